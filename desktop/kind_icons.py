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
    # What is part of another record is found by the icon of that one.
    "membership": "users",
    "actor_role": "users",
    "stake": "users",
    "scale_term": "target",
    "position_option": "message-square",
    "condition": "message-square",
    "brief_section": "scroll-text",
    "obstacle_issue": "mountain",
    "obstacle_actor": "mountain",
    "track_actor": "route",
    "event_actor": "calendar",
    "proposal_actor": "file-text",
    "proposal_point": "file-text",
    "scenario_outcome": "split",
    "scenario_actor": "split",
    "scenario_factor": "split",
    "rating": "quote",
    "disagreement_record": "git-compare",
    "tagging": "tag",
}


def icon_of(kind: str) -> str:
    """The name of a kind's icon; what is of no kind has one too."""
    return KIND_ICONS.get(kind, "git-branch")
