"""Run sqlfluff and squawk over texts in a scratch folder; yield rows of (path, line, rule, message)."""

import hashlib
import json
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import metadata
from pathlib import Path

import platformdirs

from eldb.errors import UsageError

Row = tuple[str, int, str, str]

# Rules of squawk that do not apply here, with the reasons.
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


def run_sqlfluff(texts: Mapping[str, str], config: Path) -> Iterator[Row]:
    """Yield the findings of sqlfluff. It does not read a text again that it once found clean."""
    known = _known_clean(config)
    marks = {path: known / hashlib.sha256(text.encode()).hexdigest() for path, text in texts.items()}
    new = {path: text for path, text in texts.items() if not marks[path].exists()}
    command = ["sqlfluff", "lint", "--config", str(config.resolve()), "--format", "json", "--processes", "0", "."]
    with _written(new) as folder:
        for file in json.loads(_run(command, folder) or "[]") if new else []:
            path = Path(file["filepath"]).as_posix()
            for violation in file["violations"]:
                yield path, violation["start_line_no"], violation["code"], violation["description"]
            if not file["violations"]:
                marks[path].touch()


def _known_clean(config: Path) -> Path:
    """Return a folder with one empty file for each text that this sqlfluff found clean with this configuration.

    The name of the file is the hash of the text.
    """
    _program("sqlfluff")
    version = metadata.version("sqlfluff")
    digest = hashlib.sha256(config.read_bytes()).hexdigest()
    folder = platformdirs.user_cache_path("empathy-ledger") / "sqlfluff" / version / digest
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def run_squawk(texts: Mapping[str, str]) -> Iterator[Row]:
    """Yield the findings of squawk in files that run once."""
    excluded = [f"--exclude={rule}" for rule in _SQUAWK_EXCLUDED]
    command = ["squawk", "--pg-version=15.0", "--assume-in-transaction", "--reporter=Json", *excluded]
    with _written(texts) as folder:
        for row in json.loads(_run([*command, *texts], folder) or "[]") if texts else []:
            yield row["file"], row["line"] + 1, row["rule_name"], row["message"]


@contextmanager
def _written(texts: Mapping[str, str]) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        for path, text in texts.items():
            file = Path(name, path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        yield Path(name)


def _run(command: list[str], folder: Path) -> str:
    done = subprocess.run([_program(command[0]), *command[1:]], cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        raise UsageError(f"{command[0]} failed: {done.stderr.strip() or done.stdout.strip()}")
    return done.stdout


def _program(name: str) -> Path:
    program = Path(sysconfig.get_path("scripts"), name)
    if not program.is_file():
        raise UsageError(
            f"{name} is not installed beside {Path(sys.executable).name}", "pip install 'empathy-ledger-db[lint]'"
        )
    return program
