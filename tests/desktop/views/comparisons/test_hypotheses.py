"""Competing hypotheses in the window: ratings walked, what flips the order, weighed by grade when asked."""

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent, QPainter
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from db.changes import Change, Edit
from db.records import Brief, BriefSection, Rating
from db.records.scenarios import RATING_CODES
from desktop.operations.papers import write_paper
from desktop.theme import Theme
from desktop.views.comparisons.code_marks import MEANINGS, code_signs, paint_code, shape
from desktop.views.comparisons.hypotheses import HypothesesPage
from desktop.views.comparisons.page import DRAWING, EMPTY, TABLE
from tests.desktop.widgets.pixels import drawn
from tests.desktop.windows import Open
from tests.robots.window import WindowRobot

FLOW = "ev-kal-flow-3-kb"  # graded B2; the order hangs on it
HOTLINE = "i-hotline"  # not graded


@pytest.fixture
def robot(open_window: Open, river: Path) -> WindowRobot:
    return open_window(river)


def shown(robot: WindowRobot, qtbot: QtBot) -> HypothesesPage:
    robot.go_to("hypotheses")
    page = robot.window.pages.currentWidget()
    assert isinstance(page, HypothesesPage)
    qtbot.waitUntil(lambda: page.result is not None)
    page.grid.setFocus()
    return page


def go_to(page: HypothesesPage, item: str, scenario: str) -> None:
    assert page.grid.found is not None
    ids = [each.id for each in page.grid.scenarios]
    page.grid.go_to(page.grid.found.items.index(item), ids.index(scenario))


def part(page: HypothesesPage, heading: str) -> str:
    return next(each.words for each in page.explanation.explained.parts if each.heading == heading)


def weigh(page: HypothesesPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.comparing.ready):
        page.weigh.click()


def test_the_least_contradicted_scenario_is_at_the_left_and_the_order_is_said(
    robot: WindowRobot, qtbot: QtBot
) -> None:
    page = shown(robot, qtbot)
    assert page.stack.currentIndex() == DRAWING
    assert [each.title for each in page.grid.scenarios] == [
        "Water for road, status deferred",
        "Small steps only",
        "Basin treaty",
        "Fighting in the strip",
    ]
    assert page.sentence.text().startswith("Least contradicted first: Water for road, status deferred (2),")
    assert not page.weigh.isChecked()
    assert "never multiplied in" in page.notes.text()


def test_a_rating_is_told_with_its_grade_and_what_happens_without_the_item(
    robot: WindowRobot, qtbot: QtBot
) -> None:
    page = shown(robot, qtbot)
    go_to(page, FLOW, "s-small")
    said = page.grid.accessibleDescription()
    assert "Small steps only: I, inconsistent; grade B2; tells apart 1.3 of 2." in said
    assert said.endswith("Against the scenario in sum: 3.")
    assert part(page, "Without this item the order flips").startswith(
        "Least contradicted first: Small steps only"
    )
    assert part(page, "Against the scenario") == (
        "3 in sum, place 2 of 4, the least first. In line with it: 7, which is not subtracted."
    )
    go_to(page, HOTLINE, "s-small")
    assert "not graded" in page.grid.accessibleDescription()
    assert part(page, "Without this item") == "The order stays as it is."


def test_enter_opens_the_rating_and_for_what_is_not_rated_the_item(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    go_to(page, FLOW, "s-small")
    store = robot.window.session.store
    (rating,) = store.find(Rating, item=FLOW, scenario="s-small")
    robot.press(Qt.Key.Key_Return)
    assert robot.window.inspector.record_id == rating.id
    with qtbot.waitSignal(page.comparing.ready):
        robot.window.session.do(Change("x", (Edit.delete(rating),)))
    go_to(page, FLOW, "s-small")
    assert page.explanation.explained.parts[0].heading == "Not rated"
    page.grid.setFocus()
    robot.press(Qt.Key.Key_Return)
    assert robot.window.inspector.record_id == FLOW


def test_grades_weigh_only_when_asked_and_then_it_is_said_everywhere(
    robot: WindowRobot, qtbot: QtBot, tmp_path: Path
) -> None:
    page = shown(robot, qtbot)
    go_to(page, HOTLINE, "s-treaty")
    weigh(page, qtbot)
    assert page.sentence.text().startswith(
        "Weighed by source grade (house rule), least contradicted first: Basin treaty (1.0 and 5 ungraded), "
        "Water for road, status deferred (1.0 and 1 ungraded), Small steps only (4.2)"
    )
    assert "A1, A2, B1 and B2 weigh 1.41" in page.notes.text()
    assert page.grid.here() is not None
    assert "not graded; weighs unknown" in page.grid.accessibleDescription()
    page.copy_table.click()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t")[-2:] == ["Weight", "Without it"]
    assert lines[-1].startswith("Against it, weighed by source grade\t")
    page.to_paper.click()
    store = robot.window.session.store
    (section,) = [each for each in store.all(BriefSection) if each.kind == "compare-hypotheses"]
    assert section.options == '{"weigh": "grade"}'
    brief, path, day = store.need(Brief, section.brief), tmp_path / "paper.pdf", "2026-11-22"
    write_paper(store, brief, path, as_of=day, issued=day, mark="", report=lambda _done, _all: None)
    text = " ".join("".join(each.extract_text() for each in PdfReader(path).pages).split())
    assert "Weighed by source grade (house rule), least contradicted first" in text
    assert "F, 6 and what is not graded have no weight" in text
    weigh(page, qtbot)
    assert page.options() == {}
    assert page.sentence.text().startswith("Least contradicted first")


def test_what_has_no_weight_is_drawn_without_its_ground_while_grades_weigh(
    robot: WindowRobot, qtbot: QtBot
) -> None:
    page = shown(robot, qtbot)
    robot.window.resize(1800, 1000)
    qtbot.waitUntil(lambda: page.grid.horizontalScrollBar().maximum() == 0)

    def ground() -> str:
        """The ground of the ungraded item against the scenario it speaks most against."""
        go_to(page, HOTLINE, "s-fight")
        at, grid = page.grid.heads, page.grid
        left = at.width() + grid.column * grid.cell_size.width()
        top = at.height() + grid.row * grid.cell_size.height() - grid.verticalScrollBar().value()
        return grid.viewport().grab().toImage().pixelColor(left + 16, top + 16).name()

    tint = page.theme.tint("red line")
    assert tint is not None
    assert ground() == tint.name()
    weigh(page, qtbot)
    assert ground() == page.theme.token("base").name()


def test_the_cell_under_the_mouse_is_told(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    heads, cell = page.grid.heads, page.grid.cell_size
    spot = QPoint(heads.width() + cell.width() + 9, heads.height() + cell.height() + 9)
    where = page.grid.viewport().mapToGlobal(spot)
    QApplication.sendEvent(page.grid.viewport(), QHelpEvent(QEvent.Type.ToolTip, spot, where))
    assert page.grid.spoken(1, 1) in QToolTip.text()
    assert page.grid.words_at(QPoint(4, 4)) == ""


def test_as_a_table_the_scenarios_are_in_the_same_order(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    page.as_table.click()
    assert page.stack.currentIndex() == TABLE
    assert page.report.headings[1:5] == tuple(each.title for each in page.grid.scenarios)


def test_without_ratings_it_says_what_to_rate(open_window: Open, sample: Path, qtbot: QtBot) -> None:
    page = shown(open_window(sample), qtbot)
    assert page.stack.currentIndex() == EMPTY
    assert page.sentence.text().startswith("Nothing is rated yet.")
    weigh(page, qtbot)
    assert page.stack.currentIndex() == EMPTY


# -- marks ---------------------------------------------------------------------------------------------


def test_each_code_has_a_shape_of_its_own_and_a_meaning() -> None:
    assert set(MEANINGS) == {*RATING_CODES, ""}
    outlines = {code: shape(code).toFillPolygon().toList() for code in MEANINGS}
    for code, outline in outlines.items():
        assert [other for other, its in outlines.items() if its == outline] == [code]
    for fits, against in (("C", "I"), ("CC", "II")):
        up, down = shape(fits).boundingRect(), shape(against).boundingRect()
        assert (up.top(), up.bottom()) == (-down.bottom(), -down.top())
    with pytest.raises(KeyError):
        shape("X")


def test_what_is_not_counted_in_has_no_tint_but_dashes(theme: Theme) -> None:
    def middle(dashed: bool) -> str:
        def paint(painter: QPainter) -> None:
            paint_code(painter, QRectF(0, 0, 80, 40), "I", theme, dashed=dashed)

        return drawn(QSize(80, 40), theme.token("base"), paint).pixelColor(10, 10).name()

    tint = theme.tint("opposed")
    assert tint is not None
    assert (middle(dashed=False), middle(dashed=True)) == (tint.name(), theme.token("base").name())


def test_the_legend_names_every_code(theme: Theme) -> None:
    said = [sign.words for sign in code_signs(theme)]
    assert said == [*MEANINGS.values(), "of unknown weight, not counted in"]
