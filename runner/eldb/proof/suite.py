"""Run a folder of pgTAP files against a database, as pg_prove does.

A file whose name begins with `_` is not a test: it makes helpers in the transaction of each test.
"""

import json
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from psycopg import pq

from eldb.database.failure import SqlFailure
from eldb.database.session import Session
from eldb.errors import DatabaseError, UsageError

_SCHEMA_OF_PGTAP = "SELECT extnamespace::regnamespace::text FROM pg_catalog.pg_extension WHERE extname = 'pgtap'"
_FIND_PGTAP = "SELECT set_config('search_path', concat_ws(', ', current_setting('search_path'), %s::text), FALSE)"


@dataclass(frozen=True)
class FileResult:
    """The output of one file."""

    path: str
    lines: Sequence[str]
    seconds: float
    failure: str | None = None

    @property
    def tap(self) -> str:
        """The output as TAP, with an error as comments at its end."""
        broken = [f"# {line}" for line in (self.failure or "").splitlines()]
        return "\n".join([*self.lines, *broken])

    @property
    def results(self) -> list[Any]:
        """The parsed lines of tests."""
        return self._parsed("test")

    @property
    def complaint(self) -> str | None:
        """Why the file failed, None if it passed."""
        if self.failure:
            return self.failure
        results, plans = self.results, self._parsed("plan")
        if failed := sum(not result.ok and not result.todo for result in results):
            return f"{failed} of {len(results)} failed"
        if not plans or plans[0].expected_tests != len(results):
            return f"planned {plans[0].expected_tests if plans else None} tests, ran {len(results)}"
        return None

    def _parsed(self, category: str) -> list[Any]:
        from tap.parser import Parser

        return [line for line in Parser().parse_text(self.tap) if line.category == category]


def find_files(root: Path, names: Sequence[str]) -> list[Path]:
    """Return the files to run: all below `root`, or those with one of `names` in their path."""
    found = sorted(
        path
        for path in root.rglob("[!_]*.sql")
        if not names or any(name in path.relative_to(root).as_posix() for name in names)
    )
    if not found:
        raise UsageError(
            f"there is no pgTAP file below {root}{f' that matches {names[0]}' if names else ''}",
            "Name a part of a path below the suite.",
        )
    return found


def run_files(
    conninfo: str, root: Path, files: Sequence[Path], report: Callable[[FileResult], None]
) -> Iterator[FileResult]:
    """Run each file in its own session. The server rolls back what a file leaves open, also the helpers."""
    helpers = sorted(root.rglob("_*.sql"))
    with Session(conninfo) as session:
        schema = session.value(_SCHEMA_OF_PGTAP)
        if schema is None:
            raise DatabaseError(
                f"pgTAP is not installed in database {session.server.database}",
                "In a database for tests: CREATE EXTENSION pgtap. docs/testing.md says how to install it.",
            )
    for path in files:
        with Session(conninfo) as session:
            session.connection.execute(_FIND_PGTAP, (schema,))
            result = run_file(session, root, path, helpers)
        report(result)
        yield result


def run_file(session: Session, root: Path, path: Path, helpers: Sequence[Path] = ()) -> FileResult:
    """Run one file after the helpers."""
    started = time.monotonic()
    results, failure = [], None
    try:
        if helpers:
            session.connection.execute("BEGIN")
        for file in (*helpers, path):
            results = session.run_file(file.read_text(encoding="utf-8"), file.relative_to(root).as_posix())
    except SqlFailure as exc:
        results, failure = exc.results, str(exc)
    lines = [line for result in results if result.status == pq.ExecStatus.TUPLES_OK for line in _text_of(result)]
    return FileResult(path.relative_to(root).as_posix(), lines, time.monotonic() - started, failure)


def _text_of(result: Any) -> Iterator[str]:
    if result.nfields != 1:
        return
    for row in range(result.ntuples):
        value = result.get_value(row, 0)
        yield from (value or b"").decode().splitlines()


def as_junit(results: Sequence[FileResult]) -> str:
    """Return the results as JUnit XML, one suite per file."""
    from junitparser import Failure, JUnitXml, TestCase, TestSuite

    report = JUnitXml("pgtap")
    for result in results:
        suite = TestSuite(result.path)
        for test in result.results:
            case = TestCase(
                test.description.removeprefix("- "), result.path, result.seconds / max(len(result.results), 1)
            )
            if not test.ok and not test.todo:
                case.result = [Failure(test.description)]
            suite.add_testcase(case)
        if result.complaint and (result.failure or not any(case.result for case in suite)):
            case = TestCase("the file runs to its end", result.path)
            case.result = [Failure(result.complaint)]
            suite.add_testcase(case)
        report.add_testsuite(suite)
    report.update_statistics()
    return str(report.tostring().decode())


def as_tap(results: Sequence[FileResult]) -> str:
    """Return the results as one numbered TAP stream, with a comment before each file."""
    lines = []
    number = 0
    for result in results:
        lines.append(f"# {result.path}")
        for test in result.results:
            number += 1
            directive = f" # {test.directive.text}" if test.directive.text else ""
            lines.append(f"{'ok' if test.ok else 'not ok'} {number} {test.description}{directive}")
        if result.complaint and all(test.ok for test in result.results):
            number += 1
            lines.append(f"not ok {number} - {result.path} runs to its end")
            lines += [f"# {line}" for line in result.complaint.splitlines()]
    return "\n".join(["TAP version 13", f"1..{number}", *lines])


def as_json(results: Sequence[FileResult]) -> str:
    """Return the results as JSON, one object per file."""
    return json.dumps(
        [
            {
                "path": result.path,
                "tests": len(result.results),
                "seconds": round(result.seconds, 3),
                "complaint": result.complaint,
            }
            for result in results
        ],
        indent=2,
    )
