"""`eldb revert` undoes files with their history and dependent objects, and deletes rows only with consent."""

import psycopg
import pytest
from click.testing import CliRunner
from psycopg.conninfo import make_conninfo

from eldb.apply.runner import Runner
from eldb.cli.main import main
from eldb.database.session import Session
from eldb.files.profiles import find_profile, load_profile
from eldb.files.sources import read_tree
from eldb.history.workspace import Workspace
from eldb.paths import sql_dir
from tests.runner.conftest import ScratchDatabase, eldb
from tests.runner.test_bootstrap import fingerprint, rows

PEOPLE = "CREATE TABLE app.people (id bigint PRIMARY KEY, name text);\n"
NAMES = "CREATE OR REPLACE VIEW app.names AS SELECT id, name FROM app.people;\n"
OLDEST = "CREATE OR REPLACE FUNCTION app.oldest(p app.people) RETURNS integer LANGUAGE sql AS 'SELECT 1';\n"
STAMP = (
    "CREATE OR REPLACE FUNCTION app.stamp() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';\n"
    "CREATE OR REPLACE TRIGGER stamp BEFORE UPDATE OF born ON app.people FOR EACH ROW EXECUTE FUNCTION app.stamp();\n"
)
RLS = "ALTER TABLE app.people ENABLE ROW LEVEL SECURITY;\nCREATE POLICY p ON app.people USING (born IS NULL);\n"


@pytest.fixture
def grown(database: ScratchDatabase) -> ScratchDatabase:
    """A table in two files, and repeatable files that depend on it."""
    files = database.files
    files.write("schema/a/0001_app.sql", "CREATE SCHEMA app;\n")
    files.write("schema/a/0001_app.revert.sql", "DROP SCHEMA app;\n")
    files.write("schema/a/0002_people.sql", PEOPLE)
    files.write("schema/a/0002_people.revert.sql", "DROP TABLE app.people;\n")
    files.write("schema/a/0003_born.sql", "ALTER TABLE app.people ADD COLUMN born date;\n")
    files.write("schema/a/0003_born.revert.sql", "ALTER TABLE app.people DROP COLUMN born;\n")
    files.write("functions/a/app.oldest.sql", OLDEST)
    files.write("functions/a/app.stamp.sql", STAMP)
    files.write("views/a/app.names.sql", NAMES)
    files.write("rls/a/app.people.sql", RLS)
    run = database.eldb("apply")
    assert run.code == 0, run.err
    return database


def test_the_last_file_is_reverted_and_applied_again(grown: ScratchDatabase) -> None:
    before = fingerprint(grown.url)
    run = grown.eldb("revert")
    assert run.code == 0, run.err
    assert run.out.splitlines() == [
        "reverted schema/a/0003_born.sql",
        "pending functions/a/app.stamp.sql",
        "pending rls/a/app.people.sql",
    ]
    assert (
        grown.rows("SELECT attname FROM pg_attribute WHERE attrelid = 'app.people'::regclass AND attname = 'born'")
        == []
    )
    assert grown.rows("SELECT kind, path FROM eldb.events WHERE kind = 'revert'") == [
        ("revert", "schema/a/0003_born.sql")
    ]
    assert "schema/a/0003_born.sql" not in grown.applied
    assert grown.eldb("diff").code == 0
    status = grown.eldb("status", "--format", "json")
    assert (status.code, status.json["drifted"]) == (3, [])
    assert grown.eldb("apply").code == 0
    assert fingerprint(grown.url) == before


def test_dependent_objects_that_still_fit_are_applied_again(grown: ScratchDatabase) -> None:
    grown.eldb("revert")
    assert "views/a/app.names.sql" in grown.applied
    assert grown.rows("SELECT * FROM app.names") == []
    assert grown.value("SELECT app.oldest(NULL)") == 1


def test_files_down_to_a_number_are_reverted_in_one_transaction(grown: ScratchDatabase) -> None:
    run = grown.eldb("revert", "--to", "1", "--format", "json")
    assert run.code == 0, run.err
    assert run.json["paths"] == ["schema/a/0003_born.sql", "schema/a/0002_people.sql"]
    assert set(run.json["pending"]) == {
        "functions/a/app.oldest.sql",
        "functions/a/app.stamp.sql",
        "rls/a/app.people.sql",
        "views/a/app.names.sql",
    }
    assert grown.value("SELECT to_regclass('app.people')") is None
    assert grown.applied == ["schema/a/0001_app.sql"]
    assert grown.eldb("apply").code == 0
    assert grown.eldb("diff").code == 0


def test_a_failing_revert_changes_nothing(grown: ScratchDatabase) -> None:
    grown.files.write("schema/a/0002_people.revert.sql", "DROP TABLE app.people;\nDROP TABLE app.no_such;\n")
    before = grown.applied, fingerprint(grown.url)
    run = grown.eldb("revert", "--to", "schema/a/0001_app.sql")
    assert (run.code, 'schema/a/0002_people.revert.sql:2: table "no_such" does not exist' in run.err) == (5, True)
    assert (grown.applied, fingerprint(grown.url)) == before
    assert grown.eldb("diff").code == 0


def test_lost_rows_are_counted_and_need_consent(grown: ScratchDatabase) -> None:
    grown.execute(
        "INSERT INTO app.people SELECT n, 'x', CASE WHEN n < 4 THEN now() END FROM generate_series(1, 5) AS n;"
    )
    run = grown.eldb("revert")
    assert (run.code, "3 values of app.people.born" in run.err, "--yes" in run.err) == (2, True, True)
    run = grown.eldb("revert", "--to", "1")
    assert (run.code, "5 rows of app.people" in run.err, "born" in run.err) == (2, True, False)
    assert grown.value("SELECT count(born) FROM app.people") == 3
    run = grown.eldb("revert", "--yes")
    assert (run.code, "lost 3 values of app.people.born" in run.out) == (0, True)


def test_a_dry_run_names_everything_and_changes_nothing(grown: ScratchDatabase) -> None:
    grown.execute("INSERT INTO app.people (id) VALUES (1)")
    before = grown.applied, fingerprint(grown.url)
    run = grown.eldb("revert", "--to", "1", "--dry-run", "--format", "json")
    assert run.code == 0, run.err
    assert run.json["dry_run"]
    assert run.json["lost"] == [{"schema": "app", "table": "people", "column": None, "rows": 1}]
    assert (grown.applied, fingerprint(grown.url)) == before
    assert grown.eldb("diff").code == 0


def test_rows_that_row_security_hides_are_counted(region_url: str) -> None:
    with psycopg.connect(region_url) as connection:
        connection.execute("INSERT INTO ledger.profiles (id, display_name) VALUES (priv.new_id(), 'Somebody')")
        connection.execute("INSERT INTO ledger.profile_contacts (profile_id) SELECT id FROM ledger.profiles")
    as_owner = make_conninfo(region_url, options="-c role=ledger_owner")
    assert rows(as_owner, "SELECT count(*) FROM ledger.profile_contacts") == [(0,)], "hidden from their owner"
    before = ["--to", "schema/core/0005_communities.sql", "--dry-run", "--format", "json"]
    run = eldb("revert", "--url", as_owner, *before)
    assert run.code == 0, run.err
    assert {"schema": "ledger", "table": "profile_contacts", "column": None, "rows": 1} in run.json["lost"]


def test_drift_must_be_settled_before_a_revert(grown: ScratchDatabase) -> None:
    grown.execute("ALTER TABLE app.people ADD COLUMN extra text")
    run = grown.eldb("revert")
    assert (run.code, "  table app.people\n" in run.err, "eldb diff" in run.err) == (4, True, True)


@pytest.mark.parametrize(
    ("to", "message"),
    [
        ("9", "nothing is applied after 9"),
        ("schema/a/0009_x.sql", "schema/a/0009_x.sql is not applied here"),
        ("schema/a/0003_born.sql", "nothing is applied after"),
    ],
)
def test_a_target_that_makes_no_sense_is_refused(grown: ScratchDatabase, to: str, message: str) -> None:
    run = grown.eldb("revert", "--to", to)
    assert (run.code, message in run.err) == (2, True), run.err


def test_a_file_without_a_revert_is_named(grown: ScratchDatabase) -> None:
    grown.files.remove("schema/a/0002_people.revert.sql")
    run = grown.eldb("revert", "--to", "0")
    assert (run.code, "schema/a/0002_people.sql has no revert" in run.err) == (2, True)


def test_a_revert_gives_up_soon_when_it_waits_for_a_lock(grown: ScratchDatabase) -> None:
    with psycopg.connect(grown.url) as holder:
        holder.execute("SELECT FROM app.people")
        run = grown.eldb("revert", "--lock-timeout", "0.2")
    assert (run.code, "blocked by:\n  pid" in run.err) == (75, True), run.err
    assert grown.eldb("diff").code == 0


def test_every_file_of_the_ledger_is_reverted_and_applied_again(region_url: str) -> None:
    """Revert all files, then apply them one by one. At every number the tables are the same, and so is the end."""
    before = fingerprint(region_url)
    with Session(region_url) as session:
        workspace = _workspace(session)
        files = [source for source in workspace.applicable if source.versioned]
    going_down = []
    for _ in files:
        going_down.append(_tables(region_url))
        done = CliRunner().invoke(main, ["revert", "--url", region_url, "--region", "oceania", "--yes"])
        assert done.exit_code == 0, done.output
    assert fingerprint(region_url) == {}
    with Session(region_url) as session:
        for number, expected in enumerate(reversed(going_down), 1):
            workspace = _workspace(session)
            workspace.applicable = files[:number]
            Runner(workspace).apply()
            assert _tables(region_url) == expected, files[number - 1].path
    run = eldb("apply", "--url", region_url, "--region", "oceania")
    assert run.code == 0, run.err
    assert fingerprint(region_url) == before


def _workspace(session: Session) -> Workspace:
    return Workspace(read_tree(sql_dir()), session, load_profile(find_profile("oceania")))


def _tables(url: str) -> dict[tuple[str, str], str]:
    """Objects that only versioned files make. Repeatable files also make policies and defaults."""
    kinds = ("schema", "type", "sequence", "table", "constraint", "index")
    return {key: text for key, text in fingerprint(url).items() if key[0] in kinds}
