"""The paper by fpdf2: of the same words, faces and measure. It can't tag a file, so this one is untagged."""

from __future__ import annotations

from fpdf import FPDF
from fpdf.outline import OutlineSection

from peers.content import BESIDE, BOTTOM, FONTS, GAP, LEFT, RIGHT, SANS, SERIF, TOP, Content, run


class Sheets(FPDF):  # type: ignore[misc]  # not installed where types are checked
    """Pages with a head and a foot."""

    running = ""

    def header(self) -> None:
        """The running head."""
        self.set_font("Sans", size=8)
        self.set_xy(LEFT, 36)
        self.cell(300, 10, self.running)
        self.set_xy(LEFT, TOP)

    def footer(self) -> None:
        """The folio."""
        self.set_font("Sans", size=8)
        self.set_xy(LEFT, -44)
        self.cell(100, 10, f"{self.page_no()} of {{nb}}")


def told(pdf: FPDF, runs: list[list[str]], family: str, size: float, leading: float) -> None:
    """Write runs as flowing text."""
    for words, style, target in runs:
        if style == "note":
            pdf.set_font("Sans", size=7)
            pdf.char_vpos = "SUP"
            pdf.write(leading, words, pdf.add_link(name=target) if target else "")
            pdf.char_vpos = "LINE"
        else:
            pdf.set_font(family, {"b": "B", "i": "I"}.get(style, ""), size)
            pdf.write(leading, words)


def paragraph(pdf: FPDF, part: Content) -> None:
    """A paragraph or a note with what stands beside it."""
    note = part["kind"] == "note"
    family, size, leading, after = ("Sans", 8.5, 10.5, 3.5) if note else ("Serif", 10.5, 14.0, 7.0)
    if pdf.will_page_break(2 * leading):
        pdf.add_page()
    if note:
        pdf.set_link(name=part["place"], y=pdf.y)
    top = pdf.y
    pdf.set_font("Sans", size=7.5)
    for at, line in enumerate(part["beside"]):
        pdf.set_xy(LEFT - BESIDE, top + 10 * at)
        pdf.cell(BESIDE - GAP, leading, line, align="R")
    pdf.set_xy(LEFT, top)
    told(pdf, part["text"], family, size, leading)
    pdf.ln(leading + after)


def table(pdf: FPDF, part: Content) -> None:
    """A table with its caption; its head is repeated."""
    pdf.set_font("Sans", "B", 9.5)
    pdf.cell(0, 14, part["caption"], new_x="LMARGIN", new_y="NEXT")
    pdf.set_font("Sans", size=8.5)
    pdf.set_left_margin(LEFT - BESIDE)
    with pdf.table(
        width=sum(part["widths"]), col_widths=part["widths"], align="LEFT", line_height=10.5,
        borders_layout="HORIZONTAL_LINES", padding=(3.5, 8, 3.5, 0), text_align="LEFT",
    ) as made:  # fmt: skip
        for cells in part["rows"]:
            row = made.row()
            for cell in cells:
                row.cell("".join(words for words, *_ in cell))
    pdf.set_left_margin(LEFT)
    pdf.ln(14)


def contents(pdf: FPDF, outline: list[OutlineSection]) -> None:
    """The sections with their pages."""
    pdf.set_font("Sans", size=9.5)
    for section in outline:
        if section.level == 0:
            link = pdf.add_link(page=section.page_number)
            pdf.cell(300, 14, section.name, link=link)
            pdf.cell(40, 14, str(section.page_number), new_x="LMARGIN", new_y="NEXT")


def make(content: Content) -> bytes:
    """The paper."""
    pdf = Sheets(unit="pt", format="A4")
    pdf.running = content["running"]
    for family, cuts in (("Serif", SERIF), ("Sans", SANS)):
        for cut, name in cuts.items():
            pdf.add_font(family, cut.upper(), FONTS / f"{name}.ttf")
    pdf.set_margins(LEFT, TOP, RIGHT)
    pdf.set_auto_page_break(auto=True, margin=BOTTOM)
    pdf.set_title(content["title"])
    pdf.set_lang("en")
    pdf.add_page()
    pdf.set_font("Serif", "B", 25)
    pdf.multi_cell(0, 28, content["title"], new_x="LMARGIN", new_y="NEXT")
    pdf.insert_toc_placeholder(contents)
    for part in content["parts"]:
        match part["kind"]:
            case "head" | "subhead" as kind:
                title = f"{part.get('number', '')} {part['title']}".strip()
                size, before = (17, 28) if kind == "head" else (11.5, 14)
                if pdf.will_page_break(before + 5 * 14):
                    pdf.add_page()
                pdf.ln(before)
                pdf.set_font("Sans", "B", size)
                pdf.start_section(title, level=int(kind == "subhead"))
                pdf.multi_cell(0, size * 1.25, title, new_x="LMARGIN", new_y="NEXT")
            case "table":
                table(pdf, part)
            case _:
                paragraph(pdf, part)
    return bytes(pdf.output())


if __name__ == "__main__":
    run(make, "fpdf2")
