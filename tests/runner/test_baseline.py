"""`eldb adopt baseline` marks files as applied only if every object equals its definition in the files."""

import pytest

from tests.runner.conftest import ScratchDatabase, eldb
from tests.runner.test_bootstrap import fingerprint, rows


@pytest.fixture
def forgotten(applied_table: ScratchDatabase) -> ScratchDatabase:
    """A database whose history is lost."""
    applied_table.execute("DROP SCHEMA eldb CASCADE")
    return applied_table


def test_a_region_without_its_history_is_adopted(region_url: str) -> None:
    before = fingerprint(region_url)
    files = rows(region_url, "SELECT path, source_hash, rendered_hash FROM eldb.files ORDER BY path")
    grants = "SELECT nspacl::text FROM pg_namespace WHERE nspname = 'eldb'"
    shared = rows(region_url, grants)
    ScratchDatabase(region_url, None).execute("DROP SCHEMA eldb CASCADE")  # type: ignore[arg-type]
    run = eldb("adopt", "baseline", "--url", region_url, "--region", "oceania")
    assert run.code == 0, run.err
    assert rows(region_url, "SELECT path, source_hash, rendered_hash FROM eldb.files ORDER BY path") == files
    assert (fingerprint(region_url), rows(region_url, grants)) == (before, shared)
    assert rows(region_url, "SELECT kind FROM eldb.events ORDER BY id LIMIT 1") == [("adopt",)]
    again = eldb("bootstrap", "oceania", "--url", region_url)
    assert (again.code, "nothing to do" in again.out) == (0, True), again.out + again.err


def test_an_object_that_differs_is_named_and_refused(forgotten: ScratchDatabase) -> None:
    forgotten.execute("ALTER TABLE app.t DROP COLUMN v; CREATE OR REPLACE FUNCTION app.one() RETURNS integer RETURN 2")
    run = eldb("adopt", "baseline", "--url", forgotten.url, "--sql-dir", forgotten.files.root)
    assert run.code == 4
    assert "table app.t is changed (made by schema/a/0001_t.sql)" in run.err
    assert "function app.one is changed (made by functions/a/app.one.sql)" in run.err
    assert forgotten.is_untouched
    forgotten.execute("ALTER TABLE app.t ADD COLUMN v text")
    run = eldb("adopt", "baseline", "--url", forgotten.url, "--sql-dir", forgotten.files.root)
    assert (run.code, "table app.t" in run.err) == (4, False)


def test_a_corrected_object_is_adopted(forgotten: ScratchDatabase) -> None:
    run = eldb("adopt", "baseline", "--url", forgotten.url, "--sql-dir", forgotten.files.root, "--format", "json")
    assert (run.code, run.json["files"], run.json["objects"]) == (0, 2, 6), run.err
    assert forgotten.applied == ["functions/a/app.one.sql", "schema/a/0001_t.sql"]
    assert forgotten.eldb("apply").out.strip() == "nothing to do"


def test_a_database_where_apply_ran_first_is_adopted(forgotten: ScratchDatabase) -> None:
    forgotten.files.write("schema/a/0000_first.sql", "CREATE TABLE first_of_all (id bigint);\n")
    run = forgotten.eldb("apply")
    assert (run.code, 'schema/a/0001_t.sql:1: schema "app" already exists' in run.err) == (5, True), run.err
    assert "take it over: eldb adopt baseline" in run.err
    run = eldb("adopt", "baseline", "--url", forgotten.url, "--sql-dir", forgotten.files.root, "--format", "json")
    assert (run.code, run.json["files"]) == (0, 2), run.err
    assert forgotten.applied == ["functions/a/app.one.sql", "schema/a/0000_first.sql", "schema/a/0001_t.sql"]
    assert forgotten.eldb("apply").out.strip() == "nothing to do"
    assert forgotten.eldb("status").code == 0


def test_an_existing_history_is_not_overwritten(applied_table: ScratchDatabase) -> None:
    run = eldb("adopt", "baseline", "--url", applied_table.url, "--sql-dir", applied_table.files.root)
    assert (run.code, "already has a history" in run.err) == (4, True)
