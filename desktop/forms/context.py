"""What every part of a form is given: the session, the theme, and the way to another record."""

from collections.abc import Callable
from dataclasses import dataclass

from desktop.models.spell_check import SpellCheck
from desktop.session import Session
from desktop.theme import Theme


@dataclass(frozen=True, slots=True)
class FormContext:
    """`open`: shows the record with an id, when a link to it is pressed. `spelling`: None looks at none."""

    session: Session
    theme: Theme
    open: Callable[[str], None]
    spelling: SpellCheck | None = None
