"""Says which Parley this is, what it is made of and under which licences, and where its files lie."""

import json
import platform
import re
from importlib.metadata import PackageMetadata, PackageNotFoundError, metadata, requires

import platformdirs
from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

import resources
from desktop.crash import reports_folder, version_of
from desktop.dialogs.frame import WIDE, DialogFrame
from desktop.dialogs.table import Column, WordsTable
from desktop.settings import default_path
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.widgets.buttons import LinkButton
from desktop.widgets.heading import SectionHeading
from desktop.widgets.label import Label

PACKAGE = "parley-desk"
COLUMNS = (Column("Part"), Column("Version", 104), Column("Licence", 300))
CARRIED = (
    ("fonts", "font"), ("icons", "icons"), ("dictionaries", "dictionary"),
    ("styles", "citation styles of the CSL project, https://citationstyles.org"),
)  # fmt: skip
HEIGHT = 224
# Fixed names: those under which the packages that Parley depends on are known.
NAME = re.compile(r"[A-Za-z0-9._-]+")
SHORT = 60


class AboutDialog(DialogFrame):
    """Version, licences of fonts, icons and libraries, and where settings, data and reports lie."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self.places = places()
        self.parts = (*carried(), *libraries())
        words = "A desk for analysts who follow a negotiation. It works offline; nothing leaves this machine."
        title = f"Parley {version_of(PACKAGE)}"
        super().__init__(theme, title, words, parent, width=WIDE)
        self.table = WordsTable(theme, "Licences", COLUMNS)
        self._build()

    def _build(self) -> None:
        own = f"Parley itself is under the licence Apache-2.0. {platform_words()}"
        self.body.addWidget(self.fit(Label(self.theme, own, "body", "text2", wrap=True)))
        self.body.addWidget(SectionHeading(self.theme, "Where things lie"))
        for name, path in self.places:
            self.body.addLayout(self._place(name, path))
        self.body.addWidget(SectionHeading(self.theme, "Made with", count=str(len(self.parts))))
        self.body.addWidget(self.table)
        self.table.show_rows(self.parts)
        self.table.setFixedHeight(self.high(HEIGHT))
        copy = LinkButton(self.theme, "Copy these details", "second_medium")
        copy.clicked.connect(self.copy)
        self.add_aside(copy)
        close = self.add_button("Close")
        close.clicked.connect(self.reject)
        self.begin_with(close)

    def _place(self, name: str, path: str) -> QHBoxLayout:
        words = Label(self.theme, path, "body", wrap=True)
        flags = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        words.setTextInteractionFlags(flags)
        words.setAccessibleName(f"{name}: {path}")
        what = Label(self.theme, name, "body", "text2")
        what.setFixedWidth(MEASURES.label_column)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(what, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.fit(words, MEASURES.label_column), 1)
        return row

    def copy(self) -> None:
        """Put version, places and parts on the clipboard, as text."""
        lines = [
            f"{self.question.text()}, {platform_words()}",
            *(f"{name}: {path}" for name, path in self.places),
            *("\t".join(part) for part in self.parts),
        ]
        QGuiApplication.clipboard().setText("\n".join(lines) + "\n")


def places() -> tuple[tuple[str, str], ...]:
    """Where the settings, the sample and the reports of errors lie on this machine."""
    data = platformdirs.user_data_path("parley", appauthor=False)
    return (("Settings", str(default_path())), ("Data", str(data)), ("Reports", str(reports_folder())))


def platform_words() -> str:
    """What it runs on: "Python 3.11.2, Qt 6.11.3, Linux"."""
    return f"Python {platform.python_version()}, Qt {qVersion()}, {platform.system()}"


def carried() -> list[tuple[str, str, str]]:
    """What comes with Parley from elsewhere, by its manifests: name, version, licence."""
    parts = []
    for folder, what in CARRIED:
        for package in json.loads(resources.read_text(f"{folder}/manifest.json"))["packages"]:
            parts.append((f"{package['package']} ({what})", package["version"], package["licence"]))
    return parts


def libraries() -> list[tuple[str, str, str]]:
    """The packages Parley depends on to run: name, version, licence as the package declares it."""
    try:
        needed = requires(PACKAGE) or []
    except PackageNotFoundError:  # run from a folder that was never installed
        return []
    names = [found.group() for each in needed if "extra ==" not in each and (found := NAME.match(each))]
    return [(name, version_of(name), licence_of(name)) for name in sorted(names, key=str.casefold)]


def licence_of(package: str) -> str:
    """The licence a package declares of itself, in one line."""
    try:
        declared = metadata(package)
    except PackageNotFoundError:
        return "not installed"
    classed = [
        line.rsplit(" :: ", 1)[-1]
        for line in declared.get_all("Classifier") or ()
        if line.startswith("License :: ") and not line.endswith("OSI Approved")
    ]
    free = _one_line(declared, "License")
    named = _one_line(declared, "License-Expression")
    return named or ", ".join(classed) or (free if len(free) <= SHORT else "") or "see its own files"


def _one_line(declared: PackageMetadata, field: str) -> str:
    return " ".join(declared[field].split()) if field in declared else ""
