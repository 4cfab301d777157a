"""Tab goes as one reads, also where rows of a form come and go while it is used."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def in_reading_order(root: QWidget) -> list[QWidget]:
    """The controls within `root` that Tab stops at, from the top down and from left to right."""
    found: list[QWidget] = []
    children = [each for each in root.children() if isinstance(each, QWidget)]
    shown = [each for each in children if each.isVisibleTo(root) and not each.isWindow()]
    for child in sorted(shown, key=lambda each: (each.y(), each.x())):
        if _is_stop(child):
            found.append(child)
        else:
            found += in_reading_order(child)
    return found


def _is_stop(widget: QWidget) -> bool:
    by_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return by_tab and widget.isEnabled() and widget.focusProxy() is None


def step(root: QWidget, *, forward: bool) -> bool:
    """Move the focus within `root` to the next control or the one before; past the ends, out of it."""
    stops = in_reading_order(root)
    here = root.focusWidget()
    place = next((i for i, stop in enumerate(stops) if stop is here), None)
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    if place is None:
        return False
    target = place + (1 if forward else -1)
    wanted = stops[target] if 0 <= target < len(stops) else _outside(root, stops[place], forward=forward)
    (wanted or stops[0 if forward else -1]).setFocus(reason)
    return True


def _outside(root: QWidget, start: QWidget, *, forward: bool) -> QWidget | None:
    """The next control in the window that is not within `root`; None when there is no other."""
    each = _beside(start, forward)
    while each is not None and each is not start:
        if not root.isAncestorOf(each) and each is not root and each.isVisible() and _is_stop(each):
            return each
        each = _beside(each, forward)
    return None


def _beside(widget: QWidget, forward: bool) -> QWidget | None:
    return widget.nextInFocusChain() if forward else widget.previousInFocusChain()
