"""The records of a tracker by what texts call them: names, short names, aliases, and what is made of them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from db.queries.name_keys import plain
from db.reader import Reader
from db.records import KINDS, Actor, Issue, Option, Record
from desktop.documents.naming import NameBook
from desktop.documents.triage.proposal import Mention

ALIKE = 82  # per cent from which two titles may be one, by token_set_ratio
LEAST_STEM = 4
_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_ENDING = re.compile(r"(?:(?<=[^aeiou])(?:ian|ean)|(?:i?an|n|ish|ese|ern|i|er))s?$")
_IDLE = frozenset(
    [
        "the",
        "a",
        "an",
        "and",
        "or",
        "of",
        "in",
        "on",
        "to",
        "for",
        "with",
        "from",
        "by",
        "at",
        "as",
        "is",
        "are",
        "be",
        "it",
        "its",
        "what",
        "how",
        "who",
        "does",
        "do",
        "may",
        "this",
        "that",
        "which",
        "after",
        "before",
        "under",
        "over",
        "between",
        "not",
        "no",
        "more",
        "than",
        "into",
        "out",
        "all",
        "any",
        "their",
        "they",
        "other",
    ]
)
TITLE_WEIGHT, OTHER_WEIGHT = 4.0, 1.0
ENOUGH = 3.0  # a word of the title, or several that hardly any other issue has


@dataclass(frozen=True, slots=True)
class _Titled:
    id: str
    text: str
    owner: tuple[str, ...]


class KnownNames:
    """What a tracker knows, read once. Made by `known_names`; asks nothing of the tracker afterwards."""

    def __init__(self, actors: Iterable[Actor], issues: Mapping[str, Sequence[str]]) -> None:
        """`issues`: by id the title and other words that are said of each."""
        known = list(actors)
        self._book = NameBook(known)
        self._names = {each.id: each.name for each in known}
        self._adjectives: dict[str, str] = {}
        for each in known:
            for name in (each.name, each.short_name, *each.aliases.splitlines()):
                if len(name) >= LEAST_STEM and _WORD.fullmatch(name) and name[0].isupper():
                    self._adjectives.setdefault(_stem(name.casefold()), each.id)
        self._issues = _weights({id: [self._unnamed(text) for text in texts] for id, texts in issues.items()})
        self._titles: dict[str, list[_Titled]] = {}

    def know_titles(self, kind: str, titled: Iterable[tuple[str, str, tuple[str, ...]]]) -> None:
        """Know the records of a kind by what they say: id, text, and the ids they belong to."""
        self._titles[kind] = [_Titled(id, plain(text), owner) for id, text, owner in titled]

    # -- who -----------------------------------------------------------------------------------------

    def find(self, text: str) -> list[Mention]:
        """The actors that `text` names, in order, and the adjectives made of their names.

        Of a name that several go by it is not said who is meant: it is passed over.
        """
        named = self._book.mentions(text, "actor")
        found = [self._mention(each.ids[0], each.first, each.last) for each in named if len(each.ids) == 1]
        taken = {place for each in named for place in range(each.first, each.last)}
        for word in _WORD.finditer(text):
            if word.start() not in taken and (id := self._adjective(word[0])):
                found.append(self._mention(id, word.start(), word.end(), adjective=True))
        return sorted(found, key=lambda each: each.first)

    def _mention(self, id: str, first: int, last: int, *, adjective: bool = False) -> Mention:
        return Mention(id, "actor", self._names[id], first, last, adjective)

    def _adjective(self, word: str) -> str:
        """The id of the actor whose people a word names: Ukrainian, Ukrainians; '' for none."""
        bare = _bare(word)
        return self._adjectives.get(_stem(bare), "") if word[0].isupper() and _ENDING.search(bare) else ""

    def _unnamed(self, text: str) -> str:
        """A text without the adjectives of actors: who is named tells nothing of what is spoken about."""
        return _WORD.sub(lambda word: "" if self._adjective(word[0]) else word[0], text)

    # -- about what ----------------------------------------------------------------------------------

    def issue(self, text: str, lead: float = 1.0) -> str:
        """The issue whose words weigh most in `text`; '' when none weighs enough or two weigh the same.

        `lead`: how many times as much as the next it must weigh.
        """
        said = {_root(word) for word in _content(self._unnamed(text))}
        weighed = sorted(
            (
                (sum(weight for root, weight in words.items() if root in said), id)
                for id, words in self._issues.items()
            ),
            reverse=True,
        )
        if not weighed or weighed[0][0] < ENOUGH:
            return ""
        (most, id), (next_most, _) = weighed[0], weighed[1] if len(weighed) > 1 else (0.0, "")
        return id if most > next_most and most >= lead * next_most else ""

    # -- the same ------------------------------------------------------------------------------------

    def alike(self, kind: str, fields: Mapping[str, str]) -> str:
        """The record of a kind whose title or text is most like that of `fields`, where it is like enough.

        Positions are compared with those of the same actor and issue alone.
        """
        known = self._titles.get(kind, ())
        owner = tuple(fields.get(name, "") for name in OWNERS.get(kind, ()))
        named = [each for each in known if each.owner == owner]
        wanted = plain(fields.get(TEXTS.get(kind, ""), "") or fields.get(title_field(kind), ""))
        if not wanted or not named:
            return ""
        from rapidfuzz import fuzz, process  # only what may be known already needs it

        best = process.extractOne(
            wanted, [each.text for each in named], scorer=fuzz.token_set_ratio, score_cutoff=_cutoff(kind)
        )
        return named[best[2]].id if best else ""


# Positions are told apart by whose they are and on what; what they say is only ranked.
OWNERS = {
    "position": ("actor", "issue"),
    "commitment": ("guarantor", "beneficiary"),
    "leverage": ("holder", "target"),
}
TEXTS = {"position": "statement", "commitment": "text", "leverage": "instrument"}
OWNED_ALIKE = 45


def _cutoff(kind: str) -> float:
    return OWNED_ALIKE if kind in OWNERS else ALIKE


def title_field(kind: str) -> str:
    """The field in which a kind of record has its title."""
    return KINDS[kind].META.title[0]


def known_names(reader: Reader) -> KnownNames:
    """The names of a tracker as they are now."""
    options = defaultdict(list)
    for option in reader.all(Option):
        options[option.issue].append(option.label)
    issues = {
        each.id: [each.title, each.question, each.theme, each.low_label, each.high_label, *options[each.id]]
        for each in reader.all(Issue)
    }
    names = KnownNames(reader.all(Actor), issues)
    for kind in PROPOSED:
        names.know_titles(kind, _titled(kind, reader.all(KINDS[kind])))
    return names


PROPOSED = (
    *(
        "position",
        "event",
        "proposal",
        "commitment",
        "leverage",
        "obstacle",
        "scenario",
        "question",
        "source",
    ),
    *("factor", "track"),
)


def _titled(kind: str, records: Iterable[Record]) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    text, owners = TEXTS.get(kind) or title_field(kind), OWNERS.get(kind, ())
    for each in records:
        yield each.id, str(getattr(each, text)), tuple(str(getattr(each, name)) for name in owners)


def _bare(word: str) -> str:
    """A word in small letters without the sign of the possessive."""
    return re.sub(r"['’]s?$", "", word).casefold()


def _stem(word: str) -> str:
    """What a name and the adjective made of it share: "ukrain" of Ukraine, Ukrainian and Ukrainians."""
    cut = _ENDING.sub("", word)
    return (cut if len(cut) >= LEAST_STEM else word).rstrip("aeioy")


def _content(text: str) -> Iterator[str]:
    for word in _WORD.findall(text.casefold()):
        for part in word.split("-"):
            if len(part) > 2 and part not in _IDLE:
                yield part


def _root(word: str) -> str:
    """The beginning of a word that its forms share: territory, territorial, territories."""
    return word[:7] if len(word) > 8 else word.rstrip("s")[:6]


def _weights(issues: Mapping[str, Sequence[str]]) -> dict[str, dict[str, float]]:
    """How much each root of an issue's words counts: more in its title, less where other issues have it."""
    roots = {
        id: (
            {_root(word) for word in _content(texts[0])},
            {_root(w) for text in texts[1:] for w in _content(text)},
        )
        for id, texts in issues.items()
    }
    shared: dict[str, int] = defaultdict(int)
    for title, other in roots.values():
        for root in title | other:
            shared[root] += 1
    return {
        id: {
            root: (TITLE_WEIGHT if root in title else OTHER_WEIGHT) / shared[root] ** 0.5
            for root in title | other
        }
        for id, (title, other) in roots.items()
    }
