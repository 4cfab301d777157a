"""The pages of the guide: all listed, all reachable, naming only commands and keys that there are."""

import re

import pytest

import resources
from desktop.dialogs.shortcuts import ELSEWHERE
from desktop.guide import FOLDER, NAMES, PLACE, SPECS, found_in, pages, titles

KEYS = re.compile(r"\b(?:(?:Ctrl|Alt|Shift|Meta)\+)+\S+?(?=[\s.,;:)*]|$)|\bF\d{1,2}\b")
LINK = re.compile(r"\]\(([^)]*)\)")
SOURCES = {name: resources.read_text(f"{FOLDER}/{name}.md") for name in resources.names_in(FOLDER, ".md")}
MENUS = {spec.menu for spec in SPECS.values()}


def test_every_page_is_listed_once() -> None:
    assert sorted(NAMES) == sorted(SOURCES)
    assert len({title for _, title in titles()}) == len(NAMES)


@pytest.mark.parametrize("name", sorted(SOURCES))
def test_a_page_names_only_commands_that_there_are(name: str) -> None:
    for form, id in PLACE.findall(SOURCES[name]):
        assert id in (MENUS if form == "table" else SPECS), id
    assert "{" not in PLACE.sub("", SOURCES[name])


@pytest.mark.parametrize("name", sorted(SOURCES))
def test_keys_that_no_command_has_are_in_the_list_of_keys(name: str) -> None:
    listed = " ".join(f"{keys} {words} {tip}" for _, words, keys, tip in ELSEWHERE)
    for keys in KEYS.findall(PLACE.sub("", SOURCES[name])):
        assert keys in listed, f"{name}: {keys}"


@pytest.mark.parametrize("name", sorted(SOURCES))
def test_links_lead_to_pages_and_none_out(name: str) -> None:
    for address in LINK.findall(SOURCES[name]):
        assert address.removesuffix(".md") in NAMES, address
    assert "://" not in SOURCES[name]


def test_every_page_begins_with_its_title_and_says_something() -> None:
    for page in pages(str):
        assert page.text.startswith(f"# {page.title}\n")
        assert len(page.text.split()) > 60, page.name


def test_commands_stand_with_the_keys_they_have_and_their_place_in_the_menu() -> None:
    text = {page.name: page.text for page in pages(lambda keys: f"<{keys}>")}
    assert f"**<{SPECS['edit.undo'].shortcut}>** takes any step back" in text["start"]
    assert "**File > Restore** lists them" in text["copies"]
    for spec in SPECS.values():
        if spec.shortcut:
            assert f"| **<{spec.shortcut}>** | {spec.words} |" in text["keys"], spec.id


def test_a_page_that_names_no_such_command_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "read_text", lambda _name: "# Title\n\n{edit.nothing}\n")
    with pytest.raises(KeyError):
        pages(str)


def test_words_are_found_in_any_place_and_case() -> None:
    (copies,) = [page for page in pages(str) if page.name == "copies"]
    assert found_in(copies, "DATED stick")
    assert found_in(copies, "")
    assert not found_in(copies, "dated zebra")
