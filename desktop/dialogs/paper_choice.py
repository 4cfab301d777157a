"""Asks which paper is made, as of when, up to which marking, and on what it is printed."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from PySide6.QtWidgets import QLineEdit, QWidget

from db import dates
from db.records import Brief, Marking
from desktop.briefing.protecting import UnfitPassword, fit
from desktop.dialogs.choice_box import ChoiceBox
from desktop.dialogs.date_row import DateRow
from desktop.dialogs.export_choice import mark_choices
from desktop.dialogs.frame import DialogFrame
from desktop.dialogs.left_out import FindLeftOut, LeftOutLine, nothing_left_out
from desktop.dialogs.row import DialogRow
from desktop.operations.labels import cut
from desktop.operations.templates import Offered
from desktop.theme import Theme
from desktop.widgets.check_box import CheckBox

WHERE = "Where the file goes is asked next."
OWN_SCOPE = "The paper goes by the cut-off and marking given here, not by what the window shows now."
LAST_EDITION = "Empty: since the last edition."
ATTACHES = "The records it is made from go with the file, up to the cut-off and marking."
SECRET = "Empty: none. With one it is accessible, but not archival. Nobody opens it without."
DATA = "yes"  # what is kept of the tick for it
PAPERS = (("A4", "A4"), ("Letter", "US Letter"))


@dataclass(frozen=True, slots=True)
class Doing:
    """What the paper is asked for. `verb`: of the question; `words`: what comes next; `button`: goes on."""

    verb: str
    words: str
    button: str


EXPORT = Doing("Export", WHERE, "C&hoose where")
CHECK = Doing("Check", "What is to correct and to look at is listed. Nothing goes out.", "C&heck")
ISSUE = Doing(
    "Issue", "The check comes first. Nothing is issued before you have seen what it finds.", "C&heck"
)
PRINT = Doing("Print", "Which printer takes it is asked next.", "C&hoose a printer")


@dataclass(frozen=True, slots=True)
class PaperOffer:
    """What can be chosen from: papers, templates, levels lowest first; `today` is an ISO day.

    `narrowed`: the window does not show everything, which has no bearing on a paper. `subjects`: by "issue"
    and "actor", ids and names of what a paper can be about. `find_left_out`: what a marking leaves out.
    """

    briefs: Sequence[Brief]
    templates: Sequence[Offered]
    levels: Sequence[Marking]
    today: str
    date_order: str = "DMY"
    narrowed: bool = False
    subjects: Mapping[str, Sequence[tuple[str, str]]] = field(default_factory=dict)
    find_left_out: FindLeftOut = nothing_left_out


@dataclass(frozen=True, slots=True)
class PaperChoice:
    """What was chosen. `as_of`: ISO day; `issued`: ISO day; `mark`: the highest level, '' for any.

    `subject`: the id of what the paper is about, '' for all; `since`: an ISO day, '' for the last edition.
    `attach_data`: the records the paper is made from go with it. `password`: what opens it, '' for none.
    """

    brief: Brief
    template: Offered
    as_of: str
    issued: str
    paper: str
    mark: str
    subject: str = ""
    since: str = ""
    attach_data: bool = False
    password: str = ""


class PaperDialog(DialogFrame):
    """Which paper, template, cut-off, day of issue, paper size, highest marking, password, data or not.

    Days that are typed are kept, and with them what else was chosen; choices alone are soon made again, and
    a password is never kept.
    """

    def __init__(
        self,
        theme: Theme,
        offer: PaperOffer,
        brief: Brief,
        parent: QWidget | None = None,
        *,
        doing: Doing = EXPORT,
    ) -> None:
        words = f"{doing.words} {OWN_SCOPE}" if offer.narrowed else doing.words
        super().__init__(theme, f"{doing.verb} the paper?", words, parent)
        self._offer, self._doing, self._first_brief = offer, doing, brief
        names = [(each.id, each.title) for each in offer.briefs]
        self.brief = ChoiceBox(theme, names, brief.id)
        self.template = ChoiceBox(theme, [(each.name, each.words) for each in offer.templates])
        self.subject = ChoiceBox(theme, ())
        self.since = DateRow(theme, "&Since", order=offer.date_order, empty=LAST_EDITION)
        self.as_of = DateRow(theme, "&Cut-off", order=offer.date_order)
        self.issued = DateRow(theme, "&Issued", order=offer.date_order)
        self.paper = ChoiceBox(theme, PAPERS)
        self.mark = ChoiceBox(theme, mark_choices(offer.levels))
        self.left_out = LeftOutLine(theme, offer.find_left_out)
        self.password = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
        self.attach_data = CheckBox(theme, "&Attach the data as JSON and CSV")
        self.attach_data.setToolTip(ATTACHES)
        self.attach_data.setAccessibleDescription(ATTACHES)
        self._days = (("since", self.since), ("as_of", self.as_of), ("issued", self.issued))
        self._said: dict[str, str] = {}  # the days as the paper has them
        self._build()
        self._show_brief()

    def _build(self) -> None:
        self._template_row = DialogRow(self.theme, "&Template", self.template)
        self._subject_row = DialogRow(self.theme, "A&bout", self.subject)
        self._password_row = DialogRow(self.theme, "Pass&word", self.password, hint=SECRET)
        rows: tuple[tuple[DialogRow, bool], ...] = (
            (DialogRow(self.theme, "&Paper", self.brief), len(self._offer.briefs) > 1),
            (self._template_row, self.template.count() > 1),
            (self._subject_row, False),
            (self.since, False),
            (self.as_of, True),
            (self.issued, True),
            (DialogRow(self.theme, "Si&ze", self.paper), True),
            (DialogRow(self.theme, "&Marked at most", self.mark), self.mark.count() > 1),
            (self._password_row, self._doing is EXPORT),
        )
        for row, wanted in rows:
            row.setVisible(wanted)
            self.body.addWidget(row)
        self.body.addWidget(self.left_out)
        self.body.addWidget(self.attach_data)
        self.attach_data.setVisible(self._doing is EXPORT)
        self.mark.currentIndexChanged.connect(self._find_left_out)
        self.as_of.line.editingFinished.connect(self._find_left_out)
        self.brief.currentIndexChanged.connect(self._show_brief)
        self.template.currentIndexChanged.connect(self._show_template)
        for _, row in self._days:
            row.line.textEdited.connect(self.edited)
        for _, box in self._choices:
            box.currentIndexChanged.connect(self.edited)
        self.attach_data.toggled.connect(self.edited)
        self.add_cancel()
        self.add_button(self._doing.button, "primary", acts=True).clicked.connect(self._go_on)
        self.begin_with(self.brief if len(self._offer.briefs) > 1 else self.as_of.line)

    @property
    def _chosen_brief(self) -> Brief:
        return next(each for each in self._offer.briefs if each.id == self.brief.value)

    def _show_brief(self) -> None:
        """Put in what the paper itself says."""
        brief = self._chosen_brief
        self.say(f"{self._doing.verb} “{cut(brief.title)}”?", self.words.text())
        self.template.choose(brief.template)
        self.paper.choose(brief.paper)
        self.as_of.put(brief.as_of or self._offer.today)
        self.issued.put(self._offer.today)
        self.since.put(brief.since)
        self._said = self._typed_days()
        self._show_template()
        self.subject.choose(brief.subject or "")
        self._find_left_out()

    # -- what is typed -------------------------------------------------------------------------------

    @property
    def _choices(self) -> tuple[tuple[str, ChoiceBox], ...]:
        """What is chosen, in the order in which one choice leads to what another one offers."""
        names = ("brief", "template", "subject", "paper", "mark")
        return tuple((name, getattr(self, name)) for name in names)

    def _typed_days(self) -> dict[str, str]:
        return {name: row.line.text() for name, row in self._days}

    def typed(self) -> dict[str, str]:
        days = self._typed_days()
        if days == self._said:
            return {}
        chosen = {name: box.value for name, box in self._choices}
        return days | chosen | {"data": DATA * self.attach_data.isChecked()}

    def put(self, typed: Mapping[str, str]) -> None:
        self.brief.choose(typed.get("brief", self._first_brief.id))
        self._show_brief()
        for name, box in self._choices[1:]:
            box.choose(typed.get(name, box.value))
        for name, row in self._days:
            row.put(typed.get(name, row.line.text()))
        self.attach_data.setChecked(bool(typed.get("data", "")))
        self._find_left_out()

    def first_words(self) -> str:
        days = self._typed_days()
        return " · ".join(text for name, text in days.items() if text != self._said[name])

    def _find_left_out(self) -> None:
        """Say how much the marking leaves out of the paper."""
        with suppress(dates.BadDate):
            self.left_out.look_for(self.mark.value, self.as_of.day)

    @property
    def _chosen_template(self) -> Offered:
        """The template chosen; one that a paper names and that is not there can't be read."""
        name = self.template.value
        return next((each for each in self._offer.templates if each.name == name), Offered(name, None, None))

    def _show_template(self) -> None:
        """Ask for what the template needs, and say what it is for, or why it can't be read."""
        offered = self._chosen_template
        made = offered.template
        self._template_row.set_error(offered.problem)
        self._template_row.set_hint(made.about if made else "")
        subjects = self._offer.subjects.get(made.subject, ()) if made else ()
        chosen = self.subject.value
        self.subject.clear()
        for id, name in subjects:
            self.subject.addItem(name, id)
        self.subject.choose(chosen)
        self._subject_row.setVisible(bool(made and made.subject))
        self.since.setVisible(bool(made and made.since))
        if self.isVisible():
            self.adjustSize()

    def _go_on(self) -> None:
        made = self._chosen_template.template
        rows = (self.as_of, self.issued, *((self.since,) if made and made.since else ()))
        wrong = [row for row in rows if not row.check()]
        if wrong:
            wrong[0].line.setFocus()
        elif made is None:
            self.template.setFocus()
        elif made.subject and not self.subject.value:
            self._subject_row.set_error(f"There is no {made.subject} in this tracker yet.")
        elif self._fits_password():
            self.accept()

    def _fits_password(self) -> bool:
        """Whether the password can be one of a PDF, or there is none; else say why not."""
        try:
            if self.password.text():
                fit(self.password.text())
        except UnfitPassword as error:
            self._password_row.set_error(str(error))
            self.password.setFocus()
            return False
        return True

    @property
    def chosen(self) -> PaperChoice:
        """What was chosen; to be asked once the dialog was accepted."""
        offered = self._chosen_template
        made = offered.template
        return PaperChoice(
            self._chosen_brief,
            offered,
            self.as_of.day,
            self.issued.day,
            self.paper.value,
            self.mark.value,
            self.subject.value if made and made.subject else "",
            self.since.day if made and made.since else "",
            self.attach_data.isChecked(),
            self.password.text(),
        )
