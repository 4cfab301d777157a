"""Quick capture in the window: made when it is first asked for, and what becomes of a line."""

from functools import partial

from desktop.capture.reading import Captured
from desktop.views.capture_box import CaptureBox
from desktop.widgets.toast import Message
from desktop.window import MainWindow


def capture_of(window: MainWindow) -> CaptureBox:
    """Where a line becomes a position."""
    box = CaptureBox(window.session, window.theme, window)
    box.captured.connect(partial(_fill, window))
    box.finished.connect(partial(_save, window))
    return box


def _fill(window: MainWindow, captured: Captured) -> None:
    """Open the filled form, and say which words of the line have no place in it."""
    window.travel.new_captured(captured)
    if lost := [f"“{each.piece.text}”" for each in captured.problems if not each.field]:
        said = f"Not in the form: {', '.join(lost)}."
        window.toast.show_message(Message(said, "Back to the line", partial(_back, window), failure=True))


def _back(window: MainWindow) -> None:
    window.capture.open_before(window.toolbar.search_place())


def _save(window: MainWindow, captured: Captured) -> None:
    """Save what a line was read as and ask for the next, or leave it in its form to be looked at."""
    _fill(window, captured)
    if any(each.problem for each in captured.taken) or not window.inspector.save():
        return
    id = window.inspector.record_id
    title = window.session.store.titles([id]).get(id, "")
    window.capture.go_on_at(window.toolbar.search_place(), f"Saved: {title}. The next line, or Esc.")
