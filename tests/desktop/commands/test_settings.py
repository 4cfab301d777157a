"""The settings on the command line: listed with who set them, written for others, taken over from a file."""

import json
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from desktop import settings as s
from desktop.settings import Settings, managed_path

Answer = Callable[..., str]
Run = Callable[..., Result]


@pytest.fixture
def organisation(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file in which the organisation sets what holds here."""
    path = managed_path()
    assert path.is_relative_to(home)
    path.parent.mkdir(parents=True)
    return path


def listed(answer: Answer) -> dict[str, dict[str, object]]:
    return {each["key"]: each for each in json.loads(answer("settings", "list", "--json"))}


def test_settings_are_listed_with_who_set_them(answer: Answer, organisation: Path) -> None:
    organisation.write_text('stale_days = 30\ncopies = 5\nlocked = ["copies"]\n', encoding="utf-8")
    Settings().set(s.AUTHOR, "Ana")
    found = listed(answer)
    wanted = {
        "author": ("Ana", "you", False),
        "stale_days": (30, "organisation", False),
        "copies": (5, "organisation", True),
        "text_size": (100, "default", False),
    }
    for key, (value, by, locked) in wanted.items():
        assert (found[key]["value"], found[key]["from"], found[key]["locked"]) == (value, by, locked)
    heads, *rows = answer("settings", "list").splitlines()
    assert heads.split() == ["KEY", "VALUE", "SET", "BY", "WHAT"]
    assert any("your organisation, locked" in row for row in rows)
    assert "window_geometry" not in found


def test_settings_go_out_and_come_back(answer: Answer, tmp_path: Path) -> None:
    Settings().set(s.TEXT_SIZE, 150)
    path = tmp_path / "desk.toml"
    assert f"settings to {path}" in answer("settings", "export", path)
    assert tomllib.loads(path.read_text(encoding="utf-8"))["text_size"] == 150
    Settings().set(s.TEXT_SIZE, 80)
    said = answer("settings", "import", path, "--dry-run")
    assert "Text size: 80 → 150" in said
    assert "1 setting would change" in said
    assert Settings().get(s.TEXT_SIZE) == 80
    assert "1 setting changed" in answer("settings", "import", path)
    assert Settings().get(s.TEXT_SIZE) == 150


def test_what_can_not_be_taken_over_is_said_beside_the_answer(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "desk.toml"
    path.write_text('appearance = "mauve"\nstale_days = 30\n', encoding="utf-8")
    result = run("settings", "import", path)
    assert result.exit_code == 0
    assert "line 1: “Appearance” can't be that" in result.stderr
    assert "1 setting changed" in result.stdout
    assert Settings().get(s.STALE_DAYS) == 30


def test_a_file_that_is_no_toml_fails_in_a_sentence(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "desk.toml"
    path.write_text("= = =", encoding="utf-8")
    result = run("settings", "import", path)
    assert result.exit_code == 1
    assert "can't be read as settings" in result.stderr


def test_a_folder_that_is_not_there_fails_in_a_sentence(run: Run, tmp_path: Path) -> None:
    result = run("settings", "export", tmp_path / "none" / "desk.toml")
    assert result.exit_code == 1
    assert "There is no folder" in result.stderr


def test_a_wrong_file_of_the_organisation_is_said_and_stops_no_command(run: Run, organisation: Path) -> None:
    organisation.write_text("= = =", encoding="utf-8")
    result = run("settings", "list")
    assert result.exit_code == 0
    assert result.stderr.count("organisation") == 1


def test_without_a_command_it_says_which_there_are(run: Run) -> None:
    result = run("settings")
    assert result.exit_code == 2
    assert {"list", "export", "import"} <= set(result.stderr.split())
