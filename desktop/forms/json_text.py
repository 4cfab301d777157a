"""Fields kept as JSON and typed as people write: details as "name: value" a line, names one a line."""

from db.changes import Value
from db.errors import InvalidField
from db.records.checks import checks, kept
from desktop.forms.prose import ProseField
from desktop.models.kept_words import details_json, details_words, names_json, names_words, tidied


class JsonField(ProseField):
    """Details, one a line. What is no such list is shown as the JSON it is, and JSON may be typed as well."""

    def as_typed(self, value: Value) -> str:
        text = super().as_typed(value)
        return (self._words(text) if text else "") or tidied(text)

    def value(self) -> Value:
        """The JSON that what is typed comes to; raises InvalidField where it comes to none."""
        typed = self.typed()
        if not self.edited or typed.lstrip().startswith(("{", "[")):
            return super().value()
        reason, made = kept(typed), ""  # of the letters themselves: in JSON they could be written otherwise
        try:
            made = self._json(typed)
        except ValueError as error:
            reason = reason or str(error)
        if reason := reason or checks(self.cls)[self.name](made):
            raise InvalidField(self.cls.META.kind, "", self.name, typed, reason)
        return made

    def leave(self) -> None:
        """JSON that was typed is shown as its lines, or laid out by its levels."""
        typed = self.typed()
        if self.edited and typed.lstrip().startswith(("{", "[")):
            tidy = self._words(typed) or tidied(typed)
            if tidy != typed:
                self.put(tidy)
        super().leave()

    def _words(self, text: str) -> str | None:
        return details_words(text)

    def _json(self, words: str) -> str:
        return details_json(words)


class NamesField(JsonField):
    """Names, one a line: "Family, Given", or the whole name of an organisation."""

    def _words(self, text: str) -> str | None:
        return names_words(text)

    def _json(self, words: str) -> str:
        return names_json(words, str(self.stored or ""))
