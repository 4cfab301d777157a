"""What the tests of commands share: a small tracker that is closed, and commands run on it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from desktop.cli import parley
from tests.desktop.small import small_tracker

Parley = Callable[..., Result]


@pytest.fixture
def tracker(tmp_path: Path) -> Path:
    path = tmp_path / "talks.parley"
    small_tracker(path).close()
    return path


@pytest.fixture
def run() -> Parley:
    """Run a command in this process; fails the test when it ends by an error nobody foresaw."""

    def command(*words: object) -> Result:
        result = CliRunner().invoke(parley, [str(word) for word in words], prog_name="parley")
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return command


@pytest.fixture
def answer(run: Parley) -> Callable[..., str]:
    """Run a command that must succeed; what it says on stdout."""

    def succeeding(*words: object) -> str:
        result = run(*words)
        assert result.exit_code == 0, result.output
        return result.stdout

    return succeeding
