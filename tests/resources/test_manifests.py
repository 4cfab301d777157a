"""What was carried in from elsewhere is listed with its origin and licence, and is what came from there."""

import hashlib
import json
from typing import TypedDict

import pytest

import resources


class Package(TypedDict):
    package: str
    version: str
    licence: str
    licence_file: str
    files: dict[str, str]


CARRIED = ["fonts", "icons", "dictionaries", "styles"]
MARK_OF_LICENCE = {
    "OFL-1.1": "SIL OPEN FONT LICENSE",
    "ISC AND MIT": "ISC License",
    "CC-BY-SA-3.0": "Creative Commons Attribution-ShareAlike 3.0",
    "MIT AND BSD": "Permission to use, copy, modify, distribute and sell these word",
}


def packages_of(folder: str) -> list[Package]:
    packages: list[Package] = json.loads(resources.read_text(f"{folder}/manifest.json"))["packages"]
    return packages


@pytest.mark.parametrize("folder", CARRIED)
def test_every_file_is_listed_and_every_listed_file_is_there(folder: str) -> None:
    listed = [name for package in packages_of(folder) for name in package["files"]]
    there = {path.name for path in resources.path_of(folder).iterdir()} - {"manifest.json"}
    assert len(listed) == len(set(listed))
    assert set(listed) == there


@pytest.mark.parametrize("folder", CARRIED)
def test_every_file_is_as_it_came(folder: str) -> None:
    for package in packages_of(folder):
        for name, expected in package["files"].items():
            assert hashlib.sha256(resources.read_bytes(f"{folder}/{name}")).hexdigest() == expected, name


@pytest.mark.parametrize("folder", CARRIED)
def test_every_package_carries_its_licence(folder: str) -> None:
    for package in packages_of(folder):
        assert package["version"]
        assert package["licence_file"] in package["files"]
        text = resources.read_text(f"{folder}/{package['licence_file']}")
        assert MARK_OF_LICENCE[package["licence"]] in text
        assert "Copyright" in text


def test_no_dictionary_is_under_a_licence_that_asks_for_the_source() -> None:
    for package in packages_of("dictionaries"):
        text = resources.read_text(f"dictionaries/{package['licence_file']}")
        assert "GPL" not in text
        assert "General Public" not in text
