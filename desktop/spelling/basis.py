"""What the words of a tracker are judged by: its names, and the dictionaries of its languages."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.spelling.dictionaries import Listed, for_language
from desktop.spelling.speller import Names, Speller

if TYPE_CHECKING:
    from desktop.spelling.loading import BrokenDictionary, Loaded


@dataclass
class Basis:
    """Names and dictionaries. `further`: language tags whose words count as right everywhere.

    `broken`: dictionaries that could not be read when they were needed. Made and asked in one thread at a
    time.
    """

    names: Names
    listed: tuple[Listed, ...]
    further: tuple[str, ...] = ()
    broken: "list[BrokenDictionary]" = field(default_factory=list)
    _spellers: dict[str, Speller] = field(default_factory=dict)

    def speller(self, language: str) -> Speller:
        """What judges words of a language; without a dictionary for it, it calls all of them right."""
        if language not in self._spellers:
            found = [for_language(tag, self.listed) for tag in (language, *self.further)]
            chosen = dict.fromkeys(each for each in found if each) if found[0] else {}
            self._spellers[language] = Speller(list(self._loaded(chosen)), self.names)
        return self._spellers[language]

    @property
    def missing(self) -> tuple[str, ...]:
        """The further languages for which there is no dictionary."""
        return tuple(tag for tag in self.further if for_language(tag, self.listed) is None)

    def _loaded(self, chosen: Iterable[Listed]) -> "Iterable[Loaded]":
        from desktop.spelling.loading import (  # the reader of dictionaries: not at the start
            BrokenDictionary,
            load,
        )

        for each in chosen:
            try:
                yield load(each)
            except BrokenDictionary as error:
                self.broken.append(error)
