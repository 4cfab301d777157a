"""Parley beside other makers of papers: what is measured, who is ahead, and what could not be measured."""

import json
from pathlib import Path
from subprocess import CalledProcessError

import pytest

import bench_peers
from peers.content import SANS, SERIF, varied
from resources import path_of
from tests.project.tree import ROOT

FIGURES = {"processor": 0.5, "wall": 0.6, "bytes": 200_000, "megabytes": 60}
ABOUT = "Title: x\nTagged:          yes\nPages:           100\n"


class Tools:
    """Takes the place of the tools: each is as fast as it is told, or fails."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, **seconds: float) -> None:
        self.seconds = {"ours": 0.25, "by_typst": 0.5, "by_weasyprint": 8.0, "by_fpdf2": 2.5, **seconds}
        self.by: dict[str, str] = {}
        monkeypatch.setattr(bench_peers, "output", self.output)

    def output(self, *command: str) -> str:
        if command[0] == "pdfinfo":
            return ABOUT
        name = command[2].removeprefix("peers.")
        self.by[name] = command[0]
        if not self.seconds[name]:
            raise CalledProcessError(1, command, stderr="No module named typst")
        return f"a line\n{json.dumps({**FIGURES, 'processor': self.seconds[name]})}\n"


def test_each_tool_is_measured_in_its_own_environment_and_the_slower_ones_are_behind(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    tools = Tools(monkeypatch)
    assert bench_peers.main(["ours/python", str(tmp_path)]) == 0
    assert {name for name, python in tools.by.items() if python == "ours/python"} == {"ours"}
    assert set(tools.by) == {"ours", "by_typst", "by_weasyprint", "by_fpdf2"}
    said = capsys.readouterr().out
    assert "Typst           0.50        5.0    100        2.0    60  yes" in said
    assert "ahead of Parley: none" in said


def test_a_peer_that_is_ahead_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    Tools(monkeypatch, by_typst=0.2)
    assert bench_peers.main(["python", str(tmp_path)]) == 1
    assert "ahead of Parley: Typst\n" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["ours", "by_typst"])
def test_a_tool_that_fails_is_said_with_its_words(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    Tools(monkeypatch, **{name: 0.0})
    assert bench_peers.main(["python", str(tmp_path)]) == 1
    assert "could not be measured: No module named typst" in capsys.readouterr().out


def test_no_paragraph_is_given_to_a_tool_twice() -> None:
    parts = [{"kind": "head", "title": "One"}, {"kind": "paragraph", "text": [["It stays.", "", ""]]}]
    first, second = (varied({"title": "x", "parts": parts}, number)["parts"] for number in (1, 2))
    assert first[0] == second[0] == parts[0]
    assert first[1]["text"] != second[1]["text"]
    assert first[1]["text"][0] == second[1]["text"][0] == ["It stays.", "", ""]


def test_the_peers_set_in_the_faces_of_parley() -> None:
    assert all(path_of(f"fonts/{name}.ttf").exists() for name in (*SERIF.values(), *SANS.values()))


def test_the_environment_of_the_peers_is_apart_from_the_project() -> None:
    locks = ROOT / "packaging" / "lock"
    lock = (locks / "peers.txt").read_text(encoding="utf-8")
    assert "://" not in lock
    dependencies = (ROOT / "pyproject.toml").read_text(encoding="utf-8").partition("[tool.ruff]")[0]
    for line in (locks / "peers.in").read_text(encoding="utf-8").splitlines():
        name = line.partition(">")[0]
        assert name not in dependencies
        assert f"\n{name}==" in f"\n{lock}"
