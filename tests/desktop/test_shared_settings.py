"""Settings go to other desks and come back whole; what a file sets wrongly is named and changes nothing."""

import tomllib
from pathlib import Path

import pytest

from db.errors import NoSuchFolder, NotWritten
from desktop import settings as s
from desktop.settings import DECLARED, Locked, Settings
from desktop.shared_settings import NotSettings, as_toml, export, in_words, line_of, plan, take

OWN = ("author", "desk", "recent_files", "last_folder", "window_geometry", "panel_sizes", "column_widths")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.json", tmp_path / "managed.toml")


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "desk.toml"
    path.write_text(text, encoding="utf-8")
    return path


def managed(tmp_path: Path, text: str) -> Settings:
    (tmp_path / "managed.toml").write_text(text, encoding="utf-8")
    return Settings(tmp_path / "settings.json", tmp_path / "managed.toml")


# -- out and back ------------------------------------------------------------------------------------


def test_settings_come_back_as_they_went(settings: Settings, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    folder.mkdir()
    settings.set(s.APPEARANCE, "dark")
    settings.set(s.TEXT_SIZE, 150)
    settings.set(s.COMPACT_ROWS, True)
    settings.set(s.SPELLING_LANGUAGES, ("uk-UA", "de"))
    settings.set(s.COPIES_FOLDER, str(folder))
    settings.set(s.COLUMNS, {"position": ("actor", "issue")})
    path = tmp_path / "desk.toml"
    export(settings, path)
    other = Settings(tmp_path / "other.json", tmp_path / "none.toml")
    found = plan(other, path)
    assert found.problems == ()
    assert {change.setting.key for change in found.changes} == {
        "appearance", "text_size", "compact_rows", "spelling_languages", "copies_folder", "columns",
    }  # fmt: skip
    take(other, found.changes)
    kept = Settings(tmp_path / "other.json", tmp_path / "none.toml")
    for setting in DECLARED:
        if setting.shared:
            assert kept.get(setting) == settings.get(setting), setting.key
    assert plan(kept, path).changes == ()


def test_the_file_says_of_each_setting_what_it_is_and_may_be(settings: Settings) -> None:
    text = as_toml(settings)
    for setting in DECLARED:
        if setting.shared:
            assert f"# {setting.label}: {setting.help}" in text
    assert "# One of: light (light), dark (dark), system (as the system)" in text
    assert text.index("== Appearance ==") < text.index("appearance =") < text.index("== Lists ==")
    assert tomllib.loads(text)["stale_days"] == 183


def test_what_is_of_one_person_or_machine_stays_there(settings: Settings) -> None:
    settings.set(s.AUTHOR, "Oksana")
    settings.set(s.RECENT_FILES, ("/srv/oksana/talks.parley",))
    text = as_toml(settings)
    assert "ksana" not in text
    for key in OWN:
        assert f"\n{key} =" not in text
    assert "\ncopies_folder =" not in text  # nobody chose one
    assert "\n# copies_folder =" in text


def test_a_folder_that_can_not_be_written_to_is_said(settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(NoSuchFolder):
        export(settings, tmp_path / "nowhere" / "desk.toml")
    blocked = tmp_path / "blocked.toml"
    blocked.mkdir()
    with pytest.raises(NotWritten):
        export(settings, blocked)


# -- what is wrong with a file -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('appearance = "mauve"', "“Appearance” can't be that: it is not one of light, dark, system."),
        ("text_size = 900", "“Text size” can't be that: it is not a whole number from 80 to 200."),
        ('text_size = "150"', "“Text size” can't be that"),
        ("text_size = 150.0", "“Text size” can't be that"),
        ("compact_rows = 1", "“Compact rows” can't be that: it is not yes or no."),
        ("copies_folder = 2026-11-22", "“Folder of copies” can't be that: it is not text."),
        ("spelling_languages = [1]", "“Further languages” can't be that"),
        ("colour = 3", "there is no setting “colour” to be shared; it is left out."),
        ('author = "Ana"', "there is no setting “author” to be shared"),
    ],
)
def test_what_can_not_be_used_is_named_with_its_line_and_the_rest_is_taken(
    settings: Settings, tmp_path: Path, line: str, words: str
) -> None:
    found = plan(settings, written(tmp_path, f"# a comment\n\n{line}\nstale_days = 30\n"))
    (problem,) = found.problems
    assert problem.startswith("line 3: ")
    assert words in problem
    take(settings, found.changes)
    assert settings.get(s.STALE_DAYS) == 30
    assert [change.setting.key for change in found.changes] == ["stale_days"]


def test_a_folder_that_is_not_here_is_not_taken(settings: Settings, tmp_path: Path) -> None:
    found = plan(settings, written(tmp_path, 'copies_folder = "/nowhere/at/all"\n'))
    assert found.changes == ()
    assert "/nowhere/at/all" in found.problems[0]


@pytest.mark.parametrize(
    "content", [b"text_size = = 3", b"\xff\xfe\x00", b"a = 1\na = 2", b"[" * 5000, b"\x00", b"x" * 1_000_001]
)
def test_a_file_that_is_no_toml_is_refused_in_words(
    settings: Settings, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "desk.toml"
    path.write_bytes(content)
    with pytest.raises(NotSettings, match=r"can't be read as settings: .*\. Nothing was changed\."):
        plan(settings, path)


def test_a_missing_file_is_refused_in_words(settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(NotSettings, match="No such file"):
        plan(settings, tmp_path / "none.toml")


@pytest.mark.parametrize(
    ("text", "line"),
    [("a = 1\nb = 2", 2), ("a.b = 1", 1), ("\n[b]\nx = 1", 2), ('\n"b" = 1', 2), ("ab = 1\nb = 1", 2)],
)
def test_the_line_of_a_key_is_found(text: str, line: int) -> None:
    assert line_of(text, "a" if "a.b" in text else "b") == line


def test_values_are_shown_in_words() -> None:
    shown = {each.key: in_words(each, each.default) for each in DECLARED}
    assert (shown["appearance"], shown["reopen_last"], shown["text_size"], shown["copies_folder"]) == (
        "As the system", "yes", "100", "none",
    )  # fmt: skip


# -- what the organisation sets ----------------------------------------------------------------------


def test_the_organisations_defaults_hold_below_a_persons_own(tmp_path: Path) -> None:
    settings = managed(tmp_path, "text_size = 125\nstale_days = 30\n")
    assert (settings.get(s.TEXT_SIZE), settings.get(s.STALE_DAYS)) == (125, 30)
    settings.set(s.TEXT_SIZE, 90)
    assert settings.get(s.TEXT_SIZE) == 90
    assert settings.is_own(s.TEXT_SIZE)
    assert settings.is_managed(s.STALE_DAYS)
    assert settings.problems == []


def test_what_the_organisation_locked_no_one_changes(tmp_path: Path) -> None:
    Settings(tmp_path / "settings.json", tmp_path / "none").set(s.STALE_DAYS, 7)
    settings = managed(tmp_path, 'locked = ["stale_days", "appearance"]\nstale_days = 30\n')
    assert settings.get(s.STALE_DAYS) == 30
    assert settings.get(s.APPEARANCE) == "system"
    assert settings.is_locked(s.APPEARANCE)
    with pytest.raises(Locked, match="“Stale after” is set by your organisation"):
        settings.set(s.STALE_DAYS, 8)
    assert settings.get(s.STALE_DAYS) == 30


def test_a_locked_setting_is_not_imported(tmp_path: Path) -> None:
    settings = managed(tmp_path, 'locked = ["stale_days"]\nstale_days = 30\n')
    found = plan(settings, written(tmp_path, "stale_days = 8\ntext_size = 125\n"))
    assert [change.setting.key for change in found.changes] == ["text_size"]
    assert "set by your organisation" in found.problems[0]


def test_a_person_can_lock_nothing(settings: Settings, tmp_path: Path) -> None:
    found = plan(settings, written(tmp_path, 'locked = ["stale_days"]\n'))
    assert found.changes == ()
    assert "here it locks nothing" in found.problems[0]


@pytest.mark.parametrize(
    "text", ["text_size = = 3", "\x00", 'stale_days = "x"', 'locked = "all"', "locked = [3]"]
)
def test_a_wrong_file_of_the_organisation_stops_nothing_and_is_said(tmp_path: Path, text: str) -> None:
    settings = managed(tmp_path, text)
    assert settings.get(s.STALE_DAYS) == 183
    assert not settings.is_locked(s.STALE_DAYS)
    (problem,) = settings.problems
    assert "organisation" in problem
    settings.set(s.STALE_DAYS, 9)
    assert settings.get(s.STALE_DAYS) == 9


def test_an_unknown_name_among_the_locked_is_said_and_the_others_hold(tmp_path: Path) -> None:
    settings = managed(tmp_path, 'locked = ["stale_days", "mood"]\n')
    assert settings.is_locked(s.STALE_DAYS)
    assert "“mood”" in settings.problems[0]


def test_a_folder_in_the_place_of_the_organisations_file_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "managed.toml").mkdir()
    settings = Settings(tmp_path / "settings.json", tmp_path / "managed.toml")
    assert settings.get(s.TEXT_SIZE) == 100
    assert len(settings.problems) == 1
