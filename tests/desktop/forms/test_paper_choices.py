"""What a paper and its sections are made from is chosen by words, not typed as a name."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from db.records import Brief, BriefSection, Record
from desktop.briefing.section_kinds import FRONT, KINDS
from desktop.briefing.templates import source_of
from desktop.forms.choice import ChoiceField
from desktop.forms.context import FormContext
from desktop.forms.fields import field_for


def made(qtbot: QtBot, context: FormContext, cls: type[Record], name: str) -> ChoiceField:
    field = field_for(context, cls, name)
    assert isinstance(field, ChoiceField)
    qtbot.addWidget(field)
    field.show()
    return field


def test_a_template_is_chosen_by_its_words_the_user_s_own_too(
    qtbot: QtBot, context: FormContext, tmp_path: Path
) -> None:
    own = tmp_path / "templates"
    own.mkdir()
    (own / "weekly.toml").write_text(source_of("one-page").replace("one-page paper", "weekly"), "utf-8")
    context.session.own_files = tmp_path
    template = made(qtbot, context, Brief, "template")
    assert template.combo.itemText(template.combo.findData("status")) == "Status paper"
    assert template.combo.itemText(template.combo.findData("weekly")) == "Weekly (weekly.toml)"


def test_a_template_that_is_not_here_stays_as_it_is(qtbot: QtBot, context: FormContext) -> None:
    template = made(qtbot, context, Brief, "template")
    template.set_value("of-a-colleague")
    assert (template.combo.currentText(), template.value()) == ("of-a-colleague", "of-a-colleague")


def test_the_kind_of_a_section_is_chosen_by_words_that_differ(qtbot: QtBot, context: FormContext) -> None:
    kind = made(qtbot, context, BriefSection, "kind")
    words = {kind.combo.itemText(place) for place in range(kind.combo.count())}
    kinds = {kind.combo.itemData(place) for place in range(kind.combo.count())}
    assert len(words) == kind.combo.count()
    assert kinds == {*KINDS, FRONT}
    kind.combo.setCurrentText("Key judgements")
    assert kind.value() == "key-judgements"
