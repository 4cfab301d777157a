"""The timeline: events by track, then proposals, statements, commitments and estimates, on one axis."""

from datetime import date
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from db.queries.snapshot import Snapshot
from db.records import Actor, Event, Record
from desktop.analysis.report import Report, counted
from desktop.analysis.reports import timeline as words
from desktop.analysis.timeline import Lane, Moment, lanes, moments, taking_part, what_is_known
from desktop.views.comparisons.choice_box import ChoiceBox
from desktop.views.comparisons.explanation import Explained, Part
from desktop.views.comparisons.marks_legend import MarksLegend
from desktop.views.comparisons.page import ComparisonPage
from desktop.views.comparisons.rests_on import evidence_part
from desktop.views.comparisons.timeline_drawing import STEP, TimelineDrawing
from desktop.views.comparisons.timeline_frame import Marker
from desktop.views.comparisons.timeline_layout import Stop, days_of
from desktop.views.comparisons.timeline_marks import signs
from desktop.widgets.buttons import IconButton, LinkButton
from desktop.widgets.row_list import ListRow

LISTED = 40  # moments of a bundle that are listed beside the drawing


class _Worked(NamedTuple):
    """What the page shows of a snapshot. `every`: all lanes there are, with who is `there` in them (ids)."""

    snapshot: Snapshot
    every: list[Lane]
    there: frozenset[str]
    found: list[Lane]
    report: Report


class TimelinePage(ComparisonPage):
    """All that is dated, or one lane or actor of it."""

    key = "timeline"

    def make_drawing(self) -> QWidget:
        self.snapshot: Snapshot | None = None
        self.lane, self.actor = ChoiceBox("Lane", 13), ChoiceBox("Actor", 11)
        for box in (self.lane, self.actor):
            box.chosen.connect(self.again)
            self.controls.addWidget(box)
        self.lines = TimelineDrawing(self.theme)
        self.zoom_in = IconButton(self.theme, "zoom-in", "Zoom in (+)")
        self.zoom_out = IconButton(self.theme, "zoom-out", "Zoom out (−)")
        self.all = LinkButton(self.theme, "Show all")
        for button in (self.zoom_in, self.zoom_out, self.all):
            self.controls.addWidget(button)
        self.zoom_in.clicked.connect(lambda: self.lines.zoom(STEP))
        self.zoom_out.clicked.connect(lambda: self.lines.zoom(1 / STEP))
        self.all.clicked.connect(self.lines.fit)
        self.lines.chosen.connect(self._explain)
        self.lines.opened.connect(self.opened)
        return self.lines

    def make_legend(self) -> QWidget:
        return MarksLegend(self.theme, signs(self.theme))

    def options(self) -> dict[str, str]:
        options = {"lane": self.lane.value(), "actor": self.actor.value()}
        return {name: value for name, value in options.items() if value}

    def work(self, snapshot: Snapshot) -> object:
        every, options = moments(snapshot), self.options()
        all_lanes = lanes(snapshot, every)
        found = words.made(snapshot, options) if options else every
        report = words.report_of(snapshot, found, options)
        shown = lanes(snapshot, found) if options else all_lanes
        return _Worked(snapshot, all_lanes, taking_part(all_lanes), shown, report)

    def draw(self, result: object) -> None:
        assert isinstance(result, _Worked)
        self.snapshot = result.snapshot
        self.lane.offer([("", "All lanes"), *((lane.key, lane.title) for lane in result.every)])
        actors = [(a.id, a.name) for a in result.snapshot.all(Actor) if a.id in result.there]
        self.actor.offer([("", "All actors"), *actors])
        self.lines.show_lanes(result.found, _markers(result.snapshot, result.found), spoken_of)

    def _explain(self) -> None:
        stop = self.lines.stop()
        if self.snapshot is not None and stop is not None:
            self.explain(explained(self.snapshot, stop))


def _markers(snapshot: Snapshot, found: list[Lane]) -> list[Marker]:
    """Today, and the date the tracker is seen at; today only where it doesn't push what is dated aside."""
    if not found:
        return []
    (first, last), today = days_of(found), date.today().toordinal()
    seen = [date.fromisoformat(snapshot.as_of).toordinal()] if snapshot.as_of else []
    near = first - (last - first) - 400 <= today <= last + (last - first) + 400
    return [
        *([Marker(today, "today")] if near else []),
        *(Marker(day, "as of", dashed=True) for day in seen),
    ]


def spoken_of(stop: Stop) -> str:
    """A stop for a screen reader and as a tooltip."""
    if len(stop.moments) > 1:
        first, last = stop.moments[0], stop.moments[-1]
        return f"{len(stop.moments):,} moments close together, from {first.when.shown} to {last.when.shown}"
    moment = stop.moments[0]
    soft = ", not known to the day" if moment.when.is_soft else ""
    return f"{moment.record.META.label}, {moment.when.shown}{soft}: {moment.title}"


def explained(snapshot: Snapshot, stop: Stop) -> Explained:
    """A moment with its date in words, what is said of it and its sources; or the moments of a bundle."""
    if len(stop.moments) > 1:
        return _bundle(stop.moments)
    moment = stop.moments[0]
    record = moment.record
    parts = [Part(moment.when.shown, what_is_known(moment) or "The day is known.")]
    if moment.words:
        parts.append(Part("In words", moment.words))
    parts.append(Part("Record", rows=(_row(moment), *_track(snapshot, record))))
    parts.append(evidence_part(snapshot, (record,)))
    return Explained(record.META.label, moment.title, tuple(parts))


def _track(snapshot: Snapshot, record: Record) -> list[ListRow]:
    track = snapshot.get(record.track) if isinstance(record, Event) else None
    return [ListRow(track.id, snapshot.title(track), "The track it belongs to")] if track else []


def _row(moment: Moment) -> ListRow:
    return ListRow(moment.record.id, moment.title, f"{moment.record.META.label}, {moment.when.shown}")


def _bundle(moments: tuple[Moment, ...]) -> Explained:
    rows = tuple(_row(each) for each in moments[:LISTED])
    more = f"The first {LISTED}; the table has all." if len(moments) > LISTED else ""
    heading = f"{moments[0].when.shown} to {moments[-1].when.shown}"
    zoom = Part(heading, "Enter zooms in until they part. " + more)
    return Explained(
        "Timeline", f"{counted(len(moments), 'moment')} close together", (zoom, Part("Moments", rows=rows))
    )
