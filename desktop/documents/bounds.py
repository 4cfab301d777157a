"""What reading takes at most, in one place: beyond it a file is refused in words, never half read in silence.

| what                                            | at most                  | beyond it                     |
|-------------------------------------------------|--------------------------|-------------------------------|
| a file                                          | 256 MiB                  | refused before it is read     |
| text, Markdown, HTML or mail as a file          | 32 MiB                   | refused                       |
| the text that comes of it                       | 8 million code points    | refused                       |
| a DOCX or ODT unpacked                          | 256 MiB, 2,000 parts     | refused, nothing is unpacked  |
| a part of it against its packed size            | 200 times, beyond 1 MiB  | refused, nothing is unpacked  |
| the XML of one part                             | 48 MiB                   | refused                       |
| elements inside one another (XML), parts of mails | 200, 20                | refused                       |
| a header of a mail                              | 4,000 code points        | its beginning is read         |
| pages of a PDF                                  | 5,000                    | refused                       |
| what a page of a PDF, or a table, unpacks to    | 32 MiB with all it draws | refused, nothing is unpacked  |
| forms that a page draws inside one another      | 30                       | refused                       |
| a line                                          | 20,000 code points       | broken at a space, and said   |
| attributes of one element of a page             | 2,000                    | refused                       |
| elements of a page whose article is looked for  | 60,000, 200 deep         | all is kept, and said         |
| time                                            | 120 s                    | given up between two steps    |

What is read is never run: macros, scripts and actions are left alone, remote content is never loaded.
"""

import time
from collections.abc import Callable

from desktop.documents.errors import TakesTooLong

MIB = 1 << 20
FILE_BYTES = 256 * MIB
TEXT_BYTES = 32 * MIB
TEXT_LENGTH = 8_000_000
UNPACKED_BYTES = 256 * MIB
PARTS = 2_000
RATIO = 200
RATIO_FROM = MIB
XML_BYTES = 48 * MIB
XML_DEPTH = 200
MAILS_DEEP = 20
HEADER_LENGTH = 4_000
PAGES = 5_000
PAGE_BYTES = 32 * MIB
FORMS_DEEP = 30
LINE_LENGTH = 20_000
ATTRIBUTES = 2_000
ARTICLE_ELEMENTS, ARTICLE_DEPTH = 60_000, 200
SECONDS = 120.0

Report = Callable[[int, int], None]


class Watch:
    """Counts the steps of reading one file, tells them, and ends the work when the time is over."""

    def __init__(self, name: str, report: Report, seconds: float = SECONDS) -> None:
        self.name = name
        self._report, self._end = report, time.monotonic() + seconds

    def step(self, done: int, total: int) -> None:
        """So much is done. Raises TakesTooLong, and whatever `report` raises to give the work up."""
        self._report(done, total)
        if time.monotonic() > self._end:
            raise TakesTooLong(self.name)
