"""`eldb apply` runs each file once, completely and in order. It heals drift or refuses it."""

import json

import psycopg

from tests.runner.conftest import ScratchDatabase

FUNCTION = "CREATE OR REPLACE FUNCTION app.one() RETURNS integer LANGUAGE sql AS 'SELECT {}';\n"


def test_a_second_run_changes_nothing(applied_table: ScratchDatabase) -> None:
    before = applied_table.rows("SELECT path, applied_at FROM eldb.files ORDER BY 1")
    run = applied_table.eldb("apply")
    assert (run.code, run.out.strip()) == (0, "nothing to do")
    assert applied_table.rows("SELECT path, applied_at FROM eldb.files ORDER BY 1") == before
    assert applied_table.eldb("status").code == 0


def test_a_changed_repeatable_is_applied_again(applied_table: ScratchDatabase) -> None:
    applied_table.files.write("functions/a/app.one.sql", FUNCTION.format(2))
    status = applied_table.eldb("status", "--format", "json")
    assert (status.code, status.json["pending"]) == (3, ["functions/a/app.one.sql"])
    assert applied_table.eldb("apply").code == 0
    assert applied_table.value("SELECT app.one()") == 2
    assert applied_table.eldb("status").code == 0


def test_files_before_a_failing_one_stay_applied(database: ScratchDatabase) -> None:
    database.files.write("schema/a/0001_t.sql", "CREATE TABLE t (id bigint);\n")
    database.files.write("schema/a/0002_u.sql", "CREATE TABLE u (id bigint) oops;\n")
    assert database.eldb("apply").code == 5
    assert database.applied == ["schema/a/0001_t.sql"]
    database.files.write("schema/a/0002_u.sql", "CREATE TABLE u (id bigint);\n")
    assert database.eldb("apply").code == 0
    assert database.eldb("status").code == 0
    assert dict(database.rows("SELECT name, path FROM eldb.objects WHERE kind = 'table'")) == {
        "public.t": "schema/a/0001_t.sql",
        "public.u": "schema/a/0002_u.sql",
    }


def test_settings_of_a_file_do_not_reach_the_next(database: ScratchDatabase) -> None:
    database.files.write("schema/a/0001_t.sql", "SET search_path = pg_catalog;\nSET statement_timeout = 1;\n")
    database.files.write("schema/a/0002_u.sql", "CREATE TABLE u AS SELECT current_setting('statement_timeout') AS v;\n")
    assert database.eldb("apply").code == 0
    assert database.value("SELECT v FROM public.u") == "0"


def test_a_dropped_function_is_healed_and_the_heal_is_recorded(applied_table: ScratchDatabase) -> None:
    applied_table.execute("DROP FUNCTION app.one()")
    status = applied_table.eldb("status", "--format", "json")
    assert status.code == 4
    assert status.json["drifted"] == [
        {"object": "function app.one", "change": "missing", "path": "functions/a/app.one.sql"}
    ]
    assert applied_table.eldb("apply").code == 0
    assert applied_table.value("SELECT app.one()") == 1
    assert applied_table.rows("SELECT path FROM eldb.events WHERE kind = 'heal'") == [("functions/a/app.one.sql",)]
    assert applied_table.eldb("status").code == 0


def test_a_changed_function_body_is_healed(applied_table: ScratchDatabase) -> None:
    applied_table.execute(FUNCTION.format(666))
    assert applied_table.eldb("apply").code == 0
    assert applied_table.value("SELECT app.one()") == 1


def test_a_policy_added_by_hand_is_dropped(applied_table: ScratchDatabase) -> None:
    rls = (
        "ALTER TABLE app.t ENABLE ROW LEVEL SECURITY;\nDROP POLICY IF EXISTS t_select ON app.t;\n"
        "CREATE POLICY t_select ON app.t FOR SELECT USING (FALSE);\n"
    )
    applied_table.files.write("rls/a/app.t.sql", rls)
    assert applied_table.eldb("apply").code == 0
    applied_table.execute("CREATE POLICY open_door ON app.t FOR SELECT USING (TRUE)")
    assert applied_table.eldb("status").code == 4
    assert applied_table.eldb("apply").code == 0
    assert applied_table.rows("SELECT polname FROM pg_policy") == [("t_select",)]
    assert applied_table.eldb("status").code == 0


def test_a_policy_that_its_file_no_longer_names_is_dropped(applied_table: ScratchDatabase) -> None:
    rls = "ALTER TABLE app.t ENABLE ROW LEVEL SECURITY;\nCREATE POLICY {} ON app.t FOR SELECT USING (FALSE);\n"
    for name in ("t_select_old", "t_select_new"):
        applied_table.files.write("rls/a/app.t.sql", rls.format(name))
        assert applied_table.eldb("apply").code == 0
    assert applied_table.rows("SELECT polname FROM pg_policy") == [("t_select_new",)]


def test_drift_and_a_change_of_the_file_at_once(applied_table: ScratchDatabase) -> None:
    applied_table.execute(FUNCTION.format(666))
    applied_table.files.write("functions/a/app.one.sql", FUNCTION.format(2))
    run = applied_table.eldb("apply")
    assert run.code == 0, run.err
    assert applied_table.value("SELECT app.one()") == 2
    assert applied_table.eldb("status").code == 0


def test_a_grant_that_remains_after_a_heal_is_named(applied_table: ScratchDatabase) -> None:
    applied_table.files.write("rls/a/app.t.sql", "ALTER TABLE app.t ENABLE ROW LEVEL SECURITY;\n")
    assert applied_table.eldb("apply").code == 0
    applied_table.execute("GRANT SELECT ON app.t TO pg_monitor")
    run = applied_table.eldb("apply")
    assert run.code == 4
    assert "these objects still differ from the files" in run.err
    assert "+pg_monitor: SELECT" in run.err
    assert applied_table.eldb("status").code == 4


def test_drift_in_a_table_is_refused_or_adopted_by_name(applied_table: ScratchDatabase) -> None:
    applied_table.execute("ALTER TABLE app.t ADD COLUMN extra text")
    run = applied_table.eldb("apply")
    assert run.code == 4
    assert "table app.t is changed (made by schema/a/0001_t.sql)" in run.err
    assert applied_table.eldb("apply", "--adopt", "app.t").code == 0
    assert applied_table.eldb("status").code == 0
    assert applied_table.rows("SELECT path FROM eldb.events WHERE kind = 'adopt'") == [("table app.t",)]


def test_an_object_that_no_file_made_is_drift(applied_table: ScratchDatabase) -> None:
    applied_table.execute("CREATE TABLE app.strange (id bigint); CREATE INDEX t_v_idx ON app.t (v)")
    status = applied_table.eldb("status", "--format", "json")
    assert status.code == 4
    assert {found["object"] for found in status.json["drifted"]} >= {"table app.strange", "index app.t.t_v_idx"}


def test_a_column_added_by_a_file_is_not_drift(applied_table: ScratchDatabase) -> None:
    applied_table.files.write("schema/a/0002_more.sql", "ALTER TABLE app.t ADD COLUMN more text NOT NULL DEFAULT '';\n")
    applied_table.files.write("schema/a/0003_less.sql", "ALTER TABLE app.t DROP COLUMN v;\n")
    assert applied_table.eldb("apply").code == 0
    assert applied_table.eldb("status").code == 0


def test_schemas_without_files_are_ignored(applied_table: ScratchDatabase) -> None:
    applied_table.execute("CREATE SCHEMA theirs; CREATE TABLE theirs.t (id bigint); CREATE TABLE public.u (id bigint)")
    assert applied_table.eldb("status").code == 0


def test_a_dry_run_shows_errors_and_changes_nothing(applied_table: ScratchDatabase) -> None:
    applied_table.files.write("schema/a/0002_u.sql", "CREATE TABLE app.u (id bigint);\n")
    run = applied_table.eldb("apply", "--dry-run")
    assert (run.code, run.out.strip()) == (0, "rolled back: 1 files applied")
    assert applied_table.value("SELECT to_regclass('app.u')") is None
    applied_table.files.write("schema/a/0003_v.sql", "CREATE TABLE app.u (id bigint);\n")
    assert applied_table.eldb("apply", "--dry-run").code == 5
    assert applied_table.applied == ["functions/a/app.one.sql", "schema/a/0001_t.sql"]


def test_a_dry_run_on_an_empty_database_writes_no_history(database: ScratchDatabase) -> None:
    database.files.write("schema/a/0001_t.sql", "CREATE TABLE t (id bigint);\n")
    assert database.eldb("apply", "--dry-run").code == 0
    assert database.is_untouched


def test_plan_names_each_file_and_the_reason(applied_table: ScratchDatabase) -> None:
    applied_table.files.write("functions/a/app.one.sql", FUNCTION.format(2))
    applied_table.files.write("schema/a/0002_u.sql", "CREATE TABLE app.u (id bigint);\n")
    plan = applied_table.eldb("plan", "--format", "json")
    assert plan.code == 0
    assert [(step["path"], step["reason"]) for step in plan.json["steps"]] == [
        ("schema/a/0002_u.sql", "new"),
        ("functions/a/app.one.sql", "changed"),
    ]
    assert "new" in applied_table.eldb("plan").out


def test_history_records_who_when_and_how_long(applied_table: ScratchDatabase) -> None:
    with psycopg.connect(applied_table.url) as connection:
        row = connection.execute(
            "SELECT applied_by, system_user_name, tool_version, duration_ms > 0,"
            " applied_at > now() - interval '1 minute', length(source_hash)"
            " FROM eldb.files WHERE path = 'schema/a/0001_t.sql'"
        ).fetchone()
    assert row is not None
    assert row[0] == "postgres"
    assert row[1]
    assert row[2:] == ("0.1.0", True, True, 64)


def test_stdout_contains_only_json(applied_table: ScratchDatabase) -> None:
    for command in ("status", "plan", "apply"):
        json.loads(applied_table.eldb(command, "--format", "json").out)


def test_the_twin_of_a_file_takes_over_its_objects(database: ScratchDatabase) -> None:
    database.files.write("functions/a/public.f@old.sql", "-- eldb: unless pg15\nSELECT oops;\n")
    database.files.write(
        "functions/a/public.f@new.sql",
        "-- eldb: when pg15\nCREATE OR REPLACE FUNCTION public.f() RETURNS integer LANGUAGE sql AS 'SELECT 1';\n",
    )
    assert database.eldb("apply").code == 0
    assert database.applied == ["functions/a/public.f@new.sql"]
