"""The dossier itself, and the marking and likelihood words it carries with it."""

from dataclasses import dataclass
from typing import Annotated

from db.records import fields as f
from db.records.base import Meta, Record, kind

DOSSIER_ID = "dossier"


@kind(
    Meta(
        "dossier",
        "Dossier",
        "Dossier",
        "The negotiation this tracker follows, and how its papers are marked and worded.",
        title=("title",),
    )
)
@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class Dossier(Record):
    title: Annotated[str, f.text("Title", "the negotiation, as papers are headed")]
    subtitle: Annotated[str, f.text("Subtitle", "printed under the title")] = ""
    organisation: Annotated[str, f.text("Organisation", "who keeps this tracker; printed on papers")] = ""
    language: Annotated[str, f.text("Language", "language tag of the papers, for example en-GB")] = "en-GB"
    day_one: Annotated[str, f.date("Day one", "the day that counts as day 1; empty: no day counter")] = ""
    day_label: Annotated[str, f.text("Day label", "what the days are counted of")] = ""
    likelihood_scale: Annotated[str, f.text("Likelihood scale", "the scale whose words are shown")] = ""
    marking_set: Annotated[str, f.text("Marking set", "the set whose levels mark records and papers")] = ""
    handling_default: Annotated[str, f.mark("Default marking", "given to records written without one")] = ""
    date_order: Annotated[
        str, f.choice("Date order", "DMY", "MDY", "YMD", help="how a typed 12/11/2026 is read")
    ] = "DMY"


@kind(
    Meta(
        "marking",
        "Marking level",
        "Marking levels",
        "One level of a marking set, copied here so that the file explains itself on any desk.",
        title=("level",),
        order=("set", "rank"),
    )
)
@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class Marking(Record):
    set: Annotated[str, f.text("Set", "the set the level belongs to, for example tlp")]
    level: Annotated[str, f.text("Level", "as printed, for example TLP:AMBER")]
    rank: Annotated[int, f.whole("Rank", 0, help="higher is more restricted")]
    banner: Annotated[str, f.text("Banner", "the words printed on each page; empty: no banner")] = ""
    colour: Annotated[str, f.colour("Colour")] = ""
    place: Annotated[
        str, f.choice("Place", "top", "bottom", "both", "none", help="where on the page the banner stands")
    ] = "both"
    portion: Annotated[int, f.flag("Portion marks", "print the level at each paragraph")] = 0


@kind(
    Meta(
        "scale_term",
        "Likelihood word",
        "Likelihood words",
        "One word of a likelihood scale with its bounds.",
        title=("scale", "term"),
        order=("scale", "rank"),
    )
)
@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class ScaleTerm(Record):
    scale: Annotated[str, f.text("Scale", "the scale the word belongs to, for example phia")]
    term: Annotated[str, f.text("Term", "as printed")]
    low: Annotated[float, f.number("From", 0, 100, unit="%", help="where the word begins")]
    high: Annotated[
        float, f.number("To", 0, 100, unit="%", help="where the word ends; between two words nothing is said")
    ]
    rank: Annotated[int, f.whole("Rank", 0, help="place in the scale, the least likely first")]
    second_term: Annotated[str, f.text("Second term", "the same band in the scale's other row of words")] = ""
