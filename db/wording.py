"""Words that are put alike wherever a sentence is made: lists, numbers with their noun, moments."""

from collections.abc import Iterable
from datetime import datetime

_IN_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def joined(parts: Iterable[str], last: str = "and") -> str:
    """Parts as a list within a sentence: "a, b and c"; empty ones are left out."""
    shown = [part for part in parts if part]
    if len(shown) < 2:
        return "".join(shown)
    return f"{', '.join(shown[:-1])} {last} {shown[-1]}"


def named(names: Iterable[str], last: str = "and") -> str:
    """Names as a list within a sentence; those with "and" or a comma of their own are told apart:

    "arms and aid; status; and war, peace". Empty ones are left out.
    """
    shown = [name for name in names if name]
    if len(shown) < 2 or last != "and" or not any(map(_is_list, shown)):
        return joined(shown, last)
    between = ", " if len(shown) == 2 and not any(", " in name for name in shown) else "; "
    return f"{between.join(shown[:-1])}{between}and {shown[-1]}"


def _is_list(name: str) -> bool:
    """Whether a name could be taken for several; not one in quotation marks."""
    return (" and " in name or ", " in name) and not (name.startswith("“") and name.endswith("”"))


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 note", "1,204 notes"; `many` where the plural is more than an s."""
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"


def in_words(number: int) -> str:
    """A number as running text has it: "no", "one" to "nine", then figures: "10", "1,204"."""
    return _IN_WORDS[number] if 0 <= number < len(_IN_WORDS) else f"{number:,}"


def told(number: int, one: str, many: str = "") -> str:
    """A number with its noun as running text has it: "one note", "nine notes", "1,204 notes"."""
    return f"{in_words(number)} {one if number == 1 else many or one + 's'}"


def capital(words: str) -> str:
    """Words with a capital at their beginning, the rest as it is: "Non-negotiable", "ICD 203"."""
    return words[:1].upper() + words[1:]


def local_time(at: str) -> datetime:
    """A moment of the journal (ISO, UTC) by the clock of this machine. Raises ValueError for none."""
    return datetime.fromisoformat(at).astimezone()


def minute(at: str) -> str:
    """The same to the minute, as lists and commands write it: "2026-11-21 14:02". Raises ValueError."""
    return local_time(at).strftime("%Y-%m-%d %H:%M")
