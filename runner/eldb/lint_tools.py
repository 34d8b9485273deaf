"""sqlfluff and squawk over texts in a scratch folder; rows of (path, line, rule, message)."""

import json
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from eldb.errors import UsageError

Row = tuple[str, int, str, str]

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


def run_sqlfluff(texts: Mapping[str, str], config: Path) -> Iterator[Row]:
    """What sqlfluff says with a configuration file."""
    command = ["sqlfluff", "lint", "--config", str(config.resolve()), "--format", "json", "--processes", "0", "."]
    with _written(texts) as folder:
        for file in json.loads(_run(command, folder) or "[]"):
            for violation in file["violations"]:
                path = Path(file["filepath"]).as_posix()
                yield path, violation["start_line_no"], violation["code"], violation["description"]


def run_squawk(texts: Mapping[str, str]) -> Iterator[Row]:
    """What squawk says of files that run once, in order."""
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
    program = Path(sysconfig.get_path("scripts"), command[0])
    if not program.is_file():
        raise UsageError(
            f"{command[0]} is not installed beside {Path(sys.executable).name}", "pip install 'empathy-ledger-db[lint]'"
        )
    done = subprocess.run([program, *command[1:]], cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        raise UsageError(f"{command[0]} failed: {done.stderr.strip() or done.stdout.strip()}")
    return done.stdout
