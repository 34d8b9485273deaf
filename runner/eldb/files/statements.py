"""Find the statements of a file, for messages and for the list of what a file must not contain.

The server parses SQL. This module only cuts the text at semicolons outside quotes, dollar quotes and comments.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from eldb.errors import UsageError

_TOKEN = re.compile(
    r"""--[^\n]*
      | /\*.*?\*/
      | (?<![\w$])[eE]'(?:[^'\\]|\\.|'')*'
      | '(?:[^']|'')*'
      | "(?:[^"]|"")*"
      | (?<![\w$])\$(?P<tag>\w*)\$.*?\$(?P=tag)\$
      | (?P<end>;)
      | (?P<word>[^\s;'"$/-]+|.)""",
    re.VERBOSE | re.DOTALL,
)
_PART = r'(?:"[^"]+"|[a-z_][\w$]*)'
NAME = rf"(?:{_PART}(?:\.{_PART})?)"
_CONCURRENT = re.compile(
    rf"""CREATE\ (?:UNIQUE\ )?INDEX\ CONCURRENTLY\ (?:IF\ NOT\ EXISTS\ )?
            (?!ON\ )?(?:(?P<index>{NAME})\ )?ON\ (?:ONLY\ )?(?P<relation>{NAME})
      | DROP\ INDEX\ CONCURRENTLY\ (?:IF\ EXISTS\ )?(?P<other>{NAME})
      | REINDEX\ (?:\([^)]*\)\ )?TABLE\ (?:CONCURRENTLY\ )?(?P<whole>{NAME})
      | REINDEX\ (?:\([^)]*\)\ )?INDEX\ (?:CONCURRENTLY\ )?(?P<again>{NAME})""",
    re.I | re.X,
)
_REFUSED = (
    (
        re.compile(r"(BEGIN|START|COMMIT|END|ROLLBACK|ABORT|SAVEPOINT|RELEASE|PREPARE\s+TRANSACTION)\b", re.I),
        "controls the transaction",
    ),
    (re.compile(r"\\"), "is a psql command"),
    (re.compile(r"COPY\b.*\b(PROGRAM|STDIN|STDOUT)\b", re.I | re.S), "copies from or to outside the server"),
)


@dataclass(frozen=True)
class Statement:
    """One statement, and the line where it begins."""

    line: int
    text: str

    @property
    def head(self) -> str:
        """Its first line, cut to a length that fits a message."""
        return self.text.split("\n", 1)[0][:100]

    @property
    def plain(self) -> str:
        """Its words, each followed by one space, without comments and with empty strings."""
        words = (_emptied(token[0]) for token in _TOKEN.finditer(self.text))
        return " ".join("".join(words).split())


def split(text: str) -> list[Statement]:
    """Cut a file into its statements, without the comments between them."""
    return list(_statements(text))


def guard(text: str, path: str, *, no_transaction: bool) -> None:
    """Raise UsageError with the line of the first statement that a file must not contain."""
    for statement, what in refusals(text):
        hint = "Write plain SQL only; eldb applies each file in a transaction of its own."
        raise UsageError(f"{path}:{statement.line}: '{statement.head}' {what}", hint)
    if no_transaction and (count := len(split(text))) != 1:
        raise UsageError(f"{path}: a no-transaction file must have one statement, not {count}", "Split the file.")


def refusals(text: str) -> Iterator[tuple[Statement, str]]:
    """Yield each statement that a file must not contain, and the reason."""
    for statement in split(text):
        for pattern, what in _REFUSED:
            if pattern.match(statement.text):
                yield statement, what


def concurrent_target(text: str) -> dict[str, str | bool | None]:
    """Return the index and table of a concurrent index statement as written, None for another statement."""
    match = next((found for statement in split(text) if (found := _CONCURRENT.match(statement.plain))), None)
    named = match.groupdict() if match else {}
    return {
        "index": named.get("index") or named.get("other") or named.get("again"),
        "relation": named.get("relation") or named.get("whole"),
        "drops": bool(named.get("other")),
        "rebuilds": bool(named.get("whole") or named.get("again")),
    }


def _emptied(token: str) -> str:
    if token.startswith(("--", "/*")):
        return " "
    return "''" if len(token) > 1 and token[0] in "'$eE" and token[-1] in "'$" else token


def _statements(text: str) -> Iterator[Statement]:
    start: int | None = None
    end = 0
    for token in _TOKEN.finditer(text):
        if token["end"]:
            if start is not None:
                yield Statement(text.count("\n", 0, start) + 1, text[start : token.start()].rstrip())
            start = None
        elif not token[0].isspace() and not token[0].startswith(("--", "/*")):
            start = token.start() if start is None else start
            end = token.end()
    if start is not None:
        yield Statement(text.count("\n", 0, start) + 1, text[start:end])
