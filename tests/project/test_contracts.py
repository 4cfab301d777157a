"""The direction of imports, as `pyproject.toml` draws it, holds."""

import subprocess
import sys
from pathlib import Path

from tests.project.tree import ROOT


def test_every_contract_is_kept() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    outcome = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True)
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr
