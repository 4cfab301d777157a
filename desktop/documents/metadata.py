"""What the words of a text say of its source, by plain rules: a title, a byline, a date, the language."""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import PurePath

from db import dates
from db.dates.in_words import MONTHS
from desktop.documents.blocks import HEADING, blocks
from desktop.documents.dating import dates_in
from desktop.documents.document import Proposed
from desktop.documents.raw import proposals

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
HEAD = 2_500  # code points from the beginning in which a byline and a date are looked for
LONGEST_TITLE = 200
_NAME = r"[^\W\d_][\w.'’-]*"
_BETWEEN = r"(?:(?:and|&|van|von|de|der|bin|al)[ \t]+)*"
_BYLINE = re.compile(
    rf"^(?:written |posted |published |story |text )?by:?[ \t]+"
    rf"(?P<name>{_NAME}(?:[ \t]+{_BETWEEN}{_NAME}){{1,5}})[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_MONTH = "|".join(f"{month}|{month[:3]}" for month in MONTHS)
_DATES = (
    re.compile(r"\b(?P<y>(?:19|20)\d\d)-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])\b"),
    re.compile(
        rf"\b(?P<d>[12]?\d|3[01])(?:st|nd|rd|th)? (?P<m>{_MONTH})\.?,? (?P<y>(?:19|20)\d\d)\b", re.IGNORECASE
    ),
    re.compile(
        rf"\b(?P<m>{_MONTH})\.? (?P<d>[12]?\d|3[01])(?:st|nd|rd|th)?,? (?P<y>(?:19|20)\d\d)\b", re.IGNORECASE
    ),
)
_DATED = re.compile(
    r"\b(?:published|posted|updated|issued|dated?|released|last modified|veröffentlicht|aktualisiert|datum"
    r"|publié|mis à jour|опубліковано|оновлено|опубликовано|обновлено|дата)\b",
    re.IGNORECASE,
)
# The commonest small words of a language; a text in it is full of them.
_SMALL = {
    "en": "the of and to in that is for with was on by as it",
    "de": "der die und das den von mit ist nicht ein zu dem auf",
    "fr": "le la les des et est une dans que pour du qui au",
    "es": "el la los de que y en las una por con del se",
    "pl": "w i na nie z że się do jest o jak przez",
    "tr": "ve bir bu için ile da de olarak çok daha gibi",
    "uk": "і в на що не до з у та для як це від",
    "ru": "и в на что не с по из для как это от за",
    "ar": "في من على إلى أن عن مع هذا التي ما لا",
}
SMALL_WORDS = {code: frozenset(words.split()) for code, words in _SMALL.items()}
LEAST_SHARE, LEAST_WORDS, LOOKED_AT = 0.12, 40, 4_000


def from_text(name: str, text: str) -> tuple[Proposed, ...]:
    """What the text says of itself; values are as they stand, dates as EDTF."""
    head = text[:HEAD]
    return proposals(
        (
            *_title(name, text),
            *_byline(head),
            *_date(head),
            ("language", language_of(text), "commonest words"),
        )
    )


def _title(name: str, text: str) -> Iterator[tuple[str, str, str]]:
    first = next(iter(blocks(text[: HEAD * 4])), None)
    if first is not None and first.kind == HEADING and first.last - first.first <= LONGEST_TITLE:
        yield "title", text[first.first : first.last], "first heading"
    yield "title", PurePath(name.replace("\\", "/")).stem or name, "name of the file"


def _byline(head: str) -> Iterator[tuple[str, str, str]]:
    for found in _BYLINE.finditer(head):
        yield "author", found["name"], f"byline “{' '.join(found[0].split())[:80]}”"


def _date(head: str) -> Iterator[tuple[str, str, str]]:
    """A date in a line of its own, or in one that says it is when the text was put out."""
    for line in head.splitlines()[:30]:
        for day, words in _days_in(line[:HEAD]):
            if len(line.strip()) <= len(words) + 12 or (_DATED.search(line) and len(line) < 120):
                yield "issued", day, f"line “{' '.join(line.split())[:80]}”"


def _days_in(line: str) -> Iterator[tuple[str, str]]:
    """The days a line names, as EDTF and as printed; 3/4/2026 is none, for it may be two."""
    for pattern in _DATES:
        if found := pattern.search(line):
            yield _edtf(found), found[0]
    for dated in dates_in(line):
        if _DAY.fullmatch(dated.edtf) and "/" not in dated.words:
            yield dated.edtf, dated.words


def _edtf(found: re.Match[str]) -> str:
    month = found["m"]
    number = (
        int(month) if month.isdigit() else 1 + [each[:3].lower() for each in MONTHS].index(month[:3].lower())
    )
    return f"{found['y']}-{number:02}-{int(found['d']):02}"


def language_of(text: str) -> str:
    """The language whose small words fill the text; '' when none does clearly."""
    words = re.findall(r"[^\W\d_]+", text[: LOOKED_AT * 8].lower())[:LOOKED_AT]
    if len(words) < LEAST_WORDS:
        return ""
    counts = sorted(
        ((sum(word in small for word in words), code) for code, small in SMALL_WORDS.items()), reverse=True
    )
    (most, code), (second, _) = counts[0], counts[1]
    return code if most >= LEAST_SHARE * len(words) and most > 1.3 * second else ""


# -- as a source holds it --------------------------------------------------------------------------------


def usable(found: Sequence[Proposed]) -> tuple[Proposed, ...]:
    """The proposals as fields of a source: dates as EDTF, languages as codes, web addresses, one each."""
    return proposals((each.field, _value(each), each.found) for each in found)


def _value(each: Proposed) -> str:
    if each.field == "issued":
        return _day(each.value)
    if each.field == "language":
        code = each.value.replace("_", "-").split("-")[0].lower()
        return code if re.fullmatch(r"[a-z]{2,3}", code) else ""
    if each.field == "url":
        return each.value if each.value.startswith(("http://", "https://")) else ""
    return each.value[:LONGEST_TITLE] if each.field == "title" else each.value


def _day(text: str) -> str:
    text = next((day for day, _ in _days_in(text.replace("/", "-"))), text[:10])
    try:
        dates.bounds(text)
    except dates.BadDate:
        return ""
    return text


def names_of(line: str) -> list[dict[str, str]]:
    """People as CSL names them: "Ana Reyes and B. Okoro" is two; one word, or an office, is a literal."""
    found = []
    for name in re.split(r"\s*(?:;|&|\band\b)\s*|,\s+(?=\w+\s+\w)", line.strip()):
        words = name.split()
        if not words:
            continue
        if 2 <= len(words) <= 4 and all(word[:1].isalpha() for word in words) and "@" not in name:
            found.append({"given": " ".join(words[:-1]), "family": words[-1]})
        else:
            found.append({"literal": name})
    return found


def author_json(line: str) -> str:
    """The field `author` of a source for people named in a line; '' for nobody."""
    names = names_of(line)
    return json.dumps(names, ensure_ascii=False) if names else ""
