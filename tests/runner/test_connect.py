"""A wrong server or address leads to a message and an exit code, and changes nothing."""

import subprocess
from pathlib import Path

import click
import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from eldb.cli.address import find_address
from eldb.cli.embedded import embedded
from eldb.cli.main import main
from eldb.database.session import Session
from eldb.errors import UsageError
from tests.runner.conftest import CLEAN, RUNNER, Files, Run, ScratchDatabase, eldb

SECRET = "correct horse battery staple"


def apply(url: str, files: Files, **env: str) -> Run:
    files.write("schema/a/0001_t.sql", "CREATE TABLE t (id bigint);\n")
    return eldb("apply", "--url", url, "--sql-dir", files.root, env=env)


def has_table(url: str) -> bool:
    with psycopg.connect(url) as connection:
        row = connection.execute(
            "SELECT to_regclass('t') IS NOT NULL OR to_regnamespace('eldb') IS NOT NULL"
        ).fetchone()
    return row == (True,)


def test_a_wrong_password_is_refused_and_never_shown(empty_url: str, files: Files) -> None:
    with psycopg.connect(empty_url, autocommit=True) as connection:
        connection.execute(f"CREATE ROLE locked_out LOGIN PASSWORD '{SECRET}'")
    parts = conninfo_to_dict(empty_url)
    try:
        url = f"postgresql://locked_out:wrong-{SECRET.split()[0]}@127.0.0.1:{parts['port']}/{parts['dbname']}"
        run = apply(url, files)
    finally:
        with psycopg.connect(empty_url, autocommit=True) as connection:
            connection.execute("DROP ROLE locked_out")
    assert (run.code, "password authentication failed" in run.err, "PGPASSWORD" in run.err) == (5, True, True)
    assert "wrong-correct" not in run.err + run.out
    assert not has_table(empty_url)


def test_a_missing_database_is_named(empty_url: str, files: Files) -> None:
    run = apply(make_conninfo(empty_url, dbname="nowhere"), files)
    assert (run.code, 'database "nowhere" does not exist' in run.err, "Create it first" in run.err) == (5, True, True)


def test_a_server_that_does_not_answer_is_named(files: Files) -> None:
    run = apply("postgresql://nobody@127.0.0.1:1/x", files)
    assert (run.code, "Connection refused" in run.err, "Traceback" in run.err) == (5, True, False)


def test_an_address_that_cannot_be_parsed_is_refused(files: Files) -> None:
    run = apply("postgres//nobody@host", files)
    assert (run.code, "error: --url: " in run.err, "libpq URL" in run.err) == (2, True, True)


def test_the_first_address_found_is_used(tmp_path: Path) -> None:
    environ = {"DATABASE_URL": "postgresql://u@env/db", "PGHOST": "libpq"}
    assert find_address("postgresql://u@flag/db", "postgresql://u@profile/db", None, environ=environ).origin == "--url"
    assert find_address(None, "postgresql://u@profile/db", None, environ=environ).origin == "the region's profile"
    assert find_address(None, None, None, environ=environ).origin == "DATABASE_URL"
    assert find_address(None, None, None, environ={"PGHOST": "libpq"}).origin == "PGHOST"
    with pytest.raises(UsageError, match="DATABASE_URL: "):
        find_address(None, None, None, environ={"DATABASE_URL": "x=y"})


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://ann:{0}@[127.0.0.1/oceania",
        "postgresql://ann:{0}%zz@127.0.0.1/oceania",
        "host=127.0.0.1 password=it {0}",
    ],
)
def test_an_address_that_cannot_be_parsed_is_not_printed(url: str) -> None:
    with pytest.raises(UsageError, match="--url: ") as refused:
        find_address(url.format("horse"), None, None)
    assert "horse" not in str(refused.value)


def test_another_session_reaches_the_same_server(database: ScratchDatabase) -> None:
    parts = conninfo_to_dict(database.url)
    both = make_conninfo(database.url, host=f"/nowhere,{parts['host']}", port=f"1,{parts['port']}")
    with Session(both) as session:
        again = conninfo_to_dict(session.conninfo)
    assert (again["host"], str(again["port"])) == (parts["host"], str(parts["port"]))
    assert (again["dbname"], again["user"]) == (parts["dbname"], parts["user"])


def test_an_address_is_shown_without_its_password() -> None:
    found = find_address("postgresql://u:secret@h:5/db", None, None)
    assert str(found) == "host=h port=5 user=u dbname=db (--url)"


@pytest.mark.parametrize(
    "url",
    ["postgresql://ann:horse@127.0.0.1:1/x", "postgresql://127.0.0.1:1/x?password=horse", "host=x password=horse"],
)
def test_a_password_on_the_command_line_is_refused(files: Files, url: str) -> None:
    command = [*RUNNER, "apply", "--url", url, "--sql-dir", str(files.root)]
    run = subprocess.run(command, capture_output=True, text=True, env=CLEAN)
    assert (run.returncode, "--url holds a password" in run.stderr, "PGPASSWORD" in run.stderr) == (2, True, True)
    assert "horse" not in run.stdout + run.stderr


def test_a_password_in_the_environment_is_taken(files: Files) -> None:
    run = eldb("apply", "--sql-dir", files.root, env={"ELDB_APPLY_URL": "postgresql://ann:horse@127.0.0.1:1/x"})
    assert (run.code, "Connection refused" in run.err, "horse" in run.err) == (5, True, False)


def test_every_command_has_help_with_an_example() -> None:
    listed = eldb("--help").out
    for command in ("bootstrap", "plan", "apply", "status", "verify", "test", "doctor", "lint", "embedded"):
        assert command in listed
        assert "eldb " in eldb(command, "--help").out.split("Example", 1)[1]


def test_no_command_takes_a_password() -> None:
    context = click.Context(main)
    commands = [found for name in main.list_commands(context) if (found := main.get_command(context, name))]
    names = [parameter.name for command in (*commands, *embedded.commands.values()) for parameter in command.params]
    assert "url" in names
    assert not [name for name in names if name and "pass" in name]
