"""What is read in a day, as lines of quick capture and as rows of a spreadsheet, with the keys of both."""

from collections.abc import Sequence
from dataclasses import dataclass

from tests.robots.sheet import Row, presses, quickest

SIGNS = {"\t": "⇥", "Tab": "⇥", "Enter": "⏎", "Ctrl+D": "⌃D", "|": "\\|"}
OPEN, SAVE, CLOSE = "Ctrl+Shift+N", "Ctrl+Enter", "Esc"


@dataclass(frozen=True, slots=True)
class Reading:
    """Positions said twice: as `rows` and as `lines`, in which Tab (as \\t) takes what is offered.

    A row is actor, issue, channel, stated, statement, firmness, and twice an option and the stance on it.
    """

    rows: tuple[Row, ...]
    lines: tuple[str, ...]

    def captured(self, number: int) -> list[str]:
        """The keys of a line: the first one opens the box, the last one closes it."""
        opening = [OPEN] if number == 0 else []
        return [*opening, *self.lines[number], SAVE, *([CLOSE] if number == len(self.lines) - 1 else [])]

    def filled(self, number: int) -> list[str]:
        """The keys for a row of the sheet, after those before it."""
        return quickest(self.rows[: number + 1])[len(quickest(self.rows[:number])) :]

    def counted(self) -> list[tuple[int, int]]:
        """How many keys each position takes, as a line and in the sheet."""
        places = range(len(self.rows))
        return [(presses(self.captured(place)), presses(self.filled(place))) for place in places]

    def tables(self) -> list[str]:
        """The rows of the two tables in Markdown: each line with its keys, and those of the sheet."""
        counts = self.counted()
        rows = zip(self.lines, counts, strict=True)
        table = [
            f"| {at} | `{written(line)}` | {ours} | {its} |" for at, (line, (ours, its)) in enumerate(rows, 1)
        ]
        ours, its = (sum(each) for each in zip(*counts, strict=True))
        table.append(f"| all | | {ours} | {its} |")
        return table + [f"| {at + 1} | `{written(self.filled(at))}` |" for at in range(len(self.rows))]


def written(keys: Sequence[str]) -> str:
    """Keys as a table in Markdown shows them."""
    return "".join(SIGNS.get(key, key) for key in keys)


FIVE = Reading(
    (
        ("Ukraine", "Territory and sovereignty", "official", "2026-02", "No cession of sovereignty",
         "non-negotiable", "Crimea and four oblasts recognised in full", "red line",
         "Land that Russia holds recognised", "red line"),
        ("Russia", "Territory and sovereignty", "public statement", "2026-02", "The four regions are Russian",
         "firm", "Crimea and four oblasts recognised in full", "preferred",
         "Full return, Crimea included", "red line"),
        ("Ukraine", "Ceasefire and line of contact", "official", "2026-02", "A ceasefire first, then talks",
         "firm", "Ceasefire on current lines", "acceptable", "Ceasefire on Russian terms", "opposed"),
        ("United States", "Sanctions and enforcement", "public statement", "2026-02",
         "Sanctions stay until a deal is signed", "conditional", "Kept as they are", "preferred",
         "Sanctions eased", "conditional"),
        ("European governments", "Security guarantees", "Track I", "2026-02",
         "Guarantees need American backing", "firm", "Bilateral guarantees", "acceptable",
         "Political assurances only", "opposed"),
    ),
    (
        "ukr\tter\toff\t2026-02: No cession of sovereignty !|r 0|r 20",
        "rus\tter\tpub\tfirm/2026-02: The four regions are Russian|p 0|r 100",
        "ukr\tcea\toff\tfirm/2026-02: A ceasefire first, then talks|a 50|o 0",
        "us\tsan\tpub\t2026-02: Sanctions stay until a deal is signed ~|p 35|c 0",
        "eur g\tsec\ttrack\tfirm/2026-02: Guarantees need American backing|a 55|o 0",
    ),
)  # fmt: skip

OFFICIAL, PUBLIC, TALKS = "official", "public statement", "Track I"
STRIP, FLOW, DAM = "Status of the Ilvane strip", "Flow at the border", "Safety of the Tolm Dam"
FILLING, FORCES, TRUCE = "Filling of the reservoir", "Forces along the line", "Watching the truce"
PRISONERS, PASSAGE, FEES = "Prisoners and missing", "Passage to Quellport", "Fees on road and port"
FLOOD, POWER, DISPLACED = "Damage of the 2024 flood", "Power from the dam", "Return of the displaced"
P, A, C, OPPOSED, R = "preferred", "acceptable", "conditional", "opposed", "red line"
DAY = "2026-03"
# Invented, as the parties and the river are.
TWENTY = Reading(
    (
        ("Velmora", FLOW, OFFICIAL, DAY, "Dry years must be excepted", "firm",
         "250 a second, dry years excepted", P, "400 a second, without exception", OPPOSED),
        ("Kaldria", FLOW, OFFICIAL, DAY, "Four hundred, every year", "non-negotiable",
         "400 a second, without exception", P, "No figure, good offices only", R),
        ("Kaldria", FILLING, PUBLIC, DAY, "Not a metre without our word", "non-negotiable",
         "Consent for each filling", P, "At the owner’s discretion", R),
        ("Velmora", FILLING, TALKS, DAY, "Notice is all that we owe", "firm",
         "Notice of 90 days", P, "Joint plan over six years", A),
        ("Aubrel", DAM, OFFICIAL, DAY, "Inspectors first, money later", "firm",
         "Joint inspections", P, "Joint inspections and a repair fund", A),
        ("Sunhald Federation", DAM, "Track II", DAY, "A fund needs a steward", "signalled",
         "Joint inspections and a repair fund", P, "Control by the Conference", A),
        ("Kaldria", FORCES, "back-channel", DAY, "Twenty kilometres would do", "conditional",
         "Mutual withdrawal by 20 kilometres", C, "Kaldria withdraws first", OPPOSED),
        ("Velmora", FORCES, OFFICIAL, DAY, "Nobody moves before a vote", "firm",
         "Forces stay where they are", P, "Kaldria withdraws first", A),
        ("Conference of Inland Waters", TRUCE, PUBLIC, DAY, "Observers could come in May", "signalled",
         "Civilian observers", P, "Armed mission", OPPOSED),
        ("League of Coastal States", TRUCE, PUBLIC, DAY, "No troops of ours", "non-negotiable",
         "Armed mission", R, "Civilian observers", A),
        ("Ilvane Assembly", STRIP, PUBLIC, DAY, "Let the strip decide", "firm",
         "Decision by a vote", P, "Velmoran, as before 2024", OPPOSED),
        ("Velmora", STRIP, OFFICIAL, DAY, "The title is not for sale", "non-negotiable",
         "Kaldrian", R, "Velmoran title, self-government", P),
        ("Kaldria", STRIP, TALKS, DAY, "Fifteen years can be lived with", "conditional",
         "Status deferred for 15 years", C, "Velmoran, as before 2024", R),
        ("Families of the prisoners", PRISONERS, PUBLIC, DAY, "All for all, and now", "firm",
         "All for all, at once", P, "Only after an agreement", OPPOSED),
        ("Velmora", PRISONERS, OFFICIAL, DAY, "The wounded can go at once", "firm",
         "The wounded and sick first", P, "In three stages", A),
        ("League of Coastal States", PASSAGE, OFFICIAL, DAY, "Quellport is open to all", "firm",
         "Free passage", P, "Bonded corridor", A),
        ("Kaldria", PASSAGE, PUBLIC, DAY, "A quota is no passage", "firm",
         "Quota of 400 lorries a week", OPPOSED, "Free passage", P),
        ("Bank for Common Works", FLOOD, TALKS, DAY, "A fund, and no word of guilt", "signalled",
         "Fund without admission", P, "Full damages with admission", OPPOSED),
        ("Drylands growers", POWER, PUBLIC, DAY, "Half at cost or no dam", "firm",
         "Half at cost", P, "No share", OPPOSED),
        ("Lenders’ table", FEES, TALKS, DAY, "Fees must cover the cost", "conditional",
         "Fees that cover the cost", P, "No fees", OPPOSED),
    ),
    (
        "vel\tfl\to\tf\t2026-03: Dry years must be excepted|p 55|o 100",
        "k\tfl\to\t\tFour hundred, every year !|p 100|r 0",
        "k\tfi\tp\t\tNot a metre without our word !|p 100|r 0",
        "v\t\ttr\tf\t\tNotice is all that we owe|p 25|a 55",
        "au\tsa\to\tf\t\tInspectors first, money later|p 60|a 80",
        "su\t\ttrack ii\tsi\t\tA fund needs a steward|p 80|a 100",
        "k\tfo\tb\t\tTwenty kilometres would do ~|c 65|o 100",
        "v\t\to\tf\t\tNobody moves before a vote|p 0|a 100",
        "con\tw\tp\tsi\t\tObservers could come in May|p 60|o 100",
        "lea\t\t\t\tNo troops of ours !|r 100|a 60",
        "i\tsta\t\tf\t\tLet the strip decide|p 80|o 0",
        "v\t\to\t\tThe title is not for sale !|r 100|p 25",
        "k\t\tt\t\tFifteen years can be lived with ~|c 50|r 0",
        "fa\tpr\tp\tf\t\tAll for all, and now|p 100|o 0",
        "v\t\to\tf\t\tThe wounded can go at once|p 30|a 60",
        "lea\tpa\t\tf\t\tQuellport is open to all|p 100|a 65",
        "k\t\tp\tf\t\tA quota is no passage|o 35|p 100",
        "b\tda\tt\tsi\t\tA fund, and no word of guilt|p 40|o 100",
        "dr\tpo\tp\tf\t\tHalf at cost or no dam|p 100|o 0",
        "len\tfe\tt\t\tFees must cover the cost ~|p 45|o 100",
    ),
)  # fmt: skip
