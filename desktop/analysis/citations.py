"""Citations in the desk's own texts: `[@ID]` or `[@ID, page 4]`, of a record or of a source."""

import re

from db.records.base import ID_PATTERN

CITATION = re.compile(rf"\[@({ID_PATTERN.pattern})(?:,\s*([^\]\n]+))?\]")


def cited_in(text: str) -> list[str]:
    """The ids that an own text cites, each once, in order."""
    return list(dict.fromkeys(found[1] for found in CITATION.finditer(text)))
