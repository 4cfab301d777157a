"""A record in a line: what it holds beyond its title, said once."""

from db.records import BriefSection, Marking
from desktop.forms.lines import detail, title_under

SECTION = BriefSection(id="s", brief="b", kind="situation", title="Situation", rank=1)


def test_what_the_title_says_is_not_said_again() -> None:
    assert title_under(SECTION, "brief", {}) == "Situation"
    assert detail(SECTION, "brief", {}) == "rank 1"


def test_a_tick_is_told_of_where_it_is_not_as_usual() -> None:
    left_out = BriefSection(id="s", brief="b", kind="situation", title="Where it stands", rank=2, shown=0)
    assert detail(left_out, "brief", {}) == "Situation · rank 2 · not shown"
    marked = Marking(id="m", set="tlp", level="TLP:RED", rank=4, portion=1)
    assert "portion marks" in detail(marked, "set", {})
