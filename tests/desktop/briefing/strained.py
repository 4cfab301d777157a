"""The invented dossier strained: sixty actors, very long names and statements, Cyrillic among them."""

from functools import cache

from db.records import Actor, Evidence, Issue, Option, Position, PositionOption, Record, Source
from tests.desktop.briefing.papers import records_in

ACTORS = 60
LONG_NAME = (
    "Permanent Conference of the Riparian Municipalities and Districts for the Shared Administration of "
    "Locks, Weirs and Crossing Points " * 4
)[:400]
CYRILLIC = (
    "Міжнародна комісія з нагляду за виконанням угод про їхній ґрунтовний перегляд і євроатлантичну єдність"
)
SAID = (
    "The delegation holds that no withdrawal may begin before the commission has confirmed, in writing and "
    "on the spot, that the sluices stand open. "
)
SAID_IN_CYRILLIC = (
    "Делегація вважає, що жодне відведення не може початися, доки комісія письмово не підтвердить: шлюзи "
    "відчинено, а їхній стан є задовільний. "
)
STANCES = ("preferred", "acceptable", "conditional", "opposed", "red line")
LONGEST = 10_000  # signs of a statement


@cache
def strained() -> tuple[Record, ...]:
    """All its records; each actor that was added has three positions with stances and evidence."""
    records = list(records_in("river-irel"))
    there = sum(isinstance(each, Actor) for each in records)
    for at in range(ACTORS - there):
        records += _actor(records_in("river-irel"), at)
    return tuple(records)


def _actor(given: tuple[Record, ...], at: int) -> list[Record]:
    issues = [each for each in given if isinstance(each, Issue)]
    sources = [each for each in given if isinstance(each, Source)]
    name = (
        LONG_NAME if at in (0, 7) else f"{CYRILLIC} {at}" if at % 9 == 1 else f"Delegation of district {at}"
    )
    short = "" if at % 2 else f"D{at}"
    made: list[Record] = [Actor(id=f"x{at}", name=name, short_name=short, kind="organisation")]
    for number in range(3):
        issue, id = issues[(at + 3 * number) % len(issues)], f"x{at}-{number}"
        said = SAID_IN_CYRILLIC if at % 9 == 1 else SAID
        statement = (said * 80)[:LONGEST] if at < 2 and not number else said * (1 + (at + number) % 3)
        channel = "back-channel" if number == 2 else "official"
        made.append(Position(id=id, actor=f"x{at}", issue=issue.id, channel=channel, statement=statement))
        options = [each for each in given if isinstance(each, Option) and each.issue == issue.id]
        made += [
            PositionOption(id=f"{id}-{place}", position=id, option=each.id, stance=STANCES[(at + place) % 5])
            for place, each in enumerate(options[:2])
        ]
        source = sources[(at + number) % len(sources)].id
        made.append(Evidence(id=f"{id}-e", source=source, record=id, locator=f"Page {at}", credibility="3"))
    return made
