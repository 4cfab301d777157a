"""The spelling of a field of a form: whether it is looked at, in which language, and of which record."""

from db.records import Evidence, Source
from desktop.forms.field import FieldWidget
from desktop.forms.spelled import Spelled
from desktop.spelling.fields import OF_SOURCES, is_spelled, language_of


def of_field(field: FieldWidget) -> Spelled | None:
    """What the spelling of a field needs; None when it is not looked at."""
    check = field.context.spelling
    if check is None or not is_spelled(field.cls, field.name):
        return None

    def language() -> str:
        return language_of(field.cls, field.name, field.sibling, _language_of_source(field) or check.language)

    return Spelled(check, language, lambda: str(field.sibling("id") or ""))


def _language_of_source(field: FieldWidget) -> str:
    """A quote is in the language of its source, unless it says another."""
    if field.cls is not Evidence or (field.cls.META.kind, field.name) not in OF_SOURCES:
        return ""
    source = field.context.session.store.get(str(field.sibling("source") or ""))
    return source.language if isinstance(source, Source) else ""
