"""What the rules know in German, French, Ukrainian and Russian: headings, scenarios, questions, positions."""

import re

import pytest

import resources
from db.records import Actor
from desktop.documents.cues import cues
from desktop.documents.naming import NameBook
from desktop.documents.passage import Known, Passage, read_passage
from desktop.documents.triage.known import KnownNames
from desktop.documents.triage.proposal import Proposal
from desktop.documents.triage.propose import propose

# Invented, as are the talks they tell of.
GERMAN = """Stand der Gespräche am Lenn

Positionen der Parteien

• Sommerwasser: Veldmark verlangt das Wasser des Sommers und lehnt eine Aufteilung nach Monaten ab.

Hindernisse

• Schlamm im Stausee: niemand bezahlt dafür, und der Hafen füllt sich weiter.

Szenarien

Szenario 1 — Trockener Sommer (sehr wahrscheinlich): die Gräben sind im Juni leer, und beide Seiten warten.

Szenario 2 — Ein Vertrag (nicht ausgeschlossen): beide unterschreiben im Herbst.

Häufige Fragen

Wer öffnet die Tore?

Die Wärter der Ostra öffnen sie am 3. März, wenn genug Wasser da ist.

Quellen

• Ostra-Bote — Bericht vom Damm
"""
FRENCH = """Les pourparlers de la Lenn

Positions des parties

• Eau d’été : Veldmark exige l’eau de l’été et rejette un partage par mois.

Obstacles

• Vase du barrage : personne ne paie pour elle, et le port se remplit encore.

Scénarios

Scénario 1 — Un été sec (très probable) : les fossés sont vides en juin, et les deux côtés attendent.

Scénario 2 — Un traité (peu probable) : les deux signent en automne.

Questions fréquentes

Qui ouvre les vannes ?

Les gardiens de l’Ostra les ouvrent le 3 mars, quand il y a assez d’eau.

Sources

• Le Courrier d’Ostra — Reportage au barrage
"""
UKRAINIAN = """Переговори над Ленном

Позиції сторін

• Літня вода: Велдмарк вимагає літньої води і відкидає поділ за місяцями.

Перешкоди

• Мул у водосховищі: ніхто за нього не платить, а порт далі замулюється.

Сценарії

Сценарій 1 — Сухе літо (дуже ймовірний): у червні канави порожні, обидві сторони чекають.

Сценарій 2 — Договір (малоймовірний): обидві підписують восени.

Поширені запитання

Хто відчиняє шлюзи?

Сторожі Остри відчиняють їх 3 березня, коли води досить.

Джерела

• Вісник Остри — Репортаж із греблі
"""
RUSSIAN = """Переговоры на Ленне

Позиции сторон

• Летняя вода: Велдмарк требует летней воды и отвергает раздел по месяцам.

Препятствия

• Ил в водохранилище: никто за него не платит, а порт всё мелеет.

Сценарии

Сценарий 1 — Сухое лето (наиболее вероятный): в июне канавы пусты, обе стороны ждут.

Сценарий 2 — Договор (маловероятно): обе подписывают осенью.

Частые вопросы

Кто открывает шлюзы?

Сторожа Остры открывают их 3 марта, когда воды хватает.

Источники

• Вестник Остры — Репортаж с плотины
"""
LIKELY = {
    GERMAN: ["sehr wahrscheinlich", "nicht ausgeschlossen"],
    FRENCH: ["très probable", "peu probable"],
    UKRAINIAN: ["дуже ймовірний", "малоймовірний"],
    RUSSIAN: ["наиболее вероятный", "маловероятно"],
}
VELDMARK = Actor(id="veld", name="Veldmark", kind="state", aliases="Велдмарк")


def of(text: str, kind: str) -> list[Proposal]:
    return [each for each in propose(text, KnownNames([VELDMARK], {})) if each.kind == kind]


@pytest.mark.parametrize("text", LIKELY, ids=["de", "fr", "uk", "ru"])
def test_a_structured_text_is_taken_apart_as_an_english_one_is(text: str) -> None:
    scenarios, questions = of(text, "scenario"), of(text, "question")

    assert [each.fields["likelihood_as_printed"] for each in scenarios] == LIKELY[text]
    assert all(each.rule == "numbered-scenario" for each in scenarios)
    assert [each.fields["status"] for each in questions] == ["answered"]
    assert len(of(text, "source")) == 1
    assert [each.rule for each in of(text, "obstacle")] == ["obstacle"]
    (position,) = of(text, "position")
    assert (position.fields["actor"], position.fields["firmness"]) == ("veld", "firm")


@pytest.mark.parametrize(
    ("words", "channel", "firmness"),
    [
        ("Veldmark lehnt das offiziell ab.", "official", "firm"),
        ("Hinter verschlossenen Türen ist Veldmark bereit zu reden.", "back-channel", "signalled"),
        ("Veldmark ist öffentlich nicht bereit, sagt man.", "public statement", ""),
        ("Officiellement, Veldmark exige toute l’eau.", "official", "firm"),
        ("En coulisses, Veldmark se dit prête à en parler.", "back-channel", "signalled"),
        ("Велдмарк офіційно вимагає всієї води.", "official", "firm"),
        ("За лаштунками Велдмарк готовий говорити.", "back-channel", "signalled"),
        ("Велдмарк не готовий говорити публічно.", "public statement", ""),
        ("Велдмарк официально требует всей воды.", "official", "firm"),
        ("За закрытыми дверями Велдмарк готов говорить.", "back-channel", "signalled"),
    ],
)
def test_a_form_is_filled_by_the_words_of_the_language(words: str, channel: str, firmness: str) -> None:
    filled = read_passage("position", Passage(words), Known(NameBook([VELDMARK])))

    assert {name: each.value for name, each in filled.items() if name in ("channel", "firmness")} == {
        name: value for name, value in (("channel", channel), ("firmness", firmness)) if value
    }
    assert {filled[name].value for name in ("actor",) if name in filled} <= {"veld"}


def test_what_is_only_said_becomes_a_doubt() -> None:
    for words in ("Angeblich fordert Veldmark mehr.", "Велдмарк нібито вимагає більше."):
        filled = read_passage("position", Passage(words), Known(NameBook([VELDMARK])))
        assert filled["caveat_text"].value.startswith("The source says")


def test_every_pattern_is_sound_and_every_language_has_all_of_them() -> None:
    import tomllib

    tables = tomllib.loads(resources.read_text("cues.toml"))
    shapes = {
        name: {key: sorted(value) if isinstance(value, dict) else "words" for key, value in table.items()}
        for name, table in tables.items()
    }
    assert len({repr(sorted(shape.items())) for shape in shapes.values()}) == 1
    assert all(re.compile(each) for each in cues("headings", "sources"))


@pytest.mark.parametrize(
    ("text", "obstacle", "title"),
    [
        (
            "Haupthindernisse\n\n• Schlick im Stausee: niemand bezahlt die Räumung.\n\n"
            "Quellen\n\n• „Wasser an der Grenze“, Flussblatt, 3. Mai 2031, https://example.org/w\n",
            "Schlick im Stausee",
            "Wasser an der Grenze",
        ),
        (
            "Головні перешкоди\n\n• Мул у водосховищі: ніхто не платить за очищення.\n\n"
            "Джерела\n\n• «Вода на кордоні», Річкова газета, 3 травня 2031, https://example.org/w\n",
            "Мул у водосховищі",
            "Вода на кордоні",
        ),
    ],
    ids=["German", "Ukrainian"],
)
def test_main_obstacles_and_titles_and_days_of_sources(text: str, obstacle: str, title: str) -> None:
    found = {each.kind: each.fields for each in propose(text, KnownNames([], {}))}

    assert found["obstacle"]["title"] == obstacle
    assert found["source"]["title"] == title
    assert found["source"]["issued"] == "2031-05-03"
    assert found["source"]["publisher"] in ("Flussblatt", "Річкова газета")
