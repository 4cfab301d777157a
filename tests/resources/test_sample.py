"""The sample dossier is a sound bundle: canonical, whole in itself, and unchanged by a tracker."""

import json
from pathlib import Path

import pytest

import resources
from db.exchange import bundle_bytes, plan, read
from db.records import KINDS, Dossier, Marking, Record, ScaleTerm, defaults, link_id, references, specs
from db.records.values import problems
from db.store import Store
from tests.resources.sample import NAME, RECORDS, TEXT, every, need

BUNDLE = json.loads(TEXT)
MARK = "TLP:CLEAR"


def compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def test_it_is_a_bundle_of_version_1() -> None:
    assert sorted(BUNDLE) == ["format", "records", "version"]
    assert BUNDLE["format"] == "parley-bundle"
    assert BUNDLE["version"] == 1


def test_it_is_canonical_to_the_byte() -> None:
    kinds = []
    for kind, rows in sorted(BUNDLE["records"].items()):
        lines = ",\n".join(compact(row) for row in sorted(rows, key=lambda row: str(row["id"])))
        kinds.append(f'"{kind}":[\n{lines}\n]')
    written = f'{{"format":"parley-bundle","records":{{{",".join(kinds)}}},"version":1}}\n'
    assert written == TEXT


def test_what_goes_without_saying_is_not_written() -> None:
    for kind, rows in BUNDLE["records"].items():
        left_out = defaults(KINDS[kind])
        derived = {name for name, spec in specs(KINDS[kind]).items() if spec.derived}
        for row in rows:
            assert not derived & set(row), row["id"]
            assert not [name for name in row if name in left_out and row[name] == left_out[name]], row["id"]
            assert not [
                name for name, value in row.items() if isinstance(value, float) and value.is_integer()
            ]


def test_each_id_stands_once() -> None:
    assert len(RECORDS) == sum(len(rows) for rows in BUNDLE["records"].values())


@pytest.mark.parametrize("kind", sorted(BUNDLE["records"]))
def test_every_record_is_sound(kind: str) -> None:
    wrong = [str(each) for row in BUNDLE["records"][kind] for each in problems(KINDS[kind], row)]
    assert wrong == []


def test_the_id_of_a_link_follows_from_what_it_joins() -> None:
    links = [record for record in RECORDS.values() if record.META.joins]
    assert len(links) > 100
    for record in links:
        joined = (getattr(record, name) for name in record.META.joins)
        assert record.id == link_id(record.META.kind, *joined)


def dangling(record: Record) -> list[str]:
    wrong = []
    for name in references(type(record)):
        target, kinds = getattr(record, name), specs(type(record))[name].refs
        if target is None:
            continue
        if target not in RECORDS:
            wrong.append(f"{record.id}.{name}: no {target}")
        elif kinds and RECORDS[target].META.kind not in kinds:
            wrong.append(f"{record.id}.{name}: {target} is a {RECORDS[target].META.kind}")
    return wrong


def test_every_reference_leads_to_a_record_of_the_right_kind() -> None:
    assert [wrong for record in RECORDS.values() for wrong in dangling(record)] == []


def test_every_record_bears_the_mark() -> None:
    dossier = need(Dossier, "dossier")
    assert dossier.handling_default == MARK
    assert {record.handling for record in RECORDS.values()} == {MARK}
    assert MARK in {level.level for level in every(Marking)}


@pytest.mark.parametrize(("cls", "folder"), [(Marking, "markings"), (ScaleTerm, "scales")])
def test_it_carries_the_words_it_is_marked_and_worded_with(cls: type[Record], folder: str) -> None:
    dossier = need(Dossier, "dossier")
    name = dossier.marking_set if cls is Marking else dossier.likelihood_scale
    shipped = json.loads(resources.read_text(f"{folder}/{name}.json"))
    carried = sorted(every(cls), key=lambda record: int(getattr(record, "rank", 0)))
    assert [{name: getattr(record, name) for name in shipped[0]} for record in carried] == shipped


def test_it_comes_through_a_tracker_to_the_byte(tmp_path: Path) -> None:
    with Store.create(tmp_path / "sample.parley") as store:
        planned = plan([read(resources.path_of(NAME))], store.snapshot())
        assert (planned.refusals, planned.blanked, planned.total.new) == ([], [], len(RECORDS))
        store.apply(planned.change("Import the sample"))
        assert bundle_bytes(store.snapshot(), lambda sha256: None) == TEXT.encode()
