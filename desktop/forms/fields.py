"""Which widget a declared field gets."""

from collections.abc import Mapping

from db.records import Filter, Record, Source, specs
from db.records.fields import FieldKind
from desktop.forms.address import AddressField
from desktop.forms.choice import ChoiceField
from desktop.forms.colour import ColourField
from desktop.forms.context import FormContext
from desktop.forms.date import DateField
from desktop.forms.field import FieldWidget
from desktop.forms.flag import FlagField
from desktop.forms.json_text import JsonField, NamesField
from desktop.forms.mark import MarkField
from desktop.forms.number import NumberField
from desktop.forms.prose import ProseField
from desktop.forms.reference import ReferenceField
from desktop.forms.saved_filter import ConditionsField, OrderField
from desktop.forms.text import TextField
from desktop.models.choice_words import choices_of

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
# Fields whose kind says too little of how they are typed.
OF_ITS_OWN: Mapping[tuple[type[Record], str], type[FieldWidget]] = {
    (Source, "author"): NamesField,
    (Filter, "conditions"): ConditionsField,
    (Filter, "order"): OrderField,
}


def field_for(context: FormContext, cls: type[Record], name: str) -> FieldWidget:
    """The widget for a field of a kind."""
    if (choices := choices_of(cls, name, context.session.own_files)) is not None:
        return ChoiceField(context, cls, name, choices)
    widget = OF_ITS_OWN.get((cls, name)) or WIDGETS[specs(cls)[name].kind]
    return widget(context, cls, name)
