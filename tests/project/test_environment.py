"""The environment is the one that was measured: pins, locks, and the drawing that a wrong PySide6 breaks."""

import ast
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions, version
from typing import Any

import pytest

from tests.project.tree import ROOT

OWN = ("db", "desktop", "resources")
PIN = re.compile(r"^([a-z0-9][a-z0-9.-]*)==(\S+)", re.MULTILINE)

PAINTING = """
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

application = QGuiApplication([])
image = QImage(200, 100, QImage.Format.Format_RGB32)
painter = QPainter(image)
for number in range(20_000):
    painter.fillRect(QRectF(number % 200, number // 200, 1, 1), QColor(number % 256, number // 256, 7))
painter.end()
print(image.pixelColor(199, 99).name())
"""


def project() -> dict[str, Any]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    table: dict[str, Any] = settings["project"]
    return table


def pins(kind: str) -> dict[str, str]:
    return dict(PIN.findall((ROOT / "packaging" / "lock" / f"{kind}.txt").read_text(encoding="utf-8")))


def test_pyside6_is_held_below_the_release_that_crashes() -> None:
    assert "pyside6>=6.11.3,<6.12" in project()["dependencies"]
    assert version("PySide6").startswith("6.11.")


def test_twenty_thousand_rectangles_are_painted() -> None:
    child = subprocess.run([sys.executable, "-c", PAINTING], capture_output=True, text=True)
    assert (child.returncode, child.stdout.strip()) == (0, "#1f4e07"), child.stderr


def imported() -> set[str]:
    """The packages that the code names, its own and Python's aside."""
    found: set[str] = set()
    for folder in OWN:
        for path in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Import):
                    found.update(each.name for each in node.names)
                elif isinstance(node, ast.ImportFrom) and node.module:
                    found.add(node.module)
    return {name.partition(".")[0] for name in found} - set(sys.stdlib_module_names) - set(OWN)


def test_what_is_imported_is_asked_for_and_not_left_to_others_to_bring() -> None:
    wanted = {re.split(r"[<>=]", word)[0].replace("_", "-") for word in project()["dependencies"]}
    of = packages_distributions()
    brought = {name: {each.lower().replace("_", "-") for each in of.get(name, [name])} for name in imported()}
    # PySide6 comes in parts, of which it is made up itself.
    brought |= {name: {"pyside6"} for name in ("PySide6", "shiboken6")}
    assert len(brought) > 25
    assert [name for name, by in brought.items() if by.isdisjoint(wanted)] == []


def test_the_locks_agree_with_each_other() -> None:
    assert pins("app").items() <= pins("dev").items()


@pytest.mark.parametrize(("kind", "extras"), [("app", ["build"]), ("dev", ["build", "dev"])])
def test_a_lock_holds_all_that_is_asked_for(kind: str, extras: list[str]) -> None:
    wanted = project()["dependencies"] + [
        word for extra in extras for word in project()["optional-dependencies"][extra]
    ]
    names = {re.split(r"[<>=]", word)[0].replace("_", "-") for word in wanted}
    assert names - set(pins(kind)) == set()


@pytest.mark.parametrize("kind", ["app", "dev", "check"])
def test_everything_in_a_lock_has_its_hashes(kind: str) -> None:
    text = (ROOT / "packaging" / "lock" / f"{kind}.txt").read_text(encoding="utf-8")
    entries = re.split(r"\n(?=\S)", text.strip())
    assert len(entries) == len(PIN.findall(text))
    assert [entry.splitlines()[0] for entry in entries if "--hash=sha256:" not in entry] == []
    assert "://" not in text
