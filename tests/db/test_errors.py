"""Errors that people can meet are sentences for them, with what the window needs beside."""

import pytest

from db import errors
from db.errors import InvalidField, KnownError

KNOWN = [
    errors.InvalidField("actor_role", "r1", "since", "2026-13", "There is no month 13. Use 01 to 12."),
    errors.Conflict("position", "p01", ("statement", "caveat_text")),
    errors.Conflict("position", "p01"),
    errors.NoSuchRecord("position", "p01"),
    errors.NoSuchChange("c1"),
    errors.StillUsed("ukr", ["p01", "p02", "p03", "p04"]),
    errors.NothingToUndo(),
    errors.NothingToRedo(),
    errors.NoSuchLevel("SECRET", ("GREEN", "AMBER")),
    errors.NoSuchLevel("SECRET", ()),
    errors.BadMoment("yesterday"),
    errors.NoSuchFile("talks.parley"),
    errors.NotOpened("talks.parley", "permission denied"),
    errors.IsFolder("talks.parley"),
    errors.Busy("talks.parley"),
    errors.NoSuchFolder("papers"),
    errors.NoFolderToRead("papers"),
    errors.AlreadyThere("talks.parley"),
    errors.NotWritten("talks.parley", "no space left on device"),
    errors.StillWriting("talks.parley"),
    errors.DiskFull("talks.parley"),
    errors.TooLarge("talks.parley"),
    errors.NoRightToWrite("papers/status.pdf", "papers"),
    errors.InUse("status.pdf"),
    errors.Stopped(),
    errors.NotATracker("talks.parley"),
    errors.TooNew("talks.parley", 9, 3),
    errors.Damaged("talks.parley", "a page is missing"),
    errors.ForeignSchema("talks.parley", "there is a trigger “x”"),
    errors.MigrationFailed("talks.parley", "m002", "talks.backup.parley"),
    errors.MigrationFailed("talks.parley", "m002", ""),
    errors.AlreadyOpen("talks.parley", "Olena", "desk-4", "2026-11-21 09:12"),
    errors.AlreadyOpen("talks.parley", "", "", ""),
    errors.ReadOnly("talks.parley"),
    errors.BadBundle("talks.json", "The comma after “id” is missing.", 7),
]


@pytest.mark.parametrize("error", KNOWN, ids=str)
def test_a_known_error_is_a_sentence(error: KnownError) -> None:
    said = str(error)
    assert isinstance(error, errors.StoreError)
    assert said.endswith(".")
    assert ".." not in said
    assert "  " not in said
    assert "None" not in said


def test_every_known_error_is_tried() -> None:
    declared = {
        each
        for each in vars(errors).values()
        if isinstance(each, type)
        and issubclass(each, KnownError)
        and each not in (KnownError, errors.FileError)
    }
    assert declared == {type(error) for error in KNOWN}


def test_a_bug_is_not_the_fault_of_its_user() -> None:
    assert not issubclass(errors.BugError, KnownError)


def test_an_invalid_field_carries_what_a_form_shows() -> None:
    error = InvalidField("actor_role", "r1", "since", "2026-13", "There is no month 13.")
    assert (error.kind, error.id, error.field, error.value) == ("actor_role", "r1", "since", "2026-13")
    assert error.reason == "There is no month 13."
    assert str(error) == "Actor role r1, since: There is no month 13."
    assert str(InvalidField("actor", "", "name", "", "This is needed.")) == "Actor, name: This is needed."


def test_a_conflict_names_the_fields() -> None:
    error = errors.Conflict("position", "p01", ["statement", "caveat_text"])
    assert (error.table, error.id, error.fields) == ("position", "p01", ("statement", "caveat_text"))
    assert "(statement, caveat text)" in str(error)


def test_a_lock_names_who_holds_it() -> None:
    error = errors.AlreadyOpen("talks.parley", "Olena", "desk-4", "2026-11-21 09:12")
    assert (error.who, error.machine, error.since) == ("Olena", "desk-4", "2026-11-21 09:12")
    assert "by Olena on desk-4 since 2026-11-21 09:12" in str(error)


def test_a_bundle_says_in_which_line() -> None:
    assert str(KNOWN[-1]).startswith("Line 7 of talks.json: The comma")
    assert str(errors.BadBundle("talks.json", "It is empty.")).startswith("talks.json: It is empty.")
