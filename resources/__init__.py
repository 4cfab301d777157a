"""What Parley carries with it as data: fonts, icons, scales, marking sets, dossiers, templates, styles."""

from importlib.resources import files
from pathlib import Path, PurePosixPath


def path_of(name: str) -> Path:
    """The file or folder `name` ("fonts/SourceSans3-Regular.ttf") as a path on this machine.

    Raises ValueError when `name` would lead out of the resources, FileNotFoundError when it is not there.
    """
    parts = PurePosixPath(name).parts
    if not parts or parts[0] == "/" or ".." in parts or "\\" in name or ":" in name:
        raise ValueError(f"not the name of a resource: {name!r}")
    path = Path(str(files(__name__))).joinpath(*parts)
    if not path.exists():
        raise FileNotFoundError(f"Parley was installed without the resource {name!r}")
    return path


def read_bytes(name: str) -> bytes:
    """The bytes of the resource `name`; raises as `path_of` does."""
    return path_of(name).read_bytes()


def read_text(name: str) -> str:
    """The text (UTF-8) of the resource `name`; raises as `path_of` does."""
    return path_of(name).read_text(encoding="utf-8")


def names_in(folder: str, suffix: str) -> tuple[str, ...]:
    """Names, without `suffix`, of the resources of one folder, sorted: names_in("scales", ".json")."""
    return tuple(sorted(path.stem for path in path_of(folder).glob(f"*{suffix}")))
