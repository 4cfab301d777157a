"""Resources are found by name, and a name cannot lead out of their folder."""

import pytest

import resources


def test_text_and_bytes_are_the_same_file() -> None:
    text = resources.read_text("markings/eu.json")
    assert "TRÈS SECRET" in text
    assert resources.read_bytes("markings/eu.json") == text.encode()


def test_names_are_listed_without_their_suffix() -> None:
    assert resources.names_in("scales", ".json") == ("icd203", "kent", "phia")


@pytest.mark.parametrize(
    "name", ["", "..", "../pyproject.toml", "fonts/../../x", "/etc/passwd", "C:/x", "a\\b"]
)
def test_a_name_stays_inside(name: str) -> None:
    with pytest.raises(ValueError, match="not the name of a resource"):
        resources.path_of(name)


def test_what_is_missing_is_named() -> None:
    with pytest.raises(FileNotFoundError, match=r"scales/none\.json"):
        resources.read_text("scales/none.json")
