"""The runner against psql: 100 trivial files applied, and a run with nothing to do against Python's own start."""

import itertools
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psycopg

from bench.report import compare, publish
from eldb.embedded import Server

FILES = 100
APPLY_GOAL = 2.5
NO_OP_GOAL = 1.5


def timed(*command: str | Path) -> float:
    """Seconds that a command takes, start included. Raises CalledProcessError when it fails."""
    began = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - began


def write_files(folder: Path) -> list[Path]:
    """100 files with a table each."""
    target = folder / "schema" / "bench"
    target.mkdir(parents=True)
    paths = [target / f"{number:04}_t{number}.sql" for number in range(1, FILES + 1)]
    for number, path in enumerate(paths, 1):
        path.write_text(f"CREATE TABLE t{number} (id bigint PRIMARY KEY, v text);\n")
    return paths


def main() -> None:
    """Run every comparison on an embedded server of its own."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)  # for root, whose server runs as somebody else
        paths = write_files(Path(folder, "sql"))
        server = Server(Path(folder, "server"))
        server.start()
        try:
            _compare(server, Path(folder, "sql"), paths)
        finally:
            server.destroy()


def _compare(server: Server, sql_dir: Path, paths: list[Path]) -> None:
    eldb = [sys.executable, "-m", "eldb"]
    numbers = itertools.count()

    def new_database() -> str:
        name = f"bench_{next(numbers)}"
        with psycopg.connect(server.url(), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return server.url(name)

    def ours() -> float:
        return timed(*eldb, "apply", "--url", new_database(), "--sql-dir", sql_dir)

    def psql() -> float:
        files = [argument for path in paths for argument in ("-f", str(path))]
        return timed(server.psql()[0], "-qX1", *files, new_database())

    applied = new_database()
    timed(*eldb, "apply", "--url", applied, "--sql-dir", sql_dir)
    start = [sys.executable, "-c", "import click, psycopg"]
    rows = [
        compare(f"apply {FILES} files, against psql -1", ours, psql, APPLY_GOAL),
        *(
            compare(
                f"{command} with nothing to do, against Python's start",
                lambda command=command: timed(*eldb, command, "--url", applied, "--sql-dir", sql_dir),  # type: ignore[misc]
                lambda: timed(*start),
                NO_OP_GOAL,
            )
            for command in ("apply", "status")
        ),
    ]
    publish("runner", rows, server.binaries.version, f"{FILES} files")


if __name__ == "__main__":
    main()
