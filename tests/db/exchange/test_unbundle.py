"""A file that is no sound bundle is refused in words, a record that is not sound with its line."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.errors import BadBundle, KnownError, NoSuchFile, TooNew
from db.exchange import Reading, bundle_bytes, plan, read_bundle, write_bundle
from db.exchange.unbundle import read_bundle_bytes
from db.queries.snapshot import Snapshot
from db.records import Actor, Issue
from tests.db.exchange.reports import FILES, came_in, planned, told
from tests.db.exchange.samples import EMPTY, bare_and_full, files, no_files, taken

SOUND = [
    Actor(id="rus", name="Russia", capability=50.0),
    Actor(id="ukr", name="Україна"),
    Issue(id="territory", title="Territory"),
]


@pytest.mark.parametrize("name", ["pretty", "one-line", "bom", "utf16"])
def test_json_is_read_however_it_is_laid_out(name: str) -> None:
    assert came_in(f"bundles/{name}.json") == sorted(SOUND, key=lambda record: record.id)


def test_a_whole_number_with_a_needless_fraction_is_whole() -> None:
    made = plan([bundle(records('"issue":[{"id":"i","title":"t","rank":3.0}]'))], EMPTY)
    (issue,) = taken(made).all(Issue)
    assert (issue.rank, type(issue.rank)) == (3, int)


def test_a_whole_number_in_a_field_of_numbers_is_a_number() -> None:
    made = plan([bundle(records('"actor":[{"id":"a","name":"a","capability":50}]'))], EMPTY)
    (actor,) = taken(made).all(Actor)
    assert (actor.capability, type(actor.capability)) == (50.0, float)


def bundle(text: str) -> Reading:
    return read_bundle_bytes(text.encode(), "x.json")


def records(kinds: str) -> str:
    return f'{{"format":"parley-bundle","records":{{{kinds}}},"version":1}}'


# -- files that are no bundle ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "line", "words"),
    [
        ("truncated", 12, "cut short"),
        ("cp1252", 2, "UTF-8"),
        ("other", 0, "not a Parley bundle"),
    ],
)
def test_what_is_no_bundle_is_refused_with_its_line(name: str, line: int, words: str) -> None:
    path = FILES / "bundles" / f"{name}.json"
    with pytest.raises(BadBundle, match=words) as caught:
        read_bundle(path)
    assert (caught.value.line, caught.value.path) == (line, str(path))
    assert "Nothing was imported" in str(caught.value)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "cut short"),
        ("[]", "a bundle should stand here"),
        ('{"format":"parley-bundle","records":{}}', "does not say its version"),
        ('{"format":"parley-bundle","records":{},"version":true}', "does not say its version"),
        ('{"format":"parley-bundle","records":{},"version":"1"}', "does not say its version"),
        ('{"format":"parley-bundle","records":{},"version":0}', "does not say its version"),
        ('{"format":"parley-bundle","records":[],"version":1}', "the records by kind should stand here"),
        (records('"actor":{}'), "the list of “actor” records should stand here"),
        (records('"actor":[],"actor":[]'), "“actor” stands twice"),
        (records('"actor":[{"id":NaN}]'), "NaN is not a number"),
        (records('"actor":[{"id":' + "9" * 5000 + "}]"), "can't be read"),
        (records('"actor":[' + "[" * 100_000 + "]" * 100_000 + "]"), "nested too deeply"),
        (records('"actor":[{"id":"a"} {"id":"b"}]'), "a comma or a closing bracket"),
        (records('"actor":[{"id":"a" "name":"b"}]'), "this is not JSON"),
        (records('"actor":[{"id":"a\nb"}]'), "this is not JSON"),
        (records('"actor":[],'), "a name in quotation marks"),
        (records("actor:[]"), "a name in quotation marks"),
        (records('"actor" []'), "a colon"),
        (records("") + "{}", "something after the end"),
    ],
)
def test_broken_text_is_refused_in_words(text: str, words: str) -> None:
    with pytest.raises(BadBundle, match=words):
        bundle(text)


def test_the_line_of_broken_text_is_named() -> None:
    with pytest.raises(BadBundle, match="not JSON") as caught:
        bundle(records('"actor":[\n{"id":"a","name":"a"},\n{"id":"b","name":}\n]'))
    assert caught.value.line == 3


def test_a_bundle_of_a_newer_version_is_refused_as_such_whatever_is_new_in_it() -> None:
    with pytest.raises(TooNew, match="newer Parley") as caught:
        read_bundle(FILES / "bundles" / "newer.json")
    assert (caught.value.version, caught.value.known) == (2, 1)
    with pytest.raises(TooNew):
        bundle('{"format":"parley-bundle","version":2,"records":{}}')


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    for path in (tmp_path / "none.json", tmp_path):
        with pytest.raises(NoSuchFile):
            read_bundle(path)


def test_a_bundle_cut_anywhere_is_refused() -> None:
    data = bundle_bytes(Snapshot.of(SOUND), no_files)
    for end in range(len(data) - 1):
        with pytest.raises(BadBundle):
            read_bundle_bytes(data[:end], "x.json")


WHOLE = bundle_bytes(Snapshot.of(bare_and_full()), files)


def outcome(data: bytes) -> bytes:
    """The bundle of what an empty tracker takes of `data`, or the sentence that refuses it."""
    try:
        made = plan([read_bundle_bytes(data, "x.json")], EMPTY)
        made.change("Import")
    except KnownError as error:
        return str(error).encode()
    return bundle_bytes(taken(made), files)


@given(st.integers(0, len(WHOLE) - 1), st.binary(max_size=6))
def test_whatever_stands_in_a_bundle_is_taken_for_good_or_refused_in_words(place: int, junk: bytes) -> None:
    came = outcome(WHOLE[:place] + junk + WHOLE[place + 3 :])
    assert b"x.json" in came or outcome(came) == came


# -- records that are not sound -------------------------------------------------------------------


def test_each_wrong_record_is_named_with_line_and_field_and_the_sound_ones_are_taken() -> None:
    made = planned("bundles/wrong-types.json")
    assert told(made) == {
        3: {"name"}, 4: {"name"}, 5: {"capability"}, 6: {"capability"}, 7: {"capability"}, 8: {"name"},
        9: {"id"}, 10: {"id"}, 11: {"id"}, 12: {""}, 13: {""}, 14: {"nickname"}, 15: {"handling_inherited"},
        16: {"name"}, 17: {"name"}, 18: {"name"}, 19: {"colour"}, 20: {"handling"},
        22: {"scenario", "made", "low"}, 24: {"rank"}, 25: {"rank"}, 28: {""},
    }  # fmt: skip
    assert [edit.id for edit in made.edits] == ["a1", "i3"]
    assert {kind: count.refused for kind, count in made.counts.items()} == {
        "actor": 18, "estimate": 1, "issue": 2, "treaty": 1,
    }  # fmt: skip


def test_an_id_that_stands_twice_is_named_with_both_lines() -> None:
    made = planned("bundles/doubled.json")
    assert told(made) == {4: {"id"}, 6: {"id"}}
    assert all("line 2 of" in refusal.reason for refusal in made.refusals)
    assert [(edit.id, edit.after and edit.after["name"]) for edit in made.edits] == [
        ("a", "first"),
        ("b", "other"),
    ]


def test_files_that_are_damaged_or_missing_are_named() -> None:
    made = planned("bundles/files.json")
    assert told(made) == {3: {""}, 4: {""}, 7: {"sha256"}, 8: {"sha256"}}
    assert [edit.id for edit in made.edits] == ["b1"]
    assert list(made.blobs.values()) == [b"hello"]


def test_a_file_that_no_record_names_is_told() -> None:
    reading = bundle(f'{{"blobs":{{"{"a" * 64}":""}},"format":"parley-bundle","records":{{}},"version":1}}')
    assert "not what its SHA-256 says" in str(reading.refusals[0])
    hello = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"
    reading = bundle(
        f'{{"blobs":{{"{hello}":"aGVsbG8="}},"format":"parley-bundle","records":{{}},"version":1}}'
    )
    assert "No record names the file" in str(reading.refusals[0])
    assert reading.blobs == {}


def test_a_damaged_file_in_a_folder_is_told(tmp_path: Path) -> None:
    write_bundle(Snapshot.of(bare_and_full()), tmp_path / "out", files)
    kept = next((tmp_path / "out" / "blobs").iterdir())
    kept.write_bytes(b"something else")
    assert "damaged" in str(read_bundle(tmp_path / "out").refusals[0])
    kept.unlink()
    made = plan([read_bundle(tmp_path / "out")], EMPTY)
    assert {refusal.id for refusal in made.refusals if refusal.field == "sha256"} == {
        "blob.bare",
        "blob.full",
    }


def test_a_bundle_reads_no_file_outside_its_own_folder(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("not for you")
    folder = tmp_path / "in"
    (folder / "blobs").mkdir(parents=True)
    row = '"blob":[{"id":"b","media_type":"text/plain","sha256":"../../secret"}]'
    (folder / "bundle.json").write_text(records(row))
    reading = read_bundle(folder)
    assert (reading.blobs, reading.refusals) == ({}, [])


def test_what_a_later_bundle_may_hold_besides_is_told_and_not_passed_over() -> None:
    reading = bundle('{"format":"parley-bundle","maps":{"a":[1]},"records":{},"version":1}')
    assert "“maps” is not a part of a bundle" in str(reading.refusals[0])


def test_names_from_a_file_are_shortened_and_stripped_of_control_characters() -> None:
    made = plan([bundle(records('"actor":[{"id":"\\u001b[31m' + "x" * 999 + '","name":"a"}]'))], EMPTY)
    sentence = str(made.refusals[0])
    assert "\x1b" not in sentence
    assert len(sentence) < 300
