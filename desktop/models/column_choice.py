"""The columns a person chose for the list of a kind, and the widths given to them, kept in the settings."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import TypeVar

from db.errors import NotWritten
from desktop.models.columns import Column, columns_for, columns_of
from desktop.settings import COLUMN_WIDTHS, COLUMNS, Setting, Settings

T = TypeVar("T")


class ColumnChoice:
    """What one list shows. Without `settings` a choice holds as long as the list."""

    def __init__(self, kind: str, settings: Settings | None = None) -> None:
        self.kind = kind
        self._settings = settings
        self._keys = settings.get(COLUMNS).get(kind, ()) if settings else ()
        self._widths = dict(settings.get(COLUMN_WIDTHS).get(kind, {})) if settings else {}

    @property
    def is_standard(self) -> bool:
        """Whether nothing else was chosen than what every list of the kind begins with."""
        return self.columns() == columns_of(self.kind)

    def columns(self) -> tuple[Column, ...]:
        """The columns to be shown, in order."""
        return columns_for(self.kind, self._keys)

    def choose(self, keys: Sequence[str]) -> None:
        """Show the columns with these keys from now on; none of them: the standard again.

        Raises Locked where the organisation has set them; then they stay.
        """
        chosen = tuple(keys)
        if self._settings:
            others = {kind: each for kind, each in self._settings.get(COLUMNS).items() if kind != self.kind}
            self._keep(COLUMNS, {**others, **({self.kind: chosen} if chosen else {})})
        self._keys = chosen

    def widths(self) -> Mapping[str, int]:
        """The widths in pixels that a person gave to columns, by their keys."""
        return self._widths

    def set_widths(self, widths: Mapping[str, int]) -> None:
        """Keep the widths a person has given, in place of those given before."""
        self._widths = dict(widths)
        if self._settings:
            known = self._settings.get(COLUMN_WIDTHS)
            others = {kind: each for kind, each in known.items() if kind != self.kind}
            self._keep(COLUMN_WIDTHS, {**others, **({self.kind: self._widths} if self._widths else {})})

    def _keep(self, setting: Setting[T], value: T) -> None:
        """Keep a setting; one that can't be written holds until the window is closed."""
        assert self._settings is not None
        with suppress(NotWritten):
            self._settings.set(setting, value)
