"""The one place that asks trafilatura which words of a page are its article. It is handed text alone."""

import socket  # noqa: TID251  to see to it that none is opened
from collections.abc import Iterator
from contextlib import contextmanager


def article_of(page: str) -> str:
    """The words of the article of a page, a paragraph a line; '' when none can be told."""
    import lxml.etree

    with _no_probing():
        from trafilatura.core import extract  # late: it brings readers of dates and addresses with it

    try:
        found = extract(
            page, output_format="txt", favor_recall=True, include_comments=False, include_tables=True,
            deduplicate=False, with_metadata=False,
        )  # fmt: skip
    except (ValueError, lxml.etree.LxmlError, RecursionError):
        return ""  # not a page it can make sense of: all is kept
    return found or ""


@contextmanager
def _no_probing() -> Iterator[None]:
    """Let urllib3, which comes with trafilatura, not try out a socket of IPv6 while it is imported."""
    there, socket.has_ipv6 = socket.has_ipv6, False
    try:
        yield
    finally:
        socket.has_ipv6 = there
