"""Whole processes beside their floors: the version, the first paint of the window, the sample's paper."""

import subprocess
import sys
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from tests.bench.processes import Beside, beside, imports_of, parley, peak, python

BARE_WINDOW = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, application.quit)
application = QApplication([])
window = Window()
window.setCentralWidget(QTableView())
window.resize(1440, 900)
window.show()
application.exec()
"""
OUR_WINDOW = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from desktop.start import first_frame, open_in
application = QApplication([])
window = first_frame(application)
def go_on():
    if sys.argv[2] == "frame":
        application.quit()
    else:
        open_in(window, Path(sys.argv[1]))
        QTimer.singleShot(0, application.quit)
window.painted.connect(go_on)
window.show()
application.exec()
"""


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "sample.parley"
    subprocess.run(parley("new", str(path), "--sample"), check=True, capture_output=True)
    return path


def told(benchmark: BenchmarkFixture, measured: Beside, target: float) -> None:
    """Put the ratio into the benchmark's table and print it beside its target."""
    benchmark.extra_info.update(ratio=round(measured.ratio, 2), target=target)
    sys.stdout.write(
        f"\n{benchmark.name}: {measured.ours:.3f} s, floor {measured.floor:.3f} s, "
        f"ratio {measured.ratio:.2f} (target {target})\n"
    )


def test_version_against_importing_click(benchmark: BenchmarkFixture) -> None:
    measured = benchmark.pedantic(
        beside, args=(parley("--version"), python("import click")), rounds=1, iterations=1
    )
    told(benchmark, measured, 1.5)
    assert measured.ours > 0


def test_first_paint_against_a_bare_window(benchmark: BenchmarkFixture, sample: Path) -> None:
    ours = [*python(OUR_WINDOW), str(sample), "frame"]
    measured = benchmark.pedantic(beside, args=(ours, python(BARE_WINDOW)), rounds=1, iterations=1)
    told(benchmark, measured, 1.6)
    assert measured.ours > 0


def test_tracker_on_the_screen_against_a_bare_window(benchmark: BenchmarkFixture, sample: Path) -> None:
    """Until the overview of the sample stands in the window: no target of its own, but good to know."""
    ours = [*python(OUR_WINDOW), str(sample), "tracker"]
    measured = benchmark.pedantic(beside, args=(ours, python(BARE_WINDOW)), rounds=1, iterations=1)
    told(benchmark, measured, 5)
    assert measured.ours > 0


def test_paper_of_the_sample_against_its_imports_alone(
    benchmark: BenchmarkFixture, sample: Path, tmp_path: Path
) -> None:
    out = tmp_path / "paper.pdf"
    ours = parley("brief", str(sample), "--template", "status", "--out", str(out), "--issued", "2026-04-19")
    floor = imports_of(ours)
    measured = benchmark.pedantic(beside, args=(ours, floor), rounds=1, iterations=1)
    told(benchmark, measured, 2.5)
    assert out.read_bytes().startswith(b"%PDF")


def test_peak_memory_of_the_paper(benchmark: BenchmarkFixture, sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "paper.pdf"
    ours = parley("brief", str(sample), "--template", "status", "--out", str(out), "--issued", "2026-04-19")
    megabytes = benchmark.pedantic(peak, args=(ours,), rounds=1, iterations=1)
    benchmark.extra_info.update(megabytes=round(megabytes, 1), target=90)
    sys.stdout.write(f"\n{benchmark.name}: {megabytes:.1f} MB (target 90)\n")
    assert out.read_bytes().startswith(b"%PDF")
