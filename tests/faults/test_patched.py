"""Each fault has a test, and the test fails with a runner that does not survive the fault."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.patched import PATCHES

HERE = Path(__file__).parent
NUMBERS = range(1, 26)


def test_every_fault_has_a_test_and_a_mistake() -> None:
    tests = "".join(file.read_text() for file in HERE.glob("test_*.py"))
    assert {int(number) for number in re.findall(r"^def test_(\d\d)_", tests, re.MULTILINE)} == set(NUMBERS)
    assert {int(name) for name in PATCHES if name.isdigit()} == set(NUMBERS)


@pytest.mark.slow
@pytest.mark.parametrize("number", NUMBERS)
def test_a_mistake_in_the_runner_is_caught(number: int) -> None:
    selected = ["-k", f"test_{number:02}_", "-m", "not slow", "-x", "-q", "-p", "no:cacheprovider"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", HERE, *selected],
        cwd=HERE.parents[1],
        env={**os.environ, "ELDB_TEST_RUNNER": f"tests.faults.patched {number}"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode == 0 and " passed" not in done.stdout:
        pytest.skip(f"the test of fault {number} does not run here")
    assert done.returncode == 1, done.stdout
    assert re.search(rf"^FAILED .*::test_{number:02}_", done.stdout, re.MULTILINE), done.stdout
