"""Faults 8 to 11: other sessions work in the database."""

import time
from contextlib import ExitStack
from threading import Event, Thread

import psycopg
import pytest

from eldb.database.runner_lock import LOCK
from tests.faults.tools import (
    HERE,
    INDEX,
    TRYING,
    assert_clean,
    assert_converges,
    gated,
    locked,
    running,
    wait_for,
    waiting_at,
    waiting_for,
)
from tests.runner.conftest import ScratchDatabase

ADD_COLUMN = "ALTER TABLE app.t ADD COLUMN c integer;\n"
APPLIED = "SELECT count(*) FROM eldb.events WHERE kind = 'apply' AND detail ->> 'state' = 'applied'"


class PollingClient:
    """A client that reads a table every 20 ms and records the seconds of each read."""

    def __init__(self, url: str, query: str) -> None:
        self._url = url
        self._query = query
        self._stop = Event()
        self._thread = Thread(target=self._read)
        self.seconds: list[float] = []

    def __enter__(self) -> "PollingClient":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    @property
    def p99(self) -> float:
        return sorted(self.seconds)[int(len(self.seconds) * 0.99)]

    def _read(self) -> None:
        with psycopg.connect(self._url, autocommit=True) as connection:
            while not self._stop.wait(0.02):
                began = time.monotonic()
                connection.execute(self._query.encode())
                self.seconds.append(time.monotonic() - began)


def test_08_a_lock_that_stays_busy_is_given_up_and_readers_hardly_wait(applied_table: ScratchDatabase) -> None:
    applied_table.files.write("schema/a/0002_c.sql", ADD_COLUMN)
    with (
        locked(applied_table, "SELECT FROM app.t -- the blocker") as other,
        locked(applied_table, "CREATE TABLE app.innocent ()") as innocent,
        PollingClient(applied_table.url, "SELECT FROM app.t") as reader,
    ):
        began = time.monotonic()
        run = applied_table.eldb("apply", "--lock-timeout", "0.3", "--lock-budget", "1.5", timeout=30)
        assert time.monotonic() - began < 10
        innocent.rollback()
        assert (run.code, "blocked by:\n" in run.err) == (75, True), run.err
        named = f"  pid {other.info.backend_pid}, postgres, a tester, idle in transaction for 00:00:"
        assert named in run.err
        assert "SELECT FROM app.t -- the blocker" in run.err
        assert f"pid {innocent.info.backend_pid}" not in run.err
    assert reader.p99 < 0.4, "a reader waits at most for lock_timeout and 100 ms"
    assert applied_table.applied == ["functions/a/app.one.sql", "schema/a/0001_t.sql"]
    assert_converges(applied_table)


def test_08_a_lock_that_becomes_free_is_waited_for_and_recorded(applied_table: ScratchDatabase) -> None:
    applied_table.files.write("schema/a/0002_c.sql", ADD_COLUMN)
    with locked(applied_table, "SELECT FROM app.t") as other, running(applied_table, "--lock-timeout", "0.2") as runner:
        wait_for(applied_table, "SELECT count(*) > 0 FROM eldb.events WHERE kind = 'retry'")
        other.rollback()
        assert runner.wait(60) == 0
    assert applied_table.value("SELECT lock_wait_ms > 150 FROM eldb.files WHERE path = 'schema/a/0002_c.sql'")
    assert_clean(applied_table)


def test_08_a_validation_waits_longer_because_its_lock_blocks_no_reader(applied_table: ScratchDatabase) -> None:
    applied_table.files.write("schema/a/0002_c.sql", "ALTER TABLE app.t ADD CONSTRAINT c CHECK (id > 0) NOT VALID;\n")
    assert applied_table.eldb("apply").code == 0
    applied_table.files.write("schema/a/0003_v.sql", "ALTER TABLE app.t VALIDATE CONSTRAINT c;\n")
    with (
        locked(applied_table, "LOCK TABLE app.t IN SHARE UPDATE EXCLUSIVE MODE") as other,
        running(applied_table, "--lock-timeout", "0.1", "--lock-budget", "0.1") as runner,
    ):
        wait_for(applied_table, waiting_for(0.5))
        other.rollback()
        _, err = runner.communicate(timeout=60)
    assert runner.returncode == 0, err
    assert_clean(applied_table)


def test_09_two_runners_with_a_concurrent_build(database: ScratchDatabase) -> None:
    database.files.write("schema/a/0001_t.sql", "CREATE SCHEMA app;\nCREATE TABLE app.t (id bigint, v text);\n")
    assert database.eldb("apply").code == 0
    database.files.write("schema/a/0002_i.sql", INDEX)
    with locked(database, "INSERT INTO app.t VALUES (1, 'x')") as other, running(database) as first:
        wait_for(database, "SELECT count(*) > 0 FROM pg_index WHERE NOT indisvalid")
        with running(database) as second:
            wait_for(database, f"SELECT count(*) > 1 FROM pg_stat_activity WHERE application_name = 'eldb' AND {HERE}")
            other.rollback()
            ends = [runner.communicate(timeout=60) for runner in (first, second)]
    assert (first.returncode, second.returncode) == (0, 0), ends
    assert sorted(out.strip() for out, _ in ends) == ["1 files applied", "nothing to do"]
    assert database.value(APPLIED) == 2
    assert_clean(database)


def test_09_a_second_runner_gives_up_within_its_budget(applied_table: ScratchDatabase) -> None:
    applied_table.files.write("schema/a/0002_w.sql", gated("SELECT 1"))
    with locked(applied_table, "SELECT pg_advisory_lock(1)") as other, running(applied_table) as first:
        wait_for(applied_table, waiting_at(1))
        second = applied_table.eldb("apply", "--lock-budget", "0.3")
        assert (second.code, "another eldb works on this database (pid " in second.err) == (75, True)
        other.rollback()
        other.execute("SELECT pg_advisory_unlock_all()")
        assert first.wait(60) == 0


def test_10_ten_runners_on_an_empty_database(database: ScratchDatabase) -> None:
    database.files.write("schema/a/0001_t.sql", "CREATE SCHEMA app;\nCREATE TABLE app.t (id bigint, v text);\n")
    database.files.write("schema/a/0002_i.sql", INDEX)
    with ExitStack() as stack:
        with psycopg.connect(database.url) as holder:
            holder.execute("SELECT pg_advisory_lock(%s)", (LOCK,))
            runners = [stack.enter_context(running(database)) for _ in range(10)]
            # All runners have read the empty database before the first one changes it.
            wait_for(database, f"SELECT ({TRYING}) = 10")
        ends = [runner.communicate(timeout=120) for runner in runners]
    assert [runner.returncode for runner in runners] == [0] * 10, ends
    assert sorted(out.strip() for out, _ in ends) == ["2 files applied", *["nothing to do"] * 9]
    assert database.value(APPLIED) == 2
    assert database.value("SELECT count(*) FROM eldb.region") == 1
    assert_clean(database)


@pytest.mark.parametrize("touch", ["", "; SELECT FROM app.t"], ids=["elsewhere", "on-the-table"])
def test_11_a_build_gives_up_when_an_old_snapshot_blocks_it(applied_table: ScratchDatabase, touch: str) -> None:
    applied_table.files.write("schema/a/0002_i.sql", INDEX)
    with locked(applied_table, f"SET TRANSACTION ISOLATION LEVEL REPEATABLE READ; SELECT 1{touch}") as other:
        run = applied_table.eldb("apply", "--build-timeout", "0.4", "--lock-budget", "0.1", timeout=60)
        assert (run.code, "schema/a/0002_i.sql:2: canceling statement due to lock timeout" in run.err) == (75, True)
        assert f"pid {other.info.backend_pid}, postgres, a tester, idle in transaction" in run.err
        assert applied_table.value("SELECT count(*) FROM pg_index WHERE NOT indisvalid") == (1 if touch else 0)
    assert_converges(applied_table)


def test_11_a_build_takes_longer_than_a_query_may(applied_table: ScratchDatabase) -> None:
    name = applied_table.value("SELECT current_database()")
    applied_table.execute(f"ALTER DATABASE {name} SET statement_timeout = '500ms'")
    applied_table.files.write("schema/a/0002_i.sql", INDEX)
    with locked(applied_table, "INSERT INTO app.t VALUES (1, 'x')") as other, running(applied_table) as runner:
        wait_for(applied_table, waiting_for(0.7))
        other.rollback()
        _, err = runner.communicate(timeout=60)
    assert runner.returncode == 0, err
    assert_clean(applied_table)


def test_11_a_build_that_fails_leaves_no_invalid_index(applied_table: ScratchDatabase) -> None:
    applied_table.execute("INSERT INTO app.t VALUES (1, 'same'), (2, 'same')")
    applied_table.files.write("schema/a/0002_i.sql", INDEX.replace("CREATE INDEX", "CREATE UNIQUE INDEX"))
    run = applied_table.eldb("apply")
    assert (run.code, "schema/a/0002_i.sql:2: could not create unique index" in run.err) == (5, True)
    assert applied_table.value("SELECT to_regclass('app.t_v_idx')") is None
    applied_table.execute("DELETE FROM app.t WHERE id = 2")
    assert_converges(applied_table)
