#!/usr/bin/env python3
"""Set up, run and check Parley with nothing but Python 3.11 or newer (Linux, macOS, Windows).

python3 packaging/dev.py run     set up and open the window; without a display, write the sample paper to out/
python3 packaging/dev.py test    set up and run the tests off-screen (further words go to pytest)
python3 packaging/dev.py lint    ruff, mypy and the direction of imports
python3 packaging/dev.py bench   what must stay fast, each against its floor
python3 packaging/dev.py fuzz    readers of documents on spoiled files; --seconds 60 pdf for less
python3 packaging/dev.py check-paper  papers of every template, looked at by the validators of others
python3 packaging/dev.py bench-peers  one paper by Parley, Typst, WeasyPrint and fpdf2, side by side
python3 packaging/dev.py doctor  say what is missing on this machine, change nothing
python3 packaging/dev.py lock    write packaging/lock anew
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NoReturn

from system_names import (
    MANAGERS,
    PEER_LIBRARIES,
    QT_LIBRARIES,
    VALIDATORS,
    WINDOW_LIBRARIES,
    Manager,
    Names,
)

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCKS = ROOT / "packaging" / "lock"
CHECKING = ROOT / ".venv-check"  # the validators, which are no part of the project
PEERS = ROOT / ".venv-peers"  # other makers of papers, which are none either
OUT = ROOT / "out"
WINDOWS = os.name == "nt"
SCRIPTS = VENV / ("Scripts" if WINDOWS else "bin")
PYTHON = SCRIPTS / ("python.exe" if WINDOWS else "python")
PARLEY = SCRIPTS / ("parley.exe" if WINDOWS else "parley")
OLDEST_PYTHON = (3, 11)


def say(text: str) -> None:
    print(f"[parley] {text}", flush=True)


def stop(text: str) -> NoReturn:
    sys.exit(f"[parley] {text}")


def call(*command: str | Path, env: Mapping[str, str] | None = None, quiet: bool = False) -> int:
    """Run `command` in the project's folder and return its exit code; `quiet` drops what it prints."""
    drop = subprocess.DEVNULL if quiet else None
    words = [str(word) for word in command]
    return subprocess.run(words, cwd=ROOT, env=env, stdout=drop, stderr=drop).returncode


# What the system must bring


def has_display() -> bool:
    """Whether a window can be shown: always on Windows and macOS, elsewhere when a display is named."""
    if WINDOWS or sys.platform == "darwin":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def missing_libraries(*, window: bool) -> dict[str, Names]:
    """The system libraries that Qt needs and that cannot be loaded here; with `window`, those of X11 too."""
    if not sys.platform.startswith("linux"):
        return {}
    wanted = {**QT_LIBRARIES, **(WINDOW_LIBRARIES if window else {})}
    return {library: names for library, names in wanted.items() if not can_load(library)}


def can_load(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def find_manager() -> Manager | None:
    return next((manager for manager in MANAGERS if shutil.which(manager.program)), None)


def install_packages(wanted: Sequence[Names], why: str) -> bool:
    """Install system packages, after saying so; True when done. Only root does it unasked."""
    manager = find_manager()
    if manager is None:
        say(f"{why}, and no package manager known here was found")
        return False
    packages = sorted({getattr(names, manager.field) for names in wanted})
    sudo = [] if is_root() else ["sudo"]
    command = [*sudo, *manager.install, *packages]
    say(f"{why}: {' '.join(packages)}")
    say(f"the command for it: {' '.join(command)}")
    if not may_install():
        return False
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    if call(*command, env=env, quiet=bool(manager.refresh)) == 0:
        return True
    refreshed = bool(manager.refresh) and call(*sudo, *manager.refresh, env=env, quiet=True) == 0
    return refreshed and call(*command, env=env) == 0


def is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def may_install() -> bool:
    """Whether system packages may be installed now: as root, or when the person at the terminal says so."""
    if os.environ.get("PARLEY_NO_SYSTEM_INSTALL"):
        return False
    if is_root():
        return True
    if not (shutil.which("sudo") and sys.stdin.isatty()):
        return False
    return input("[parley] run it now? [y/N] ").strip().lower() == "y"


def bring_libraries(*, window: bool) -> list[str]:
    """Install the system libraries that are missing, where that may be done; returns those still missing."""
    missing = missing_libraries(window=window)
    if missing:
        install_packages(list(missing.values()), "system libraries that Qt needs are missing, they come with")
    return [library for library in missing if not can_load(library)]


def has_venv_module() -> bool:
    return call(sys.executable, "-c", "import ensurepip, venv", quiet=True) == 0


def bring_venv_module() -> None:
    """Make sure that this Python can make an environment: Debian splits that off into python3.N-venv."""
    if has_venv_module():
        return
    debian = f"python3.{sys.version_info.minor}-venv"
    names = Names(debian, "python3", "python", "python3")
    if not install_packages([names], "Python's venv module is missing, it comes with"):
        stop("Nothing was set up. Install that package, then run this again.")


# The environment


def fingerprint(kind: str) -> str:
    """What the environment of `kind` ("app" or "dev") is made from; a new one is due when this changes."""
    digest = hashlib.sha256(f"{sys.version}\n{ROOT}\n".encode())
    for source in (LOCKS / f"{kind}.txt", ROOT / "pyproject.toml"):
        digest.update(source.read_bytes())
    return digest.hexdigest()


def is_ready(kind: str) -> bool:
    stamp = VENV / f".ready-{kind}"
    return PARLEY.exists() and stamp.exists() and stamp.read_text() == fingerprint(kind)


def set_up(kind: str) -> None:
    """Make the environment of `kind` unless it stands; the one for development serves as "app" too."""
    if sys.version_info < OLDEST_PYTHON:
        stop(f"Python 3.11 or newer is needed; this is {platform.python_version()}. Nothing was set up.")
    if is_ready(kind) or (kind == "app" and is_ready("dev")):
        return
    make_environment()
    say("installing what packaging/lock names; the first time this takes a minute or two")
    install("--require-hashes", "--only-binary", ":all:", *wheelhouse(), "-r", str(LOCKS / f"{kind}.txt"))
    # hatchling came with the lock, so that this last step asks no index for anything.
    install("--no-deps", "--no-build-isolation", "--no-index", "--editable", str(ROOT))
    (VENV / f".ready-{kind}").write_text(fingerprint(kind))


def make_environment() -> None:
    """Make `.venv` anew, unless it belongs to this folder and this Python."""
    home = VENV / ".made-by"
    maker = f"{sys.version}\n{ROOT}\n"
    if Path(sys.prefix) == VENV:
        return
    if PYTHON.exists() and home.exists() and home.read_text() == maker:
        return
    bring_venv_module()
    shutil.rmtree(VENV, ignore_errors=True)
    say(f"making the environment {VENV.name}")
    if call(sys.executable, "-m", "venv", VENV) != 0:
        stop("The environment could not be made (see above). Nothing else was changed.")
    home.write_text(maker)


def install(*words: str) -> None:
    if call(PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *words) != 0:
        stop("Installing failed (see above). What is there is kept; run this again to go on.")


def wheelhouse() -> tuple[str, ...]:
    """pip's words for installing from the folder `wheels`, without a network, when there is one."""
    wheels = ROOT / "wheels"
    return ("--no-index", "--find-links", str(wheels)) if wheels.is_dir() else ()


# What can be asked for


def run(words: Sequence[str]) -> int:
    """Open the window; without a display, write the sample's status paper."""
    set_up("app")
    if not has_display():
        say("there is no display here, so no window: writing the sample paper instead")
        return write_sample_paper()
    missing = bring_libraries(window=True)
    if missing:
        say(f"no window without {', '.join(missing)}: writing the sample paper instead")
        return write_sample_paper()
    return call(PARLEY, *words)


def write_sample_paper() -> int:
    """Make the sample tracker and its status paper in `out/`, and say where they are."""
    OUT.mkdir(exist_ok=True)
    tracker, paper = OUT / "sample.parley", OUT / "sample-paper.pdf"
    code = call(PARLEY, "new", tracker, "--sample", "--replace")
    code = code or call(PARLEY, "brief", tracker, "--template", "status", "--out", paper)
    if code == 0:
        say(f"the paper is {paper}, made from {tracker}")
    return code


def check_paper(_words: Sequence[str]) -> int:
    """Have the validators look at papers of both dossiers with every template."""
    set_up("app")
    return call(bring_validators(), ROOT / "packaging" / "check_paper.py", PARLEY, OUT / "check")


def bring_validators() -> Path:
    """The Python of the validators' environment; programs of the system too."""
    missing = {name: names for name, names in VALIDATORS.items() if not shutil.which(name)}
    if missing:
        install_packages(list(missing.values()), f"{' and '.join(missing)} are missing, they come with")
    return bring_apart(CHECKING, "check", "the validators")


def bring_apart(folder: Path, kind: str, whose: str) -> Path:
    """The Python of an environment apart from the project's, made when its lock changed."""
    python = folder / PYTHON.relative_to(VENV)
    lock, stamp = LOCKS / f"{kind}.txt", folder / ".ready"
    made = f"{sys.version}\n{hashlib.sha256(lock.read_bytes()).hexdigest()}"
    if stamp.exists() and stamp.read_text() == made:
        return python
    say(f"making the environment of {whose}; they are large")
    shutil.rmtree(folder, ignore_errors=True)
    asked = ("--quiet", "--disable-pip-version-check", *wheelhouse(), "--require-hashes", "-r", str(lock))
    made_anew = call(sys.executable, "-m", "venv", folder) == 0
    if not made_anew or call(python, "-m", "pip", "install", *asked) != 0:
        stop(f"The environment of {whose} could not be made (see above). Nothing was done.")
    stamp.write_text(made)
    return python


def bench_peers(_words: Sequence[str]) -> int:
    """Set the same paper with Parley and with others, and say what each takes."""
    set_up("app")
    lacking = {name: names for name, names in PEER_LIBRARIES.items() if not can_load(name)}
    if sys.platform.startswith("linux") and lacking:
        install_packages(list(lacking.values()), "WeasyPrint needs system libraries, they come with")
    peers = bring_apart(PEERS, "peers", "the peers")
    return call(peers, ROOT / "packaging" / "bench_peers.py", PYTHON, OUT / "peers")


def off_screen() -> dict[str, str]:
    """The environment for tests: no window, and on Linux a locale that every machine has."""
    linux = {"LC_ALL": "C.UTF-8"} if sys.platform.startswith("linux") else {}
    return {**os.environ, **linux, "QT_QPA_PLATFORM": "offscreen"}


def pytest(*words: str) -> int:
    set_up("dev")
    if missing := bring_libraries(window=False):
        stop(f"The tests cannot run without {', '.join(missing)}. The environment itself is set up.")
    return call(PYTHON, "-m", "pytest", *words, env=off_screen())


def test(words: Sequence[str]) -> int:
    """Run the suite, a file at a time on each core; a file stays whole, for what its tests share."""
    return pytest("--numprocesses=auto", "--maxprocesses=8", "--dist=loadfile", *words)


def bench(words: Sequence[str]) -> int:
    return pytest("tests/bench", "-q", "--capture=no", "-p", "no:cacheprovider", *words)


def fuzz(words: Sequence[str]) -> int:
    set_up("dev")
    return call(PYTHON, "-m", "tests.fuzz", *words)


def lint(words: Sequence[str]) -> int:
    """Run every check even when an earlier one fails, so that one run tells all."""
    set_up("dev")
    checks: tuple[tuple[str | Path, ...], ...] = (
        (PYTHON, "-m", "ruff", "check", *words),
        (PYTHON, "-m", "ruff", "format", "--check"),
        (PYTHON, "-m", "mypy"),
        (SCRIPTS / "lint-imports",),
    )
    return int(sum(call(*check) != 0 for check in checks) > 0)


def doctor(_words: Sequence[str]) -> int:
    """Say what is missing; exit code 1 when something is."""
    manager = find_manager() or MANAGERS[0]
    say(f"Python {platform.python_version()}, {platform.system()} {platform.machine()}")
    say("a display is there" if has_display() else "there is no display: `run` would write the sample paper")
    say("the environment is " + ("ready" if is_ready("app") or is_ready("dev") else "still to be made"))
    libraries = missing_libraries(window=has_display()).items()
    lacking = [f"{library}, which comes with {getattr(names, manager.field)}" for library, names in libraries]
    if not has_venv_module():
        lacking.append("Python's venv module, which Debian keeps in a package of its own")
    for what in lacking or ["nothing"]:
        say(f"missing: {what}")
    return int(bool(lacking))


def lock(_words: Sequence[str]) -> int:
    """Write the locks anew: hashes for all platforms, no host names; "dev" holds all of "app" as it is."""
    set_up("dev")
    resolve = (SCRIPTS / "uv", "pip", "compile", "--universal", "--generate-hashes", "--upgrade", "--quiet")
    bare = ("--no-annotate", "--no-header", "--no-emit-index-url", "--no-emit-find-links")
    project = (*bare, "pyproject.toml")
    app, dev = (LOCKS / f"{name}.txt" for name in ("app", "dev"))
    code = call(*resolve, *project, "--extra", "build", "--output-file", app)
    both = ("--extra", "build", "--extra", "dev", "--constraints", app)
    code = code or call(*resolve, *project, *both, "--output-file", dev)
    for apart in ("check", "peers"):
        given, made = LOCKS / f"{apart}.in", LOCKS / f"{apart}.txt"
        code = code or call(*resolve, *bare, given, "--output-file", made)
    return code


COMMANDS: Mapping[str, Callable[[Sequence[str]], int]] = {
    "run": run,
    "test": test,
    "lint": lint,
    "bench": bench,
    "fuzz": fuzz,
    "check-paper": check_paper,
    "bench-peers": bench_peers,
    "doctor": doctor,
    "lock": lock,
}


def main(words: Sequence[str]) -> int:
    command = COMMANDS.get(words[0]) if words else None
    if command is None:
        print(__doc__)
        return 2
    return command(words[1:])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
