"""What a package index and other projects see: metadata, links that lead somewhere, a hook for pre-commit."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.runner.test_wheel import ROOT, pip

BAD = "CREATE TABLE t (id bigint PRIMARY KEY);\n"


def test_the_distribution_is_fit_for_a_package_index(tmp_path: Path) -> None:
    pip(sys.executable, "wheel", "--no-deps", "--wheel-dir", tmp_path, ROOT)
    checked = subprocess.run(
        [sys.executable, "-m", "twine", "check", "--strict", *tmp_path.glob("*.whl")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr


@pytest.mark.slow
def test_pre_commit_runs_the_linter_in_another_repository(tmp_path: Path) -> None:
    def git(*arguments: str) -> None:
        subprocess.run(["git", "-C", tmp_path, *arguments], check=True, capture_output=True)

    git("init", "--quiet")
    (tmp_path / "sql/schema/a").mkdir(parents=True)
    (tmp_path / "sql/schema/a/0001_t.sql").write_text(BAD)
    git("add", ".")
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", "try-repo", ROOT, "eldb-lint", "--all-files"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stdout + done.stderr
    assert "0001_t.sql:1: eldb table-without-rls" in done.stdout
