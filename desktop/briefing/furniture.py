"""What stands on every page: marking, running head, folio. Without a marking nothing moves."""

from db.records import Marking
from desktop.briefing.measures import HALF
from desktop.briefing.paper import Paper
from desktop.briefing.pen import FOOTER, HEADER, Pen
from desktop.briefing.phrases import date_words
from desktop.briefing.styles import BANNER, BLACK, FOLIO, LABEL, RUNNING, Style, colour
from desktop.briefing.text import NO_BREAK, width_of

_EDGE = 42.0  # from the edge of the page to the baseline of what stands there
_BESIDE_BANNER = 56.0
_BANNER_EDGE = 34.0
_SPACED = 0.6
_LABEL_PAD = 6.0
_LABEL_HEIGHT = 17.0


class Furniture:
    """The furniture of one paper, the same on every page but for the folio and, on the first, no head."""

    def __init__(self, paper: Paper, pages: int) -> None:
        self._paper, self._pages = paper, pages
        self._marking = paper.marking
        banner = self._marking.banner if self._marking else ""
        self._label = bool(banner and self._marking and self._marking.colour)
        self._centred = bool(banner) and not self._label

    def draw(self, pen: Pen, number: int) -> None:
        """Draw the furniture of page `number`, 1 for the first; none of it is content."""
        edge = _BESIDE_BANNER if self._centred else _EDGE
        for at_top in (True, False):
            if self._marking and self._marking.banner and self._marking.place in (_PLACE[at_top], "both"):
                with pen.ornament(HEADER if at_top else FOOTER):
                    self._mark(pen, self._marking, at_top=at_top)
        if number > 1:
            with pen.ornament(HEADER):
                self._head(pen, edge)
        with pen.ornament(FOOTER):
            self._foot(pen, pen.page.height - edge, number)

    def _mark(self, pen: Pen, marking: Marking, *, at_top: bool) -> None:
        if self._label:
            self._draw_label(pen, marking, _EDGE if at_top else pen.page.height - _EDGE)
            return
        y = _BANNER_EDGE if at_top else pen.page.height - _BANNER_EDGE
        width = width_of(marking.banner, BANNER, _SPACED)
        pen.words((pen.page.width - width) / 2, y, marking.banner, BANNER, _SPACED)

    def _draw_label(self, pen: Pen, marking: Marking, y: float) -> None:
        width = width_of(marking.banner, LABEL) + 2 * _LABEL_PAD
        x = pen.page.right - width
        pen.box(x, y - 12.5, width, _LABEL_HEIGHT, BLACK)
        pen.words(x + _LABEL_PAD, y, marking.banner, LABEL._replace(colour=colour(marking.colour)))

    def _head(self, pen: Pen, y: float) -> None:
        pen.words_left_of(pen.page.margin, y, date_words(self._paper.issued), RUNNING)
        running = self._paper.called(self._paper.template.running)
        title = f"{self._paper.snapshot.dossier.title}: {running}".removeprefix(": ")
        pen.words(pen.page.text, y, self._fitted(pen, title), RUNNING)

    def _foot(self, pen: Pen, y: float, number: int) -> None:
        pen.words_left_of(pen.page.margin, y, str(number), FOLIO)
        edition = f"edition {self._paper.number}" if self._paper.number is not None else ""
        named = ", ".join(part for part in (self._paper.brief.reference, edition) if part)
        count = f"of {self._pages}"
        pen.words(pen.page.text, y, self._fitted(pen, f"{count} · {named}" if named else count), RUNNING)

    def _fitted(self, pen: Pen, text: str) -> str:
        """One line beside the label: a longer text loses whole words at its end, and says so."""
        room = pen.page.right - pen.page.text
        if self._label and self._marking:
            room -= width_of(self._marking.banner, LABEL) + 2 * _LABEL_PAD + HALF
        return fitted(text, room, RUNNING)


_PLACE = {True: "top", False: "bottom"}


def fitted(text: str, room: float, style: Style) -> str:
    """`text` on one line; what does not fit is left off word by word, with an ellipsis."""
    text = " ".join(text.replace(NO_BREAK, " ").split())
    if width_of(text, style) <= room:
        return text
    text = text[:400]
    while text and width_of(f"{text}…", style) > room:
        text = text.rpartition(" ")[0] if " " in text else text[:-1]
    return f"{text}…"
