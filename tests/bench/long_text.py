"""Long texts of sources: pages of paragraphs of chosen words."""

import random

from tests.bench.test_bench_store import WORDS

PARAGRAPHS, LENGTH = 6, 70  # of a page, and words of each
OTHER = 20_000  # words beside the chosen ones


def long_text(pages: int, *, seed: int = 1) -> str:
    """A text of so many pages, one word in fifty a chosen one."""
    chosen = random.Random(seed)
    vocabulary = (*WORDS[:20] * (OTHER // 1_000), *(f"word{n}" for n in range(OTHER)))

    def paragraph() -> str:
        return " ".join(chosen.choices(vocabulary, k=LENGTH))

    return "\f".join("\n\n".join(paragraph() for _ in range(PARAGRAPHS)) for _ in range(pages))
