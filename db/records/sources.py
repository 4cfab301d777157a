"""What it rests on: sources, evidence, disagreements between them, links between records, tags, files."""

from dataclasses import dataclass
from typing import Annotated

from db.records import fields as f
from db.records.base import Meta, Record, kind

RELIABILITY_WORDS = {
    "A": "completely reliable", "B": "usually reliable", "C": "fairly reliable", "D": "not usually reliable",
    "E": "unreliable", "F": "cannot be judged",
}  # fmt: skip
RELIABILITY = tuple(RELIABILITY_WORDS)
CREDIBILITY_WORDS = {
    "1": "confirmed by other sources", "2": "probably true", "3": "possibly true", "4": "doubtful",
    "5": "improbable", "6": "cannot be judged",
}  # fmt: skip
CREDIBILITY = tuple(CREDIBILITY_WORDS)
SOURCE_TYPES = (
    "article",
    "article-journal",
    "article-newspaper",
    "book",
    "chapter",
    "document",
    "interview",
    "legal document",
    "map",
    "personal communication",
    "post",
    "press release",
    "report",
    "speech",
    "treaty",
    "webpage",
)
TYPE_WORDS = {  # of types that are stored as references call them
    "article-journal": "journal article", "article-newspaper": "newspaper article", "webpage": "web page",
}  # fmt: skip
LINK_KINDS = ("produced", "violates", "implements", "blocks", "answers", "cites", "same as")
DISAGREEMENT_KINDS = ("content", "date", "role", "emphasis", "omission", "spelling", "within one source")


@kind(
    Meta(
        "source",
        "Source",
        "Sources",
        "What claims rest on, graded for reliability. F means it cannot be judged, not that it is weak.",
        title=("title",),
        order=("title",),
    )
)
@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class Source(Record):
    title: Annotated[str, f.text("Title", "as printed")]
    type: Annotated[str, f.choice("Type", *SOURCE_TYPES, help="what sort of source")] = "document"
    author: Annotated[str, f.json("Author", "who wrote it")] = ""
    publisher: Annotated[str, f.text("Publisher", "who put it out")] = ""
    issued: Annotated[str, f.date("Issued")] = ""
    issued_as_printed: Annotated[str, f.text("Issued, as printed", "the date in the source's words")] = ""
    accessed: Annotated[str, f.date("Accessed")] = ""
    url: Annotated[str, f.url("Address", "shown and copied, never opened")] = ""
    language: Annotated[str, f.text("Language", "a code such as en or uk")] = ""
    reliability: Annotated[
        str,
        f.choice(
            "Reliability", *RELIABILITY, help="A completely reliable … E unreliable, F cannot be judged"
        ),
    ] = ""
    reliability_reason: Annotated[str, f.prose("Reason for the grade", "why this grade")] = ""
    status: Annotated[
        str, f.choice("Status", "in use", "withdrawn", "superseded", help="whether it may still be cited")
    ] = "in use"
    status_reason: Annotated[
        str, f.prose("Reason for the status", "why it was withdrawn, or by what superseded")
    ] = ""
    csl: Annotated[
        str, f.json("Further details", "what else a citation may need, for example volume: 12")
    ] = ""
    original: Annotated[str | None, f.ref("Original file", "blob", help="the file as it came")] = None
    text: Annotated[
        str | None, f.ref("Text as kept", "blob", help="its plain text, in which passages are found")
    ] = None
    reading: Annotated[
        str | None, f.ref("How it was read", "blob", help="what was repaired in the text, and what set aside")
    ] = None
    notes: Annotated[str, f.prose("Notes", "for the analyst alone")] = ""


@kind(
    Meta(
        "evidence",
        "Evidence",
        "Evidence",
        "Where a source supports, contradicts or puts in context what a record says.",
        title=("source", "locator"),
        owner="record",
        order=("record", "source"),
        units=("citation", "citations"),
    )
)
@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class Evidence(Record):
    source: Annotated[str, f.ref("Source", "source", help="who says so")]
    record: Annotated[str, f.ref("Record", help="what it bears on")]
    field: Annotated[str, f.text("Field", "the field it speaks of; empty: the whole record")] = ""
    says: Annotated[str, f.prose("Says", "this source's own value of that field")] = ""
    locator: Annotated[str, f.text("Locator", "heading, bullet, paragraph or page")] = ""
    quote: Annotated[str, f.prose("Quote", "the passage, word for word")] = ""
    first: Annotated[int | None, f.whole("First", 0, help="code point in the text as kept")] = None
    last: Annotated[int | None, f.whole("Last", 0, help="code point in the text as kept")] = None
    quote_language: Annotated[str, f.text("Language of the quote", "a code such as en or uk")] = ""
    translation: Annotated[str, f.prose("Translation", "of the passage")] = ""
    credibility: Annotated[
        str, f.choice("Credibility", *CREDIBILITY, help="1 confirmed … 5 improbable, 6 cannot be judged")
    ] = ""
    bearing: Annotated[
        str,
        f.choice(
            "Bearing",
            "supports",
            "contradicts",
            "context",
            help="whether the source says the same, the opposite, or what lies around it",
        ),
    ] = "supports"
    note: Annotated[str, f.prose("Note", "how it is to be read")] = ""


@kind(
    Meta(
        "disagreement",
        "Disagreement",
        "Disagreements",
        "Where sources, or parts of one source, say different things. Both stand.",
        title=("title",),
        order=("title",),
    )
)
@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class Disagreement(Record):
    title: Annotated[str, f.text("Title", "what is disagreed about")]
    kind: Annotated[str, f.choice("Kind", *DISAGREEMENT_KINDS, help="what the sources differ in")] = ""
    note: Annotated[str, f.prose("Note", "how far it matters")] = ""
    follows: Annotated[
        str | None, f.ref("Follows", help="the record this tracker goes by; empty: none is preferred")
    ] = None
    why: Annotated[str, f.prose("Why", "why the tracker follows that side")] = ""


@kind(
    Meta(
        "disagreement_record",
        "Side of a disagreement",
        "Sides of disagreements",
        "One record a disagreement is about, and what it says there.",
        title=("disagreement", "record"),
        joins=("disagreement", "record"),
        owner="disagreement",
    )
)
@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class DisagreementRecord(Record):
    disagreement: Annotated[str, f.ref("Disagreement", "disagreement", help="what it is a side of")]
    record: Annotated[str, f.ref("Record", help="where this is said")]
    says: Annotated[str, f.prose("Says", "what is said there")] = ""


@kind(
    Meta(
        "link",
        "Link",
        "Links",
        "How one record bears on another: produced, violates, implements, blocks …",
        title=("from_record", "kind", "to_record"),
        joins=("from_record", "to_record", "kind"),
        owner="from_record",
    )
)
@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class Link(Record):
    from_record: Annotated[str, f.ref("From", help="what bears on the other")]
    to_record: Annotated[str, f.ref("To", help="what it bears on")]
    kind: Annotated[str, f.choice("Kind", *LINK_KINDS, help="how")]
    note: Annotated[str, f.prose("Note", "what the link rests on")] = ""


@kind(Meta("tag", "Tag", "Tags", "A word to gather records by.", title=("name",), order=("name",)))
@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class Tag(Record):
    name: Annotated[str, f.text("Name", "one word or two")]


@kind(
    Meta(
        "tagging",
        "Tagged record",
        "Tagged records",
        "Which record carries which tag.",
        title=("tag", "record"),
        joins=("tag", "record"),
        owner="record",
    )
)
@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class Tagging(Record):
    tag: Annotated[str, f.ref("Tag", "tag", help="the word")]
    record: Annotated[str, f.ref("Record", help="what carries it")]


@kind(
    Meta(
        "blob",
        "File",
        "Files",
        "A file kept in the tracker: the original of a source, or an issued paper.",
        title=("name",),
        order=("name",),
    )
)
@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class Blob(Record):
    sha256: Annotated[str, f.text("SHA-256", "its fingerprint")]
    media_type: Annotated[str, f.text("Media type", "what sort of file, for example application/pdf")]
    name: Annotated[str, f.text("Name", "the name it had as a file")] = ""
