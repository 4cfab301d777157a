"""What blocks what: red lines and opposition, conditions that wait for others, obstacles, circles."""

from collections import Counter
from collections.abc import Iterator, Sequence

from db.queries.snapshot import Snapshot
from db.records import Issue, Obstacle, ObstacleActor, ObstacleIssue, Option
from db.wording import capital
from desktop.analysis.deadlocks import MOST, Conditions, Deadlock, Wait, conditions
from desktop.analysis.report import Cell, Options, Report, cells, counted, joined
from desktop.analysis.reports.zone import chosen_parties
from desktop.analysis.stances import Stances
from desktop.analysis.waiting import touches
from desktop.analysis.zone import zone

HEADINGS = ("Issue", "What holds it up", "Who", "In words")
EMPTY = "Nothing is recorded that blocks an issue: no red line, opposition, condition or obstacle."
CONDITION = "a condition"
LISTED = 3  # circles told under the drawing and in a paper
CUT = (
    "{knotted} options wait for each other in more than {most} circles: listed are those of up to {up_to} "
    "options{some}, longer ones are not."
)


def report(snapshot: Snapshot, options: Options) -> Report:
    """All that blocks all issues, or one (`issue`)."""
    return report_of(snapshot, conditions(snapshot.once(Stances)), options)


def report_of(snapshot: Snapshot, found: Conditions, options: Options) -> Report:
    """The same with the conditions that were found already."""
    stances = snapshot.once(Stances)
    only = options.get("issue", "")
    issues = [issue for issue in stances.issues() if only in ("", issue.id)]
    rows = [row for issue in issues for row in _rows(stances, found, issue, options)]
    circles = enumerate(found.deadlocks, start=1)
    rows += [_circle(snapshot, number, each) for number, each in circles if touches(each, only)]
    notes = (_cut(found),) if found.up_to else ()
    said = sentences(snapshot, found, issues, rows) if rows else (EMPTY,)
    empty = "" if rows else EMPTY
    return Report("What blocks what", " ".join(said), HEADINGS, tuple(rows), notes, empty, lead=said[0])


def sentences(
    snapshot: Snapshot, found: Conditions, issues: Sequence[Issue], rows: Sequence[tuple[Cell, ...]]
) -> tuple[str, ...]:
    """The circles by their numbers and the issues they go through, the first in one line; else, of one
    issue, all that holds it up.
    """
    if found.deadlocks:
        numbered = enumerate(found.deadlocks[:LISTED], start=1)
        first, *listed = (_numbered(snapshot, number, each) for number, each in numbered)
        beyond = len(found.deadlocks) - LISTED
        rest = (f"{counted(beyond, 'more stands', 'more stand')} in the table.",) if beyond > 0 else ()
        many = f"more than {MOST} deadlocks" if found.up_to else counted(len(found.deadlocks), "deadlock")
        return (f"{_capital(many)}; {first}", *map(_capital, listed), *rest)
    if len(issues) == 1:
        things = [held_up(row) for row in rows]
        by = counted(len(rows), "thing")
        return (
            f"{issues[0].title} is held up by {by}: {things[0]}.",
            *(f"{_capital(each)}." for each in things[1:]),
        )
    waits = counted(len(found.waits), "condition waits", "conditions wait")
    on = Counter(row[0].text for row in rows)
    ((most, times),) = on.most_common(1)
    many = counted(len(rows), "thing holds", "things hold")
    return (
        f"{many} up {counted(len(on), 'issue')}, most of all {most} ({times}).",
        f"No conditions wait for each other in a circle; {waits} for another option.",
    )


def _cut(found: Conditions) -> str:
    """Which circles are left out, for there are too many."""
    some = f", {MOST} of them" if len(found.deadlocks) == MOST else ""
    return CUT.format(knotted=found.knotted, most=MOST, up_to=found.up_to, some=some)


def _capital(words: str) -> str:
    return capital(words)


def _numbered(snapshot: Snapshot, number: int, deadlock: Deadlock) -> str:
    """A circle by its number, as it is drawn with, and the issues it goes through."""
    return f"circle {number}: {', '.join(_by_issue(snapshot, *each) for each in _each(deadlock))}."


def _each(deadlock: Deadlock) -> Iterator[tuple[Wait, tuple[str, ...]]]:
    """The waits of a circle, each with all who make it wait."""
    return zip(deadlock.waits, deadlock.who, strict=True)


def _by_issue(snapshot: Snapshot, wait: Wait, who: Sequence[str]) -> str:
    """A wait by the issues it is between, or by its options where it is within one."""
    if wait.option.issue == wait.on.issue:
        return _wait_words(snapshot, wait, who)
    titles = (snapshot.title(option.issue) for option in (wait.option, wait.on))
    return f"{' waits for '.join(titles)} ({joined([snapshot.title(actor) for actor in who])})"


def held_up(row: Sequence[Cell]) -> str:
    """A row in a few words: "Ukraine opposes “Now”", "Russia accepts “Now” only if …"."""
    _, what, who, words = (cell.text for cell in row)
    if row[1].stance:
        return f"{who} {'will never accept' if what == 'red line' else 'opposes'} {words}"
    if what == CONDITION:
        return f"{who} accepts {words}".rstrip(".")
    return f"{what}{f' ({who})' if who else ''}"


def circle_words(snapshot: Snapshot, deadlock: Deadlock) -> str:
    """A circle in words: "Ceasefire waits for Guarantees (A), Guarantees waits for Ceasefire (B)"."""
    return ", ".join(_wait_words(snapshot, *each) for each in _each(deadlock))


def _wait_words(snapshot: Snapshot, wait: Wait, who: Sequence[str]) -> str:
    option, on = option_words(snapshot, wait.option), option_words(snapshot, wait.on)
    other = "itself" if wait.option.id == wait.on.id else on
    return f"{option} waits for {other} ({joined([snapshot.title(actor) for actor in who])})"


def option_words(snapshot: Snapshot, option: Option) -> str:
    """An option with its issue: "Ceasefire: on current lines"."""
    return f"{snapshot.title(option.issue)}: {option.label}"


def _circle(snapshot: Snapshot, number: int, deadlock: Deadlock) -> tuple[Cell, ...]:
    issues = dict.fromkeys(option.issue for option in deadlock.options)
    return cells(
        Cell(joined([snapshot.title(issue) for issue in issues]), tuple(issues)),
        Cell(f"circle {number} of conditions", tuple(wait.condition.id for wait in deadlock.waits)),
        Cell(joined([snapshot.title(actor) for actor in deadlock.actors]), deadlock.actors),
        circle_words(snapshot, deadlock),
    )


def _rows(stances: Stances, found: Conditions, issue: Issue, options: Options) -> Iterator[tuple[Cell, ...]]:
    snapshot = stances.snapshot
    name = Cell(issue.title, (issue.id,))
    for verdict in zone(stances, issue, chosen_parties(stances, options)).options:
        for held in verdict.held:
            stance = held.stance("hardest")
            if stance in ("red line", "opposed"):
                ids = tuple(position.id for position in held.positions(stance))
                softer = f" ({held.stance('softest')} in another statement)" if held.is_contested else ""
                who = Cell(snapshot.title(held.actor), (held.actor,))
                yield cells(name, Cell(stance, ids, stance), who, f"“{verdict.option.label}”{softer}")
    for wait in found.blocking(issue.id):
        yield _wait(snapshot, name, wait)
    for link in snapshot.by(ObstacleIssue, "issue", issue.id):
        obstacle = snapshot.get(link.obstacle)
        if isinstance(obstacle, Obstacle) and snapshot.is_current(obstacle):
            what = Cell(f"{obstacle.kind} obstacle: {obstacle.title}".strip(), (obstacle.id,))
            actors = [link.actor for link in snapshot.by(ObstacleActor, "obstacle", obstacle.id)]
            who = Cell(joined([snapshot.title(actor) for actor in actors]), tuple(actors))
            yield cells(name, what, who, obstacle.description)


def _wait(snapshot: Snapshot, name: Cell, wait: Wait) -> tuple[Cell, ...]:
    by = f", to be met by {snapshot.title(wait.by)}" if wait.by else ""
    on = f"“{wait.on.label}” ({snapshot.title(wait.on.issue)}{by})"
    words = f"“{wait.option.label}” only if {on}: {wait.condition.text}"
    who = Cell(snapshot.title(wait.actor), (wait.actor,))
    return cells(name, Cell(CONDITION, (wait.condition.id, wait.position.id)), who, words)
