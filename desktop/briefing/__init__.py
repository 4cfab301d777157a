"""Papers: a snapshot and a brief become a PDF. No Qt, no SQL, no network, no clock."""

from desktop.briefing.document import Cancelled, Layout, layout, make_paper

__all__ = ["Cancelled", "Layout", "layout", "make_paper"]
