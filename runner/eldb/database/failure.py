"""Show a statement that the server refused: line, caret, DETAIL, CONTEXT and HINT."""

from typing import Any

import psycopg

from eldb.errors import INTERRUPTED, DatabaseError
from eldb.files.statements import split


class SqlFailure(DatabaseError):
    """The server refused a statement of a file."""

    def __init__(
        self,
        error: psycopg.Error,
        before: str,
        text: str,
        path: str,
        results: list[Any],
        *,
        was_interrupted: bool = False,
    ) -> None:
        diag = error.diag
        self.was_interrupted = was_interrupted
        if was_interrupted:
            self.exit_code = INTERRUPTED
        self.results = results
        done = max(len(results) - len(split(before)), 0)
        self.sqlstate = diag.sqlstate or ""
        self.lock_was_busy = self.sqlstate in ("55P03", "40P01")
        position = int(diag.statement_position) - len(before) if diag.statement_position else None
        lines = [f"{path}:{_line(text, position, done)}: {diag.message_primary or error} (SQLSTATE {self.sqlstate})"]
        if position is not None:
            lines += _caret(text, position)
        elif done < len(statements := split(text)):
            lines.append(f"    {statements[done].head}")
        lines += [
            f"{name}: {value}" for name, value in (("detail", diag.message_detail), ("context", diag.context)) if value
        ]
        super().__init__("\n".join(lines), diag.message_hint)


def _line(text: str, position: int | None, done: int) -> int:
    if position is not None:
        return text.count("\n", 0, position - 1) + 1
    statements = split(text)
    return statements[done].line if done < len(statements) else 1


def _caret(text: str, position: int) -> list[str]:
    start = text.rfind("\n", 0, position - 1) + 1
    line = text[start:].split("\n", 1)[0]
    return [f"    {line}", "    " + " " * (position - 1 - start) + "^"]
