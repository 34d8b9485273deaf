"""A terminal shows progress. Other outputs get only the messages."""

import os
import pty
import select
import subprocess
import time

import psycopg

from tests.runner.conftest import CLEAN, RUNNER, ScratchDatabase

INDEX = "-- eldb: no-transaction\nCREATE INDEX CONCURRENTLY t_v_idx ON app.t (v);\n"


def read_until(terminal: int, words: bytes, seconds: float = 60) -> bytes:
    """The output on a terminal until these words appear, or the time is over."""
    shown = b""
    deadline = time.monotonic() + seconds
    while words not in shown and time.monotonic() < deadline:
        if select.select([terminal], [], [], 0.1)[0]:
            shown += os.read(terminal, 4096)
    return shown


def test_a_terminal_shows_the_progress_of_an_index(applied_table: ScratchDatabase) -> None:
    applied_table.files.write("schema/a/0002_i.sql", INDEX)
    target = ["--url", applied_table.url, "--sql-dir", str(applied_table.files.root)]
    terminal, stderr = pty.openpty()
    try:
        with psycopg.connect(applied_table.url) as other:
            other.execute("INSERT INTO app.t VALUES (1, 'x')")
            with subprocess.Popen(
                [*RUNNER, "apply", *target], stdout=subprocess.PIPE, stderr=stderr, env={**CLEAN, "COLUMNS": "120"}
            ) as runner:
                shown = read_until(terminal, b"waiting for writers before build app.t")
                other.rollback()
                out, _ = runner.communicate(timeout=60)
        assert b"waiting for writers before build app.t" in shown
        assert b"0/1" in shown
        assert (runner.returncode, out) == (0, b"1 files applied\n")
    finally:
        os.close(terminal)
        os.close(stderr)


def test_a_pipe_gets_no_progress(applied_table: ScratchDatabase) -> None:
    applied_table.files.write("schema/a/0002_i.sql", INDEX)
    run = applied_table.eldb("apply")
    assert (run.code, run.out, run.err.count("\n")) == (0, "1 files applied\n", 1)
