"""Check the messages of all commits after the one that added this file: `python -m tools.check_commits`."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
LONGEST_SUBJECT = 72
REMEDY = "remedy: git commit --amend rewords the last commit, git rebase -i <commit>^ an earlier one"


class UncheckedError(Exception):
    """Why the commits cannot be read here."""


def git(*arguments: str) -> str:
    """What git prints for this repository. Raises UncheckedError where there is no git or no repository."""
    command = ["git", "-C", str(ROOT), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, encoding="UTF-8", errors="replace", check=False)
    except FileNotFoundError:
        raise UncheckedError("git is not installed") from None
    if done.returncode:
        raise UncheckedError(done.stderr.strip())
    return done.stdout


def first_commit() -> str:
    """The commit that added this file."""
    # The oldest commit of a shallow clone seems to add every file.
    if git("rev-parse", "--is-shallow-repository").strip() == "true":
        raise UncheckedError("this clone is shallow")
    added = git("log", "--diff-filter=A", "--format=%H", "--", str(Path(__file__).resolve())).split()
    if not added:
        raise UncheckedError(f"no commit has added {Path(__file__).name}")
    return added[-1]


def messages() -> Iterator[tuple[str, str]]:
    """Short id and message of each commit to check."""
    # Git or a forge words the subject of a merge.
    log = git("log", "-z", "--no-merges", "--encoding=UTF-8", "--format=%h %B", f"{first_commit()}..HEAD")
    for entry in filter(None, log.split("\0")):
        commit, _, message = entry.partition(" ")
        yield commit, message


def faults(message: str) -> Iterator[str]:
    """What is wrong with a message."""
    subject, *rest = message.splitlines()
    if len(subject) > LONGEST_SUBJECT:
        yield f"the subject has {len(subject)} characters: shorten it to {LONGEST_SUBJECT}, give reasons in the body"
    if subject.endswith("."):
        yield "the subject ends in a full stop: leave it out"
    if rest and rest[0].strip():
        yield "the line after the subject is not empty: put an empty line there"


def main() -> int:
    """Print what is wrong with each commit, and return 1 if anything is."""
    try:
        found = [(f"{commit} {text.splitlines()[0]}", fault) for commit, text in messages() for fault in faults(text)]
    except UncheckedError as exc:
        print(f"commits are not checked: {exc}")
        return 0
    for commit, fault in found:
        print(f"{commit}\n    {fault}", file=sys.stderr)
    if found:
        print(REMEDY, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
