"""A bundle holds all that a tracker holds, in one way of writing it."""

import base64
import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from db.errors import AlreadyThere, KnownError, NoSuchFolder, NotWritten
from db.exchange import bundle_bytes, plan, read_bundle, write_bundle
from db.exchange.unbundle import read_bundle_bytes
from db.queries.snapshot import Snapshot
from db.records import (
    KINDS,
    Actor,
    Blob,
    Brief,
    Disagreement,
    Dossier,
    Edition,
    Evidence,
    Issue,
    Marking,
    Option,
    Record,
    Source,
)
from tests.db.exchange.samples import (
    EMPTY,
    FILE,
    SHA256,
    bare_and_full,
    dossier,
    files,
    no_files,
    taken,
)


def text_of(*records: Record) -> str:
    return bundle_bytes(Snapshot.of(records), no_files).decode()


def again(data: bytes) -> bytes:
    """The bundle of an empty tracker that took `data` in."""
    made = plan([read_bundle_bytes(data, "x.json")], EMPTY)
    assert (made.refusals, made.blanked) == ([], [])
    return bundle_bytes(taken(made), files)


def test_every_kind_comes_back_to_the_byte() -> None:
    records = bare_and_full()
    data = bundle_bytes(Snapshot.of(records), files)
    assert again(data) == data
    made = plan([read_bundle_bytes(data, "x.json")], EMPTY)
    assert {r.id: r for r in records} == {r.id: r for cls in KINDS.values() for r in taken(made).all(cls)}


def test_the_text_of_a_bundle() -> None:
    text = text_of(
        Actor(id="ukr", name="Україна"),
        Actor(id="fra", name='France "the"', capability=50.0),
        Issue(id="territory", title="Territory", rank=0),
    )
    assert text == (
        '{"format":"parley-bundle","records":{"actor":[\n'
        '{"capability":50,"id":"fra","name":"France \\"the\\""},\n'
        '{"id":"ukr","name":"Україна"}\n'
        '],"issue":[\n'
        '{"id":"territory","rank":0,"title":"Territory"}\n'
        ']},"version":1}\n'
    )


def test_the_bundle_of_nothing() -> None:
    assert text_of() == '{"format":"parley-bundle","records":{},"version":1}\n'
    assert again(text_of().encode()) == text_of().encode()


@pytest.mark.parametrize(
    ("value", "written"),
    [(50.0, "50"), (-0.0, "0"), (0.1, "0.1"), (12.5, "12.5"), (1e-7, "1e-07"), (100.0, "100")],
)
def test_a_number_is_written_in_one_way(value: float, written: str) -> None:
    data = text_of(Issue(id="i", title="i"), Option(id="o", issue="i", label="o", value=value))
    assert f'"value":{written}}}' in data
    assert again(data.encode()) == data.encode()


def test_a_field_with_its_default_is_left_out_and_an_empty_one_with_another_default_is_not() -> None:
    assert '{"id":"dossier","title":"T"}' in text_of(Dossier(id="dossier", title="T"))
    assert '{"id":"dossier","language":"","title":""}' in text_of(
        Dossier(id="dossier", title="", language="")
    )


def test_records_carry_their_effective_mark() -> None:
    levels = [
        Marking(id=f"m{n}", set="house", level=word, rank=n) for n, word in enumerate(("Open", "Closed"))
    ]
    issue = Issue(id="i", title="i", handling="Closed")
    option = Option(id="o", issue="i", label="o", value=1.0, handling="Open")
    inherits = Actor(id="a", name="a", handling_inherited="Open")
    text = text_of(dossier(), *levels, issue, option, inherits)
    assert '{"handling":"Closed","id":"o","issue":"i"' in text
    assert '{"handling":"Open","id":"a","name":"a"}' in text
    assert "handling_inherited" not in text
    assert again(text.encode()) == text.encode()


def test_a_record_without_a_mark_says_so_where_the_dossier_has_a_default() -> None:
    level = Marking(id="m", set="house", level="Open", rank=1, handling="Open")
    text = text_of(dossier(handling_default="Open"), level, Actor(id="a", name="a"))
    assert '{"handling":"","id":"a","name":"a"}' in text
    assert again(text.encode()) == text.encode()


def test_editions_and_what_only_they_use_stay_behind() -> None:
    brief = Brief(id="b", title="b")
    pdf = Blob(id="pdf", sha256=SHA256, media_type="application/pdf")
    edition = Edition(id="e", brief="b", number=1, issued="2026-04-19", change="c", pdf="pdf")
    source = Source(id="s", title="s")
    cited = Evidence(id="on-edition", source="s", record="e")
    follows = Disagreement(id="d", title="d", follows="e")
    text = text_of(brief, pdf, edition, source, cited, follows)
    assert '"brief":[' in text
    assert '{"id":"d","title":"d"}' in text
    for left in ("edition", "pdf", SHA256, "on-edition"):
        assert left not in text


def test_a_file_that_a_source_uses_too_is_carried_although_an_edition_uses_it() -> None:
    pdf = Blob(id="pdf", sha256=SHA256, media_type="application/pdf")
    edition = Edition(id="e", brief="b", number=1, issued="2026-04-19", change="c", pdf="pdf")
    source = Source(id="s", title="s", original="pdf")
    data = bundle_bytes(Snapshot.of([Brief(id="b", title="b"), pdf, edition, source]), files)
    assert base64.b64encode(FILE) in data


# -- on the disk ----------------------------------------------------------------------------------


def test_a_file_holds_the_bytes_of_kept_files(tmp_path: Path) -> None:
    snapshot = Snapshot.of(bare_and_full())
    write_bundle(snapshot, tmp_path / "out.json", files)
    assert (tmp_path / "out.json").read_bytes() == bundle_bytes(snapshot, files)
    assert [path.name for path in tmp_path.iterdir()] == ["out.json"]
    assert read_bundle(tmp_path / "out.json").blobs == {SHA256: FILE}


@pytest.mark.parametrize("name", ["out", "out/bundle.json"])
def test_a_folder_holds_them_beside(tmp_path: Path, name: str) -> None:
    write_bundle(Snapshot.of(bare_and_full()), tmp_path / "out", files)
    assert "blobs" not in (tmp_path / "out" / "bundle.json").read_text(encoding="utf-8")
    assert (tmp_path / "out" / "blobs" / SHA256).read_bytes() == FILE
    made = plan([read_bundle(tmp_path / name)], EMPTY)
    assert made.refusals == []
    write_bundle(taken(made), tmp_path / "again", files)
    for part in ("bundle.json", f"blobs/{SHA256}"):
        assert (tmp_path / "again" / part).read_bytes() == (tmp_path / "out" / part).read_bytes()


def test_a_second_bundle_leaves_no_file_of_the_first_behind(tmp_path: Path) -> None:
    write_bundle(Snapshot.of(bare_and_full()), tmp_path / "out", files)
    (tmp_path / "out" / "blobs" / "README").write_text("mine")
    write_bundle(Snapshot.of([Actor(id="a", name="a")]), tmp_path / "out", files)
    assert [path.name for path in (tmp_path / "out" / "blobs").iterdir()] == ["README"]


def test_a_folder_of_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "dear.txt").write_text("Dear …")
    with pytest.raises(AlreadyThere):
        write_bundle(EMPTY, tmp_path / "letters", no_files)
    assert [path.name for path in (tmp_path / "letters").iterdir()] == ["dear.txt"]


@pytest.mark.parametrize("name", ["none/out.json", "none/out"])
def test_a_folder_that_is_not_there_is_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(NoSuchFolder, match="none"):
        write_bundle(EMPTY, tmp_path / name, no_files)


def test_a_place_that_can_not_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "out.json").mkdir()
    with pytest.raises(NotWritten, match=r"out\.json"):
        write_bundle(EMPTY, tmp_path / "out.json", no_files)
    assert [path.name for path in tmp_path.iterdir()] == ["out.json"]


def test_a_file_without_content_is_told_and_the_earlier_bundle_kept(tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    path.write_text("earlier")
    blob = Blob(id="b", sha256="0" * 64, media_type="text/plain")
    with pytest.raises(KnownError, match="missing from the tracker"):
        write_bundle(Snapshot.of([blob]), path, no_files)
    assert path.read_text() == "earlier"
    assert list(tmp_path.iterdir()) == [path]


def test_the_order_of_records_is_that_of_their_ids_not_of_lists() -> None:
    actors = [Actor(id="b", name="a"), Actor(id="a", name="b")]
    assert text_of(*actors) == text_of(*reversed(actors))
    assert text_of(*actors).index('"id":"a"') < text_of(*actors).index('"id":"b"')


def test_files_stand_in_the_order_of_their_digests() -> None:
    contents = {
        hashlib.sha256(word.encode()).hexdigest(): word.encode() for word in ("a", "b", "c", "d", "e")
    }
    blobs = [Blob(id=f"f{n}", sha256=each, media_type="text/plain") for n, each in enumerate(contents)]
    data = bundle_bytes(Snapshot.of(blobs), contents.get).decode()
    assert [line[1:65] for line in data.splitlines()[1:6]] == sorted(contents)
    assert read_bundle_bytes(data.encode(), "x.json").blobs == contents


def test_a_changed_record_changes_one_line() -> None:
    records = bare_and_full()
    before = bundle_bytes(Snapshot.of(records), files).splitlines()
    place = next(place for place, record in enumerate(records) if isinstance(record, Actor))
    records[place] = replace(records[place], caveat="REL TO EU")
    after = bundle_bytes(Snapshot.of(records), files).splitlines()
    assert [old for old, new in zip(before, after, strict=True) if old != new] == [
        next(line for line in before if b'"id":"actor.bare"' in line)
    ]
