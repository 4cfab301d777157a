"""References on the command line: in as sources, and the list of sources out."""

import json
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

Answer = Callable[..., str]
Run = Callable[..., Result]


def test_sources_go_to_and_come_from_programs_that_keep_references(
    answer: Answer, run: Run, tracker: Path, tmp_path: Path
) -> None:
    reference = tmp_path / "library.ris"
    reference.write_text("TY  - RPRT\nTI  - Water at the border\nPY  - 2025\nER  -\n", encoding="utf-8")
    assert answer("import", tracker, reference) == ("Import library.ris: 1 new. parley undo takes it back.\n")
    listed = tmp_path / "sources.json"
    assert "records to" in answer("export", tracker, "--to", listed, "--sources")
    titles = [item["title"] for item in json.loads(listed.read_text(encoding="utf-8"))]
    assert "Water at the border" in titles
    assert answer("import", tracker, listed) == "Nothing to import: all of it is there already.\n"

    odd = run("export", tracker, "--to", tmp_path / "sources.txt", "--sources")
    assert odd.exit_code == 1
    assert "does not tell in which form" in odd.stderr
    assert run("export", tracker, "--to", listed, "--sources", "--csv").exit_code == 2


def test_what_the_form_of_a_list_cannot_carry_is_said(
    answer: Answer, run: Run, tracker: Path, tmp_path: Path
) -> None:
    reference = tmp_path / "library.json"
    item = {"type": "report", "title": "Water at the border", "event-title": "Round two"}
    reference.write_text(json.dumps([item]), encoding="utf-8")
    answer("import", tracker, reference)

    done = run("export", tracker, "--to", tmp_path / "sources.bib", "--sources")

    assert "BibTeX can't carry event-title of 1 source; a list in CSL JSON can." in done.stderr
