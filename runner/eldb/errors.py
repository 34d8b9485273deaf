"""Everything that can go wrong, by what the caller should do next."""

from collections.abc import Iterable

# What a shell says of a program that SIGINT ended.
INTERRUPTED = 130


def listed(message: str, items: Iterable[object]) -> str:
    """The message, and each item in a line of its own below it."""
    return "\n  ".join([message, *map(str, items)])


class EldbError(Exception):
    """A failure that the user can act on.

    The message says what is wrong and where; the hint says what to do. The exit code is the command's.
    """

    exit_code = 1

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.hint = hint


class UsageError(EldbError):
    """Bad input: a file, a profile, an option. Nothing was sent to a database."""

    exit_code = 2


class DriftError(EldbError):
    """Files and database disagree: an edited file, a changed object, another region."""

    exit_code = 4


class DatabaseError(EldbError):
    """The database refused or failed."""

    exit_code = 5


class RetryError(EldbError):
    """Nothing is wrong with the work; the moment is (a lock, a standby)."""

    exit_code = 75
