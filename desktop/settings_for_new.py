"""What a new tracker and its papers begin with on this desk, declared as settings. No Qt."""

from desktop.operations.vocabulary_names import DATE_ORDERS, MARKING_SETS, SCALES
from desktop.setting import Setting, one_of

PAPERS = ("A4", "Letter")

MARKING_SET = Setting(
    "marking_set",
    "none",
    "Marking set",
    "the levels that records and papers of a new tracker carry",
    one_of(*MARKING_SETS),
    tuple(MARKING_SETS),
    tuple(MARKING_SETS.values()),
    section="New trackers",
    shared=True,
)
SCALE = Setting(
    "likelihood_scale",
    "phia",
    "Likelihood scale",
    "the words for likelihoods in a new tracker",
    one_of(*SCALES),
    tuple(SCALES),
    tuple(SCALES.values()),
    section="New trackers",
    shared=True,
)
DATE_ORDER = Setting(
    "date_order",
    "DMY",
    "Date order",
    "how a typed 12/11/2026 is read in a new tracker",
    one_of(*DATE_ORDERS),
    tuple(DATE_ORDERS),
    tuple(words.capitalize() for words in DATE_ORDERS.values()),
    section="New trackers",
    shared=True,
)
PAPER = Setting(
    "paper",
    "A4",
    "Paper size",
    "the page of a new paper",
    one_of(*PAPERS),
    PAPERS,
    ("A4", "US Letter"),
    section="New trackers",
    shared=True,
)
