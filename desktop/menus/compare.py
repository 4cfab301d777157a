"""The Compare menu: a command for each comparison view."""

from desktop.analysis.comparisons import COMPARISONS
from desktop.menus.spec import ActionSpec


def _marked(titles: list[str]) -> list[str]:
    """Each title with a mnemonic that no other has: the first letter of it that is still free."""
    taken: set[str] = set()
    marked = []
    for title in titles:
        free = (at for at, letter in enumerate(title) if letter.isalpha() and letter.lower() not in taken)
        at = next(free, 0)
        taken.add(title[at].lower())
        marked.append(f"{title[:at]}&{title[at:]}")
    return marked


COMPARE: tuple[ActionSpec, ...] = tuple(
    ActionSpec(f"compare.{each.key}", "Compare", text, each.help, "", each.icon, ("tracker",))
    for each, text in zip(COMPARISONS, _marked([each.title for each in COMPARISONS]), strict=True)
)
