"""The paper by WeasyPrint: tagged (PDF/UA-1), of the same words, faces and measure."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from weasyprint import HTML

from peers.content import FONTS, SANS, SERIF, Content, run

WEIGHTS = {"": "font-weight: 400", "b": "font-weight: 600", "i": "font-style: italic"}
FACES = "".join(
    f"@font-face {{ font-family: {family}; {WEIGHTS[cut]}; src: url('{(FONTS / name).as_uri()}.ttf') }}\n"
    for family, cuts in (("Serif", SERIF), ("Sans", SANS))
    for cut, name in cuts.items()
)
STYLE = """
@page { size: A4; margin: 84pt 62pt 85.89pt 187.28pt;
  @top-left { content: string(running); font: 8pt Sans; color: #5B6067 }
  @bottom-left { content: counter(page) " of " counter(pages); font: 8pt Sans; color: #5B6067 } }
body { font: 10.5pt/14pt Serif; margin: 0 }
h1 { font: 600 25pt/28pt Serif; string-set: running attr(data-running) }
h2 { font: 600 17pt/21pt Sans; color: #1D3D5C; margin: 28pt 0 7pt }
h3 { font: 600 11.5pt/14pt Sans; margin: 14pt 0 0 }
p { margin: 0 0 7pt; position: relative; orphans: 2; widows: 2 }
.beside { position: absolute; left: -125.28pt; width: 111.28pt; top: 0;
  text-align: right; font: 7.5pt/10pt Sans }
.note { font: 8.5pt/10.5pt Sans; margin-bottom: 3.5pt }
b { font-weight: 600 } sup { font: 7pt/0 Sans } a { color: inherit; text-decoration: none }
table { margin-left: -125.28pt; width: 471.28pt; border-collapse: collapse; font: 8.5pt/10.5pt Sans }
caption { font: 600 9.5pt/14pt Sans; text-align: left }
th, td { border-top: 0.3pt solid #C4C8CD; padding: 3.5pt 8pt 3.5pt 0; text-align: left; vertical-align: top }
nav { break-after: page; font: 9.5pt/14pt Sans }
nav a::after { content: "  " target-counter(attr(href), page) }
"""


def told(runs: list[list[str]]) -> str:
    """Runs as HTML."""
    made = []
    for words, style, target in runs:
        text = escape(words)
        if style == "note" and target:
            text = f'<sup><a href="#{escape(target)}">{text}</a></sup>'
        made.append(f"<{style}>{text}</{style}>" if style in ("b", "i") else text)
    return "".join(made)


def parts(content: Content) -> Iterator[str]:
    """The parts of the paper as HTML."""
    for at, part in enumerate(content["parts"]):
        match part["kind"]:
            case "head":
                yield f'<h2 id="part-{at}">{escape(part["number"])} {escape(part["title"])}</h2>'
            case "subhead":
                yield f"<h3>{escape(part['title'])}</h3>"
            case "table":
                head, *rows = part["rows"]
                heads = "".join(f"<th>{told(cell)}</th>" for cell in head)
                body = "".join(
                    f"<tr>{''.join(f'<td>{told(cell)}</td>' for cell in row)}</tr>" for row in rows
                )
                caption = f"<caption>{escape(part['caption'])}</caption>"
                yield f"<table>{caption}<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"
            case kind:
                id = f' id="{part["place"]}"' if kind == "note" else ""
                beside = "<br>".join(map(escape, part["beside"]))
                beside = f'<span class="beside">{beside}</span>' if beside else ""
                yield f'<p class="{kind}"{id}>{beside}{told(part["text"])}</p>'


def make(content: Content) -> bytes:
    """The paper."""
    heads = [(at, part) for at, part in enumerate(content["parts"]) if part["kind"] == "head"]
    listed = "".join(
        f'<div><a href="#part-{at}">{escape(part["number"])} {escape(part["title"])}</a></div>'
        for at, part in heads
    )
    title = escape(content["title"])
    page = (
        f'<html lang="en"><head><title>{title}</title><style>{FACES}{STYLE}</style></head><body>'
        f'<h1 data-running="{escape(content["running"])}">{title}</h1><nav>{listed}</nav>'
        f"{''.join(parts(content))}</body></html>"
    )
    data: bytes = HTML(string=page).write_pdf(pdf_variant="pdf/ua-1")
    return data


if __name__ == "__main__":
    run(make, "weasyprint")
