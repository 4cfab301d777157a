"""The tree builds everywhere, reads easily and says nothing of the machine it was written on."""

import re
from pathlib import Path

from tests.project.tree import ROOT, text_of, tracked_files

LONGEST_MODULE = 400  # lines
HOSTS = [  # in two parts, or this file would be found itself
    ("pypi", ".org"),
    ("pythonhosted", ".org"),
    ("npmjs", ".org"),
    ("npmjs", ".com"),
    ("deb.debian", ".org"),
    ("archive.ubuntu", ".com"),
    ("crates", ".io"),
    ("proxy.golang", ".org"),
]
MACHINE_PATH = re.compile(r"(?<![\w.~-])/(?:work|root|home)/(?=\w)")


def relative(paths: list[Path]) -> list[str]:
    return [str(path.relative_to(ROOT)) for path in paths]


def modules() -> list[Path]:
    return [path for path in tracked_files() if path.suffix == ".py"]


def test_the_packaging_of_this_project_does_not_hide_the_library_of_that_name() -> None:
    assert not (ROOT / "packaging" / "__init__.py").exists()
    assert not (ROOT / "tests" / "packaging").exists()


def test_every_folder_of_tests_is_a_package() -> None:
    folders = {path.parent for path in modules() if path.is_relative_to(ROOT / "tests")}
    assert relative([folder for folder in folders if not (folder / "__init__.py").exists()]) == []


def test_a_module_is_short_enough_to_read() -> None:
    long = [path for path in modules() if len(path.read_text(encoding="utf-8").splitlines()) > LONGEST_MODULE]
    assert relative(long) == []


def test_no_file_names_the_host_of_a_package_registry() -> None:
    hosts = ["".join(parts) for parts in HOSTS]
    naming = [path for path in tracked_files() if any(host in (text_of(path) or "") for host in hosts)]
    assert relative(naming) == []


def test_no_file_names_a_path_of_the_machine_it_was_written_on() -> None:
    naming = [path for path in tracked_files() if MACHINE_PATH.search(text_of(path) or "")]
    assert relative(naming) == []


def test_no_tracker_is_kept_outside_the_files_of_tests() -> None:
    trackers = [path for path in tracked_files() if path.suffix == ".parley"]
    assert relative([path for path in trackers if not path.is_relative_to(ROOT / "tests" / "files")]) == []
