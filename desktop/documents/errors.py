"""Why a document could not be read, each as a sentence: what happened, what was kept, what to do."""

from db.errors import FileError

KEPT = "Nothing was added, and the file is as it was."


class Unreadable(FileError):
    """A document that can't be read. `why`: what is wrong with it, `hint`: what to do."""

    def __init__(self, name: object, why: str, hint: str) -> None:
        self.why = why
        super().__init__(name, f"{name} {why}. {KEPT} {hint}")


class NotADocument(Unreadable):
    """Its bytes are no text and none of the formats that are read. `what`: what they are, if known."""

    def __init__(self, name: object, what: str = "") -> None:
        self.what = what
        seen = f"is {what}, which is not read" if what else "holds no text: its bytes are of no known format"
        super().__init__(name, seen, "Save it as text, HTML, DOCX, ODT, PDF or EML, and add that.")


class NothingInIt(Unreadable):
    """The file is empty, or holds nothing but space."""

    def __init__(self, name: object) -> None:
        super().__init__(name, "holds no words", "Choose another file.")


class DamagedDocument(Unreadable):
    """It is of a known format, but cut off or broken. `detail`: what its reader stumbled on."""

    def __init__(self, name: object, form: str, detail: str) -> None:
        self.form, self.detail = form, detail
        seen = f"is no whole {form}: {detail.rstrip('.') or 'its reader gave up'}"
        super().__init__(name, seen, "Fetch it again, or open it in its own program and save it anew.")


class NeedsPassword(Unreadable):
    """It is encrypted."""

    def __init__(self, name: object) -> None:
        super().__init__(
            name, "is encrypted", "Open it with its password in its own program, and save it without one."
        )


class TooMuch(Unreadable):
    """It goes beyond a bound of reading. `what`: which one, in words."""

    def __init__(self, name: object, what: str) -> None:
        self.what = what
        super().__init__(name, what, "Add the part of it that matters as a document of its own.")


class DeclaresEntities(Unreadable):
    """Its XML declares a document type or entities, which can reach for other files or grow without end."""

    def __init__(self, name: object) -> None:
        super().__init__(
            name,
            "declares entities in its XML, which no word processor writes: they were not followed",
            "Ask whoever sent it for a PDF or plain text.",
        )


class TakesTooLong(Unreadable):
    """Reading it went on for longer than is allowed."""

    def __init__(self, name: object) -> None:
        super().__init__(
            name, "takes too long to read", "Add the part of it that matters as a document of its own."
        )
