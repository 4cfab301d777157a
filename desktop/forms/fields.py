"""Which widget a declared field gets."""

from db.records import Dossier, Record, specs
from db.records.fields import FieldKind
from desktop.forms.address import AddressField
from desktop.forms.choice import ChoiceField
from desktop.forms.colour import ColourField
from desktop.forms.context import FormContext
from desktop.forms.date import DateField
from desktop.forms.field import FieldWidget
from desktop.forms.flag import FlagField
from desktop.forms.json_text import JsonField
from desktop.forms.mark import MarkField
from desktop.forms.number import NumberField
from desktop.forms.prose import ProseField
from desktop.forms.reference import ReferenceField
from desktop.forms.text import TextField
from desktop.operations import vocabulary

WIDGETS: dict[FieldKind, type[FieldWidget]] = {
    "text": TextField,
    "prose": ProseField,
    "choice": ChoiceField,
    "ref": ReferenceField,
    "date": DateField,
    "whole": NumberField,
    "number": NumberField,
    "json": JsonField,
    "colour": ColourField,
    "url": AddressField,
    "mark": MarkField,
    "flag": FlagField,
}


def field_for(context: FormContext, cls: type[Record], name: str) -> FieldWidget:
    """The widget for a field of a kind."""
    if cls is Dossier and name == "marking_set":
        return ChoiceField(context, cls, name, vocabulary.marking_sets())
    if cls is Dossier and name == "likelihood_scale":
        return ChoiceField(context, cls, name, vocabulary.likelihood_scales())
    return WIDGETS[specs(cls)[name].kind](context, cls, name)
