"""What the tests of forms share: the small tracker, and what a form is given."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop.forms.context import FormContext
from desktop.session import Session
from desktop.theme import Theme
from tests.desktop.sessions import small_session


@pytest.fixture
def session(qapp: QApplication, tmp_path: Path) -> Iterator[Session]:
    made = small_session(tmp_path)
    yield made
    made.close()


@pytest.fixture
def opened() -> list[str]:
    """The ids of the records that links have led to."""
    return []


@pytest.fixture
def context(session: Session, theme: Theme, opened: list[str]) -> FormContext:
    return FormContext(session, theme, opened.append)
