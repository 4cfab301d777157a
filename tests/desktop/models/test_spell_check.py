"""Words are judged beside the window, by dictionaries, names and settings as they are now."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db import places
from db.changes import Change, Edit
from db.records import Actor, Position
from desktop.jobs import Jobs
from desktop.models.spell_check import SpellCheck
from desktop.session import Session
from desktop.settings import CHECK_SPELLING, DICTIONARY_FILES, SPELLING_LANGUAGES, Settings
from tests.desktop.sessions import small_session
from tests.desktop.spelled import settle


@pytest.fixture
def session(qapp: QApplication, tmp_path: Path) -> Iterator[Session]:
    made = small_session(tmp_path)
    yield made
    made.close()


@pytest.fixture
def settings(home: Path) -> Settings:
    return Settings(home / "settings.json")


@pytest.fixture
def check(session: Session, settings: Settings, qtbot: QtBot) -> Iterator[SpellCheck]:
    jobs = Jobs(session)
    made = SpellCheck(session, settings, jobs, session)
    yield made
    settle(qtbot, made)
    jobs.shut_down()


def judged(qtbot: QtBot, check: SpellCheck, word: str, language: str = "en-GB") -> bool | None:
    check.is_right(word, language)
    settle(qtbot, check)
    return check.is_right(word, language)


def test_a_verdict_comes_later_and_stays(check: SpellCheck, qtbot: QtBot) -> None:
    assert check.is_right("withdrawl", "en-GB") is None
    settle(qtbot, check)
    assert check.is_right("withdrawl", "en-GB") is False
    assert judged(qtbot, check, "withdrawal") is True
    assert check.is_settled
    assert check.has_dictionary("en-IE")
    assert not check.has_dictionary("fi")


def test_names_count_as_right_as_soon_as_they_are_in(
    check: SpellCheck, session: Session, qtbot: QtBot
) -> None:
    assert judged(qtbot, check, "Zelenskyy") is False
    with qtbot.waitSignal(check.changed):
        session.do(Change("Add", (Edit.insert(Actor(id="z", name="Volodymyr Zelenskyy")),)))
    assert check.is_right("Zelenskyy", "en-GB") is False, "what was known stays until there is a new verdict"
    assert judged(qtbot, check, "Zelenskyy") is True
    with qtbot.waitSignal(check.changed):
        session.undo()
    assert judged(qtbot, check, "Zelenskyy") is False


def test_other_changes_ask_for_nothing(check: SpellCheck, session: Session, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(check.changed, wait=400):
        said = session.store.need(Position, "p1")
        session.do(Change("Say it otherwise", (Edit.update(said, statement="Other words."),)))


def test_a_word_is_added_and_taken_out(check: SpellCheck, qtbot: QtBot) -> None:
    assert judged(qtbot, check, "oblasts") is False
    with qtbot.waitSignal(check.added) as told:
        check.add("oblasts")
    assert told.args == ["oblasts"]
    assert judged(qtbot, check, "oblasts") is True
    check.take_out("oblasts")
    assert judged(qtbot, check, "oblasts") is False


def test_a_tracker_that_may_not_be_written_says_so(check: SpellCheck, session: Session, qtbot: QtBot) -> None:
    path = session.store.path
    session.close()
    session.open(path, readonly=True)
    with qtbot.assertNotEmitted(check.added), qtbot.waitSignal(session.failed):
        check.add("oblasts")


def test_a_word_is_ignored_in_one_record(check: SpellCheck) -> None:
    check.ignore("teh", "p1")
    assert check.is_ignored("teh", "p1")
    assert not check.is_ignored("teh", "p2")


def test_the_switch_and_the_languages_are_settings(
    check: SpellCheck, settings: Settings, home: Path, qtbot: QtBot
) -> None:
    (home / "uk_UA.aff").write_text("SET UTF-8\n", encoding="ascii")
    (home / "uk_UA.dic").write_text("2\nугода\nмир\n", encoding="utf-8")
    assert judged(qtbot, check, "угодда") is True
    settings.set(DICTIONARY_FILES, (str(home / "uk_UA.dic"),))
    settings.set(SPELLING_LANGUAGES, ("uk",))
    check.refresh()
    assert judged(qtbot, check, "угодда") is False
    assert judged(qtbot, check, "угода") is True
    assert judged(qtbot, check, "withdrawl") is False
    settings.set(CHECK_SPELLING, False)
    assert not check.is_on


def test_a_broken_dictionary_is_told_once(
    check: SpellCheck, session: Session, settings: Settings, home: Path, qtbot: QtBot
) -> None:
    failures: list[str] = []
    session.failed.connect(failures.append)
    (home / "uk_UA.aff").write_text("SET NOSUCH-1\n", encoding="ascii")
    (home / "uk_UA.dic").write_text("1\nмир\n", encoding="utf-8")
    settings.set(DICTIONARY_FILES, (str(home / "uk_UA.dic"),))
    settings.set(SPELLING_LANGUAGES, ("uk",))
    for _ in range(2):
        check.refresh()
        assert judged(qtbot, check, "withdrawl") is False
    (failure,) = failures
    assert failure.startswith("The dictionary uk_UA")


def test_a_further_language_without_dictionary_is_told_once(
    check: SpellCheck, session: Session, settings: Settings, qtbot: QtBot
) -> None:
    failures: list[str] = []
    session.failed.connect(failures.append)
    settings.set(SPELLING_LANGUAGES, ("en-US", "fi"))
    for _ in range(2):
        check.refresh()
        assert judged(qtbot, check, "color") is True
    (failure,) = failures
    assert failure.startswith("There is no dictionary for fi. Install one")


def test_suggestions_are_looked_for_beside_the_window(check: SpellCheck, qtbot: QtBot) -> None:
    found: list[list[str]] = []
    check.suggest("withdrawl", "en-GB", found.append)
    assert found == [[]], "nothing is known before a word was judged"
    judged(qtbot, check, "withdrawl")
    check.suggest("withdrawl", "en-GB", found.append)
    qtbot.waitUntil(lambda: len(found) == 2)
    assert "withdrawal" in found[1]


def test_what_was_judged_by_names_that_are_no_more_is_not_taken(
    check: SpellCheck, session: Session, qtbot: QtBot
) -> None:
    check.is_right("Zelenskyy", "en-GB")
    QApplication.processEvents()  # begins to judge
    session.do(Change("Add", (Edit.insert(Actor(id="z", name="Zelenskyy")),)))
    check.refresh()
    settle(qtbot, check)
    assert judged(qtbot, check, "Zelenskyy") is True


def test_another_tracker_has_other_names(check: SpellCheck, session: Session, qtbot: QtBot) -> None:
    session.do(Change("Add", (Edit.insert(Actor(id="z", name="Zelenskyy")),)))
    check.refresh()
    assert judged(qtbot, check, "Zelenskyy") is True
    path = session.store.path
    check.is_right("withdrawl", "en-GB")
    session.create(path.with_name("other.parley"))
    settle(qtbot, check)
    assert check.is_right("withdrawl", "en-GB") is None, "a verdict for the tracker before is not taken"
    assert judged(qtbot, check, "Zelenskyy") is False
    session.close()
    assert not check.is_on


def test_a_tracker_with_one_connection_is_judged_with_its_names(
    check: SpellCheck, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.do(Change("Add", (Edit.insert(Actor(id="z", name="Zelenskyy")),)))
    check.refresh()
    path = session.store.path
    session.close()
    monkeypatch.setattr(places, "on_network", lambda path, mounts=None: True)
    session.open(path)
    assert judged(qtbot, check, "Zelenskyy") is True
    assert judged(qtbot, check, "withdrawl") is False
