"""XML walked element by element, without a tree and without what it could reach for."""

import io
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from desktop.documents.errors import DamagedDocument, DeclaresEntities, TooMuch


def walked(name: str, data: bytes, depth: int, form: str) -> Iterator[tuple[bool, Element]]:
    """Each element as it begins (True) and ends (False); what has ended is emptied by whoever walks.

    Raises TooMuch for elements more than `depth` inside one another, DamagedDocument, DeclaresEntities.
    """
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import iterparse

    deep = 0
    try:
        for event, element in iterparse(io.BytesIO(data), ("start", "end"), forbid_dtd=True):
            begins = event == "start"
            deep += 1 if begins else -1
            if deep > depth:
                raise TooMuch(name, f"has more than {depth} elements inside one another")
            yield begins, element
    except DefusedXmlException as error:
        raise DeclaresEntities(name) from error
    except (ParseError, ValueError, LookupError) as error:
        raise DamagedDocument(name, form, f"its XML is broken ({error})") from error


def refuse_depth(name: str, data: bytes, depth: int, form: str) -> None:
    """Walk through XML for nothing but its depth and its soundness; raises what `walked` raises."""
    for begins, element in walked(name, data, depth, form):
        if not begins:
            element.clear()
