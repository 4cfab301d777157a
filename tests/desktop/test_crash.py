"""Reports of errors: written, told once, kind and place only, nothing of a tracker."""

import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import qWarning
from pytestqt.qtbot import QtBot

from db.errors import Conflict, KnownError
from desktop import crash
from desktop.crash import CrashReporter, chain, place_of

SECRET = "Ukraine would accept a ceasefire"
SAID: dict[str, str] = {}


@pytest.fixture
def reporter(tmp_path: Path, qtbot: QtBot) -> Iterator[CrashReporter]:
    made = CrashReporter(tmp_path / "reports")
    yield made
    made.uninstall()


def raised(error: Exception) -> Exception:
    try:
        raise error
    except type(error) as caught:
        return caught


def broken(statement: str) -> None:
    try:
        SAID[statement]
    except KeyError as error:
        raise ValueError(f"no such statement: {statement}") from error


def crash_with_text() -> Exception:
    try:
        broken(SECRET)
    except ValueError as error:
        return error
    raise AssertionError("it has to fail")


def test_a_report_names_kinds_and_places_and_no_text(reporter: CrashReporter, qtbot: QtBot) -> None:
    with qtbot.waitSignal(reporter.crashed) as told:
        reporter.report(crash_with_text())
    path = told.args[0]
    text = path.read_text(encoding="utf-8")
    assert "Error: ValueError" in text
    assert "Because of: KeyError" in text
    assert "tests/desktop/test_crash.py:" in text
    assert " in broken" in text
    assert SECRET not in text
    assert "ceasefire" not in text
    assert str(Path.home()) not in text
    assert str(crash.ROOT) not in text


def test_a_report_lies_in_the_persons_state_folder(home: Path, qtbot: QtBot) -> None:
    reporter = CrashReporter()
    with qtbot.waitSignal(reporter.crashed) as told:
        reporter.report(raised(RuntimeError()))
    assert told.args[0].is_relative_to(home)


def test_an_error_of_the_store_names_the_record_but_no_value() -> None:
    named = next(chain(Conflict("position", "p01", ["statement"])))
    assert named == "db.errors.Conflict (table position, id p01)"
    unfit = next(chain(Conflict("position", "Kyiv says so\n", ["statement"])))
    assert unfit == "db.errors.Conflict (table position)"


def test_other_errors_are_not_searched_for_names() -> None:
    error = raised(ValueError())
    vars(error)["id"] = "secret-name"
    assert next(chain(error)) == "ValueError"


def test_an_error_that_is_its_own_cause_ends() -> None:
    error = ValueError()
    error.__cause__ = KeyError()
    error.__cause__.__cause__ = error
    assert list(chain(error)) == ["ValueError", "KeyError"]


def test_the_same_place_is_reported_once(reporter: CrashReporter, qtbot: QtBot) -> None:
    error = crash_with_text()
    with qtbot.waitSignal(reporter.crashed):
        reporter.report(error)
    with qtbot.assertNotEmitted(reporter.crashed, wait=50):
        reporter.report(error)
    assert len(list(reporter.folder.iterdir())) == 1


def test_known_errors_are_told_in_their_words_and_not_reported(reporter: CrashReporter, qtbot: QtBot) -> None:
    error = KnownError("The stick was pulled out. Nothing was written.")
    with qtbot.waitSignal(reporter.known) as told:
        reporter.take(KnownError, error)
    assert told.args == [error]
    assert not reporter.folder.exists()


def test_only_the_newest_reports_are_kept(reporter: CrashReporter, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crash, "KEPT_REPORTS", 3)
    reporter.folder.mkdir()
    for number in range(5):
        (reporter.folder / f"report-2026010{number}-000000-01.txt").write_text("old", encoding="utf-8")
    (reporter.folder / "notes.txt").write_text("not ours", encoding="utf-8")
    reporter.report(raised(RuntimeError()))
    left = sorted(path.name for path in reporter.folder.iterdir())
    assert left[:3] == ["notes.txt", "report-20260103-000000-01.txt", "report-20260104-000000-01.txt"]
    assert len(left) == 4


def test_a_report_that_cannot_be_written_is_told_without_a_place(tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    reporter = CrashReporter(tmp_path / "file" / "reports")
    with qtbot.waitSignal(reporter.crashed) as told:
        reporter.report(raised(RuntimeError()))
    assert told.args == [None]


def test_installed_it_takes_errors_of_threads(reporter: CrashReporter, qtbot: QtBot) -> None:
    reporter.install()

    def work() -> None:
        raise RuntimeError(SECRET)

    with qtbot.waitSignal(reporter.crashed) as told:
        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
    assert " in work" in told.args[0].read_text(encoding="utf-8")


def test_uninstalled_it_leaves_the_hooks_as_they_were(reporter: CrashReporter) -> None:
    before = (sys.excepthook, threading.excepthook)
    reporter.install()
    assert sys.excepthook == reporter.take
    reporter.uninstall()
    assert (sys.excepthook, threading.excepthook) == before


def test_warnings_of_qt_stand_in_the_report_without_their_words(
    reporter: CrashReporter, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    reporter.install()
    qWarning(f"QPainter::begin: {SECRET}")
    reporter.uninstall()
    with qtbot.waitSignal(reporter.crashed) as told:
        reporter.report(raised(RuntimeError()))
    text = told.args[0].read_text(encoding="utf-8")
    assert "QtWarningMsg default QPainter::begin" in text
    assert SECRET not in text
    assert SECRET not in capsys.readouterr().err


def test_the_end_of_the_process_is_not_a_crash(
    reporter: CrashReporter, capsys: pytest.CaptureFixture[str]
) -> None:
    reporter.take(KeyboardInterrupt, KeyboardInterrupt())
    assert "KeyboardInterrupt" in capsys.readouterr().err
    assert not reporter.folder.exists()


def test_a_window_without_a_terminal_reports_as_well(
    reporter: CrashReporter, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    with qtbot.waitSignal(reporter.crashed) as told:
        reporter.report(raised(RuntimeError()))
    assert told.args[0].is_file()


def test_places_leave_the_folders_of_the_machine_out() -> None:
    assert place_of(crash.ROOT / "desktop" / "window.py") == "desktop/window.py"
    library = Path(os.sep, "home", "oksana", "venv", "lib", "site-packages", "reportlab", "pdf.py")
    assert place_of(library) == "reportlab/pdf.py"
    assert place_of(Path(os.sep, "home", "oksana", "script.py")) == "script.py"
