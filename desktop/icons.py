"""Icons in the colours of the look: SVG files written for one run, which Qt renders for each pixel ratio."""

import shutil
import tempfile
import weakref
from functools import cache
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon

import resources

LINE_WIDTH = "1.75"  # of a 24 unit box, as drawn at 16 pixels


class Icons:
    """Recoloured copies of the carried SVG icons, in a private folder that goes with this object.

    Files and not pixels, because Qt renders an SVG file anew at each device pixel ratio, and because a style
    sheet takes no other kind of image.
    """

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="parley-icons-"))
        self._icons: dict[tuple[str, str, str], QIcon] = {}
        weakref.finalize(self, shutil.rmtree, self._folder, True)

    def file(self, name: str, colour: str) -> Path:
        """The icon `name` drawn in `colour` (#RRGGBB); FileNotFoundError when there is none."""
        path = self._folder / f"{name}-{colour.lstrip('#')}.svg"
        if not path.exists():
            path.write_text(_drawing(name).replace("currentColor", colour), encoding="utf-8")
        return path

    def icon(self, name: str, colour: str, disabled: str) -> QIcon:
        """The icon in `colour`, and in `disabled` where what it stands on can't be used."""
        key = (name, colour, disabled)
        if key not in self._icons:
            icon = QIcon()
            drawn, greyed = str(self.file(name, colour)), str(self.file(name, disabled))
            for mode in (QIcon.Mode.Normal, QIcon.Mode.Active, QIcon.Mode.Selected):
                icon.addFile(drawn, QSize(), mode)
            icon.addFile(greyed, QSize(), QIcon.Mode.Disabled)
            self._icons[key] = icon
        return self._icons[key]


@cache
def _drawing(name: str) -> str:
    """A carried icon, read once: for another look all that are in sight are drawn anew."""
    return resources.read_text(f"icons/{name}.svg").replace(
        'stroke-width="2"', f'stroke-width="{LINE_WIDTH}"'
    )
