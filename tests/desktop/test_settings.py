"""Settings are kept whole, never lost to a damaged file, and shared by two processes."""

import json
from pathlib import Path
from typing import cast

import pytest

from db.errors import NotWritten
from desktop import settings as s
from desktop.settings import DECLARED, Settings


def test_defaults_hold_where_nothing_was_set(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    assert settings.get(s.APPEARANCE) == "system"
    assert settings.get(s.COLUMNS) == {}
    assert settings.problems == []


def test_every_default_can_be_read_back(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "settings.json"
    for setting in DECLARED:
        Settings(path).set(setting, setting.default)
        assert Settings(path).get(setting) == setting.default, setting.key


def test_values_hold_over_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    settings = Settings(path)
    settings.set(s.COLUMNS, {"position": ("actor", "issue")})
    settings.set(s.PANEL_SIZES, (216, 384))
    settings.set(s.AUTHOR, "Оксана Ґ.")
    again = Settings(path)
    assert again.get(s.COLUMNS) == {"position": ("actor", "issue")}
    assert again.get(s.PANEL_SIZES) == (216, 384)
    assert again.get(s.AUTHOR) == "Оксана Ґ."


def test_the_file_lies_in_the_persons_folder(home: Path) -> None:
    settings = Settings()
    settings.set(s.AUTHOR, "L. Brandt")
    assert settings.path.is_relative_to(home)
    assert settings.path.is_file()


def test_a_value_that_a_setting_cannot_have_is_refused(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    with pytest.raises(ValueError, match="light, dark, system"):
        settings.set(s.APPEARANCE, "mauve")
    assert settings.get(s.APPEARANCE) == "system"
    assert not settings.path.exists()


@pytest.mark.parametrize("text", ["{", "[1, 2]", '"text"', "\x00"])
def test_a_damaged_file_is_kept_beside_and_said(tmp_path: Path, text: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(text, encoding="utf-8")
    settings = Settings(path)
    kept = tmp_path / "settings.broken.json"
    assert kept.read_text(encoding="utf-8") == text
    assert str(kept) in settings.problems[0]
    settings.set(s.AUTHOR, "M. Okafor")
    assert Settings(path).get(s.AUTHOR) == "M. Okafor"


def test_a_second_damaged_file_does_not_replace_the_first(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    for text in ("{first", "{second"):
        path.write_text(text, encoding="utf-8")
        Settings(path)
    assert (tmp_path / "settings.broken.json").read_text(encoding="utf-8") == "{first"
    assert (tmp_path / "settings.broken-2.json").read_text(encoding="utf-8") == "{second"


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("appearance", "mauve"),
        ("appearance", 3),
        ("compact_rows", "yes"),
        ("recent_files", "one.parley"),
        ("recent_files", [1]),
        ("panel_sizes", [True, 2]),
        ("panel_sizes", ["216"]),
        ("columns", []),
        ("columns", {"position": "actor"}),
        ("author", None),
    ],
)
def test_a_value_of_another_kind_gives_way_to_the_default(tmp_path: Path, key: str, value: object) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({key: value, "desk": "d1"}), encoding="utf-8")
    settings = Settings(path)
    setting = next(each for each in DECLARED if each.key == key)
    assert settings.get(setting) == setting.default
    assert setting.label in settings.problems[0]
    assert settings.get(s.DESK) == "d1"


def test_what_a_newer_parley_wrote_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"from_the_future": [1]}', encoding="utf-8")
    Settings(path).set(s.AUTHOR, "x")
    assert json.loads(path.read_text(encoding="utf-8")) == {"author": "x", "from_the_future": [1]}


def test_two_windows_do_not_undo_each_others_settings(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    one, other = Settings(path), Settings(path)
    one.set(s.AUTHOR, "L. Brandt")
    other.set(s.APPEARANCE, "dark")
    again = Settings(path)
    assert again.get(s.AUTHOR) == "L. Brandt"
    assert again.get(s.APPEARANCE) == "dark"


def test_the_desk_is_made_once(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    earlier, window = Settings(path), Settings(path)
    made = window.desk()
    assert made
    assert window.desk() == made
    assert earlier.desk() == made
    assert Settings(path).desk() == made


def test_a_desk_that_cannot_be_kept_is_good_for_the_run(tmp_path: Path) -> None:
    (tmp_path / "folder").write_text("a file where a folder would have to be", encoding="utf-8")
    settings = Settings(tmp_path / "folder" / "settings.json")
    assert settings.desk() == settings.desk() != ""


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "folder").write_text("", encoding="utf-8")
    settings = Settings(tmp_path / "folder" / "settings.json")
    with pytest.raises(NotWritten, match="folder"):
        settings.set(s.AUTHOR, "x")
    assert settings.get(s.AUTHOR) == "x"


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "settings.json"
    settings = Settings(path)
    settings.set(s.AUTHOR, "before")

    def full_disk(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("db.whole.os.fsync", full_disk)
    with pytest.raises(NotWritten, match="the disk is full"):
        settings.set(s.AUTHOR, "after")
    assert Settings(path).get(s.AUTHOR) == "before"
    assert [file.name for file in tmp_path.iterdir()] == ["settings.json"]


def test_recent_files_are_the_newest_first_and_named_once(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    for number in (*range(12), 5):
        settings.add_recent(tmp_path / f"{number}.parley")
    names = [Path(name).stem for name in settings.get(s.RECENT_FILES)]
    assert names == ["5", "11", "10", "9", "8", "7", "6", "4", "3", "2"]


def test_settings_are_declared_once_and_with_words() -> None:
    keys = [setting.key for setting in DECLARED]
    assert len(set(keys)) == len(keys)
    assert all(setting.label and setting.help for setting in DECLARED)
    assert [value for value in vars(s).values() if isinstance(value, s.Setting)] == list(DECLARED)


def test_choices_are_those_that_can_be_set(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    for setting in DECLARED:
        for choice in setting.choices:
            settings.set(cast("s.Setting[str]", setting), choice)
            assert settings.get(setting) == choice
