"""The check before issue: the fifteen things a professional looks for on a paper, each as named rules."""

from desktop.analysis.issuing.check import PAPER_RULES, PAPER_TITLES, PaperFinding, check_paper
from desktop.analysis.issuing.paper_rule import Issuing, PaperRule

__all__ = ["PAPER_RULES", "PAPER_TITLES", "Issuing", "PaperFinding", "PaperRule", "check_paper"]
