"""Pages are read where no socket can be opened and no address is looked up; nothing they name is loaded."""

import subprocess
import sys

from desktop.documents.reading import read
from tests.documents import papers
from tests.project.tree import ROOT

# In a process of its own: what is imported for the first page must not reach out either.
ALONE = """
import sys
asked = []
def hook(event, arguments):
    if event.split(".")[0] in ("socket", "urllib", "http", "ftplib", "smtplib", "webbrowser", "subprocess"):
        asked.append(event)
sys.addaudithook(hook)
from desktop.documents.reading import read
from tests.documents import papers
mail = papers.mail(plain=False, html=True)
for data in (papers.page(), mail, papers.docx(), papers.odt(), papers.pdf()):
    read("a file", data)
print([event for event in asked if event != "socket.gethostname"])
"""


def test_reading_opens_no_socket_and_starts_no_program() -> None:
    done = subprocess.run([sys.executable, "-c", ALONE], cwd=ROOT, capture_output=True, text=True)

    assert (done.returncode, done.stdout.strip()) == (0, "[]"), done.stderr


def test_what_a_page_refers_to_is_no_part_of_its_text() -> None:
    document = read("a.html", papers.page())

    assert "courier.example/style.css" not in document.text
    assert "lake.png" not in document.text
