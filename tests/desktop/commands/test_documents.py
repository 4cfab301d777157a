"""`parley import-source`: documents become sources, what can't be read is named, none is doubled."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from db.changes import Change, Edit
from db.records import Actor, Blob, Evidence, Source
from db.store import Store
from desktop.cli import parley
from tests.documents import papers


@pytest.fixture
def tracker(tmp_path: Path) -> Path:
    path = tmp_path / "talks.parley"
    Store.create(path).close()
    return path


def run(*words: object) -> Result:
    return CliRunner().invoke(parley, ["import-source", *map(str, words)])


def sources(tracker: Path) -> list[Source]:
    with Store.open(tracker, readonly=True) as store:
        return store.all(Source)


def file(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_documents_of_several_formats_are_added(tracker: Path, tmp_path: Path) -> None:
    files = [
        file(tmp_path, "a.html", papers.page()),
        file(tmp_path, "b.pdf", papers.pdf([("Other words.",)])),
    ]

    done = run(tracker, *files, "--set", "reliability=B", "--set", "publisher=A desk", "--again")

    assert done.exit_code == 0, done.output
    assert [(each.reliability, each.publisher) for each in sources(tracker)] == [("B", "A desk")] * 2
    assert "Set aside (cookie notice): We use cookies" in done.output
    assert "Title: Lake Vessin: who gives water to whom (meta “og:title”)" in done.output


def test_a_dry_run_writes_nothing(tracker: Path, tmp_path: Path) -> None:
    done = run(tracker, file(tmp_path, "a.txt", "The talks\n\nErdoÄŸan came.\n".encode()), "--dry-run")

    assert done.exit_code == 0
    assert "Repaired: “ErdoÄŸan” is now “Erdoğan”" in done.output
    assert "Nothing was written." in done.output
    assert sources(tracker) == []


def test_what_cannot_be_read_is_named_and_stops_no_other(tracker: Path, tmp_path: Path) -> None:
    picture = file(tmp_path, "a.txt", b"\x89PNG\r\n\x1a\n" + bytes(99))
    good = file(tmp_path, "b.txt", b"The talks go on in Oru.\n")

    done = run(tracker, picture, tmp_path / "none.txt", tmp_path, good)

    assert done.exit_code == 1
    assert "a.txt is a picture (PNG), which is not read." in done.stderr
    assert "There is no file" in done.stderr
    assert "it is no file" in done.stderr
    assert len(sources(tracker)) == 1


def test_a_file_that_is_there_is_added_again_only_when_told(tracker: Path, tmp_path: Path) -> None:
    path = file(tmp_path, "a.txt", b"The talks go on in Oru.\n")
    run(tracker, path)

    again = run(tracker, path)
    assert again.exit_code == 1
    assert "(the same file)" in again.stderr
    assert len(sources(tracker)) == 1

    assert run(tracker, path, "--again").exit_code == 0
    assert len(sources(tracker)) == 2


def test_a_file_that_is_almost_there_is_pointed_out_before_it_is_added(tracker: Path, tmp_path: Path) -> None:
    words = " ".join(f"word{number}" for number in range(60))
    run(tracker, file(tmp_path, "a.txt", f"The talks in Oru\n\n{words}\n".encode()))
    near = file(tmp_path, "b.txt", f"The talks in Oru\n\n{words} and so on\n".encode())

    dry = run(tracker, near, "--dry-run")
    assert dry.exit_code == 1
    assert "would not be added" in dry.stderr
    done = run(tracker, near)
    assert done.exit_code == 1
    assert "% of the words alike" in done.stderr
    assert "b.txt was not added. With --again it is." in done.stderr
    assert len(sources(tracker)) == 1

    assert run(tracker, near, "--again").exit_code == 0
    assert len(sources(tracker)) == 2


def test_what_comes_back_stays_as_it_came_where_nothing_else_is_garbled(
    tracker: Path, tmp_path: Path
) -> None:
    data = b"---\nti\x00tle: A\n---\n# Head\n\n" + b"North Vessin asks for forty parts.\n\n" * 20

    assert run(tracker, file(tmp_path, "a.md", data), "--whole", "--as-it-came").exit_code == 0

    with Store.open(tracker, readonly=True) as store:
        (source,) = store.all(Source)
        blob = store.need(Blob, source.text or "")
        assert "ti\x00tle: A" in (store.blob(blob.sha256) or b"").decode()


def test_repairs_and_what_is_set_aside_can_be_left(tracker: Path, tmp_path: Path) -> None:
    text = "Skip to main content\n\nErdoÄŸan came.\n"
    path = file(tmp_path, "a.txt", text.encode())

    assert run(tracker, path, "--whole", "--as-it-came").exit_code == 0

    with Store.open(tracker, readonly=True) as store:
        (source,) = store.all(Source)
        blob = store.need(Blob, source.text or "")
        assert (store.blob(blob.sha256) or b"").decode() == text


def test_a_field_that_sources_do_not_have_is_refused(tracker: Path, tmp_path: Path) -> None:
    done = run(tracker, file(tmp_path, "a.txt", b"Words of it.\n"), "--set", "colour=red")

    assert done.exit_code == 2
    assert sources(tracker) == []


def test_a_source_that_is_there_is_given_a_document(tracker: Path, tmp_path: Path) -> None:
    with Store.open(tracker) as store:
        store.apply(Change("Add", (Edit.insert(Source(id="call", title="A call")),)))
        actor, cited = (
            Actor(id="a", name="Ana"),
            Evidence(id="e", source="call", record="a", quote="two words"),
        )
        store.apply(Change("Cite", (Edit.insert(actor), Edit.insert(cited))))
    path = file(tmp_path, "a.txt", b"These are two words.\n")

    dry = run(tracker, path, "--source", "call", "--dry-run")
    assert (dry.exit_code, sources(tracker)[0].text) == (0, None)
    assert "It would be the document of “A call”. Nothing was written." in dry.stdout
    done = run(tracker, path, "--source", "call", "--set", "reliability=B")

    assert done.exit_code == 0, done.output
    assert "1 quote gets its place." in done.stdout
    (source,) = sources(tracker)
    assert (source.title, source.reliability) == ("A call", "B")
    with Store.open(tracker, readonly=True) as store:
        assert store.need(Evidence, "e").first == 10
    again = run(tracker, file(tmp_path, "b.txt", b"Something else.\n"), "--source", "call")
    assert "“two words”" in again.stderr
    assert len(sources(tracker)) == 1


def test_a_source_that_is_not_there_or_two_files_for_one_are_refused(tracker: Path, tmp_path: Path) -> None:
    path = file(tmp_path, "a.txt", b"These are two words.\n")
    assert run(tracker, path, "--source", "none").exit_code == 1
    assert "takes one file" in run(tracker, path, path, "--source", "call").stderr
    assert sources(tracker) == []
