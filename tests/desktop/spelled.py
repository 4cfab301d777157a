"""Waiting for the verdicts that spelling was asked for."""

from pytestqt.qtbot import QtBot

from desktop.models.spell_check import SpellCheck


def settle(qtbot: QtBot, check: SpellCheck) -> None:
    """Wait until every word that was asked for is judged."""
    while not check.is_settled:
        with qtbot.waitSignal(check.judged, timeout=60_000):  # a dictionary is read first
            pass
