"""Rules on sources: every claim cites one, more than one is better, and sources say how far to trust them."""

from collections.abc import Iterator

from db.queries.snapshot import Snapshot
from db.records import Evidence, Source
from desktop.analysis import standing
from desktop.analysis.rule import Found, Rule, called


def uncited(snapshot: Snapshot, _: str) -> Iterator[Found]:
    """What others are said to hold, do or have done, without a source."""
    for record in standing.uncited(snapshot):
        if isinstance(record, standing.REPORTED):
            yield Found(record, f"{called(snapshot, record)} cites no source.")


def judged_without_source(snapshot: Snapshot, _: str) -> Iterator[Found]:
    """What may be the desk's own judgement, and cites no source."""
    for record in standing.uncited(snapshot):
        if isinstance(record, standing.JUDGED):
            yield Found(record, f"{called(snapshot, record)} cites no source.")


def single_source(snapshot: Snapshot, _: str) -> Iterator[Found]:
    """Claims that rest on one source alone."""
    for record in standing.single_source(snapshot):
        source = snapshot.title(next(iter(standing.sources_of(snapshot, record))))
        yield Found(record, f"{called(snapshot, record)} rests on one source ({source}).")


def only_contradicted(snapshot: Snapshot, _: str) -> Iterator[Found]:
    """Claims whose evidence all speaks against them."""
    for cls in standing.REPORTED + standing.JUDGED:
        for record in snapshot.all(cls):
            bearings = {evidence.bearing for evidence in snapshot.by(Evidence, "record", record.id)}
            if bearings == {"contradicts"}:
                yield Found(
                    record, f"{called(snapshot, record)} is contradicted by all that is cited for it."
                )


def ungraded(snapshot: Snapshot, _: str) -> Iterator[Found]:
    """Sources that are cited and have no grade; F is one, and says that it can't be judged."""
    for source in snapshot.all(Source):
        if not source.reliability and snapshot.by(Evidence, "source", source.id):
            yield Found(source, f"{called(snapshot, source)} is cited, but its reliability is not graded.")


def undated_source(snapshot: Snapshot, _: str) -> Iterator[Found]:
    """Sources that are cited and have no date."""
    for source in snapshot.all(Source):
        dated = source.issued or source.issued_as_printed or source.accessed
        if not dated and snapshot.by(Evidence, "source", source.id):
            yield Found(source, f"{called(snapshot, source)} is cited and has no date.")


def out_of_use(snapshot: Snapshot, _: str) -> Iterator[Found]:
    """Sources that are withdrawn or superseded, and still cited."""
    for source in snapshot.all(Source):
        count = len(snapshot.by(Evidence, "source", source.id))
        if source.status != "in use" and count:
            times = "once" if count == 1 else f"{count} times"
            yield Found(source, f"{called(snapshot, source)} is {source.status}, but cited {times}.")


def unplaced(snapshot: Snapshot, _: str) -> Iterator[Found]:
    """Citations that don't say where in the source."""
    for evidence in snapshot.all(Evidence):
        if not evidence.locator and evidence.first is None:
            where = snapshot.title(evidence.record)
            yield Found(evidence, f"{called(snapshot, evidence)} for {where} does not say where it stands.")


RULES = (
    Rule("uncited", "error", "Claims without a source", "Cite the source it was taken from.", uncited),
    Rule(
        "judged-without-source",
        "look",
        "Judgements without a source",
        "Cite what it rests on, or leave it if it is your own.",
        judged_without_source,
    ),
    Rule(
        "only-contradicted",
        "look",
        "Claims that all evidence contradicts",
        "Cite who makes the claim, or take it out.",
        only_contradicted,
    ),
    Rule(
        "single-source", "look", "Claims that rest on one source", "Look for a second source.", single_source
    ),
    Rule(
        "source-ungraded",
        "look",
        "Cited sources without a grade",
        "Grade it A to F; F is for what can't be judged.",
        ungraded,
    ),
    Rule(
        "source-undated",
        "look",
        "Cited sources without a date",
        "Give the date it was issued, or else when it was read.",
        undated_source,
    ),
    Rule(
        "source-out-of-use",
        "look",
        "Cited sources that are out of use",
        "Cite what took its place, or look at these claims again.",
        out_of_use,
    ),
    Rule(
        "evidence-unplaced",
        "look",
        "Citations without a place",
        "Give the heading, paragraph or page.",
        unplaced,
    ),
)
