"""Papers: a snapshot and a brief become a PDF, or its twin in Word. No Qt, no SQL, no network, no clock.

What is data — templates, house styles — is read without ReportLab, which is loaded when a paper is made.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.briefing.document import Cancelled, Layout, Proof, Spot, layout, make_paper, proof
    from desktop.briefing.word.document import make_word

__all__ = ["Cancelled", "Layout", "Proof", "Spot", "layout", "make_paper", "make_word", "proof"]


def __getattr__(name: str) -> object:
    """What papers are made by, from the module that needs a library for it, when it is first asked for."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    if name == "make_word":
        from desktop.briefing.word.document import make_word

        return make_word
    from desktop.briefing import document

    return getattr(document, name)
