"""Tab goes as one reads, also where rows of a form come and go while it is used."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def in_reading_order(root: QWidget) -> list[QWidget]:
    """The controls within `root` that Tab stops at, from the top down and from left to right."""
    children = [each for each in root.children() if isinstance(each, QWidget)]
    shown = [each for each in children if each.isVisibleTo(root) and not each.isWindow()]
    stops = {child: [child] if _is_stop(child) else in_reading_order(child) for child in shown}
    return [stop for child in _as_read([each for each in shown if stops[each]]) for stop in stops[child]]


def _as_read(widgets: list[QWidget]) -> list[QWidget]:
    """Row by row: what has its middle beside the first of a row belongs to that row."""
    left = sorted(widgets, key=lambda each: (each.y(), each.x()))
    found: list[QWidget] = []
    while left:
        bottom = left[0].geometry().bottom()
        row = [each for each in left if each is left[0] or each.geometry().center().y() <= bottom]
        found += sorted(row, key=lambda each: (each.x(), each.y()))
        left = [each for each in left if each not in row]
    return found


def _is_stop(widget: QWidget) -> bool:
    by_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return by_tab and widget.isEnabled() and widget.focusProxy() is None


def step(root: QWidget, *, forward: bool, around: bool = False) -> bool:
    """Move the focus within `root` to the next control or the one before; False at the ends.

    `around`: past an end goes to the other one. The order Qt keeps of its own is not asked: pages and forms
    are made when they are first shown, so that it has them in the order of their making; and walking it from
    Python leaves objects behind that are taken for gone (PySide6 6.11).
    """
    stops = in_reading_order(root)
    here = root.focusWidget()
    place = next((i for i, stop in enumerate(stops) if stop is here), -1 if forward else len(stops))
    target = place + (1 if forward else -1)
    if around and stops:
        target %= len(stops)
    if not 0 <= target < len(stops):
        return False
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    stops[target].setFocus(reason)
    return True
