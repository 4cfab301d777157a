"""A window whose process is killed while somebody types in it: what was kept is there again."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog

from desktop.dialogs.set_field import SetFieldDialog
from desktop.views.form_editing import PAUSE
from tests.desktop.typist import SENTENCE
from tests.desktop.windows import Open
from tests.dialogs import Dialogs
from tests.project.tree import ROOT

LOST_AT_MOST = 2000  # milliseconds of typing


@pytest.fixture
def typist(sample: Path, request: pytest.FixtureRequest) -> Iterator["subprocess.Popen[str]"]:
    command = [sys.executable, "-m", "tests.desktop.typist", str(sample), request.param]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    yield process
    process.kill()
    process.wait()


def letters_kept(typist: "subprocess.Popen[str]") -> int:
    """Kill the process once it has kept twice what was typed; how many letters that were."""
    assert typist.stdout is not None
    kept = [int(typist.stdout.readline()) for _ in range(2)]
    typist.kill()
    typist.wait()
    typist.stdout.close()
    assert 0 < kept[0] < kept[1]
    return kept[1]


@pytest.mark.parametrize("typist", ["dialog"], indirect=True)
def test_typing_into_a_dialog_is_kept_and_offered_after_a_kill(
    typist: "subprocess.Popen[str]", open_window: Open, sample: Path, dialogs: Dialogs
) -> None:
    kept, texts = letters_kept(typist), list[str]()
    robot = open_window(sample)
    assert robot.window.toast.message.text == "Unsaved changes kept: Set “Statement” of 2 positions"

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, SetFieldDialog)
        texts.append(dialog.field.typed())
        dialog.reject()

    dialogs.expect(look)
    robot.window.toast.action.click()
    (text,) = texts
    assert text == (SENTENCE * len(text))[: len(text)]
    assert len(text) >= kept


@pytest.mark.parametrize("typist", ["form"], indirect=True)
def test_typing_without_a_pause_is_kept_and_offered_after_a_kill(
    typist: "subprocess.Popen[str]", open_window: Open, sample: Path
) -> None:
    kept = letters_kept(typist)
    robot = open_window(sample)
    assert robot.window.toast.message.text.startswith("Unsaved changes kept: “Ukraine · Territory")
    robot.window.toast.action.click()
    form = robot.window.inspector.form
    assert form is not None
    assert form.stances is not None
    text = form.rows["statement"].field.typed()
    assert text == (SENTENCE * len(text))[: len(text)]
    assert len(text) >= kept
    assert form.rows["until"].field.typed() == "sometime"
    assert form.rows["until"].error
    assert "opposed" in form.stances.changed_stances().values()
    assert robot.window.session.store.readonly is False


def test_no_more_is_lost_than_was_typed_in_the_last_moment() -> None:
    assert PAUSE < LOST_AT_MOST
