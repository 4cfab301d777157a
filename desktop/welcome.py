"""The page that stands while no tracker is open."""

from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout

from desktop.action_table import SPECS
from desktop.actions import with_shortcut
from desktop.operations.sample import FICTIONAL, SAMPLE
from desktop.theme_tokens import MEASURES
from desktop.views.recent_trackers import RecentTrackers
from desktop.views.sample_offer import SampleOffer
from desktop.widgets.row_list import ListRow
from desktop.widgets.surface import Surface
from desktop.widgets.toast import Message
from desktop.window import MainWindow

GREETING = "This is the sample, in a copy of your own."


def welcome_page(window: MainWindow) -> Surface:
    """What can be begun: a new tracker, one of those opened last, a sample."""
    page = Surface(window.theme, "base")
    padding = MEASURES.overview_padding
    column = QVBoxLayout(page)
    column.setContentsMargins(padding, padding, padding, padding)
    column.addWidget(window.welcome)
    recent = RecentTrackers(window.theme, window.settings, window.jobs)
    column.addWidget(recent)
    column.addWidget(_samples(window))
    column.addStretch(1)
    recent.opened.connect(lambda name: window.files.open_path(Path(name)))
    window.files.recent_changed.connect(recent.refresh)
    text = (
        "A tracker keeps who holds which position on which issue, since when and on what source, "
        "and makes briefing papers from it."
    )
    window.welcome.show_words("No tracker is open", text, "New tracker…", "Open a tracker…")
    return page


def greet(window: MainWindow) -> None:
    """Say to a newcomer what stands there, and offer to begin."""
    if window.session.is_open:
        begin = window.table["file.new"].trigger
        window.toast.show_message(Message(GREETING, "New tracker", begin, SPECS["file.new"].shortcut))


def _samples(window: MainWindow) -> SampleOffer:
    rows = [
        ListRow(each.name, with_shortcut(each.label, SPECS[id].shortcut), each.help)
        for id, each in (("file.sample", SAMPLE), ("file.fictional", FICTIONAL))
    ]
    offer = SampleOffer(window.theme, rows)
    offer.opened.connect(window.files.open_sample)
    return offer
