"""The output of `eldb plan --sql`, run by psql, leaves the same as `eldb apply`, including the history."""

import json
import subprocess
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tests.runner.conftest import Run, ScratchDatabase, eldb
from tests.servers.run import Stack

# The person, the time and the duration may differ. The intents of both runs are settled in the same way.
HISTORY = {
    "files": "SELECT path, pack, state, source_hash, inputs_hash, rendered_hash, content, is_sealed, intent,"
    " tool_version, git_commit, duration_ms > 0 FROM eldb.files ORDER BY path",
    "objects": "SELECT kind, name, path, definition FROM eldb.objects ORDER BY kind, name",
    "events": "SELECT kind, path, detail FROM eldb.events ORDER BY id",
    "region": "SELECT format, region_id, system_identifier, profile, profile_hash FROM eldb.region",
}
SETTINGS = "SELECT key, value FROM ops.settings ORDER BY key"
FUNCTION = "CREATE OR REPLACE FUNCTION app.one() RETURNS integer LANGUAGE sql AS 'SELECT {}';\n"


def rows(url: str, query: str) -> list[tuple[Any, ...]]:
    with psycopg.connect(url) as connection:
        return connection.execute(query).fetchall()


def run_psql(psql: Path, url: str, script: str, folder: Path) -> subprocess.CompletedProcess[str]:
    file = folder / "tonight.sql"
    file.write_text(script)
    return subprocess.run([psql, "--no-psqlrc", "--file", file, url], capture_output=True, text=True)


def assert_same(url: str, other: str) -> None:
    for table, query in HISTORY.items():
        assert rows(url, query) == rows(other, query), table


@pytest.mark.parametrize("stack", ["18", pytest.param("15", marks=pytest.mark.slow)], indirect=True)
def test_psql_makes_the_same_region_as_bootstrap(stack: Stack, region_url: str, empty_url: str, tmp_path: Path) -> None:
    script = eldb("plan", "--sql", "--region", "oceania", "--url", empty_url).out
    done = run_psql(stack.psql, empty_url, script, tmp_path)
    assert done.returncode == 0, done.stderr
    assert_same(region_url, empty_url)
    assert rows(region_url, SETTINGS) == rows(empty_url, SETTINGS)
    run = eldb("bootstrap", "oceania", "--url", empty_url)
    assert (run.code, "nothing to do" in run.out) == (0, True), run.out + run.err
    assert eldb("plan", "--sql", "--region", "oceania", "--url", empty_url).out == ""


@pytest.fixture
def twice(stack: Stack, database: ScratchDatabase) -> ScratchDatabase:
    """`database` and a copy of it, after a first apply with an index built outside a transaction."""
    database.files.write("schema/a/0001_t.sql", "CREATE SCHEMA app;\nCREATE TABLE app.t (id bigint, v text)\n")
    database.files.write("schema/a/0002_i.sql", "-- eldb: no-transaction\nCREATE INDEX CONCURRENTLY i ON app.t (v);\n")
    database.files.write("functions/a/app.one@a.sql", f"-- eldb: when pg15\n{FUNCTION.format(1)}")
    assert database.eldb("apply").code == 0
    return database


def change(database: ScratchDatabase) -> None:
    """Make one change of each kind: a new file, one without a transaction, a drifted one, a twin that takes over."""
    database.files.write("schema/a/0003_u.sql", "CREATE TABLE app.u (id bigint);\n")
    database.files.write("schema/a/0004_j.sql", "-- eldb: no-transaction\nCREATE INDEX CONCURRENTLY j ON app.t (id);\n")
    database.files.write("functions/a/app.one@a.sql", f"-- eldb: unless pg15\n{FUNCTION.format(1)}")
    database.files.write("functions/a/app.one@b.sql", f"-- eldb: when pg15\n{FUNCTION.format(2)}")


def test_psql_makes_the_same_change_as_apply(stack: Stack, twice: ScratchDatabase, tmp_path: Path) -> None:
    name = twice.value("SELECT current_database()")
    with stack.database(name) as copy_url:
        change(twice)
        copy = ScratchDatabase(copy_url, twice.files)
        plan = copy.eldb("plan", "--sql")
        assert (plan.code, "--   apply schema/a/0003_u.sql: new" in plan.out) == (0, True), plan.err
        done = run_psql(stack.psql, copy_url, plan.out, tmp_path)
        assert done.returncode == 0, done.stderr
        assert twice.eldb("apply").code == 0
        assert_same(twice.url, copy_url)
        assert copy.eldb("status").code == 0


def test_a_heal_by_psql_is_recorded(twice: ScratchDatabase, tmp_path: Path, psql: Path) -> None:
    twice.execute(FUNCTION.format(666))
    done = run_psql(psql, twice.url, twice.eldb("plan", "--sql").out, tmp_path)
    assert done.returncode == 0, done.stderr
    assert twice.value("SELECT app.one()") == 1
    assert twice.rows("SELECT path FROM eldb.events WHERE kind = 'heal'") == [("functions/a/app.one@a.sql",)]
    assert twice.eldb("status").code == 0


def test_a_plan_without_a_connection_is_the_same(twice: ScratchDatabase, tmp_path: Path) -> None:
    change(twice)
    status = tmp_path / "status.json"
    status.write_text(twice.eldb("status", "--format", "json").out)

    def offline(*arguments: str, database: str = "postgresql://nobody@127.0.0.1:1/x") -> Run:
        return eldb("plan", "--from-status", status, "--sql-dir", twice.files.root, *arguments, "--url", database)

    assert offline().out == twice.eldb("plan").out
    assert offline("--sql").out == twice.eldb("plan", "--sql").out != ""
    status.write_text(json.dumps({"snapshot": {}}))
    refused = offline()
    assert (refused.code, "is not the status of a database" in refused.err) == (2, True)


def test_an_outdated_plan_changes_nothing(twice: ScratchDatabase, tmp_path: Path, psql: Path) -> None:
    change(twice)
    script = twice.eldb("plan", "--sql").out
    assert twice.eldb("apply").code == 0
    before = twice.rows(HISTORY["events"])
    done = run_psql(psql, twice.url, script, tmp_path)
    assert (done.returncode, "files were applied here after this script was planned" in done.stderr) == (3, True)
    assert twice.rows(HISTORY["events"]) == before


def test_a_plan_stops_when_another_runner_is_at_work(twice: ScratchDatabase, tmp_path: Path, psql: Path) -> None:
    change(twice)
    script = twice.eldb("plan", "--sql").out
    with psycopg.connect(twice.url) as other:
        other.execute("SELECT pg_advisory_lock(x'656c6462'::integer)")
        done = run_psql(psql, twice.url, script, tmp_path)
    assert (done.returncode, "another eldb works on this database" in done.stderr) == (3, True)
    assert twice.value("SELECT to_regclass('app.u')") is None


def test_a_plan_that_stops_can_be_planned_again(twice: ScratchDatabase, tmp_path: Path, psql: Path) -> None:
    change(twice)
    twice.files.write("schema/a/0005_v.sql", "CREATE TABLE app.v (id bigint REFERENCES app.missing);\n")
    done = run_psql(psql, twice.url, twice.eldb("plan", "--sql").out, tmp_path)
    assert (done.returncode, 'relation "app.missing" does not exist' in done.stderr) == (3, True)
    assert "schema/a/0004_j.sql" in twice.applied
    twice.files.write("schema/a/0005_v.sql", "CREATE TABLE app.v (id bigint);\n")
    done = run_psql(psql, twice.url, twice.eldb("plan", "--sql").out, tmp_path)
    assert done.returncode == 0, done.stderr
    assert twice.eldb("status").code == 0
