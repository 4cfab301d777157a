"""What all figures share: a caption above, the drawing, a line beneath; never cut, and said in words."""

from collections.abc import Sequence

from desktop.briefing.flow import Flowable, clipped, draw_lines, set_lines
from desktop.briefing.margin import MARGIN_WIDTH
from desktop.briefing.measures import GRID, TEXT_WIDTH, up_to
from desktop.briefing.pen import Pen
from desktop.briefing.phrases import in_words
from desktop.briefing.styles import CAPTION, CAPTION_NUMBER, PHRASE, UNDER, Style
from desktop.briefing.tables import Caption
from desktop.briefing.tagging.elements import Element
from desktop.briefing.text import Words, readable, width_of

LABEL_LINES = 2
CAPTION_LINES = 3
_LONGEST = 80  # signs of a text that is shortened
STRONG = PHRASE._replace(cut="semibold")


class Figure(Flowable):
    """A figure of the text column, its row labels in the margin.

    `depth`: of the drawing, in points. `under`: what is said beneath.
    """

    pads = True
    floats = True
    before = CAPTION.before
    after = GRID

    def __init__(self, caption: Caption, depth: float, under: Sequence[str] = ()) -> None:
        self.caption, self._depth = caption, depth
        self.place = caption.number
        title = set_lines([Words(CAPTION).text(caption.title)], TEXT_WIDTH)
        self._title = clipped(title, CAPTION_LINES)
        self.under = set_lines([Words(UNDER).text(each) for each in under if each], TEXT_WIDTH)
        self._top = sum(line.leading for line in self._title) + CAPTION.after
        beneath = sum(line.leading for line in self.under)
        self.height = up_to(GRID / 2, self._top + depth + (UNDER.before + beneath if beneath else 0.0))

    @property
    def depth(self) -> float:
        """How high the drawing is, in points."""
        return self._depth

    def draw(self, pen: Pen, y: float) -> None:
        """Draw the caption, the figure as one element, and what is said beneath it."""
        with pen.inside(self._title[0].element if self._title else Element("P")):
            pen.words_left_of(pen.page.margin, y + CAPTION.baseline, self.caption.number, CAPTION_NUMBER)
        draw_lines(pen, pen.page.text, y, self._title)
        y += self._top
        with pen.figure(self.alternative, pen.page.side, y, pen.page.block, self._depth):
            self.paint(pen, y)
        draw_lines(pen, pen.page.text, y + self._depth + UNDER.before, self.under)

    @property
    def alternative(self) -> str:
        """What stands for it where it can't be seen, without signs that a file can't hold."""
        return " ".join(readable(self.says(), PHRASE.face).split())

    def says(self) -> str:
        """What there is to see, in words."""
        raise NotImplementedError

    def paint(self, pen: Pen, y: float) -> None:
        """Draw the figure from the top edge `y` down."""
        raise NotImplementedError


def row_label(pen: Pen, middle: float, text: str, style: Style = PHRASE) -> None:
    """Write the label of a row into the margin, its middle at `middle`, on two lines at most."""
    lines = clipped(set_lines([Words(style).text(text)], MARGIN_WIDTH, bare=True), LABEL_LINES)
    y = middle - sum(line.leading for line in lines) / 2
    for line in lines:
        draw_lines(pen, pen.page.margin - line.line.width, y, [line])
        y += line.leading


def centred(pen: Pen, x: float, baseline: float, text: str, style: Style = PHRASE) -> None:
    """Write a short text with its middle at `x`."""
    pen.words(x - width_of(text, style) / 2, baseline, text, style)


def shortened(text: str, room: float, style: Style = PHRASE) -> str:
    """A short text as long as there is room for, with an ellipsis where it is cut."""
    if len(text) <= _LONGEST and width_of(text, style) <= room:
        return text
    text = text[:_LONGEST]
    while text and width_of(f"{text}…", style) > room:
        text = text[:-1]
    return f"{text.rstrip()}…"


def left_out(shown: int, of: int, what: str, where: str) -> str:
    """The line that says what a figure has no room for; '' when it shows all."""
    return f"Shown are the first {in_words(shown)} of {in_words(of)} {what}; {where}." if shown < of else ""
