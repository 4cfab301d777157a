"""Pictures to look at: python -m tests.desktop.look states --scheme dark --size 1440x900.

Not a test. Without a page it names those there are; pictures go to out/look/.
"""

import argparse
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.analysis.comparisons import COMPARISONS
from desktop.operations.sample import FICTIONAL
from desktop.theme import Theme
from tests.desktop.look_bulk import bulk, merging, pasting
from tests.desktop.look_dialogs import asking, checks, showing
from tests.desktop.look_documents import documenting, resting, triaging
from tests.desktop.look_finding import broken, conditions, names, narrowed, prefixes, start, to_look_at
from tests.desktop.look_grid import cell, cell_of_two, cell_wrong, columns, grid, ranked
from tests.desktop.look_history import history, in_the_way, record_history
from tests.desktop.look_keeping import keeping, reading
from tests.desktop.look_mapping import mapping, mapping_matrix, mapping_names, mapping_wide
from tests.desktop.look_papers import issuing, telling
from tests.desktop.look_states import states
from tests.desktop.look_window import capture, capturing, comparison, invented, overview, palette, positions

Page = Callable[[Theme], QWidget]
PAGES: Mapping[str, Page] = {
    "asking": asking,
    **{each.key: comparison(each.key) for each in COMPARISONS},
    "fictional": invented,
    **{f"fictional-{each.key}": comparison(each.key, FICTIONAL) for each in COMPARISONS},
    "capture": capture,
    "capturing": capturing,
    "bulk": bulk,
    "broken-filter": broken,
    "checks": checks,
    "conditions": conditions,
    "cell": cell,
    "cell-of-two": cell_of_two,
    "cell-wrong": cell_wrong,
    "columns": columns,
    "documenting": documenting,
    "grid": grid,
    "history": history,
    "history-in-the-way": in_the_way,
    "history-of-a-record": record_history,
    "ranked": ranked,
    "issuing": issuing,
    "keeping": keeping,
    "mapping": mapping,
    "mapping-matrix": mapping_matrix,
    "mapping-names": mapping_names,
    "mapping-wide": mapping_wide,
    "merging": merging,
    "overview": overview,
    "narrowed": narrowed,
    "palette": palette,
    "palette-names": names,
    "palette-prefixes": prefixes,
    "palette-start": start,
    "pasting": pasting,
    "positions": positions,
    "reading": reading,
    "resting": resting,
    "showing": showing,
    "states": states,
    "telling": telling,
    "to-look-at": to_look_at,
    "triaging": triaging,
}
SETTLES = 400  # milliseconds, for what a page shows only after its first paint
SIZES = ("1280x800", "1440x900", "2560x1440")
OUT = Path(__file__).resolve().parents[2] / "out" / "look"


def size_of(text: str) -> QSize:
    """A size written as 1440x900."""
    width, _, height = text.partition("x")
    return QSize(int(width), int(height))


def picture(page: QWidget, size: QSize, path: Path) -> Path:
    """Show `page` in `size`, let it settle, and save what it looks like."""
    page.resize(size)
    page.show()
    QTest.qWait(SETTLES)
    path.parent.mkdir(parents=True, exist_ok=True)
    if not page.grab().save(str(path)):
        raise OSError(f"no picture could be written to {path}")
    return path


def read_words(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.desktop.look", description=__doc__)
    parser.add_argument("page", nargs="*", choices=sorted(PAGES), help="which pages; all when none is named")
    parser.add_argument("--scheme", choices=["light", "dark", "both"], default="both")
    parser.add_argument("--size", choices=[*SIZES, "all"], default="1440x900")
    parser.add_argument("--text", type=int, default=100, help="text size in per cent, 80 to 200")
    parser.add_argument("--out", type=Path, default=OUT)
    return parser.parse_args(words)


def main(words: Sequence[str]) -> None:
    """Save the pictures asked for and say where they are."""
    asked = read_words(words)
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    theme = Theme()
    for scheme in ("light", "dark"):
        if asked.scheme not in (scheme, "both"):
            continue
        theme.apply(application, "dark" if scheme == "dark" else "light", asked.text)
        for name in asked.page or sorted(PAGES):
            for size in SIZES if asked.size == "all" else (asked.size,):
                page = PAGES[name](theme)
                path = picture(page, size_of(size), asked.out / f"{name}-{scheme}-{size}-{asked.text}.png")
                page.close()
                sys.stdout.write(f"{path}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
