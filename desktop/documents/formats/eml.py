"""Mail: the plain text of a message, else its HTML; headers as what it says of itself; attachments named."""

import email
import email.policy
from collections.abc import Iterator
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

from desktop.documents.bounds import HEADER_LENGTH, MAILS_DEEP, TEXT_BYTES, Watch
from desktop.documents.document import Proposed
from desktop.documents.errors import DamagedDocument, TooMuch
from desktop.documents.formats.html import read_html
from desktop.documents.raw import Paragraphs, Raw, Stretch, proposals

EML = "message/rfc822"
FORM = "mail"
HEADERS = ("Subject", "From", "To", "Cc", "Date")
ATTACHED = "Its attachments are kept with the original and were not opened: {}."
MOST_PARTS = 1_000


def read_eml(name: str, data: bytes, watch: Watch) -> Raw:
    """Read a mail. Nothing it links to is loaded. Raises DamagedDocument, TooMuch."""
    if len(data) > TEXT_BYTES:
        raise TooMuch(name, f"is a mail of {len(data) >> 20:,} MiB; at most {TEXT_BYTES >> 20} are read")
    try:
        return _read(name, email.message_from_bytes(data, policy=email.policy.default), watch)
    except RecursionError as error:
        raise TooMuch(name, "has parts or remarks inside one another without end") from error
    except (ValueError, LookupError, AttributeError, TypeError, AssertionError) as error:
        # the parser of headers ends broken ones in any of these
        raise DamagedDocument(name, FORM, "its headers or parts are broken") from error


def _read(name: str, message: EmailMessage, watch: Watch) -> Raw:
    parts = list(_parts(name, message))
    watch.step(1, 2)
    plain = [part for part in parts if part.get_content_type() == "text/plain" and not part.get_filename()]
    pages = [part for part in parts if part.get_content_type() == "text/html" and not part.get_filename()]
    attached = [part for part in parts if part not in plain and part not in pages and not part.is_multipart()]
    text = ""
    aside: tuple[Stretch, ...] = ()
    warnings: tuple[str, ...] = ()
    if plain and any(_text(part).strip() for part in plain):
        text = "\n\n".join(_text(part).strip() for part in plain) + "\n"
    elif pages:
        raw = read_html(name, _text(pages[0]).encode(), watch)
        text, aside, warnings = raw.text, raw.aside, raw.warnings
    head = Paragraphs()
    head.add(
        "\n".join(f"{each}: {_header(message, each)}" for each in HEADERS if _header(message, each)),
        "Headers of the mail",
    )
    moved = tuple(Stretch(each.first + head.length, each.last + head.length, each.why) for each in aside)
    if attached:
        listed = ", ".join(_named(part) for part in attached)
        warnings = (*warnings, ATTACHED.format(listed))
    return Raw(EML, head.text + text.replace("\r\n", "\n"), (*head.aside, *moved), _said(message), warnings)


def _parts(name: str, message: EmailMessage) -> Iterator[EmailMessage]:
    """The parts of a message, not those of mails attached to it."""
    waiting: list[tuple[EmailMessage, int]] = [(message, 0)]
    number = 0
    while waiting:
        part, depth = waiting.pop()
        number += 1
        _refuse_long_headers(name, part)
        if depth > MAILS_DEEP or number > MOST_PARTS:
            raise TooMuch(
                name, f"has more than {MAILS_DEEP} parts inside one another, or {MOST_PARTS:,} in all"
            )
        if part.is_multipart() and part.get_content_maintype() == "multipart":
            inside = [each for each in part.iter_parts() if isinstance(each, EmailMessage)]
            waiting += [(each, depth + 1) for each in reversed(inside)]
        else:
            yield part


def _text(part: EmailMessage) -> str:
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return ""
    for encoding in (part.get_content_charset(), "utf-8"):
        try:
            return data.decode(encoding or "ascii")
        except (LookupError, UnicodeError):
            continue
    return data.decode("cp1252", "replace")


def _refuse_long_headers(name: str, part: EmailMessage) -> None:
    """Headers that say what a part is are parsed in full: in a time that grows with their square."""
    for header, value in part.raw_items():
        if len(str(value)) > HEADER_LENGTH and header.lower().startswith("content-"):
            raise TooMuch(
                name, f"has a header of {len(str(value)):,} characters; at most {HEADER_LENGTH:,} are read"
            )


def _header(message: EmailMessage, name: str) -> str:
    """A header in plain words, its beginning when it is long; '' for none."""
    for header, value in message.raw_items():
        if header.lower() == name.lower():
            written = " ".join(str(value)[:HEADER_LENGTH].split())
            return " ".join("".join(_part_text(*each) for each in _decoded(written)).split())
    return ""


def _decoded(written: str) -> list[tuple[bytes | str, str | None]]:
    """The parts of a header with their encodings; one that is encoded wrongly stays as it is written."""
    try:
        return list(decode_header(written))
    except HeaderParseError:
        return [(written, None)]


def _part_text(part: bytes | str, encoding: str | None) -> str:
    if isinstance(part, str):
        return part
    try:
        return part.decode(encoding or "utf-8", "replace")
    except LookupError:
        return part.decode("utf-8", "replace")


def _named(part: EmailMessage) -> str:
    payload = part.get_payload(decode=True)
    size = f" ({len(payload):,} bytes)" if isinstance(payload, bytes) else ""
    return f"{part.get_filename() or part.get_content_type()}{size}"


def _said(message: EmailMessage) -> tuple[Proposed, ...]:
    try:
        sent = parsedate_to_datetime(_header(message, "Date")).date().isoformat()
    except (ValueError, TypeError):
        sent = ""
    sender = _header(message, "From")
    name, _, _ = sender.partition("<")
    return proposals(
        (
            ("title", _header(message, "Subject"), "mail header “Subject”"),
            ("author", name.strip(' "') or sender.strip("<>"), "mail header “From”"),
            ("issued", sent, "mail header “Date”"),
            ("language", _header(message, "Content-Language"), "mail header “Content-Language”"),
        )
    )
