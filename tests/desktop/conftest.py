"""What the tests of the window share: an application in the look of the project."""

import pytest
from PySide6.QtWidgets import QApplication

from desktop.theme import Theme


@pytest.fixture(scope="session")
def styled(qapp: QApplication) -> Theme:
    """The one theme of the run; tests take `theme`, which is light again for each of them."""
    theme = Theme()
    theme.apply(qapp, "light")
    return theme


@pytest.fixture
def theme(styled: Theme, qapp: QApplication) -> Theme:
    if styled.scheme != "light":
        styled.apply(qapp, "light")
    return styled
