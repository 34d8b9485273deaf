"""The errors of eldb: one class for each thing that the caller can do next."""

from collections.abc import Iterable

# The exit status that a shell reports for a program that SIGINT ended.
INTERRUPTED = 130


def listed(message: str, items: Iterable[object]) -> str:
    """Return the message, and below it each item in a line of its own."""
    return "\n  ".join([message, *map(str, items)])


class EldbError(Exception):
    """A failure that the user can act on.

    The message says what is wrong and where. The hint says what to do. The command exits with `exit_code`.
    """

    exit_code = 1

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.hint = hint


class UsageError(EldbError):
    """A file, a profile or an option is wrong. Nothing was sent to a database."""

    exit_code = 2


class DriftError(EldbError):
    """Files and database disagree: a file was edited, an object changed, or the region is another one."""

    exit_code = 4


class DatabaseError(EldbError):
    """The database refused a statement, or failed."""

    exit_code = 5


class RetryError(EldbError):
    """The same command can succeed later: a lock was held, or the server is a standby."""

    exit_code = 75
