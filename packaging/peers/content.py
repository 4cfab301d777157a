"""What is set side by side: the words of one paper, part by part, as the peers are given them."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

WARM, LONG = 10, 100  # pages: of the paper each tool makes first, and of those that are measured
ROUNDS = 3
SERIF = {"": "SourceSerif4-Regular", "b": "SourceSerif4-Semibold", "i": "SourceSerif4-It"}
SANS = {"": "SourceSans3-Regular", "b": "SourceSans3-Semibold", "i": "SourceSans3-It"}
FONTS = Path(__file__).resolve().parent.parent.parent / "resources" / "fonts"
# Points: an A4 page, its margins, the column beside the text, and the gap between them.
WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM, BESIDE, GAP = 595.28, 841.89, 187.28, 62.0, 84.0, 85.89, 125.28, 14.0

Content = dict[str, Any]


def path(folder: str, pages: int) -> Path:
    """Where the words of a paper of so many pages are kept."""
    return Path(folder) / f"content-{pages}.json"


def varied(content: Content, number: int) -> Content:
    """The same content, no paragraph alike: what a tool remembers of the paper before is of no use."""
    parts = [
        {**part, "text": [*part["text"], [f" ({number})", "", ""]]} if "text" in part else part
        for part in content["parts"]
    ]
    return {**content, "parts": parts}


def measured(make: Callable[[int], bytes], out: Path) -> None:
    """Make a paper so many times, keep it, and print what the best time was; `make` takes 1 and so on."""
    best = (float("inf"), float("inf"))
    for number in range(1, ROUNDS + 1):
        wall, processor = time.perf_counter(), time.process_time()
        data = make(number)
        best = min(best, (time.process_time() - processor, time.perf_counter() - wall))
    out.write_bytes(data)
    print(json.dumps({"processor": best[0], "wall": best[1], "bytes": len(data), "megabytes": peak()}))


def peak() -> int:
    """The most memory this process had, in megabytes; 0 where the system does not tell."""
    if sys.platform == "win32":
        return 0
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most // 1024 // (1024 if sys.platform == "darwin" else 1)


def run(make: Callable[[Content], bytes], name: str) -> None:
    """Measure a peer: warmed by a short paper, then given the long one anew each time."""
    folder = sys.argv[1]
    short, long = (json.loads(path(folder, pages).read_text(encoding="utf-8")) for pages in (WARM, LONG))
    make(short)
    measured(lambda number: make(varied(long, number)), Path(folder) / f"{name}.pdf")
