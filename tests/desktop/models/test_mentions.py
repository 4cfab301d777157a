"""The records a record names, each once, by the fields that name them."""

from pathlib import Path

from db.records import Position
from desktop.models.mentions import mentions
from tests.desktop.small import HOST, small_tracker


def test_fields_first_then_the_sources_cited(tmp_path: Path) -> None:
    with small_tracker(tmp_path / "t.parley") as store:
        found = mentions(store, store.need(Position, "p1"))
        assert [(each.label, each.title, each.kind) for each in found] == [
            ("Actor", "Ukraine", "actor"),
            ("Issue", "Territory", "issue"),
            ("Cited source", "Status article", "source"),
        ]
        host = store.get(HOST)
        assert host is not None
        assert [each.id for each in mentions(store, host)] == ["summit", "ukr", "src-a"]
        source = store.get("src-a")
        assert source is not None
        assert mentions(store, source) == []


def test_a_record_named_twice_goes_by_the_first_field(tmp_path: Path) -> None:
    with small_tracker(tmp_path / "t.parley") as store:
        said = Position(id="p9", actor="ukr", issue="territory", channel="official", speaker="ukr")
        found = mentions(store, said)
        assert [(each.label, each.id) for each in found] == [("Actor", "ukr"), ("Issue", "territory")]
