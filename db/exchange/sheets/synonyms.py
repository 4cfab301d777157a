"""What people call the columns of their sheets, by the field that is meant."""

from collections.abc import Mapping, Sequence
from functools import cache

from db.exchange.sheets.targets import Shape, Target, main_role, named_field, targets
from db.records import KINDS

# By role (or kind) and field; labels and names of fields need not stand here. Words of other languages are
# those that occur in English-language working papers.
SYNONYMS: Mapping[str, tuple[str, ...]] = {
    "actor.name": (
        "party", "country", "state", "delegation", "who", "side", "stakeholder", "player", "member",
        "organisation", "organization", "negotiator", "akteur", "partei", "land", "acteur", "pays", "сторона",
    ),
    "actor.kind": ("type of actor", "actor type"),
    "actor.aliases": ("also known as", "aka", "other names", "alias"),
    "actor.short_name": ("abbreviation", "acronym", "code", "short"),
    "issue.title": (
        "topic", "subject", "agenda item", "matter", "item", "thema", "sujet", "file", "chapter",
        "issue area", "question", "вопрос", "питання",
    ),
    "issue.theme": ("cluster", "theme", "basket"),
    "position.statement": (
        "position", "stance", "says", "said", "view", "what they say", "what was said", "claim", "line",
        "text", "content", "summary", "description", "details", "wording", "demand", "aussage",
        "позиция", "позиція",
    ),
    "position.stated": (
        "date", "as of", "when", "dated", "date stated", "date of statement", "stand", "datum", "day", "on",
        "statement date", "дата",
    ),
    "position.until": ("valid until", "expires", "end"),
    "position.channel": ("medium", "how", "via", "kanal", "type of statement", "setting", "source type"),
    "position.firmness": ("strength", "flexibility", "hardness", "firm", "negotiability", "how firm"),
    "position.rationale": ("reason", "why", "interest", "interests", "motive", "reasoning", "grounds"),
    "position.confidence": ("certainty", "how sure"),
    "position.venue": ("place", "where", "forum", "location"),
    "position.caveat_text": ("caveats", "doubt", "note", "notes", "comment", "comments", "remark", "remarks"),
    "speaker.name": ("said by", "by", "spokesperson", "by whom", "official", "quoted person"),
    "event.title": ("meeting", "round", "session", "occasion"),
    "event.start": ("date", "when", "begin", "from", "day"),
    "event.end": ("to", "until"),
    "event.place": ("where", "venue", "location", "city"),
    "event.description": ("summary", "details", "notes", "what happened"),
    "source.title": (
        "ref", "src", "reference", "references", "citation", "cite", "document", "quelle", "publication",
        "sources", "based on", "источник", "джерело", "origin",
    ),
    "source.url": ("url", "link", "web", "weblink", "hyperlink", "web address", "source link", "source url"),
    "source.issued": ("published", "publication date", "source date", "date of source", "issued on"),
    "source.publisher": ("outlet", "newspaper", "publisher", "agency"),
    "source.author": ("author", "authors", "byline", "written by"),
    "source.reliability": ("grade", "source grade", "reliability", "rating"),
    "source.accessed": ("accessed", "retrieved", "access date"),
    "evidence.locator": ("page", "pages", "p", "pp", "para", "paragraph", "section", "locator"),
    "evidence.quote": ("quote", "quotation", "verbatim", "zitat", "original wording", "exact words"),
    "evidence.credibility": ("credibility",),
    "option.label": ("option", "outcome", "solution", "scenario"),
    "option.value": ("place", "axis", "value", "scale"),
    "stance.stance": ("stance", "support", "attitude", "assessment of option"),
    "condition.text": ("conditions", "provided", "provided that", "depends on"),
    "tag.name": ("tags", "keyword", "keywords", "label", "labels", "category"),
    "stake.salience": ("salience", "importance", "weight", "priority"),
}  # fmt: skip


def normal(heading: str) -> str:
    """A heading as it is compared: words alone, without case."""
    return " ".join("".join(sign if sign.isalnum() else " " for sign in heading.casefold()).split())


def words_for(target: Target, main: str) -> tuple[set[str], set[str]]:
    """What a column that means `target` is called here, and what else people call it.

    `main`: the role that a row is about.
    """
    role, spec = target.role, target.spec
    own = {target.label, f"{role.label} {spec.label}", target.name}
    if role.name == main:
        own |= {spec.label, target.field}
    if target.field == named_field(role):
        own |= {role.label, role.cls.META.plural} if role.name == role.kind else {role.label}
    others = {*SYNONYMS.get(f"{role.name}.{target.field}", ())}
    if spec.kind == "ref" and len(spec.refs) == 1 and role.name == main and target.field in spec.refs:
        others |= {*SYNONYMS.get(f"{spec.refs[0]}.{KINDS[spec.refs[0]].META.title[0]}", ())}
    return {normal(each) for each in own} - {""}, {normal(each) for each in others}


@cache
def vocabulary(shape: Shape, kind: str) -> Mapping[str, Sequence[tuple[Target, bool]]]:
    """The targets by what a column that means them may be called, those of the main record first.

    With each whether the word is its own, or one of those that people use for it.
    """
    main = main_role(shape, kind)
    found: dict[str, list[tuple[Target, bool]]] = {}
    for target in sorted(targets(shape, kind), key=lambda each: each.role.name != main):
        own, others = words_for(target, main)
        for word in sorted(own | others):
            found.setdefault(word, []).append((target, word in own))
    return found
