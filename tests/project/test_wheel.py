"""A wheel holds every file of the three packages, data included, and nothing else of the project."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.project.tree import ROOT, tracked_files

PACKAGES = ("db", "desktop", "resources")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    outcome = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert outcome.returncode == 0, outcome.stderr
    (built,) = folder.glob("*.whl")
    return built


def names_in(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_every_file_of_the_packages_is_in_it(wheel: Path) -> None:
    names = {path.relative_to(ROOT).as_posix() for path in tracked_files()}
    wanted = {name for name in names if name.split("/")[0] in PACKAGES}
    assert wanted - names_in(wheel) == set()


def test_nothing_else_of_the_project_is_in_it(wheel: Path) -> None:
    folders = {name.split("/")[0] for name in names_in(wheel)}
    assert {name for name in folders if not name.endswith(".dist-info")} == set(PACKAGES)


def test_it_carries_the_licence_and_the_command(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = {Path(name).name: name for name in archive.namelist() if ".dist-info/" in name}
        assert "LICENSE" in names
        assert "parley = desktop.__main__:main" in archive.read(names["entry_points.txt"]).decode()
