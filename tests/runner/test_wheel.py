"""The wheel is complete: it bootstraps a region outside of any checkout."""

import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from tests.runner.conftest import CLEAN

ROOT = Path(__file__).parents[2]


def pip(python: str | Path, *arguments: str | Path) -> None:
    """Run pip quietly. Skip the test if no package index answers."""
    command = [python, "-m", "pip", "--disable-pip-version-check", "--quiet", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if "No matching distribution" in done.stderr or "connection" in done.stderr.lower():
        pytest.skip(f"pip cannot install here: {done.stderr.strip().splitlines()[-1]}")
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    pip(sys.executable, "wheel", "--no-deps", "--wheel-dir", folder, ROOT)
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_carries_sql_regions_and_suite(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for folder, target in (("sql", "sql"), ("regions", "regions"), ("tests/pgtap", "pgtap")):
        here = {path.relative_to(ROOT / folder).as_posix() for path in (ROOT / folder).rglob("*") if path.is_file()}
        there = {name.removeprefix(f"eldb/data/{target}/") for name in names if name.startswith(f"eldb/data/{target}/")}
        assert here
        assert here == there


def test_bootstrap_from_an_empty_environment_elsewhere(wheel: Path, tmp_path: Path, empty_url: str) -> None:
    venv.create(tmp_path / "venv", with_pip=True)
    scripts = tmp_path / "venv" / "bin"
    pip(scripts / "python", "install", wheel)
    done = subprocess.run(
        [scripts / "eldb", "bootstrap", "north_america", "--url", empty_url],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        env=CLEAN,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "verified: no findings" in done.stdout
