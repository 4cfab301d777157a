"""What the window needs until a tracker is on the screen: nothing that only a later step of work asks for."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.project.tree import ROOT

SHOWN = """
import gc, json, sys, threading
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from desktop.pace import Pace
from desktop.start import first_frame, open_in
application = QApplication([])
Pace(application)
window = first_frame(application)
told = {"frame": [], "babel": []}
class Watch:
    def find_spec(self, name, path, target=None):
        if name == "babel":
            here = threading.current_thread() is threading.main_thread()
            told["babel"].append("window" if here else "beside")
sys.meta_path.insert(0, Watch())
def furnished():
    told["frame"] = sorted(sys.modules)
    open_in(window, Path(sys.argv[1]))
    QTimer.singleShot(0, shown)
def shown():
    from db.records import Source
    window.grab()
    told["tracker"] = sorted(sys.modules)
    told["collects"] = ["in any thread"] if gc.isenabled() else ["in the GUI thread"]
    window.travel.go_in("read:" + window.session.store.all(Source)[0].id)
    (job,) = [each for each in window.jobs.running if each.name == "Names of months"]
    job.ended.connect(read)
def read():
    from desktop.documents.dating import dates_in
    told["months"] = [each.edtf for each in dates_in("am 3. März 2026")]
    application.quit()
window.painted.connect(furnished)
window.show()
application.exec()
print(json.dumps(told))
"""
# Each of them is asked for by a step of work: a paper, a form, an import, a comparison, a search, a word.
LATER = (
    "anyascii",
    "babel",
    "desktop.briefing",
    "desktop.capture",
    "desktop.dialogs",
    "desktop.forms.fields",
    "desktop.forms.form",
    "desktop.forms.stance_editor",
    "desktop.import_commands",
    "desktop.operations.mapping",
    "desktop.operations.pasting",
    "desktop.spelling.loading",
    "desktop.views.capture_box",
    "desktop.views.cell_editor",
    "desktop.views.comparisons.page",
    "desktop.views.composer",
    "desktop.views.filter_editor",
    "db.exchange.sheets",
    "db.safety",
    "diff_match_patch",
    "docx",
    "html",
    "edtf",
    "networkx",
    "numpy",
    "openpyxl",
    "pandas",
    "PIL",
    "PySide6.QtPdf",
    "pikepdf",
    "pyparsing",
    "PySide6.QtPrintSupport",
    "python_calamine",
    "rapidfuzz",
    "reportlab",
    "spylls",
    "sqlite_utils",
)
# The frame is painted before anything is known of records.
AFTER_THE_FRAME = ("db.records", "desktop.furnishing", "desktop.session", "sqlcipher3")


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The modules there are once the frame is painted, and once the sample is on the screen."""
    path = tmp_path_factory.mktemp("start") / "sample.parley"
    start = [sys.executable, "-c"]
    new = "import sys; from desktop.__main__ import main; sys.exit(main())"
    subprocess.run([*start, new, "new", str(path), "--sample"], cwd=ROOT, check=True, capture_output=True)
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    run = subprocess.run(
        [*start, SHOWN, str(path)], cwd=ROOT, env=environment, check=True, capture_output=True, text=True
    )
    found: dict[str, list[str]] = json.loads(run.stdout.splitlines()[-1])
    return found


def among(modules: list[str], names: tuple[str, ...]) -> list[str]:
    """Which of the named modules are there, or a part of them."""
    return [name for name in names if any(each == name or each.startswith(f"{name}.") for each in modules)]


def test_the_tracker_is_on_the_screen_before_what_later_work_asks_for_is_loaded(
    loaded: dict[str, list[str]],
) -> None:
    assert "desktop.views.overview" in loaded["tracker"]
    parts = [each for each in loaded["tracker"] if each != "desktop.dialogs"]
    assert among(parts, LATER) == []


def test_the_frame_is_painted_before_records_are_known(loaded: dict[str, list[str]]) -> None:
    assert "desktop.window" in loaded["frame"]
    assert among(loaded["frame"], (*AFTER_THE_FRAME, *LATER)) == []


def test_the_names_of_months_are_loaded_beside_the_window_once_a_source_is_read(
    loaded: dict[str, list[str]],
) -> None:
    assert loaded["babel"] == ["beside"]
    assert loaded["months"] == ["2026-03-03"]


def test_the_names_of_what_is_loaded_later_are_those_of_modules() -> None:
    ours = [name for name in LATER if name.startswith(("desktop.", "db."))]
    for name in ours:
        place = ROOT / Path(*name.split("."))
        assert place.is_dir() or place.with_suffix(".py").is_file(), name


def test_rubbish_is_looked_for_in_the_gui_thread_alone_once_a_tracker_is_open(
    loaded: dict[str, list[str]],
) -> None:
    assert loaded["collects"] == ["in the GUI thread"]
