"""What else goes on in the database while the runner works, and what is left when it is cut off."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg

from tests.runner.conftest import CLEAN, Database

INDEX = "-- eldb: no-transaction\nCREATE INDEX CONCURRENTLY t_v_idx ON app.t (v);\n"


@contextmanager
def locked(database: Database, statement: str) -> Iterator[psycopg.Connection]:
    """Another session with an open transaction."""
    with psycopg.connect(database.url) as other:
        other.execute(statement)
        yield other
        other.rollback()


@contextmanager
def running(database: Database, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    """`eldb apply` at work; ended with the block."""
    folder = str(database.files.root)
    command = [sys.executable, "-m", "eldb", "apply", "--url", database.url, "--sql-dir", folder, *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=CLEAN) as runner:
        try:
            yield runner
        finally:
            runner.kill()


def wait_for(database: Database, query: str, seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while not database.value(query):
        assert time.monotonic() < deadline, query
        time.sleep(0.02)


def assert_clean(database: Database) -> None:
    """No lock, no invalid index, one row a file, nothing to do."""
    wait_for(database, "SELECT count(*) = 0 FROM pg_locks WHERE locktype = 'advisory'")
    assert database.value("SELECT count(*) FROM pg_index WHERE NOT indisvalid") == 0
    assert database.value("SELECT count(*) FROM eldb.files WHERE state <> 'applied' OR NOT is_sealed") == 0
    assert database.eldb("status").code == 0


def test_a_busy_lock_is_waited_for_and_recorded(applied_table: Database) -> None:
    applied_table.files.write("schema/a/0002_c.sql", "ALTER TABLE app.t ADD COLUMN c integer;\n")
    with locked(applied_table, "SELECT FROM app.t") as other, running(applied_table, "--lock-timeout", "0.2") as runner:
        wait_for(applied_table, "SELECT count(*) > 0 FROM eldb.events WHERE kind = 'retry'")
        other.rollback()
        assert runner.wait(20) == 0
    assert applied_table.value("SELECT lock_wait_ms > 150 FROM eldb.files WHERE path = 'schema/a/0002_c.sql'")
    assert_clean(applied_table)


def test_a_lock_that_stays_busy_is_given_up_and_the_blocker_named(applied_table: Database) -> None:
    applied_table.files.write("schema/a/0002_c.sql", "ALTER TABLE app.t ADD COLUMN c integer;\n")
    with locked(applied_table, "SELECT FROM app.t -- the blocker") as other:
        run = applied_table.eldb("apply", "--lock-timeout", "0.1", "--lock-budget", "0.5")
        assert run.code == 75
        assert f"pid {other.info.backend_pid} " in run.err
        assert "the blocker" in run.err
    assert applied_table.applied == ["functions/a/app.one.sql", "schema/a/0001_t.sql"]
    assert applied_table.eldb("apply").code == 0
    assert_clean(applied_table)


def test_two_runners_at_once_apply_once(database: Database) -> None:
    database.files.write("schema/a/0001_t.sql", "CREATE SCHEMA app;\nCREATE TABLE app.t (id bigint, v text);\n")
    database.files.write("schema/a/0002_i.sql", INDEX)
    database.files.write("schema/a/0003_w.sql", "SELECT pg_sleep(0.3);\n")
    with running(database) as first, running(database) as second:
        ends = [runner.communicate(timeout=60) for runner in (first, second)]
    assert (first.returncode, second.returncode) == (0, 0), ends
    assert sorted(out.strip() for out, _ in ends) == ["3 files applied", "nothing to do"]
    assert (
        database.value("SELECT count(*) FROM eldb.events WHERE kind = 'apply' AND detail ->> 'state' = 'applied'") == 3
    )
    assert_clean(database)


def sleeping(seconds: int) -> str:
    """A condition: the runner's file with this sleep is being run."""
    others = "FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
    return f"SELECT count(*) > 0 {others} AND query LIKE '%pg_sleep({seconds})%'"


def test_a_second_runner_gives_up_within_its_budget(applied_table: Database) -> None:
    applied_table.files.write("schema/a/0002_w.sql", "SELECT pg_sleep(3);\n")
    with running(applied_table) as first:
        wait_for(applied_table, sleeping(3))
        second = applied_table.eldb("apply", "--lock-budget", "0.3")
        assert (second.code, "another eldb works on this database (pid " in second.err) == (75, True)
        assert first.wait(20) == 0


def test_killed_in_a_transaction_nothing_remains(applied_table: Database) -> None:
    applied_table.files.write("schema/a/0002_u.sql", "CREATE TABLE app.u (id bigint);\nSELECT pg_sleep(5);\n")
    with running(applied_table):
        wait_for(applied_table, sleeping(5))
    began = time.monotonic()
    wait_for(applied_table, "SELECT count(*) = 0 FROM pg_locks WHERE locktype = 'advisory'", 2)
    assert time.monotonic() - began < 2
    assert applied_table.value("SELECT to_regclass('app.u')") is None
    applied_table.files.write("schema/a/0002_u.sql", "CREATE TABLE app.u (id bigint);\n")
    assert applied_table.eldb("apply").code == 0
    assert_clean(applied_table)


def test_killed_in_a_concurrent_build_the_next_run_heals(applied_table: Database) -> None:
    applied_table.files.write("schema/a/0002_i.sql", INDEX)
    applied_table.execute("INSERT INTO app.t SELECT g, g::text FROM generate_series(1, 1000) AS g")
    with locked(applied_table, "UPDATE app.t SET v = 'x' WHERE id = 1"):
        with running(applied_table):
            wait_for(applied_table, "SELECT count(*) > 0 FROM pg_index WHERE NOT indisvalid")
        wait_for(applied_table, "SELECT count(*) = 0 FROM pg_locks WHERE locktype = 'advisory'")
        assert applied_table.value("SELECT count(*) FROM pg_index WHERE NOT indisvalid") == 1
        assert applied_table.value("SELECT state FROM eldb.files WHERE path = 'schema/a/0002_i.sql'") == "intent"
    run = applied_table.eldb("apply")
    assert run.code == 0, run.err
    assert applied_table.value("SELECT indisvalid FROM pg_index WHERE indexrelid = 'app.t_v_idx'::regclass")
    heals = applied_table.rows("SELECT detail ->> 'reason' FROM eldb.events WHERE kind = 'heal'")
    assert heals == [("dropped the invalid index app.t_v_idx",)]
    assert_clean(applied_table)


def test_a_build_that_ended_unseen_is_not_run_again(applied_table: Database) -> None:
    applied_table.files.write("schema/a/0002_i.sql", INDEX)
    assert applied_table.eldb("apply").code == 0
    applied_table.execute(
        "UPDATE eldb.files SET state = 'intent', is_sealed = FALSE, intent = '{\"pid\": 1, \"invalid\": []}'"
        " WHERE path = 'schema/a/0002_i.sql'; DELETE FROM eldb.objects WHERE kind = 'index' AND name = 'app.t.t_v_idx'"
    )
    run = applied_table.eldb("apply")
    assert run.code == 0, run.err
    assert_clean(applied_table)


def test_a_build_that_fails_leaves_no_invalid_index(applied_table: Database) -> None:
    applied_table.execute("INSERT INTO app.t VALUES (1, 'same'), (2, 'same')")
    applied_table.files.write("schema/a/0002_i.sql", INDEX.replace("CREATE INDEX", "CREATE UNIQUE INDEX"))
    run = applied_table.eldb("apply")
    assert (run.code, "schema/a/0002_i.sql:2: could not create unique index" in run.err) == (5, True)
    assert applied_table.value("SELECT to_regclass('app.t_v_idx')") is None
    applied_table.execute("DELETE FROM app.t WHERE id = 2")
    assert applied_table.eldb("apply").code == 0
    assert_clean(applied_table)


def test_a_terminated_backend_is_an_error_with_file_and_statement(applied_table: Database) -> None:
    applied_table.files.write("schema/a/0002_u.sql", "CREATE TABLE app.u (id bigint);\nSELECT pg_sleep(20);\n")
    with running(applied_table) as runner:
        wait_for(applied_table, sleeping(20))
        applied_table.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE query LIKE '%pg_sleep(20)%' AND pid <> pg_backend_pid()"
        )
        _, err = runner.communicate(timeout=20)
    assert runner.returncode == 5
    assert "schema/a/0002_u.sql:2: terminating connection" in err
    assert "    SELECT pg_sleep(20)" in err
    assert "Traceback" not in err
    assert applied_table.value("SELECT to_regclass('app.u')") is None
