"""Competing hypotheses in words: what the order hangs on, grades shown, and weighed only when asked."""

from db.records import Evidence, Factor, Rating, Record, Source
from tests.desktop.analysis.reports.test_reports import SCENARIOS, column, made


def test_hypotheses_name_what_the_order_hangs_on() -> None:
    rows = (("x", "s1", "II"), ("x", "s2", "C"), ("y", "s1", "C"), ("y", "s2", "I"))
    rated: list[Record] = [Factor(id="x", title="X"), Factor(id="y", title="Y")]
    rated += [Rating(id=f"r{n}", item=i, scenario=s, code=c) for n, (i, s, c) in enumerate(rows)]
    report = made("hypotheses", SCENARIOS, rated)
    assert report.sentence == (
        "Least contradicted first: War (1) then Calm (4). Without “X” the order would be another."
    )
    assert report.headings[:3] == ("Item", "War", "Calm")
    assert [cell.text for cell in report.rows[-1]][:3] == ["Against it, in sum", "1", "4"]
    assert [cell.text for cell in report.rows[-2]][:3] == ["In line with it, not subtracted", "1", "1"]
    assert "never multiplied in" in report.notes[0]


def graded(*rows: tuple[str, str, str, str]) -> list[Record]:
    """Items with a grade ("B2", "" for what is no citation) and a rating: item, grade, scenario, code."""
    sources = [Source(id=f"src-{letter}", title=letter, reliability=letter) for letter in "ABCDEF"]
    made: dict[str, Record] = {}
    for item, grade, *_ in rows:
        cited = Evidence(id=item, source=f"src-{grade[:1]}", record="s1", quote=item, credibility=grade[1:])
        made[item] = cited if grade else Factor(id=item, title=item)
    ratings = [Rating(id=f"r{n}", item=i, scenario=s, code=c) for n, (i, _, s, c) in enumerate(rows)]
    return [*sources, *made.values(), *ratings]


WEIGHED = graded(
    ("x", "D1", "s1", "II"), ("x", "D1", "s2", "C"), ("y", "A2", "s2", "I"), ("z", "B1", "s2", "I"),
    ("u", "F1", "s1", "I"), ("v", "", "s2", "II"), ("w", "C3", "s2", "N"),
)  # fmt: skip


def test_items_weigh_by_their_grade_only_when_that_is_asked_for_and_then_it_is_said() -> None:
    # Alike: s1 4 + 1, s2 1 + 1 + 4. By grade: s1 4 / √2, s2 √2 + √2; the ungraded 1 and 4 apart.
    alike = made("hypotheses", SCENARIOS, WEIGHED)
    assert alike.sentence.startswith("Least contradicted first: Calm (5) then War (6).")
    assert "Weight" not in alike.headings
    weighed = made("hypotheses", SCENARIOS, WEIGHED, weigh="grade")
    assert weighed.sentence.startswith(
        "Weighed by source grade (house rule), least contradicted first: Calm (2.8 and 1 ungraded) "
        "then War (2.8 and 4 ungraded). Calm and War are level."
    )
    assert dict(zip(column(weighed, "Item"), column(weighed, "Weight"), strict=True)) == {
        "x": "0.707", "y": "1.41", "z": "1.41", "w": "1", "u": "unknown", "v": "unknown",
        "In line with it, not subtracted": "", "Against it, weighed by source grade": "",
    }  # fmt: skip
    assert "house rule" in weighed.notes[0]
    assert "F, 6 and what is not graded have no weight" in weighed.notes[0]


def test_without_a_grade_that_can_be_weighed_no_order_is_known() -> None:
    rows = graded(("u", "F2", "s1", "I"), ("v", "A6", "s2", "II"))
    report = made("hypotheses", SCENARIOS, rows, weigh="grade")
    assert report.sentence == (
        "Weighed by source grade, no order is known: no rated item has a grade that can be weighed."
    )
    assert [cell.text for cell in report.rows[-1]][1:3] == ["unknown (1 ungraded)", "unknown (4 ungraded)"]


def test_an_item_rated_for_one_scenario_tells_nothing_apart_and_that_is_unknown() -> None:
    report = made("hypotheses", SCENARIOS, graded(("x", "A1", "s1", "II"), ("y", "A1", "s1", "I")))
    assert report.sentence == "Only Calm (5) is rated: there is nothing to compare it with."
    assert column(report, "Tells apart") == ["unknown", "unknown", "", ""]


def test_a_scenario_rated_on_fewer_items_is_named() -> None:
    report = made("hypotheses", SCENARIOS, WEIGHED)
    assert report.notes[1] == (
        "Not rated on every item, so that less can speak against it: Calm (2 of 6) and War (5 of 6)."
    )


def test_a_citation_that_is_rated_is_called_by_its_passage_and_has_its_grade() -> None:
    passage = "We shall go no further than the line, and when the line is watched we shall go back from it."
    cited: list[Record] = [
        Source(id="s", title="Gazette", reliability="B"),
        Source(id="t", title="Leaflet"),
        Factor(id="x", title="X"),
        Evidence(id="e1", source="s", record="x", quote="Ligne.", translation="Line.", credibility="2"),
        Evidence(id="e2", source="t", record="x", quote=passage, credibility="5"),
        Evidence(id="e3", source="s", record="x"),
        Evidence(id="e4", source="t", record="x"),
    ]
    rated: list[Record] = [Rating(id=f"r{n}", item=f"e{n}", scenario="s1", code="N") for n in range(1, 5)]
    report = made("hypotheses", SCENARIOS, cited, rated)
    grades = dict(zip(column(report, "Item"), column(report, "Grade"), strict=True))
    assert grades == {
        "Line.": "B2",
        "We shall go no further than the line, and when the line is …": "–5",
        "X, Gazette": "B–",
        "X, Leaflet": "",
        "In line with it, not subtracted": "",
        "Against it, in sum": "",
    }
