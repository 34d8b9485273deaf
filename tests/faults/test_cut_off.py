"""Faults 1 to 7: in the middle of a run, the runner, its backend, its connection, its server or its disk fails."""

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from eldb.database.runner_lock import LOCK
from tests.conftest import FreshServer
from tests.faults.proxy import proxied
from tests.faults.tools import (
    FINGERPRINT,
    HERE,
    IDLE,
    INDEX,
    INVALID,
    TRYING,
    WAITING,
    assert_clean,
    assert_converges,
    gated,
    locked,
    patched,
    running,
    wait_for,
    waiting_at,
)
from tests.runner.conftest import Files, ScratchDatabase, eldb
from tests.servers import run as servers
from tests.servers.run import Stack

# The quick test tries every sixth message of a run. The slow tests try all of them.
STRIDE = 6
ON_ALL = pytest.mark.parametrize(
    "stack", ["18", *(pytest.param(name, marks=pytest.mark.slow) for name in ("15", "17"))], indirect=True
)
RAN = "SELECT what, count(*) FROM app.ran GROUP BY what ORDER BY what"


def write_files(files: Files) -> None:
    """Write two files that record that they ran, each in its transaction, and one without a transaction."""
    tables = "CREATE SCHEMA app;\nCREATE TABLE app.t (v text);\nCREATE TABLE app.ran (what text);\n"
    files.write("schema/a/0001_t.sql", tables)
    files.write("schema/a/0002_one.sql", "INSERT INTO app.ran VALUES ('one');\nALTER TABLE app.t ADD c integer;\n")
    files.write("schema/a/0003_i.sql", INDEX)
    files.write("schema/a/0004_two.sql", "INSERT INTO app.ran VALUES ('two');\n")


def assert_ran_once(database: ScratchDatabase, undisturbed: list[tuple[object, ...]]) -> None:
    """The next run finishes, and no statement was committed twice."""
    wait_for(database, IDLE)
    run = database.eldb("apply")
    assert run.code == 0, run.err
    assert database.rows(RAN) == [("one", 1), ("two", 1)]
    assert database.rows(FINGERPRINT) == undisturbed
    assert database.value("SELECT count(*) FROM eldb.files WHERE state = 'applied' AND is_sealed") == 4
    assert database.value("SELECT count(*) FROM pg_index WHERE NOT indisvalid") == 0


def cut_and_killed(database: ScratchDatabase, number: int, where: str) -> None:
    """Kill a run at this message, before or after the server gets it."""
    victim: list[subprocess.Popen[str]] = []

    def on_message(count: int, _: bytes) -> str | None:
        if count != number:
            return None
        while not victim:
            time.sleep(0.001)
        victim[0].kill()
        return where

    with proxied(database.url, on_message) as proxy, running(database, url=proxy.url) as process:
        victim.append(process)
        process.communicate(timeout=60)
    assert process.returncode == -signal.SIGKILL


def undisturbed(stack: Stack, files: Files) -> tuple[list[tuple[object, ...]], int]:
    """The fingerprint after a run that nothing interrupts, and how many messages it sends."""
    write_files(files)
    with stack.database() as url, proxied(url, lambda *_: None) as proxy:
        run = ScratchDatabase(proxy.url, files).eldb("apply")
        assert run.code == 0, run.err
        return ScratchDatabase(url, files).rows(FINGERPRINT), proxy.messages


def test_01_killed_between_any_two_statements(database: ScratchDatabase) -> None:
    statements = [f"INSERT INTO app.ran VALUES ('{n}')" for n in (1, 2, 3)]
    database.files.write("schema/a/0001_ran.sql", "CREATE SCHEMA app;\nCREATE TABLE app.ran (what text);\n")
    assert database.eldb("apply").code == 0
    database.files.write("schema/a/0002_three.sql", gated(*statements))
    for gate in (1, 2, 3):
        with locked(database, f"SELECT pg_advisory_lock({gate})"):
            with running(database):
                wait_for(database, waiting_at(gate))
            wait_for(database, waiting_at(gate).replace("> 0", "= 0"), 5)
        assert database.rows(RAN) == []
    assert_converges(database)
    assert database.rows(RAN) == [("1", 1), ("2", 1), ("3", 1)]


@pytest.mark.parametrize(
    ("where", "first"),
    [
        ("after", STRIDE),
        *(pytest.param("after", first, marks=pytest.mark.slow) for first in range(1, STRIDE)),
        *(pytest.param("before", first, marks=pytest.mark.slow) for first in range(1, STRIDE + 1)),
    ],
)
def test_01_killed_at_any_message(stack: Stack, files: Files, where: str, first: int) -> None:
    expected, messages = undisturbed(stack, files)
    assert messages > 3 * STRIDE, "the run sends too few messages for this test"
    for number in range(first, messages + 1, STRIDE):
        with stack.database() as url:
            database = ScratchDatabase(url, files)
            cut_and_killed(database, number, where)
            assert_ran_once(database, expected)


@ON_ALL
def test_02_killed_in_a_concurrent_build(applied_table: ScratchDatabase) -> None:
    applied_table.files.write("schema/a/0002_i.sql", INDEX)
    with locked(applied_table, "INSERT INTO app.t VALUES (1, 'x')"):
        with running(applied_table):
            wait_for(applied_table, INVALID)
        wait_for(applied_table, IDLE)
        assert applied_table.value("SELECT state FROM eldb.files WHERE path = 'schema/a/0002_i.sql'") == "intent"
    assert "apply  schema/a/0002_i.sql  (its last run did not end)\n1 to apply" in applied_table.eldb("plan").out
    bundle = applied_table.eldb("plan", "--sql")
    assert (bundle.code, "the last run of schema/a/0002_i.sql did not end" in bundle.err) == (4, True)
    assert_converges(applied_table)
    assert applied_table.value("SELECT indisvalid FROM pg_index WHERE indexrelid = 'app.t_v_idx'::regclass")
    heals = applied_table.rows("SELECT detail ->> 'reason' FROM eldb.events WHERE kind = 'heal'")
    assert heals == [("dropped the invalid index app.t_v_idx",)]


def test_02_a_backend_that_goes_on_without_its_client_is_ended(applied_table: ScratchDatabase) -> None:
    applied_table.files.write("schema/a/0002_i.sql", INDEX)
    with locked(applied_table, "INSERT INTO app.t VALUES (1, 'x')") as other:
        with running(applied_table, runner=patched("deaf")):
            wait_for(applied_table, INVALID)
        orphan = applied_table.value("SELECT intent ->> 'pid' FROM eldb.files WHERE state = 'intent'")
        wait_for(
            applied_table, f"SELECT count(*) = 0 FROM pg_stat_activity WHERE application_name = 'eldb watch' AND {HERE}"
        )
        assert applied_table.value(f"SELECT state FROM pg_stat_activity WHERE pid = {orphan}") == "active"
        with running(applied_table, "--lock-budget", "0.3") as second:
            wait_for(applied_table, f"SELECT count(*) = 0 FROM pg_stat_activity WHERE pid = {orphan}")
            other.rollback()
            _, err = second.communicate(timeout=60)
    assert second.returncode == 0, err
    assert_clean(applied_table)


def test_02_the_work_of_a_backend_that_finishes_without_its_client_is_kept(applied_table: ScratchDatabase) -> None:
    applied_table.files.write("schema/a/0002_i.sql", INDEX)
    with locked(applied_table, "INSERT INTO app.t VALUES (1, 'x')"), running(applied_table, runner=patched("deaf")):
        wait_for(applied_table, INVALID)
    wait_for(applied_table, "SELECT indisvalid FROM pg_index WHERE indexrelid = 'app.t_v_idx'::regclass")
    built = applied_table.value("SELECT 'app.t_v_idx'::regclass::oid")
    assert_converges(applied_table)
    assert applied_table.value("SELECT 'app.t_v_idx'::regclass::oid") == built


def test_02_a_drop_of_an_index_that_a_lost_run_finished_is_not_repeated(applied_table: ScratchDatabase) -> None:
    applied_table.files.write("schema/a/0002_i.sql", INDEX)
    assert applied_table.eldb("apply").code == 0
    applied_table.files.write("schema/a/0003_d.sql", "-- eldb: no-transaction\nDROP INDEX CONCURRENTLY app.t_v_idx;\n")
    with locked(applied_table, "INSERT INTO app.t VALUES (1, 'x')"), running(applied_table, runner=patched("deaf")):
        wait_for(applied_table, INVALID)
    wait_for(applied_table, "SELECT to_regclass('app.t_v_idx') IS NULL")
    assert_converges(applied_table)


@ON_ALL
@pytest.mark.parametrize("statement", ["REINDEX INDEX CONCURRENTLY app.t_v_idx", "REINDEX (CONCURRENTLY) TABLE app.t"])
def test_02_an_interrupted_reindex_is_repeated(applied_table: ScratchDatabase, statement: str) -> None:
    applied_table.files.write("schema/a/0002_i.sql", INDEX)
    assert applied_table.eldb("apply").code == 0
    applied_table.files.write("schema/a/0003_r.sql", f"-- eldb: no-transaction\n{statement};\n")
    before = applied_table.value("SELECT 'app.t_v_idx'::regclass::oid")
    with locked(applied_table, "INSERT INTO app.t VALUES (1, 'x')"):
        with running(applied_table):
            wait_for(applied_table, INVALID)
        wait_for(applied_table, IDLE)
        assert applied_table.value(INVALID)
    assert_converges(applied_table)
    assert applied_table.value("SELECT 'app.t_v_idx'::regclass::oid") != before
    left = applied_table.rows("SELECT indexrelid::regclass::text FROM pg_index WHERE indrelid = 'app.t'::regclass")
    assert sorted(left) == [("app.t_pkey",), ("app.t_v_idx",)]


def detached_by_a_lost_run(database: ScratchDatabase, schema: str) -> None:
    """A run detaches a partition outside a transaction and is killed before it records that."""
    table = "CREATE TABLE {0}.p (at date) PARTITION BY RANGE (at);\nCREATE TABLE {0}.old PARTITION OF {0}.p DEFAULT;\n"
    database.files.write("schema/a/0002_p.sql", table.format(schema))
    assert database.eldb("apply").code == 0
    detach = f"-- eldb: no-transaction\nALTER TABLE {schema}.p DETACH PARTITION {schema}.old;\n"
    database.files.write("schema/a/0003_d.sql", detach)
    with locked(database, f"SELECT FROM {schema}.p"), running(database, runner=patched("deaf")):
        wait_for(database, WAITING)
    wait_for(database, f"SELECT NOT relispartition FROM pg_class WHERE oid = '{schema}.old'::regclass")


def test_02_the_work_of_a_lost_run_is_recognised(applied_table: ScratchDatabase) -> None:
    detached_by_a_lost_run(applied_table, "app")
    assert_converges(applied_table)


def test_02_adopt_baseline_proves_the_work_of_a_lost_run_that_apply_cannot_see(
    applied_table: ScratchDatabase,
) -> None:
    detached_by_a_lost_run(applied_table, "public")
    run = applied_table.eldb("apply")
    assert (run.code, "take it over: eldb adopt baseline" in run.err) == (5, True), run.err
    run = eldb("adopt", "baseline", "--url", applied_table.url, "--sql-dir", applied_table.files.root)
    assert run.code == 0, run.err
    assert_converges(applied_table)


def test_02_an_invalid_index_of_somebody_else_is_reported_and_kept(applied_table: ScratchDatabase) -> None:
    applied_table.execute("INSERT INTO app.t VALUES (1, 'same'), (2, 'same')")
    with pytest.raises(psycopg.errors.UniqueViolation):
        applied_table.execute("CREATE UNIQUE INDEX CONCURRENTLY stranger ON app.t (v)")
    applied_table.files.write("schema/a/0002_i.sql", INDEX)
    run = applied_table.eldb("apply", "--adopt", "app.t.stranger")
    assert run.code == 0, run.err
    invalid = applied_table.rows("SELECT indexrelid::regclass::text FROM pg_index WHERE NOT indisvalid")
    assert invalid == [("app.stranger",)]
    applied_table.execute("DELETE FROM eldb.objects WHERE name = 'app.t.stranger'")
    status = applied_table.eldb("status")
    assert (status.code, "index app.t.stranger is unexpected" in status.out) == (4, True)


def test_03_killed_while_it_waits_for_a_lock(applied_table: ScratchDatabase) -> None:
    applied_table.files.write("schema/a/0002_c.sql", "ALTER TABLE app.t ADD COLUMN c integer;\n")
    with locked(applied_table, "SELECT FROM app.t"):
        with running(applied_table, "--lock-timeout", "60"):
            wait_for(applied_table, WAITING)
        began = time.monotonic()
        applied_table.rows("SELECT FROM app.t")
        assert time.monotonic() - began < 2
    assert_converges(applied_table)


def interrupted(runner: subprocess.Popen[str]) -> str:
    """What a runner prints when Ctrl-C ends it."""
    runner.send_signal(signal.SIGINT)
    _, err = runner.communicate(timeout=10)
    assert runner.returncode == 130, err
    return err


def test_interrupted_while_it_waits_for_a_lock(applied_table: ScratchDatabase) -> None:
    applied_table.files.write("schema/a/0002_c.sql", "ALTER TABLE app.t ADD COLUMN c integer;\n")
    with (
        locked(applied_table, "SELECT FROM app.t"),
        running(applied_table, "--lock-timeout", "60") as runner,
    ):
        wait_for(applied_table, WAITING)
        assert "schema/a/0002_c.sql:1: canceling statement due to user request" in interrupted(runner)
    assert_converges(applied_table)


def test_interrupted_in_a_concurrent_build(applied_table: ScratchDatabase) -> None:
    applied_table.files.write("schema/a/0002_i.sql", INDEX)
    with locked(applied_table, "INSERT INTO app.t VALUES (1, 'x')"):
        with running(applied_table) as runner:
            wait_for(applied_table, INVALID)
            assert "schema/a/0002_i.sql:2: canceling statement due to user request" in interrupted(runner)
        wait_for(applied_table, IDLE)
    assert_converges(applied_table)


def test_interrupted_while_another_runner_is_at_work(applied_table: ScratchDatabase) -> None:
    with locked(applied_table, f"SELECT pg_advisory_lock({LOCK})"), running(applied_table) as runner:
        wait_for(applied_table, f"SELECT ({TRYING}) > 0")
        assert "interrupted: the server rolls back what was not finished" in interrupted(runner)
    assert_converges(applied_table)


def test_04_terminated_in_each_statement(applied_table: ScratchDatabase) -> None:
    tables = [f"CREATE TABLE app.u{n} (id bigint)" for n in (1, 2)]
    applied_table.files.write("schema/a/0002_u.sql", gated(*tables))
    for gate, line in ((1, 1), (2, 3)):
        with locked(applied_table, f"SELECT pg_advisory_lock({gate})"), running(applied_table) as runner:
            wait_for(applied_table, waiting_at(gate))
            applied_table.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_locks"
                f" WHERE locktype = 'advisory' AND objid = {gate} AND NOT granted AND {HERE}"
            )
            _, err = runner.communicate(timeout=60)
        assert runner.returncode == 5
        assert f"schema/a/0002_u.sql:{line}: terminating connection" in err
        assert f"    SELECT pg_advisory_xact_lock({gate})" in err
        assert "Traceback" not in err
        assert applied_table.value("SELECT to_regclass('app.u1')") is None
    assert_converges(applied_table)


def test_05_the_server_crashes_in_a_concurrent_build(fresh_server: FreshServer, files: Files) -> None:
    server = fresh_server("18", {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"})
    database = ScratchDatabase(server.url("postgres"), files)
    files.write("schema/a/0001_t.sql", "CREATE SCHEMA app;\nCREATE TABLE app.t (id bigint, v text);\n")
    assert database.eldb("apply").code == 0
    files.write("schema/a/0002_i.sql", INDEX)
    with locked(database, "INSERT INTO app.t VALUES (1, 'x')") as other, running(database) as runner:
        wait_for(database, INVALID)
        servers.kill(server, signal.SIGQUIT)  # what pg_ctl stop -m immediate sends
        _, err = runner.communicate(timeout=60)
        other.close()
    assert (runner.returncode, "schema/a/0002_i.sql:2: " in err) == (5, True), err
    server.start()
    database = ScratchDatabase(server.url("postgres"), files)
    assert database.value("SELECT count(*) FROM pg_index WHERE NOT indisvalid") == 1
    assert_converges(database)


@pytest.mark.parametrize("where", ["before", "after"])
def test_06_the_line_is_cut_at_commit(stack: Stack, files: Files, where: str) -> None:
    write_files(files)
    with stack.database() as url:
        database = ScratchDatabase(url, files)
        assert database.eldb("apply").code == 0
        expected = database.rows(FINGERPRINT)
    cut_at: list[int] = []

    def at_commit(number: int, message: bytes) -> str | None:
        if b"schema/a/0002_one.sql" in message and b"; COMMIT" in message and not cut_at:
            cut_at.append(number)
            return where
        return None

    with stack.database() as url:
        database = ScratchDatabase(url, files)
        with proxied(url, at_commit) as proxy, running(database, url=proxy.url) as runner:
            _, err = runner.communicate(timeout=60)
        assert cut_at
        assert (runner.returncode, "lost during the commit of schema/a/0002_one.sql" in err) == (5, True), err
        wait_for(database, IDLE)
        assert ("schema/a/0002_one.sql" in database.applied) == (where == "after")
        assert_ran_once(database, expected)


def test_07_temporary_files_grow_over_their_limit(applied_table: ScratchDatabase) -> None:
    name = applied_table.value("SELECT current_database()")
    applied_table.execute(f"ALTER DATABASE {name} SET temp_file_limit = '64kB'")
    applied_table.execute(f"ALTER DATABASE {name} SET work_mem = '64kB'")
    applied_table.files.write(
        "schema/a/0002_u.sql", "CREATE TABLE app.u AS\nSELECT g FROM generate_series(1, 200000) AS g ORDER BY -g;\n"
    )
    run = applied_table.eldb("apply")
    assert (run.code, "schema/a/0002_u.sql:1: temporary file size exceeds" in run.err) == (5, True), run.err
    assert "(SQLSTATE 53400)" in run.err
    assert applied_table.value("SELECT to_regclass('app.u')") is None
    assert applied_table.eldb("status").code == 3
    applied_table.execute(f"ALTER DATABASE {name} RESET ALL")
    assert_converges(applied_table)


@pytest.fixture
def small_tablespace(stack: Stack) -> Iterator[str]:
    """A tablespace of 2 MB."""
    folder = servers.new_folder()
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m,mode=0777", "tmpfs", folder], check=True)
    inside = folder / "inside"
    inside.mkdir()
    with psycopg.connect(stack.admin_url) as connection:
        row = connection.execute("SHOW data_directory").fetchone()
    assert row is not None
    owner = Path(row[0]).stat()
    os.chown(inside, owner.st_uid, owner.st_gid)
    inside.chmod(0o700)
    stack.execute(f"CREATE TABLESPACE {{}} LOCATION '{inside}'", folder.name)
    try:
        yield folder.name
    finally:
        stack.execute("DROP TABLESPACE {}", folder.name)
        subprocess.run(["umount", folder], check=True)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can mount")
def test_07_the_disk_is_full(small_tablespace: str, stack: Stack, files: Files) -> None:
    with stack.database() as url:
        database = ScratchDatabase(url, files)
        rows = "INSERT INTO t SELECT repeat('x', 1000) FROM generate_series(1, {});\n"
        table = f'CREATE TABLE t (v text) TABLESPACE "{small_tablespace}";\n'
        files.write("schema/a/0001_t.sql", table + rows.format(100_000))
        run = database.eldb("apply")
        assert (run.code, "schema/a/0001_t.sql:2: could not extend file" in run.err) == (5, True), run.err
        assert "(SQLSTATE 53100)" in run.err
        assert "hint: Check free disk space" in run.err
        assert database.applied == []
        files.write("schema/a/0001_t.sql", table + rows.format(10))
        assert_converges(database)
