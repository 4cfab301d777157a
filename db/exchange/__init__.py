"""In and out of a tracker: bundles (JSON) and tables (CSV); what was read becomes a Plan, then one Change."""

from db.exchange.bundle import bundle_bytes, write_bundle
from db.exchange.inlet import read
from db.exchange.plan import Counts, Plan
from db.exchange.planning import plan
from db.exchange.reading import Holding, ImportRefused, Reading, Refusal, Row
from db.exchange.table import guarded_table, table_bytes, write_table
from db.exchange.table_in import read_table
from db.exchange.unbundle import read_bundle

__all__ = [
    "Counts",
    "Holding",
    "ImportRefused",
    "Plan",
    "Reading",
    "Refusal",
    "Row",
    "bundle_bytes",
    "guarded_table",
    "plan",
    "read",
    "read_bundle",
    "read_table",
    "table_bytes",
    "write_bundle",
    "write_table",
]
