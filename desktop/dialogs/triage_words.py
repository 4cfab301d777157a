"""What triage says of a proposal, and the menu of the kinds it may stand for."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from db.records import KINDS, Record
from desktop.documents.triage.recast import MEANING
from desktop.models.source_text import LETTERS
from desktop.models.triage import Line, Triage
from desktop.operations.labels import cut
from desktop.operations.triage import IN, REJECTED
from desktop.widgets.pick_list import Pick

CONFIDENCE = {"high": "High confidence", "medium": "Medium confidence", "low": "Low confidence"}
THERE = "It is in the tracker, and this passage is cited for it."
MERGING = "Accept cites the passage for it. Fields that were empty are filled and marked as edited."


def said(triage: Triage, place: int, merging: Record | None) -> tuple[str, str]:
    """The heading and the reason of a proposal; `merging`: the record it is to be merged with."""
    proposal, state = triage.proposals[place], triage.state(place)
    label = KINDS[proposal.kind].META.label
    titles = triage.session.store.titles(filter(None, (proposal.candidate, merging.id if merging else "")))
    if state == IN:
        return f"{label} · in the tracker", THERE
    if merging is not None:
        return f"Merge with “{cut(titles[merging.id])}”", MERGING
    words = proposal.reason
    if state == REJECTED:
        return f"{label} · rejected", words
    if proposal.candidate in titles:
        words += f" It may be “{cut(titles[proposal.candidate])}”: M merges them."
    return f"{label} · {CONFIDENCE[proposal.confidence].lower()}", words


def picks_of(lines: Sequence[Line]) -> list[Pick]:
    """The proposals as rows of the list."""
    return [
        Pick(str(place), f"{each.letter}   {each.title}", f"{each.kind.lower()}, {each.side}")
        for place, each in enumerate(lines)
    ]


def kind_menu(parent: QWidget, present: str, choose: Callable[[str], None]) -> QMenu:
    """The kinds a proposal may stand for, each by the letter it is filed with in the reader."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setAccessibleName("Kind of record")
    for kind in MEANING:
        action = menu.addAction(_with_mnemonic(KINDS[kind].META.label, LETTERS[kind]))
        action.setCheckable(True)
        action.setChecked(kind == present)
        if kind == present:
            menu.setActiveAction(action)
        action.triggered.connect(partial(_chosen, choose, kind))
    return menu


def _chosen(choose: Callable[[str], None], kind: str, _checked: bool = False) -> None:
    choose(kind)


def _with_mnemonic(label: str, letter: str) -> str:
    place = label.lower().find(letter.lower())
    return f"{label[:place]}&{label[place:]}" if place >= 0 else label
