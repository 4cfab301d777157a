"""Each dossier that comes with Parley is a sound bundle: canonical, whole, unchanged by a tracker."""

import json
from pathlib import Path

import pytest

import resources
from db.exchange import bundle_bytes, plan, read
from db.records import KINDS, Dossier, Marking, Record, ScaleTerm, defaults, link_id, references, specs
from db.records.values import problems
from db.store import Store
from tests.resources.dossier import Shipped

DOSSIERS = [Shipped(name) for name in resources.names_in("dossiers", ".json")]


@pytest.fixture(params=DOSSIERS, ids=lambda dossier: dossier.name)
def dossier(request: pytest.FixtureRequest) -> Shipped:
    """Each of the dossiers in turn."""
    found = request.param
    assert isinstance(found, Shipped)
    return found


def compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def test_it_is_a_bundle_of_version_1(dossier: Shipped) -> None:
    assert sorted(dossier.bundle) == ["format", "records", "version"]
    assert dossier.bundle["format"] == "parley-bundle"
    assert dossier.bundle["version"] == 1


def test_it_is_canonical_to_the_byte(dossier: Shipped) -> None:
    kinds = []
    for kind, rows in sorted(dossier.bundle["records"].items()):
        lines = ",\n".join(compact(row) for row in sorted(rows, key=lambda row: str(row["id"])))
        kinds.append(f'"{kind}":[\n{lines}\n]')
    written = f'{{"format":"parley-bundle","records":{{{",".join(kinds)}}},"version":1}}\n'
    assert written == dossier.text


def test_what_goes_without_saying_is_not_written(dossier: Shipped) -> None:
    for kind, rows in dossier.bundle["records"].items():
        left_out = defaults(KINDS[kind])
        derived = {name for name, spec in specs(KINDS[kind]).items() if spec.derived}
        for row in rows:
            assert not derived & set(row), row["id"]
            assert not [name for name in row if name in left_out and row[name] == left_out[name]], row["id"]
            assert not [
                name for name, value in row.items() if isinstance(value, float) and value.is_integer()
            ]


def test_each_id_stands_once(dossier: Shipped) -> None:
    assert len(dossier.records) == sum(len(rows) for rows in dossier.bundle["records"].values())


def test_every_record_is_sound(dossier: Shipped) -> None:
    kinds = dossier.bundle["records"].items()
    assert [str(each) for kind, rows in kinds for row in rows for each in problems(KINDS[kind], row)] == []


def test_the_id_of_a_link_follows_from_what_it_joins(dossier: Shipped) -> None:
    links = [record for record in dossier.records.values() if record.META.joins]
    assert len(links) > 100
    for record in links:
        joined = (getattr(record, name) for name in record.META.joins)
        assert record.id == link_id(record.META.kind, *joined)


def dangling(dossier: Shipped, record: Record) -> list[str]:
    wrong = []
    for name in references(type(record)):
        target, kinds = getattr(record, name), specs(type(record))[name].refs
        if target is None:
            continue
        if target not in dossier.records:
            wrong.append(f"{record.id}.{name}: no {target}")
        elif kinds and dossier.records[target].META.kind not in kinds:
            wrong.append(f"{record.id}.{name}: {target} is a {dossier.records[target].META.kind}")
    return wrong


def test_every_reference_leads_to_a_record_of_the_right_kind(dossier: Shipped) -> None:
    assert [wrong for record in dossier.records.values() for wrong in dangling(dossier, record)] == []


@pytest.mark.parametrize(("cls", "folder"), [(Marking, "markings"), (ScaleTerm, "scales")])
def test_it_carries_the_words_it_is_marked_and_worded_with(
    dossier: Shipped, cls: type[Record], folder: str
) -> None:
    chosen = dossier.need(Dossier, "dossier")
    name = chosen.marking_set if cls is Marking else chosen.likelihood_scale
    shipped = json.loads(resources.read_text(f"{folder}/{name}.json"))
    carried = sorted(dossier.every(cls), key=lambda record: int(getattr(record, "rank", 0)))
    assert [{name: getattr(record, name) for name in shipped[0]} for record in carried] == shipped


def test_it_comes_through_a_tracker_to_the_byte(dossier: Shipped, tmp_path: Path) -> None:
    with Store.create(tmp_path / "sample.parley") as store:
        planned = plan([read(resources.path_of(dossier.name))], store.snapshot())
        assert (planned.refusals, planned.blanked, planned.total.new) == ([], [], len(dossier.records))
        store.apply(planned.change("Import the sample"))
        assert bundle_bytes(store.snapshot(), lambda sha256: None) == dossier.text.encode()
