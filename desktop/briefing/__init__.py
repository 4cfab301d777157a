"""Papers: a snapshot and a brief become a PDF, and the PDF a file. No Qt, no SQL, no network, no clock."""

from desktop.briefing.document import Cancelled, make_paper
from desktop.briefing.writing import write_paper

__all__ = ["Cancelled", "make_paper", "write_paper"]
