"""Which widget a declared field gets."""

from collections.abc import Callable, Mapping

from db.records import KINDS, Brief, BriefSection, Dossier, Filter, Record, Source, specs
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
from desktop.operations import vocabulary
from desktop.operations.templates import offered, section_titles
from desktop.session import Session

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
# What is chosen by its words and stored as a name.
CHOICES: Mapping[tuple[type[Record], str], Callable[[Session], dict[str, str]]] = {
    (Dossier, "marking_set"): lambda _: vocabulary.marking_sets(),
    (Dossier, "likelihood_scale"): lambda _: vocabulary.likelihood_scales(),
    (Dossier, "date_order"): lambda _: vocabulary.DATE_ORDERS,
    (Filter, "kind"): lambda _: {kind: cls.META.plural for kind, cls in KINDS.items()},
    (Brief, "template"): lambda session: {each.name: each.words for each in offered(session.own_files)},
    (BriefSection, "kind"): lambda _: section_titles(),
}
# Fields whose kind says too little of how they are typed.
OF_ITS_OWN: Mapping[tuple[type[Record], str], type[FieldWidget]] = {
    (Source, "author"): NamesField,
    (Filter, "conditions"): ConditionsField,
    (Filter, "order"): OrderField,
}


def field_for(context: FormContext, cls: type[Record], name: str) -> FieldWidget:
    """The widget for a field of a kind."""
    if choices := CHOICES.get((cls, name)):
        return ChoiceField(context, cls, name, choices(context.session))
    widget = OF_ITS_OWN.get((cls, name)) or WIDGETS[specs(cls)[name].kind]
    return widget(context, cls, name)
