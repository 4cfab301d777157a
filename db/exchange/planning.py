"""Compares what was read with what a tracker holds, and finds what can't be taken."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from db.changes import Edit
from db.exchange.carried import NOT_CARRIED
from db.exchange.checking import Checker
from db.exchange.items import Item, complete, settle_link_id, settle_own_id
from db.exchange.naming import put_ids
from db.exchange.plan import Counts, Plan
from db.exchange.reading import Holding, Reading, Refusal
from db.records import DOSSIER_ID, KINDS, Blob, Dossier, Record, references, required
from db.records.checks import quote

NOT_TAKEN = "Editions are issued in a tracker and are not taken in from a file. Leave them out."
NO_ID = "The id is missing. Give the record one, for others to refer to."


def plan(readings: Sequence[Reading], current: Holding) -> Plan:
    """What importing `readings` together would do to a tracker that holds `current`.

    `current` must hold everything: a snapshot without date, channels or marking.
    """
    return _Planner(readings, current).plan()


class _Planner:
    def __init__(self, readings: Sequence[Reading], current: Holding) -> None:
        self._readings, self._current = readings, current
        self._refusals = [refusal for reading in readings for refusal in reading.refusals]
        self._refused: Counter[str] = Counter()
        self._blanked: list[tuple[Item, str, str]] = []
        self._by_id: dict[str, Item] = {}
        self._items = list(self._taken())

    def plan(self) -> Plan:
        for item in self._items:
            settle_own_id(item)
        for item, field, reason in put_ids(self._items, self._current):
            self._refuse(item, field, reason)
        for item in self._items:
            settle_link_id(item)
            self._identify(item)
            complete(item, self._current)
        self._check()
        self._cascade()
        return self._outcome()

    def _taken(self) -> Iterator[Item]:
        for reading in self._readings:
            table = reading.form == "table"
            for row in reading.rows:
                cls = KINDS.get(row.kind)
                values = dict(row.values) if table else row.values
                item = Item(row, reading, cls or Record, values, row.id)
                for wrong in row.wrong:
                    self._refuse(item, *wrong)
                if row.kind in NOT_CARRIED:
                    self._refuse(item, "", NOT_TAKEN)
                elif cls is not None:
                    yield item

    def _refuse(self, item: Item, field: str, reason: str) -> None:
        self._refusals.append(item.refusal(field, reason))
        item.blamed = (*item.blamed, field)
        if not item.refused:
            item.refused = True
            self._refused[item.row.kind] += 1

    def _blank(self, item: Item, field: str, reason: str) -> None:
        self._blanked.append((item, field, reason))
        item.leave_out(field)

    # -- which record a row is -------------------------------------------------------------------

    def _identify(self, item: Item) -> None:
        if not item.id:
            if not item.refused:
                self._refuse(item, "id", NO_ID)
            return
        first = self._by_id.setdefault(item.id, item)
        if first is not item:
            what = "This link" if item.cls.META.joins else f"The id {quote(item.id)}"
            self._refuse(item, "id", f"{what} stands already on {first.place}. Keep one of them.")
        elif (item.id == DOSSIER_ID) is not (item.cls is Dossier):
            self._refuse(item, "id", f"{quote(DOSSIER_ID)} is the id of the dossier and of nothing else.")
        self._find_existing(item)

    def _find_existing(self, item: Item) -> None:
        existing = self._current.get(item.id)
        if existing is None or type(existing) is item.cls:
            item.existing = existing
            return
        kind = existing.META.label.lower()
        reason = f"In the tracker this is the id of another record ({kind}). Give this one an id of its own."
        self._refuse(item, "id", reason)

    # -- what is wrong ---------------------------------------------------------------------------

    def _check(self) -> None:
        checker = Checker(self._current, self._by_id)
        for item in self._items:
            for field, reason in checker.wrong_references(item):
                if field in required(item.cls):
                    self._refuse(item, field, reason)
                else:
                    self._blank(item, field, reason)
            for field, reason in checker.wrong_values(item):
                self._refuse(item, field, reason)
        # A refused marking level takes along the records marked with it, other levels among them.
        while wrong := list(checker.wrong_marks(self._items)):
            for item, field, reason in wrong:
                self._refuse(item, field, reason)

    def _cascade(self) -> None:
        """Refuse what can't stand without a refused record; blank references that may be empty."""
        gone = [item for item in self._items if self._is_gone(item)]
        dependents = self._dependents() if gone else {}
        while gone:
            lost = gone.pop()
            what = quote(lost.shown_id) if lost.shown_id else f"a {lost.cls.META.label.lower()}"
            reason = f"It refers to {what}, which is refused ({lost.place})."
            for item, field in dependents.get(lost.id, ()):
                if item.refused:
                    continue
                if field not in required(item.cls):
                    self._blank(item, field, reason)
                    continue
                self._refuse(item, field, reason)
                if self._is_gone(item):
                    gone.append(item)

    def _is_gone(self, item: Item) -> bool:
        return item.refused and item.existing is None and self._by_id.get(item.id) is item

    def _dependents(self) -> dict[str, list[tuple[Item, str]]]:
        found: dict[str, list[tuple[Item, str]]] = defaultdict(list)
        for item in self._items:
            for field in () if item.refused else references(item.cls):
                target = item.values.get(field)
                if isinstance(target, str) and target in self._by_id:
                    found[target].append((item, field))
        return found

    # -- what comes of it ------------------------------------------------------------------------

    def _outcome(self) -> Plan:
        told: dict[str, Counter[str]] = defaultdict(Counter)
        edits: list[Edit] = []
        blobs: dict[str, bytes] = {}
        for item in self._items:
            if item.refused:
                continue
            edit = item.edit()
            told[item.row.kind][
                "new" if edit.before is None else "unchanged" if edit.empty else "changed"
            ] += 1
            if not edit.empty:
                edits.append(edit)
                blobs |= _content(item)
        for kind, count in self._refused.items():
            told[kind]["refused"] = count
        blanked = (item.refusal(field, reason) for item, field, reason in self._blanked if not item.refused)
        return Plan(
            {kind: Counts(**told[kind]) for kind in sorted(told)},
            self._in_order(self._refusals),
            self._in_order(blanked),
            [f"{reading.file}: {note}" for reading in self._readings for note in reading.notes],
            edits,
            blobs,
        )

    def _in_order(self, refusals: Iterable[Refusal]) -> list[Refusal]:
        """As a person goes through the files, line by line."""
        files = {reading.file: place for place, reading in enumerate(self._readings)}
        return sorted(refusals, key=lambda refusal: (files[refusal.file], refusal.line))


def _content(item: Item) -> dict[str, bytes]:
    if item.cls is not Blob:
        return {}
    sha256 = str(item.values.get("sha256", ""))
    return {sha256: item.reading.blobs[sha256]} if sha256 in item.reading.blobs else {}
