"""The icon of each kind of record, for the navigator, lists, search and history."""

from collections.abc import Mapping

KIND_ICONS: Mapping[str, str] = {
    "actor": "users",
    "issue": "list-tree",
    "option": "ruler",
    "position": "message-square",
    "proposal": "file-text",
    "event": "calendar",
    "track": "route",
    "commitment": "handshake",
    "leverage": "scale",
    "obstacle": "mountain",
    "factor": "activity",
    "scenario": "split",
    "question": "circle-help",
    "source": "book-open",
    "evidence": "quote",
    "disagreement": "git-compare",
    "brief": "scroll-text",
    "edition": "file-output",
    "dossier": "layers",
    "filter": "filter",
    "judgement": "text-quote",
    "tag": "tag",
    "link": "link",
    "blob": "file-input",
    "estimate": "target",
    "indicator": "eye",
    "marking": "shield",
}


def icon_of(kind: str) -> str:
    """The name of a kind's icon; kinds that are part of another record share one, a branch of it."""
    return KIND_ICONS.get(kind, "git-branch")
