"""The set-up script: what it finds missing, how it asks for it, and when an environment is due anew."""

import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

import dev
import system_names

GL = system_names.Names("libgl1", "mesa-libGL", "libglvnd", "Mesa-libGL1")
CURSOR = system_names.Names("libxcb-cursor0", "xcb-util-cursor", "xcb-util-cursor", "libxcb-cursor0")


class Commands:
    """Takes the place of running commands: remembers them, and fails those that start with a given word."""

    def __init__(self, *failing: tuple[str, ...]) -> None:
        self.run: list[tuple[str, ...]] = []
        self._failing = list(failing)

    def __call__(self, *words: str | Path, env: Mapping[str, str] | None = None, quiet: bool = False) -> int:
        command = tuple(str(word) for word in words)
        self.run.append(command)
        if self._failing and command[: len(self._failing[0])] == self._failing[0]:
            self._failing.pop(0)
            return 100
        return 0


@pytest.fixture
def debian_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "find_manager", lambda: system_names.MANAGERS[0])
    monkeypatch.setattr(dev, "is_root", lambda: True)
    monkeypatch.delenv("PARLEY_NO_SYSTEM_INSTALL", raising=False)


def take_over(monkeypatch: pytest.MonkeyPatch, commands: Commands) -> Commands:
    monkeypatch.setattr(dev, "call", commands)
    return commands


@pytest.mark.usefixtures("debian_root")
def test_root_installs_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    commands = take_over(monkeypatch, Commands())
    assert dev.install_packages([GL, CURSOR], "needed")
    assert commands.run == [(*system_names.MANAGERS[0].install, "libgl1", "libxcb-cursor0")]
    assert "needed: libgl1 libxcb-cursor0" in capsys.readouterr().out


@pytest.mark.usefixtures("debian_root")
def test_an_old_list_of_packages_is_refreshed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    commands = take_over(monkeypatch, Commands(("apt-get", "install")))
    assert dev.install_packages([GL], "needed")
    assert [command[1] for command in commands.run] == ["install", "update", "install"]


@pytest.mark.usefixtures("debian_root")
def test_a_package_that_cannot_be_had_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    take_over(monkeypatch, Commands(("apt-get", "install"), ("apt-get", "install")))
    assert not dev.install_packages([GL], "needed")


@pytest.mark.usefixtures("debian_root")
def test_installing_can_be_forbidden(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    commands = take_over(monkeypatch, Commands())
    monkeypatch.setenv("PARLEY_NO_SYSTEM_INSTALL", "1")
    assert not dev.install_packages([GL], "needed")
    assert commands.run == []
    assert "apt-get install -y --no-install-recommends libgl1" in capsys.readouterr().out


def test_each_manager_has_its_own_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "is_root", lambda: True)
    asked = []
    for manager in system_names.MANAGERS:
        monkeypatch.setattr(dev, "find_manager", lambda manager=manager: manager)
        commands = take_over(monkeypatch, Commands())
        assert dev.install_packages([GL], "needed")
        asked.append(commands.run[0][-1])
    assert asked == ["libgl1", "mesa-libGL", "libglvnd", "Mesa-libGL1"]


def test_without_a_known_manager_it_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "find_manager", lambda: None)
    assert not dev.install_packages([GL], "needed")
    assert "no package manager known here" in capsys.readouterr().out


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="libraries are looked for on Linux only")
def test_a_library_that_does_not_load_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "QT_LIBRARIES", {"libc.so.6": GL, "libparley-none.so.9": CURSOR})
    assert dev.missing_libraries(window=False) == {"libparley-none.so.9": CURSOR}


@pytest.mark.skipif(dev.WINDOWS or sys.platform == "darwin", reason="there is always a display")
@pytest.mark.parametrize("name", ["DISPLAY", "WAYLAND_DISPLAY"])
def test_a_display_is_one_that_is_named(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert not dev.has_display()
    monkeypatch.setenv(name, ":0")
    assert dev.has_display()


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of its own in an empty folder, ready as "dev"."""
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    monkeypatch.setattr(dev, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(dev, "LOCKS", tmp_path)
    monkeypatch.setattr(dev, "PARLEY", tmp_path / ".venv" / "parley")
    (tmp_path / ".venv").mkdir()
    for name in ("app.txt", "dev.txt", "pyproject.toml", ".venv/parley"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    (tmp_path / ".venv" / ".ready-dev").write_text(dev.fingerprint("dev"), encoding="utf-8")
    return tmp_path


def test_an_environment_stands_until_what_it_is_made_from_changes(copy: Path) -> None:
    assert dev.is_ready("dev")
    (copy / "dev.txt").write_text("another lock", encoding="utf-8")
    assert not dev.is_ready("dev")


def test_the_environment_for_tests_serves_the_window_too(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commands = take_over(monkeypatch, Commands())
    assert not dev.is_ready("app")
    dev.set_up("app")
    assert commands.run == []


def test_a_failed_installation_leaves_the_environment_due(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (copy / ".venv" / ".ready-dev").unlink()
    monkeypatch.setattr(dev, "make_environment", lambda: None)
    take_over(monkeypatch, Commands((str(dev.PYTHON), "-m", "pip")))
    with pytest.raises(SystemExit, match="Installing failed"):
        dev.set_up("dev")
    assert not dev.is_ready("dev")


def test_what_is_installed_is_checked_by_hash_and_the_project_asks_no_index(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (copy / ".venv" / ".ready-dev").unlink()
    monkeypatch.setattr(dev, "make_environment", lambda: None)
    commands = take_over(monkeypatch, Commands())
    dev.set_up("app")
    locked, project = commands.run
    assert "--require-hashes" in locked
    assert {"--no-deps", "--no-build-isolation", "--no-index", "--editable"} <= set(project)
    assert dev.is_ready("app")


def test_every_check_runs_even_when_an_earlier_one_fails(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commands = take_over(monkeypatch, Commands((str(dev.PYTHON), "-m", "ruff", "check")))
    assert dev.lint([]) == 1
    assert len(commands.run) == 4


def test_without_a_display_the_sample_paper_is_written(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "OUT", copy / "out")
    monkeypatch.setattr(dev, "has_display", lambda: False)
    commands = take_over(monkeypatch, Commands())
    assert dev.run([]) == 0
    assert [command[1] for command in commands.run] == ["new", "brief"]
    assert commands.run[1][-1] == str(copy / "out" / "sample-paper.pdf")


def test_a_word_it_does_not_know_is_answered_with_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(["fly"]) == 2
    assert "packaging/dev.py run" in capsys.readouterr().out
