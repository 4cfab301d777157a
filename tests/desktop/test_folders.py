"""The folder file dialogs begin in, and names that every system takes."""

from pathlib import Path

import platformdirs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.folders import LONGEST_NAME, UNFIT, Folders, file_name
from desktop.settings import Settings


def test_the_folder_chosen_last_comes_back(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    Folders(settings).keep(tmp_path)
    assert Folders(Settings(tmp_path / "settings.json")).last(tmp_path / "other") == tmp_path


def test_a_folder_that_is_gone_is_passed_over(tmp_path: Path) -> None:
    folders = Folders(Settings(tmp_path / "settings.json"))
    assert folders.last() == Path.home()
    folders.keep(tmp_path / "gone")
    assert folders.last(tmp_path) == tmp_path


def test_the_hidden_folder_of_the_sample_is_not_offered(tmp_path: Path) -> None:
    folders = Folders(Settings(tmp_path / "settings.json"))
    sample = platformdirs.user_data_path("parley", appauthor=False)
    assert folders.last(sample) == Path.home()
    documents = platformdirs.user_documents_path()
    documents.mkdir(parents=True)
    assert folders.last(sample) == documents
    assert folders.last(tmp_path) == tmp_path


def test_settings_that_cannot_be_written_hold_for_this_run(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    folders = Folders(Settings(tmp_path / "file" / "settings.json"))
    folders.keep(tmp_path)
    assert folders.last() == tmp_path


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Talks: round 2/3", "Talks round 2 3"),
        ("Переговори “Київ – Москва”", "Переговори “Київ – Москва”"),
        ("..", "Untitled"),
        ("UA-RU/2026/1", "UA-RU 2026 1"),
        ("a\tb\nc", "a b c"),
        ("x" * 200, "x" * LONGEST_NAME),
    ],
)
def test_a_title_becomes_a_name(title: str, name: str) -> None:
    assert file_name(title) == name


@given(st.text())
def test_any_title_becomes_a_name_for_every_system(title: str) -> None:
    name = file_name(title)
    assert 1 <= len(name) <= LONGEST_NAME
    assert not set(name) & set(UNFIT)
    assert name == name.strip(". ")
    assert name.isprintable()
