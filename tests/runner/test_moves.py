"""A file that changes its topic or its name keeps its history and its objects."""

from pathlib import Path

import pytest

from eldb.files.sources import read_tree, split_path
from eldb.paths import sql_dir
from tests.runner.conftest import Files, ScratchDatabase, eldb
from tests.runner.test_bootstrap import fingerprint, rows
from tests.runner.test_bundle import run_psql

ONE = "CREATE OR REPLACE FUNCTION app.one() RETURNS integer LANGUAGE sql AS 'SELECT 1';\n"
HELPER = "CREATE OR REPLACE FUNCTION app.help() RETURNS integer LANGUAGE sql AS 'SELECT 2';\n"
RENAMED = "ALTER FUNCTION app.one() RENAME TO tg_one;\n"


def test_a_region_applied_from_flat_folders_is_carried_over(region_url: str, empty_url: str, tmp_path: Path) -> None:
    tree = read_tree(sql_dir())
    flat = Files(tmp_path / "sql")
    for path, text in {**{source.path: source.text for source in tree.sources}, **tree.macros}.items():
        for macro in tree.macros:
            text = text.replace(macro, _flat(macro))
        flat.write(_flat(path), text)
    first = eldb("bootstrap", "oceania", "--url", empty_url, "--sql-dir", flat.root)
    assert first.code == 0, first.out + first.err
    before = rows(empty_url, "SELECT applied_at FROM eldb.files ORDER BY 1")

    plan = eldb("plan", "--region", "oceania", "--url", empty_url, "--format", "json").json
    assert plan["steps"] == plan["problems"] == []
    assert len(plan["moves"]) > 200
    run = eldb("bootstrap", "oceania", "--url", empty_url)
    assert run.code == 0, run.out + run.err
    assert rows(empty_url, "SELECT applied_at FROM eldb.files ORDER BY 1") == before
    paths = "SELECT path FROM eldb.files UNION SELECT path FROM eldb.objects ORDER BY 1"
    assert rows(empty_url, paths) == rows(region_url, paths)
    assert fingerprint(empty_url) == fingerprint(region_url)
    assert eldb("status", "--region", "oceania", "--url", empty_url).code == 0


@pytest.mark.parametrize("way", ["apply", "bundle"])
def test_a_merged_file_takes_over_the_objects_of_both(
    applied_table: ScratchDatabase, psql: Path, tmp_path: Path, way: str
) -> None:
    database = applied_table
    database.files.write("functions/a/app.help.sql", HELPER)
    assert database.eldb("apply").code == 0
    database.files.remove("functions/a/app.help.sql")
    database.files.remove("functions/a/app.one.sql")
    database.files.write("functions/a/numbers/app.one.sql", HELPER + ONE)
    assert "functions/a/app.help.sql was applied here and no longer exists" in database.eldb("apply").err
    database.files.write("moved.toml", '["functions/a"]\n"app.help" = "app.one"\n')
    if way == "apply":
        run = database.eldb("apply")
        assert run.code == 0, run.err
    else:
        done = run_psql(psql, database.url, database.eldb("plan", "--sql").out, tmp_path)
        assert done.returncode == 0, done.stderr
    assert database.applied == ["functions/a/numbers/app.one.sql", "schema/a/0001_t.sql"]
    assert set(database.rows("SELECT path FROM eldb.objects WHERE kind = 'function'")) == {
        ("functions/a/numbers/app.one.sql",)
    }
    assert database.eldb("apply").out == "nothing to do\n"
    database.execute("DROP FUNCTION app.help()")
    assert "heal" in database.eldb("plan").out


def test_a_renamed_function_goes_on_under_its_new_name(applied_table: ScratchDatabase) -> None:
    database = applied_table
    database.files.remove("functions/a/app.one.sql")
    database.files.write("functions/a/app.tg_one.sql", ONE.replace("one", "tg_one"))
    database.files.write("schema/a/0002_names.sql", RENAMED)
    database.files.write("moved.toml", '["functions/a"]\n"app.one" = "app.tg_one"\n')
    run = database.eldb("apply")
    assert run.code == 0, run.err
    assert database.rows("SELECT name, path FROM eldb.objects WHERE kind = 'function'") == [
        ("app.tg_one", "functions/a/app.tg_one.sql")
    ]
    assert database.eldb("status").code == 0


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('["functions/a"]\n"app.gone" = "app.nowhere"\n', "functions/a has no file for app.nowhere"),
        ('"app.gone" = "app.one"\n', "'app.gone' is not a table"),
        ("[functions\n", "moved.toml: "),
    ],
)
def test_a_line_of_moved_toml_that_fits_no_file_is_refused(
    applied_table: ScratchDatabase, text: str, message: str
) -> None:
    applied_table.files.write("moved.toml", text)
    run = applied_table.eldb("apply")
    assert (run.code, message in run.err) == (2, True), run.err


def test_requires_names_an_object_wherever_its_file_lies(applied_table: ScratchDatabase) -> None:
    database = applied_table
    database.files.write("functions/a/zebra/app.z.sql", HELPER.replace("help", "z"))
    database.files.write("functions/a/app.b.sql", f"-- eldb: requires app.z\n{HELPER.replace('help', 'b')}")
    plan = database.eldb("plan", "--format", "json").json
    assert [step["path"] for step in plan["steps"]] == ["functions/a/zebra/app.z.sql", "functions/a/app.b.sql"]
    database.files.write("views/a/app.z.sql", "CREATE VIEW app.z AS SELECT 1;\n")
    database.files.write("rls/a/app.t.sql", "-- eldb: requires app.z\nALTER TABLE app.t ENABLE ROW LEVEL SECURITY;\n")
    refused = database.eldb("plan")
    assert (refused.code, "which can mean functions/a/zebra/app.z.sql or views/a/app.z.sql" in refused.err) == (2, True)


def test_one_object_has_one_file_in_whichever_topic(applied_table: ScratchDatabase) -> None:
    applied_table.files.write("functions/a/other/app.one.sql", ONE)
    run = applied_table.eldb("plan")
    assert (run.code, "both apply here" in run.err) == (2, True), run.err


def _flat(path: str) -> str:
    """The path without its topic; macros that lie beside the packs stay where they are."""
    return "/".join(filter(None, split_path(path)))
