"""Tables for other programs: tab by tab and as HTML, user text escaped, lines kept in their cells."""

import subprocess
import sys

from desktop.models.table_text import TableWriter, table_of
from tests.project.tree import ROOT


def test_both_forms_hold_the_headings_and_every_row() -> None:
    table = table_of(["Actor", "Said"], [["A", "no"], ["B", "yes"]])
    assert (table.rows, table.plain.decode()) == (2, "Actor\tSaid\nA\tno\nB\tyes\n")
    assert "<th>Actor</th><th>Said</th>" in table.html.decode()
    assert "<tr><td>B</td><td>yes</td></tr>" in table.html.decode()


def test_text_is_data_in_both() -> None:
    table = table_of(["x"], [["<b>&"], ["two\nlines\tand a tab"]])
    assert table.plain.decode() == 'x\n<b>&\n"two\nlines\tand a tab"\n'
    assert "&lt;b&gt;&amp;" in table.html.decode()
    assert "two<br>lines" in table.html.decode()


def test_numbers_are_told_apart_for_spreadsheets() -> None:
    writer = TableWriter(["n", "t"], [True, False])
    writer.add(["1.5", "1.5"])
    assert "<td class=n>1.5</td><td>1.5</td>" in writer.table().html.decode()


def test_the_clipboard_gets_both() -> None:
    data = table_of(["x"], [["a"]]).as_mime()
    assert (data.text(), "<td>a</td>" in data.html()) == ("x\na\n", True)


def test_half_a_letter_does_no_harm() -> None:
    assert table_of(["x"], [["\ud83d"]]).plain == b"x\n?\n"


COPIED = """
from PySide6.QtGui import QGuiApplication
import subprocess
import sys

from desktop.models.table_text import table_of
application = QGuiApplication([])
QGuiApplication.clipboard().setMimeData(table_of(["x"], [["a"]]).as_mime())
print(QGuiApplication.clipboard().text())
"""


def test_what_is_on_the_clipboard_at_the_end_does_no_harm() -> None:
    done = subprocess.run([sys.executable, "-c", COPIED], capture_output=True, text=True, cwd=ROOT)
    assert (done.returncode, done.stdout.split()) == (0, ["x", "a"]), done.stderr
