"""Tables on the clipboard: tab by tab and as HTML, user text escaped and guarded."""

from desktop.models.table_mime import table_mime


def test_both_forms_hold_the_headings_and_every_row() -> None:
    data = table_mime(["Actor", "Said"], [["A", "no"], ["B", "yes"]])
    assert data.text() == "Actor\tSaid\nA\tno\nB\tyes\n"
    assert "<th>Actor</th><th>Said</th>" in data.html()
    assert "<tr><td>B</td><td>yes</td></tr>" in data.html()


def test_text_is_data_in_both() -> None:
    data = table_mime(["x"], [["=1+1"], ["<b>&"], ["two\nlines\tand a tab"]])
    assert data.text().splitlines()[1:] == ["'=1+1", "<b>&", "two lines and a tab"]
    assert "&lt;b&gt;&amp;" in data.html()
    assert "two<br>lines" in data.html()
