"""The command line as a process: its start, its streams, its exit status, and two of them at once."""

import io
import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner

from db.safety.integrity import problems
from db.store import Store
from desktop.cli import COMMANDS, parley
from desktop.commands.saying import cells, shortened, wrapped
from desktop.version import VERSION
from tests.desktop.small import STANCE, small_tracker
from tests.project.tree import ROOT

Process = subprocess.CompletedProcess[str]
Start = Callable[..., Process]
COMMAND = [sys.executable, "-m", "desktop"]


@pytest.fixture
def tracker(tmp_path: Path) -> Path:
    path = tmp_path / "talks.parley"
    small_tracker(path).close()
    return path


@pytest.fixture
def start(tmp_path: Path) -> Start:
    """Run a command in a process of its own, from another folder than the project's."""

    def command(*words: object, **env: str) -> Process:
        # The folder of the project is on the path of an installed Parley; here it is put there by hand.
        return subprocess.run(
            [*COMMAND, *map(str, words)],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT), **env},
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=60,
        )

    return command


def test_the_version_is_the_one_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == VERSION
    result = CliRunner().invoke(parley, ["--version"])
    assert (result.exit_code, result.stdout) == (0, f"Parley {VERSION}\n")


def test_the_help_lists_every_command_with_examples() -> None:
    result = CliRunner().invoke(parley, ["--help"])
    assert result.exit_code == 0
    listed = result.stdout.split("Commands:")[1].split("Examples:")[0]
    assert [line.split()[0].rstrip("*") for line in listed.splitlines() if line.strip()] == list(COMMANDS)
    assert "parley new talks.parley --sample" in result.stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name: str) -> None:
    result = CliRunner().invoke(parley, [name, "--help"], prog_name="parley")
    assert result.exit_code == 0
    assert result.stdout.startswith(f"Usage: parley {name} ")
    assert "…" not in result.stdout.split("Commands:")[0].split("\n\n")[0]


def test_the_version_is_said_without_the_store_and_nothing_headless_loads_qt(tracker: Path) -> None:
    told = "import json, sys; print(json.dumps([m for m in sys.modules if m in {}]))"
    watched = [
        "sqlcipher3",
        "sqlite_utils",
        "reportlab",
        "PySide6",
        "edtf",
        "importlib.metadata",
        "desktop.commands.info",
    ]
    code = (
        "import sys\nfrom desktop.cli import parley\n"
        "parley(sys.argv[1:], prog_name='parley', standalone_mode=False)\n" + told.format(watched)
    )

    def loaded(*words: object) -> list[str]:
        run = subprocess.run(
            [sys.executable, "-c", code, *map(str, words)],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
        found: list[str] = json.loads(run.stdout.splitlines()[-1])
        return found

    assert loaded("--version") == []
    assert "sqlcipher3" in loaded("info", tracker)
    for words in (["info"], ["list", "positions"], ["show", "p1"], ["set", "p1", "firmness=firm"]):
        assert not {"PySide6", "reportlab", "sqlite_utils", "edtf"} & {*loaded(words[0], tracker, *words[1:])}
    paper = tracker.parent / "paper.pdf"
    assert "PySide6" not in loaded("brief", tracker, "--out", paper)


# -- the window --------------------------------------------------------------------------------------

NO_DISPLAY = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""}


@pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="other systems have a display or none to ask"
)
def test_without_a_display_the_window_is_refused_in_words(start: Start, tracker: Path) -> None:
    for words in ([], [tracker], ["open", tracker]):
        run = start(*words, **NO_DISPLAY)
        assert run.returncode == 2
        assert run.stderr.startswith(
            "Error: There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set)"
        )
        assert run.stdout == ""


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path | None]:
    """What the window was asked to open; it ends with status 7."""
    import desktop.start

    asked: list[Path | None] = []

    def run(path: Path | None = None) -> int:
        asked.append(path)
        return 7

    monkeypatch.setattr(desktop.start, "run", run)
    return asked


def test_a_tracker_alone_opens_the_window(opened: list[Path | None], tracker: Path) -> None:
    for words in ([str(tracker)], ["open", str(tracker)], []):
        assert CliRunner().invoke(parley, words).exit_code == 7
    assert opened == [tracker, tracker, None]


def test_a_command_is_never_taken_for_a_file(
    opened: list[Path | None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in COMMANDS:
        (tmp_path / name).write_text("a file of that name")
    for name in set(COMMANDS) - {"open", "settings"}:
        result = CliRunner().invoke(parley, [name])
        group = name in ("templates", "editions")
        asked_for = f"Usage: parley {name}" if group else "Missing argument 'TRACKER'"
        assert (result.exit_code, asked_for in result.stderr) == (2, True)
    assert opened == []


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("lst", "Did you mean “list”"),
        ("exprot", "Did you mean “export”?"),
        ("gone.parley", "To make it: parley new gone.parley"),
        ("zzzz", "no command of that name.\n"),
    ],
)
def test_a_word_that_is_neither_file_nor_command_is_explained(
    opened: list[Path | None], word: str, hint: str
) -> None:
    result = CliRunner().invoke(parley, [word])
    assert result.exit_code == 2
    assert result.stderr.startswith(f"Error: There is no file {word}")
    assert hint in result.stderr
    assert opened == []


@pytest.mark.parametrize("behind", [("talks.parley", "ukraine"), ("talks.parley", "--json")])
def test_a_misspelt_command_is_explained_whatever_stands_behind_it(
    opened: list[Path | None], behind: tuple[str, ...]
) -> None:
    result = CliRunner().invoke(parley, ["serach", *behind])
    assert result.exit_code == 2
    assert (
        result.stderr
        == "Error: There is no file serach, and no command of that name. Did you mean “search”?\n"
    )
    assert opened == []


def test_one_tracker_is_opened_at_a_time(opened: list[Path | None], tmp_path: Path) -> None:
    (tmp_path / "a.parley").touch()
    result = CliRunner().invoke(parley, [str(tmp_path / "a.parley"), "b.parley"])
    assert (result.exit_code, "Got unexpected extra argument (b.parley)" in result.stderr) == (2, True)
    assert opened == []


# -- streams -----------------------------------------------------------------------------------------


def test_a_letter_that_the_terminal_lacks_does_not_end_the_command(start: Start, tracker: Path) -> None:
    run = start("show", tracker, "ukr", PYTHONIOENCODING="latin-1")
    assert (run.returncode, "Traceback" in run.stderr) == (0, False)
    assert "Aliases" in run.stdout
    assert "???????" in run.stdout
    as_json = start("show", tracker, "ukr", "--json", PYTHONIOENCODING="latin-1")
    assert json.loads(as_json.stdout)["fields"]["aliases"] == "Україна"


def test_a_file_name_that_is_no_text_is_still_named(start: Start, tmp_path: Path) -> None:
    run = start("info", tmp_path / os.fsdecode(b"talks-\xff.parley"))
    assert (run.returncode, "Traceback" in run.stderr) == (1, False)
    assert "There is no file" in run.stderr


def test_a_closed_pipe_ends_quietly(tracker: Path, tmp_path: Path) -> None:
    with Store.open(tracker) as store:
        from db.changes import Change, Edit
        from db.records import Actor

        text = "A long summary. " * 40
        many = (Actor(id=f"a{n}", name=f"Actor {n}", summary=text) for n in range(1000))
        store.apply(Change("Many", tuple(Edit.insert(actor) for actor in many)))
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    for words in (["list", str(tracker), "actors"], ["list", str(tracker), "actors", "--json"]):
        process = subprocess.Popen(
            [*COMMAND, *words], cwd=tmp_path, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        told = process.stderr.read().decode()
        process.stderr.close()
        process.wait(60)
        assert told == "" or told == "1002 actors\n"


@pytest.mark.skipif(os.name != "posix", reason="needs a pseudo-terminal")
def test_a_bar_is_drawn_on_a_terminal_and_nowhere_else(start: Start, tracker: Path, tmp_path: Path) -> None:
    paper = tmp_path / "paper.pdf"
    assert start("brief", tracker, "--out", paper).stderr == ""
    drawn = on_terminal(tmp_path, "brief", tracker, "--out", paper)
    assert "Paper" in drawn
    assert "100%" in drawn


@pytest.mark.skipif(os.name != "posix", reason="needs a pseudo-terminal")
def test_a_table_keeps_to_the_width_of_the_terminal(tracker: Path, tmp_path: Path) -> None:
    lines = on_terminal(tmp_path, "list", tracker, "positions", COLUMNS="70").splitlines()
    assert [line for line in lines if cells(line) > 70] == []
    assert any(line.endswith("…") for line in lines)
    assert STANCE in on_terminal(tmp_path, "list", tracker, "stances", COLUMNS="40")


def on_terminal(folder: Path, *words: object, **env: str) -> str:
    """What a command writes when stdout and stderr are a terminal."""
    import pty

    master, slave = pty.openpty()
    try:
        process = subprocess.Popen(
            [*COMMAND, *map(str, words)],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm", **env},
            stdout=slave,
            stderr=slave,
        )
        os.close(slave)
        told = b"".join(_chunks(master))
        assert process.wait(60) == 0
        return told.decode()
    finally:
        os.close(master)


def _chunks(handle: int) -> Iterator[bytes]:
    while True:
        try:
            chunk = os.read(handle, 4096)
        except OSError:  # the other side is closed
            return
        if not chunk:
            return
        yield chunk


def test_text_is_wrapped_and_cut_by_cells_not_letters() -> None:
    assert (cells("Ukraine"), cells("Україна"), cells("停火"), cells("é")) == (7, 7, 4, 1)
    assert shortened("停火协议", 5) == "停火…"
    assert shortened("short", 5) == "short"
    assert wrapped("one two three\nfour", "  x  ", 25) == "  x  one two three\n     four"
    assert wrapped("", "  x  ", 25) == "  x  "


# -- two at once -------------------------------------------------------------------------------------

HOLD = """
import sys
from db.store import Store
with Store.open(sys.argv[1], author="Ana"):
    print("open", flush=True)
    sys.stdin.readline()
"""


@contextmanager
def editing(tracker: Path) -> Iterator[None]:
    """Another process has the tracker open for editing."""
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tracker)],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert isinstance(holder.stdin, io.TextIOWrapper)
    assert isinstance(holder.stdout, io.TextIOWrapper)
    try:
        assert holder.stdout.readline() == "open\n"
        yield
    finally:
        holder.stdin.write("\n")
        holder.stdin.close()
        holder.stdout.close()
        assert holder.wait(60) == 0


def test_beside_an_open_window_one_can_read_but_not_write(start: Start, tracker: Path) -> None:
    with editing(tracker):
        assert "Ukraine · Territory" in start("show", tracker, "p1").stdout
        assert start("list", tracker, "actors", "--json").returncode == 0
        assert start("export", tracker, "--to", tracker.parent / "out.json").returncode == 0
        refused = start("set", tracker, "p1", "firmness=firm")
        assert (refused.returncode, refused.stdout) == (1, "")
        assert "is being edited by Ana on " in refused.stderr
    assert start("set", tracker, "p1", "firmness=firm").returncode == 0


def test_of_several_that_write_at_once_each_is_done_or_refused(tracker: Path, tmp_path: Path) -> None:
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    processes = [
        subprocess.Popen(
            [*COMMAND, "set", str(tracker), "p1", f"{field}={n}"],
            cwd=tmp_path, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )
        for n, field in enumerate(("venue", "rationale", "caveat_text", "statement"))
    ]  # fmt: skip
    ended = [(*process.communicate(timeout=60), process.returncode) for process in processes]
    assert {status for _, _, status in ended} <= {0, 1}
    assert all("is being edited by" in stderr for _, stderr, status in ended if status == 1)
    done = sum(status == 0 for _, _, status in ended)
    assert done >= 1
    with Store.open(tracker, readonly=True) as store:
        assert len(store.journal()) == 2 + done
        assert problems(store) == []


# -- the newcomer's walk -----------------------------------------------------------------------------


def test_a_newcomer_finds_changes_undoes_exports_and_reads_a_claim(start: Start, tmp_path: Path) -> None:
    tracker = tmp_path / "sample.parley"
    assert start("new", tracker, "--sample").returncode == 0
    where = (
        "--where",
        "actor=Ukraine",
        "--where",
        "issue=Territory and sovereignty",
        "--where",
        "channel=official",
    )
    held = json.loads(start("list", tracker, "positions", *where, "--json").stdout)
    assert [position["id"] for position in held] == ["p01", "p02"]
    for position, article in (("p01", "src-a"), ("p02", "src-b")):
        told = start("show", tracker, position).stdout
        assert f"({article}, grade F6)" in told
        assert "In conflict with" in told
    statement = held[0]["fields"]["statement"]
    changed = start("set", tracker, "p01", "statement=Ukraine will sign away no title to its land.")
    assert "Edit position of Ukraine on Territory and sovereignty" in changed.stdout
    assert start("undo", tracker).returncode == 0
    assert json.loads(start("show", tracker, "p01", "--json").stdout)["fields"]["statement"] == statement
    assert start("redo", tracker).returncode == 0
    paper = tmp_path / "paper.pdf"
    assert start("brief", tracker, "--template", "status", "--out", paper).returncode == 0
    text = " ".join(page_text(paper).split())
    assert "Ukraine will sign away no title to its land." in text
    assert "Ukraine’s Position and Red Lines, bullet 1" in text


def page_text(paper: Path) -> str:
    import pypdf

    return "\n".join(page.extract_text() for page in pypdf.PdfReader(paper).pages)
