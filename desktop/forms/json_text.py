"""A field for JSON: long JSON is shown over several lines, and tidied so when it is left."""

import json

from db.changes import Value
from desktop.forms.prose import ProseField

LONGEST = 60  # letters that stay on one line


class JsonField(ProseField):
    """What was typed stays where it is no JSON, and where tidying would change more than its spaces."""

    def as_typed(self, value: Value) -> str:
        return tidied(super().as_typed(value))

    def leave(self) -> None:
        """What was typed is laid out by its levels."""
        typed = self.typed()
        if self.edited and (tidy := tidied(typed)) != typed:
            self.put(tidy)
        super().leave()


def tidied(text: str) -> str:
    """JSON over several lines where it is long; `text` itself where it is none, or would read otherwise."""
    if len(text) <= LONGEST:
        return text
    try:
        tidy = json.dumps(json.loads(text), ensure_ascii=False, indent=2)
    except (ValueError, RecursionError):
        return text
    # Figures such as 1.0e3 and doubled keys are not written as they were read: they are left alone.
    return tidy if "".join(tidy.split()) == "".join(text.split()) else text
