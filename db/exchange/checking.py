"""What is wrong with the records of an import: references, values, marks, and files without content."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from db.exchange.bundle import SHA256
from db.exchange.items import Item
from db.exchange.reading import Holding
from db.records import KINDS, Blob, Marking, Record, memo, references, required, specs
from db.records.checks import quote
from db.records.values import problems

Found = tuple[str, str]  # a field, and what is wrong with it


class Checker:
    """Checks items against what a tracker holds (`current`) and what comes with them (`coming`, by id)."""

    def __init__(self, current: Holding, coming: Mapping[str, Item]) -> None:
        self._current, self._coming = current, coming

    def wrong_references(self, item: Item) -> list[Found]:
        """The references of an item to nothing, or to a record of a wrong kind."""
        wrong: list[Found] = []
        for field in () if item.unreadable else references(item.cls):
            target = item.values.get(field)
            if target and field not in item.blamed:
                refs = specs(item.cls)[field].refs
                kind = self._kind(str(target))
                if not kind:
                    wrong.append((field, _missing(refs, str(target))))
                elif refs and kind not in refs:
                    wrong.append(
                        (field, f"{quote(target)} is no {_either(refs)} but a record of {_label(kind)}.")
                    )
        return wrong

    def _kind(self, id: str) -> str:
        existing = self._current.get(id)
        if existing is not None:
            return existing.META.kind
        item = self._coming.get(id)
        return item.row.kind if item else ""

    def wrong_values(self, item: Item) -> Iterator[Found]:
        """What the declared fields do not allow, and files without content."""
        if item.unreadable:
            return
        if item.existing and item.reading.form == "bundle":  # a bundle gives records whole
            missing = required(item.cls) - {"id", *item.row.values, *item.blamed}
            yield from ((field, "This is needed and missing.") for field in sorted(missing))
        for problem in problems(item.cls, item.whole()) if item.values else ():
            if problem.field not in item.blamed:
                yield problem.field, problem.reason
        if item.cls is Blob:
            yield from _wrong_content(item)

    def wrong_marks(self, items: Sequence[Item]) -> Iterator[tuple[Item, str, str]]:
        """The items, not yet refused, that are marked with a level that no marking record explains."""
        levels = self._levels(items)
        for item in items:
            if item.refused:
                continue
            for field in _mark_fields(item.cls):
                level = item.values.get(field)
                if level and level not in levels:
                    blamed = "handling" if field == "handling_inherited" else field
                    yield item, blamed, _unknown_level(field, str(level), levels)

    def _levels(self, items: Iterable[Item]) -> set[str]:
        levels = {marking.id: marking.level for marking in self._current.all(Marking)}
        coming = (item for item in items if item.cls is Marking and not item.refused)
        levels |= {item.id: str(item.whole()["level"]) for item in coming}
        return set(levels.values())


@memo
def _mark_fields(cls: type[Record]) -> tuple[str, ...]:
    return tuple(name for name, spec in specs(cls).items() if spec.kind == "mark")


def _missing(refs: Sequence[str], target: str) -> str:
    wanted = _either(refs) if refs else "record"
    return f"There is no {wanted} {quote(target)}, neither in the tracker nor in what is imported."


def _either(kinds: Sequence[str]) -> str:
    return " or ".join(map(_label, kinds))


def _label(kind: str) -> str:
    return KINDS[kind].META.label.lower()


def _unknown_level(field: str, level: str, levels: Iterable[str]) -> str:
    which = f"{quote(level)}, the file's default," if field == "handling_inherited" else quote(level)
    known = ", ".join(sorted(levels)) or "none"
    return f"{which} is no marking level of this tracker (levels: {known}). Import the level's record too."


def _wrong_content(item: Item) -> Iterator[Found]:
    sha256 = item.values.get("sha256")
    if not isinstance(sha256, str) or "sha256" in item.blamed:
        return
    if not SHA256.fullmatch(sha256):
        yield "sha256", f"{quote(sha256)} is not a SHA-256: 64 signs, 0 to 9 and a to f."
    elif sha256 not in item.reading.blobs and getattr(item.existing, "sha256", "") != sha256:
        yield "sha256", "The content of this file is not there. Export it as a bundle again, with its files."
