"""The check of commit messages, in a real repository that has the check as a file of its own."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

TOOLS = Path(__file__).parents[2] / "tools"
WHO = {f"GIT_{role}_{what}": what.lower() for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
ENVIRONMENT = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")} | WHO | {"LC_ALL": "C"}


@dataclass(frozen=True)
class Repository:
    """A folder with the check in it, and the git repository that it may be."""

    root: Path

    def git(self, *arguments: str) -> None:
        subprocess.run(["git", "-C", self.root, *arguments], capture_output=True, check=True, env=ENVIRONMENT)

    def commit(self, message: str) -> None:
        self.git("commit", "--allow-empty", "-m", message)

    def check(self, **environment: str) -> tuple[int, str]:
        """The exit code, and all that was printed."""
        done = subprocess.run(
            [sys.executable, "-m", "tools.check_commits"],
            cwd=self.root,
            env=ENVIRONMENT | environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        return done.returncode, done.stdout


@pytest.fixture
def folder(tmp_path: Path) -> Repository:
    """The check in a folder that is no git repository."""
    shutil.copytree(TOOLS, tmp_path / "project" / "tools", ignore=shutil.ignore_patterns("__pycache__"))
    return Repository(tmp_path / "project")


@pytest.fixture
def repository(folder: Repository) -> Repository:
    """A repository in which the check was added after a commit that it would refuse."""
    folder.git("init", "--initial-branch=main")
    folder.commit("This older subject ends in a full stop and has far more than seventy-two characters.")
    folder.git("add", "tools")
    folder.commit("Add the check of commits.")
    return folder


def test_commits_before_the_check_are_not_read(repository: Repository) -> None:
    assert repository.check() == (0, "")


@pytest.mark.parametrize(
    "message",
    ["a" * 72, "ä" * 72, "Add a table\n\nThe body ends in a full stop."],
    ids=["72 characters", "72 characters in 144 bytes", "a body"],
)
def test_a_good_commit_passes(repository: Repository, message: str) -> None:
    repository.commit(message)
    assert repository.check() == (0, "")


@pytest.mark.parametrize(
    ("message", "fault"),
    [
        ("a" * 73, "the subject has 73 characters: shorten it to 72, give reasons in the body"),
        ("Add a table.", "the subject ends in a full stop: leave it out"),
        ("Add a table\nand a view", "the line after the subject is not empty: put an empty line there"),
    ],
    ids=["long", "full stop", "no empty line"],
)
def test_a_bad_commit_is_named_with_its_remedy(repository: Repository, message: str, fault: str) -> None:
    repository.commit(message)
    repository.commit("Add something good")
    code, printed = repository.check()
    commit, said, remedy = printed.splitlines()
    assert (code, commit.split(" ", 1)[1], said.strip()) == (1, message.splitlines()[0], fault)
    assert remedy.startswith("remedy: git commit --amend")
    repository.git("cat-file", "-e", f"{commit.split()[0]}^{{commit}}")


def test_the_subject_of_a_merge_is_not_judged(repository: Repository) -> None:
    repository.git("checkout", "-b", "side")
    repository.commit("Add a table")
    repository.git("checkout", "main")
    repository.git("merge", "--no-ff", "-m", "a" * 73, "side")
    assert repository.check() == (0, "")


def test_a_shallow_clone_says_so_and_passes(repository: Repository) -> None:
    repository.commit("a" * 73)
    clone = Repository(repository.root.with_name("clone"))
    repository.git("clone", "--depth=1", repository.root.as_uri(), str(clone.root))
    assert clone.check() == (0, "commits are not checked: this clone is shallow\n")


def test_a_folder_without_git_says_so_and_passes(folder: Repository) -> None:
    code, printed = folder.check()
    assert code == 0
    assert printed.startswith("commits are not checked: fatal: not a git repository")


def test_a_check_that_was_never_committed_says_so_and_passes(folder: Repository) -> None:
    folder.git("init")
    folder.commit("a" * 73)
    assert folder.check() == (0, "commits are not checked: no commit has added check_commits.py\n")


def test_a_machine_without_git_says_so_and_passes(repository: Repository, tmp_path: Path) -> None:
    repository.commit("a" * 73)
    assert repository.check(PATH=str(tmp_path)) == (0, "commits are not checked: git is not installed\n")
