"""Papers: a snapshot and a brief become a PDF. No Qt, no SQL, no network, no clock.

What is data — templates, house styles — is read without ReportLab, which is loaded when a paper is made.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.briefing.document import Cancelled, Layout, Proof, Spot, layout, make_paper, proof

__all__ = ["Cancelled", "Layout", "Proof", "Spot", "layout", "make_paper", "proof"]


def __getattr__(name: str) -> object:
    """What papers are made by, from the module that needs ReportLab, when it is first asked for."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from desktop.briefing import document

    return getattr(document, name)
