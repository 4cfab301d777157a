"""Quick capture in the window: made when it is first asked for, and what becomes of a line."""

from functools import partial

from desktop.capture.reading import Captured
from desktop.views.capture_box import CaptureBox
from desktop.window import MainWindow


def capture_of(window: MainWindow) -> CaptureBox:
    """Where a line becomes a position."""
    box = CaptureBox(window.session, window.theme, window)
    box.captured.connect(window.travel.new_captured)
    box.finished.connect(partial(_save, window))
    return box


def _save(window: MainWindow, captured: Captured) -> None:
    """Save what a line was read as and ask for the next, or leave it in its form to be looked at."""
    window.travel.new_captured(captured)
    if any(each.problem for each in captured.taken) or not window.inspector.save():
        return
    id = window.inspector.record_id
    title = window.session.store.titles([id]).get(id, "")
    window.capture.go_on_at(window.toolbar.search_place(), f"Saved: {title}. The next line, or Esc.")
