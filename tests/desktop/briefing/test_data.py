"""The data that go with a paper: what is in it and no more, as a bundle that can be read and as tables."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

from db.exchange import read
from db.records import Actor, Blob, Brief, Edition, Filter, Issue, Judgement, Marking, Position, Source
from desktop.briefing import make_paper
from desktop.briefing.data import data_of
from tests.desktop.briefing.papers import BRIEF, DOSSIER, TODAY, snapshot_of
from tests.desktop.briefing.papers import read as pdf_of

OTHER = Brief(id="other", title="Another paper")
TALKS = (
    replace(DOSSIER, marking_set="own"),
    Actor(id="a", name="=SUM(A1:A9)"),
    Issue(id="i", title="Flow"),
    Position(id="p", actor="a", issue="i", channel="official", statement="It stays."),
    BRIEF,
    Judgement(id="mine", brief=BRIEF.id, text="It will rise."),
)


def files(*records: object, as_of: str = TODAY, brief: Brief = BRIEF) -> dict[str, bytes]:
    snapshot = snapshot_of(*TALKS, *records, as_of=as_of)  # type: ignore[arg-type]  # records
    return {each.name: each.data for each in data_of(snapshot, brief)}


def test_the_bundle_holds_what_the_paper_is_made_from_and_no_other_paper(tmp_path: Path) -> None:
    blob = Blob(id="b", sha256="0" * 64, media_type="text/plain")
    rest = (
        OTHER,
        Judgement(id="theirs", brief="other", text="It will fall."),
        Filter(id="f", title="Mine", kind="actor"),
        blob,
        Source(id="s", title="Letter", original="b"),
    )
    found = files(*rest)
    records = json.loads(found["data.json"])["records"]
    assert sorted(records) == ["actor", "brief", "dossier", "issue", "judgement", "position", "source"]
    assert [each["id"] for each in records["judgement"]] == ["mine"]
    assert [each["id"] for each in records["brief"]] == [BRIEF.id]
    assert "original" not in records["source"][0]
    assert "other" not in found["data.json"].decode()
    (tmp_path / "data.json").write_bytes(found["data.json"])
    assert list(read(tmp_path / "data.json").refusals) == []


def test_each_kind_is_a_table_guarded_against_formulas() -> None:
    found = files()
    assert {name for name in found if name.endswith(".csv")} == {
        f"{kind}.csv" for kind in json.loads(found["data.json"])["records"]
    }
    (actor,) = csv.DictReader(io.StringIO(found["actor.csv"].decode()))
    assert (actor["id"], actor["name"]) == ("a", "'=SUM(A1:A9)")


def test_what_is_not_yet_known_or_above_the_marking_does_not_go_out() -> None:
    late = replace(TALKS[3], id="late", stated="2026-05-01", statement="It goes.")
    secret = Actor(id="secret", name="The middleman", handling="INNER")
    levels = tuple(
        Marking(id=level, set="own", level=level, rank=rank, banner=level)
        for rank, level in enumerate(("OPEN", "INNER"))
    )
    snapshot = snapshot_of(*TALKS, late, secret, *levels)
    low = type(snapshot).of(snapshot.records().values(), as_of=TODAY, handling_at_most="OPEN")
    data = b"".join(each.data for each in data_of(low, BRIEF))
    assert b"It stays." in data
    assert b"It goes." not in data
    assert b"middleman" not in data


def test_an_issued_paper_is_no_data() -> None:
    blob = Blob(id="b", sha256="0" * 64, media_type="text/plain")
    edition = Edition(id="e", brief=BRIEF.id, number=1, issued="2026-01-01", change="c", pdf="b")
    assert not {"edition.csv", "blob.csv"} & {*files(edition, blob)}


@pytest.mark.parametrize("brief", [BRIEF, replace(BRIEF, id="unsaved")])
def test_a_paper_with_its_data_carries_them_all(brief: Brief) -> None:
    snapshot = snapshot_of(*TALKS)
    attached = data_of(snapshot, brief)
    pdf = pdf_of(make_paper(snapshot, brief, issued=TODAY, attached=attached))
    assert {name: data for name, (data,) in pdf.attachments.items()} == {
        each.name: each.data for each in attached
    }
    assert json.loads(attached[0].data)["records"]["brief"][0]["id"] == brief.id
