"""Comparisons in papers: set by their sections, made on the day of the paper."""

from pathlib import Path

import pytest

from db.records import Actor, BriefSection, Event, Issue, Obstacle, Position
from desktop.briefing import make_paper
from desktop.briefing.document import Steps, composed
from desktop.briefing.tables import Table, Under
from desktop.briefing.templates import template_in
from desktop.briefing.toml_table import WrongFile
from tests.desktop.briefing.papers import BRIEF, snapshot_of, text_of

TALKS = (
    Actor(id="a", name="Upper"),
    Issue(id="i", title="Flow"),
    Position(id="p", actor="a", issue="i", channel="official", statement="It stays.", stated="2025-06"),
    Event(id="e", title="The gate falls", start="2026-01"),
    Obstacle(id="o", title="Distrust", since="2024-01"),
)


def text(issued: str, options: str = "") -> str:
    """The paper of a brief with what changed in it, and no date up to which it informs."""
    section = BriefSection(id="s", brief=BRIEF.id, kind="compare-changed", title="Lately", options=options)
    return text_of(make_paper(snapshot_of(*TALKS, section, as_of=""), BRIEF, issued=issued))


def test_what_changed_is_counted_up_to_the_day_of_the_paper() -> None:
    assert "Between 1 June 2025 and 1 June 2026" in text("2026-06-01")
    assert "Between 1 March 2025 and 1 March 2026" in text("2026-03-01")


def test_a_day_kept_when_it_was_put_into_the_paper_is_not_the_day_of_the_paper() -> None:
    told = text("2026-06-01", '{"since": "2026-02-01", "today": "2026-02-10"}')
    assert "between 1 February 2026 and 1 June 2026" in told


def test_a_template_says_what_a_comparison_can_be_told(tmp_path: Path) -> None:
    path = tmp_path / "ours.toml"
    path.write_text(
        'title = "Ours"\n[[section]]\nkind = "compare-plans"\ntitle = "Plans"\n'
        'options = { plans = "scenario" }\n',
        encoding="utf-8",
    )
    with pytest.raises(WrongFile, match="scenarios"):
        template_in(path)


def test_what_is_said_under_a_comparison_stands_under_rows_of_it() -> None:
    section = BriefSection(id="s", brief=BRIEF.id, kind="compare-timeline", title="When")
    for count in range(20, 60, 2):
        events = [Event(id=f"e{at}", title=f"Round {at}", start="2025-06") for at in range(count)]
        snapshot = snapshot_of(*TALKS, Event(id="u", title="One day"), section, *events)
        pages = composed(
            snapshot, BRIEF, None, issued="2026-03-01", number=None, step=Steps(None, None)
        ).pages
        shown = [[placed.flowable for placed in page] for page in pages]
        lines = [(page, at) for page in shown for at, it in enumerate(page) if isinstance(it, Under)]
        assert len(lines) > 2
        assert all(at and isinstance(page[at - 1], Table | Under) for page, at in lines), count
