"""Check the SQL without a server: the project's own rules, sqlfluff for style, squawk for locks."""

import json
import re
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from eldb.errors import UsageError
from eldb.render import Renderer
from eldb.sources import Source, Tree
from eldb.statements import guard, split

# What squawk says that does not hold here, each with the reason.
_SQUAWK_EXCLUDED = (
    "prefer-robust-stmts",  # a file is one transaction; IF NOT EXISTS would hide drift
    "require-timeout-settings",  # the runner sets lock_timeout for every file
    "prefer-identity",  # keys are UUIDv7
    "prefer-bigint-over-int",  # counters and version numbers stay far below 2^31
    "require-concurrent-index-creation",  # the tables of these files are new and empty
    "adding-foreign-key-constraint",
    "adding-not-nullable-field",
    "constraint-missing-not-valid",
    "disallowed-unique-constraint",
)
_COMMENTED = ("functions", "views", "rls")
_CASCADE = re.compile(r"\bCASCADE\b", re.IGNORECASE)
_QUOTED = re.compile(r"--[^\n]*|'(?:[^']|'')*'")
_IF_NOT_EXISTS = re.compile(r"\bIF\s+NOT\s+EXISTS\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: where, which rule of which tool, what it says."""

    path: str
    line: int
    tool: str
    rule: str
    message: str

    def as_dict(self) -> dict[str, Any]:
        """The finding as plain data."""
        return asdict(self)


def lint(tree: Tree, renderer: Renderer, config: Path | None) -> list[Finding]:
    """Return every finding; `config` is a .sqlfluff file, without which style is not checked."""
    rendered = {source: renderer.render(source) for source in _with_reverts(tree)}
    findings = [finding for source, text in rendered.items() for finding in _own_rules(source, text)]
    with tempfile.TemporaryDirectory() as folder:
        for source, text in rendered.items():
            file = Path(folder, source.path.removesuffix(".j2"))
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        if config:
            findings += _sqlfluff(Path(folder), config)
        findings += _squawk(Path(folder))
    return sorted(findings, key=lambda finding: (finding.path, finding.line, finding.rule))


def _with_reverts(tree: Tree) -> Iterator[Source]:
    for source in tree.sources:
        yield source
        if source.revert:
            yield source.revert


def _own_rules(source: Source, text: str) -> Iterator[Finding]:
    def found(line: int, rule: str, message: str) -> Finding:
        return Finding(source.path, line, "eldb", rule, message)

    try:
        guard(text, source.path, no_transaction=source.headers.no_transaction)
    except UsageError as exc:
        yield found(1, "guard", f"{exc} {exc.hint}")
    statements = split(text)
    for statement in statements:
        if _CASCADE.search(_QUOTED.sub("", statement.text)):
            yield found(statement.line, "cascade", "CASCADE reaches rows and objects that nobody named")
        if source.versioned and _IF_NOT_EXISTS.search(statement.text):
            yield found(statement.line, "if-not-exists", "IF NOT EXISTS in a versioned file hides drift")
    if source.phase in _COMMENTED and not any(statement.text.upper().startswith("COMMENT") for statement in statements):
        yield found(1, "comment", "the object has no COMMENT ON")


def _sqlfluff(folder: Path, config: Path) -> Iterator[Finding]:
    command = ["sqlfluff", "lint", "--config", str(config.resolve()), "--format", "json", "--processes", "0", "."]
    for file in json.loads(_run(command, folder) or "[]"):
        for violation in file["violations"]:
            path, line = Path(file["filepath"]).as_posix(), violation["start_line_no"]
            yield Finding(path, line, "sqlfluff", violation["code"], violation["description"])


def _squawk(folder: Path) -> Iterator[Finding]:
    paths = [
        path.relative_to(folder).as_posix()
        for path in sorted(folder.glob("schema/**/*.sql"))
        if ".revert." not in path.name
    ]
    excluded = [f"--exclude={rule}" for rule in _SQUAWK_EXCLUDED]
    command = ["squawk", "--pg-version=15.0", "--assume-in-transaction", "--reporter=Json", *excluded, *paths]
    for row in json.loads(_run(command, folder) or "[]") if paths else []:
        yield Finding(row["file"], row["line"] + 1, "squawk", row["rule_name"], row["message"])


def _run(command: list[str], folder: Path) -> str:
    program = Path(sysconfig.get_path("scripts"), command[0])
    if not program.is_file():
        raise UsageError(
            f"{command[0]} is not installed beside {Path(sys.executable).name}", "pip install 'empathy-ledger-db[lint]'"
        )
    done = subprocess.run([program, *command[1:]], cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        raise UsageError(f"{command[0]} failed: {done.stderr.strip() or done.stdout.strip()}")
    return done.stdout
