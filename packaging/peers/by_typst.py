"""The paper by Typst: tagged (PDF/UA-1), of the same words, faces and measure."""

from __future__ import annotations

import json

import typst

from peers.content import FONTS, Content, run

SOURCE = r"""
#let content = json(bytes(sys.inputs.content))
#set document(title: content.title, date: none)
#set text(font: "Source Serif 4", size: 10.5pt, lang: "en", hyphenate: false)
#set par(leading: 6.6pt, spacing: 13.6pt, justify: false)
#let sans(size, it) = text(font: "Source Sans 3", size: size, it)
#let quiet = rgb("#5B6067")
#set page(
  paper: "a4", margin: (left: 187.28pt, right: 62pt, top: 84pt, bottom: 85.89pt),
  header: sans(8pt, text(fill: quiet, content.running)),
  footer: context sans(8pt)[*#counter(page).display()* of #counter(page).final().first()],
)
#let accent = rgb("#1D3D5C")
#show heading.where(level: 1): it => block(above: 28pt, below: 14pt, sans(17pt, text(fill: accent, it.body)))
#show heading.where(level: 2): it => block(above: 21pt, below: 10pt, sans(11.5pt, it.body))
#let beside(lines) = place(dx: -125.28pt, box(width: 111.28pt, align(right,
  sans(7.5pt, lines.join(linebreak())))))
#let told(runs) = for (words, style, target) in runs {
  if style == "note" and target != "" { super(link(label(target), words)) }
  else if style == "b" { text(weight: 600, words) }
  else if style == "i" { emph(words) }
  else { words }
}
#text(size: 25pt, weight: 600, content.title)
#show outline.entry.where(level: 1): it => link(it.element.location(), it.indented(none, it.inner()))
#outline(title: "Contents", depth: 1)
#pagebreak()
#for part in content.parts {
  if part.kind == "head" { heading(level: 1, part.number + " " + part.title) }
  else if part.kind == "subhead" { heading(level: 2, part.title) }
  else if part.kind == "table" {
    pad(left: -125.28pt, {
      sans(9.5pt, strong(part.caption))
      set text(font: "Source Sans 3", size: 8.5pt)
      set par(leading: 3.5pt)
      table(
        columns: part.widths.map(each => each * 1pt), stroke: (x: none, y: 0.3pt), inset: 3.5pt,
        table.header(repeat: true, ..part.rows.first().map(told)),
        ..part.rows.slice(1).join().map(told),
      )
    })
  } else if part.kind == "note" {
    set text(font: "Source Sans 3", size: 8.5pt)
    set par(leading: 3.5pt, spacing: 7pt)
    [#block({ beside(part.beside); par(told(part.text)) }) #label(part.place)]
  } else {
    block({ if part.beside.len() > 0 { beside(part.beside) }; par(told(part.text)) })
  }
}
"""


def make(content: Content) -> bytes:
    """The paper; raises typst's own errors."""
    data: bytes = typst.compile(
        SOURCE.encode(), font_paths=[str(FONTS)], ignore_system_fonts=True, format="pdf",
        sys_inputs={"content": json.dumps(content)}, pdf_standards=["ua-1"],
    )  # fmt: skip
    return data


if __name__ == "__main__":
    run(make, "typst")
