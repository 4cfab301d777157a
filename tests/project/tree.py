"""The files of the project as they are under version control, for the guards to look through."""

import functools
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NOT_OURS = {
    ".git", ".venv", ".venv-check", ".venv-peers", "out", "build", "dist", "wheels", "__pycache__",
    ".hypothesis",
}  # fmt: skip


@functools.cache
def tracked_files() -> tuple[Path, ...]:
    """Every tracked file that is there; in a copy without git, every file but environments and caches."""
    git = shutil.which("git")
    if git and (ROOT / ".git").exists():
        listing = subprocess.run([git, "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True)
        if listing.returncode == 0:
            files = [ROOT / name for name in listing.stdout.split("\0") if name]
            return tuple(path for path in files if path.is_file())
    return tuple(path for path in ROOT.rglob("*") if path.is_file() and is_ours(path))


def is_ours(path: Path) -> bool:
    parts = path.relative_to(ROOT).parts
    return not NOT_OURS.intersection(parts) and not any(part.endswith("_cache") for part in parts)


def text_of(path: Path) -> str | None:
    """The text of a file, or None when it is not UTF-8 text."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None
