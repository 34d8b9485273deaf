"""Faults 18 to 22, 24 and 25: the server, the login, the clock or the region is the wrong one."""

import os
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from eldb.files.profiles import find_profile
from tests.conftest import FreshServer, Pooled
from tests.faults.tools import FINGERPRINT, assert_converges, patched
from tests.runner.conftest import Files, Run, ScratchDatabase, eldb
from tests.servers.run import Stack

TABLE = "CREATE TABLE t (id bigint);\n"
EXTENSIONS = {
    "pg_partman",
    "pg_cron",
    "vector",
    "pgcrypto",
    "pg_stat_statements",
    "postgres_fdw",
    "pgtap",
    "pgaudit",
}


def apply(url: str, files: Files) -> Run:
    files.write("schema/a/0001_t.sql", TABLE)
    return eldb("apply", "--url", url, "--sql-dir", files.root)


def is_untouched(url: str) -> bool:
    with psycopg.connect(url) as connection:
        query = "SELECT to_regclass('t') IS NULL AND to_regnamespace('eldb') IS NULL"
        return connection.execute(query).fetchone() == (True,)


def test_18_a_server_that_is_too_old_is_refused(fresh_server: FreshServer, files: Files) -> None:
    url = fresh_server("14").url("postgres")
    files.write("schema/a/0001_t.sql", TABLE)
    for command in ("bootstrap", "apply", "plan", "status", "verify"):
        run = eldb(command, "--url", url, "--sql-dir", files.root)
        assert (run.code, "the server is PostgreSQL 14." in run.err) == (5, True), command
        assert "needs 15 or newer" in run.err
        assert is_untouched(url)


@pytest.mark.parametrize(
    ("circumstance", "words"),
    [
        ("newer", "is newer than 14, the newest that eldb was tested with"),
        ("unfixed", "leaks rows around row level security; upgrade to 18.999 or newer"),
    ],
)
def test_18_a_version_that_is_too_new_or_leaks_is_reported_before_any_ddl(
    database: ScratchDatabase, circumstance: str, words: str
) -> None:
    database.files.write("schema/a/0001_t.sql", "CREATE TABLE t (id oops);\n")
    run = database.eldb("apply", runner=patched(circumstance))
    assert run.code == 5
    assert 0 < run.err.find(words) < run.err.find("schema/a/0001_t.sql:1:"), run.err


@pytest.mark.parametrize("command", ["apply", "plan", "status", "verify", "diff", "revert"])
def test_18_a_history_of_another_eldb_is_refused(applied_table: ScratchDatabase, command: str) -> None:
    applied_table.execute("UPDATE eldb.region SET format = 2")
    applied_table.files.write("schema/a/0002_u.sql", "CREATE TABLE u (id bigint);\n")
    run = applied_table.eldb(command)
    assert (run.code, "has format 2; this eldb reads format 1" in run.err) == (5, True), run.err
    assert applied_table.value("SELECT to_regclass('u')") is None


def gaps(url: str) -> tuple[set[str], set[str]]:
    """The extensions that doctor finds, and those that it reports as missing."""
    run = eldb("doctor", "--url", url, "--format", "json")
    assert run.code == 0, run.out
    rows = [row for row in run.json if row["subject"] in EXTENSIONS]
    assert all(row["detail"].startswith("missing: ") for row in rows if row["level"] == "INFO")
    return ({row["subject"] for row in rows if row["level"] == level} for level in ("OK", "INFO"))  # type: ignore[return-value]


@pytest.mark.parametrize("stack", ["18", pytest.param("17", marks=pytest.mark.slow)], indirect=True)
def test_19_all_missing_extensions_are_listed_at_once(empty_url: str) -> None:
    with psycopg.connect(empty_url) as connection:
        rows = connection.execute("SELECT name FROM pg_available_extensions").fetchall()
    available = {name for (name,) in rows} - {"pg_cron"}
    found, missing = gaps(empty_url)
    assert (found, missing) == (available & EXTENSIONS, EXTENSIONS - available)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["15", "17"])
def test_19_an_extension_that_is_not_preloaded_is_missing(fresh_server: FreshServer, name: str) -> None:
    url = fresh_server(name, {"shared_preload_libraries": ""}).url("postgres")
    _, missing = gaps(url)
    assert "pg_cron" in missing
    run = eldb("bootstrap", "oceania", "--url", make_conninfo(url, dbname="oceania"))
    assert (run.code, "verified: no findings" in run.out) == (0, True), run.out + run.err


def test_20_a_read_only_database_is_refused(empty_url: str, files: Files) -> None:
    database = conninfo_to_dict(empty_url)["dbname"]
    with psycopg.connect(empty_url, autocommit=True) as connection:
        connection.execute(f'ALTER DATABASE "{database}" SET default_transaction_read_only = on')
    run = apply(empty_url, files)
    assert (run.code, "is read-only for postgres" in run.err) == (5, True)
    assert "default_transaction_read_only" in run.err
    assert is_untouched(empty_url)


@pytest.fixture
def latin_url(stack: Stack) -> Iterator[str]:
    """The URL of a database with the encoding LATIN1."""
    name = f"latin_{os.getpid()}"
    libc = "LOCALE_PROVIDER libc LC_COLLATE 'C' LC_CTYPE 'C'"
    stack.execute(f"CREATE DATABASE {{}} ENCODING 'LATIN1' {libc} TEMPLATE template0", name)
    yield stack.url(name)
    stack.execute("DROP DATABASE {} WITH (FORCE)", name)


def test_20_a_database_that_is_not_in_utf_8_is_refused(latin_url: str, files: Files) -> None:
    run = apply(latin_url, files)
    assert (run.code, "stores text in LATIN1, not in UTF8" in run.err) == (5, True), run.err
    assert is_untouched(latin_url)
    found = eldb("doctor", "--url", latin_url, "--format", "json")
    assert [row["detail"] for row in found.json if row["subject"] == "encoding"] == [
        "the database stores text in LATIN1"
    ]


def test_20_a_text_arrives_unchanged_whatever_encoding_the_client_prefers(database: ScratchDatabase) -> None:
    database.files.write("schema/a/0001_t.sql", "CREATE TABLE t AS SELECT 'Māori, Sámi, Ŋ' AS v;\n")
    target = ("--url", database.url, "--sql-dir", database.files.root)
    run = eldb("apply", *target, env={"PGCLIENTENCODING": "LATIN1"})
    assert run.code == 0, run.err
    assert database.value("SELECT v FROM t") == "Māori, Sámi, Ŋ"


def test_20_a_standby_is_refused_with_the_code_to_try_again(fresh_server: FreshServer, files: Files) -> None:
    server = fresh_server()
    server.stop()
    (server.cluster / "standby.signal").touch()
    server.start()
    run = apply(server.url("postgres"), files)
    assert (run.code, "the server is a standby" in run.err) == (75, True)


@pytest.mark.parametrize("command", ["apply", "bootstrap"])
def test_21_a_pooler_in_transaction_mode_is_refused(
    empty_url: str, files: Files, pgbouncer: Pooled, command: str
) -> None:
    files.write("schema/a/0001_t.sql", TABLE)
    run = eldb(command, "--url", pgbouncer(empty_url), "--sql-dir", files.root)
    assert (run.code, "leads to a pooler in transaction mode" in run.err) == (5, True), run.err
    direct = conninfo_to_dict(empty_url)
    assert f"Use the address of the server itself: host={direct['host']} port={direct['port']}" in run.err
    assert is_untouched(empty_url)


def test_21_a_pooler_in_session_mode_works(empty_url: str, files: Files, pgbouncer: Pooled) -> None:
    run = apply(pgbouncer(empty_url, "session"), files)
    assert (run.code, run.out) == (0, "1 files applied\n"), run.err


def test_22_a_login_without_privileges_is_told_which_grants_it_needs(fresh_server: FreshServer) -> None:
    url = fresh_server().url("postgres")
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE ROLE too_small LOGIN")
    small = make_conninfo(url, user="too_small")
    doctor = eldb("doctor", "--region", "oceania", "--url", small)
    run = eldb("bootstrap", "oceania", "--url", small)
    assert (doctor.code, run.code) == (1, 5)
    for remedy in ("GRANT CREATE ON DATABASE postgres TO too_small", "ALTER ROLE too_small CREATEROLE"):
        assert remedy in doctor.out
        assert remedy in run.err
    assert is_untouched(url)


def test_24_the_clients_clock_decides_nothing(database: ScratchDatabase) -> None:
    database.files.write("schema/a/0001_t.sql", "CREATE SCHEMA app;\nCREATE TABLE app.t (id bigint, v text);\n")
    database.files.write("schema/a/0002_i.sql", "-- eldb: no-transaction\nCREATE INDEX CONCURRENTLY i ON app.t (v);\n")
    run = database.eldb("apply", runner=patched("clock"))
    assert run.code == 0, run.err
    for query in ("SELECT applied_at FROM eldb.files", "SELECT happened_at FROM eldb.events"):
        recent = f"SELECT bool_and(at BETWEEN now() - interval '5 minutes' AND now()) FROM ({query}) AS t (at)"
        assert database.value(recent), query
    assert database.value("SELECT max(duration_ms) < 60000 FROM eldb.files")
    assert_converges(database)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (('id = "oceania"', 'id = "../oceania"'), ":2: region.id: "),
        (('id = "oceania"', 'id = "oceania"\nid = "europe"'), ": Cannot overwrite a value"),
    ],
    ids=["path", "twice"],
)
def test_25_a_hostile_profile_is_refused(empty_url: str, tmp_path: Path, change: tuple[str, str], message: str) -> None:
    profile = tmp_path / "oceania.toml"
    profile.write_text(find_profile("oceania").read_text().replace(*change, 1))
    run = eldb("bootstrap", profile, "--url", empty_url)
    assert (run.code, f"{profile}{message}" in run.err) == (2, True), run.err
    assert is_untouched(empty_url)


def test_25_the_name_of_a_region_cannot_be_a_path(empty_url: str) -> None:
    run = eldb("bootstrap", "../../etc/passwd", "--url", empty_url)
    assert (run.code, "there is no region '../../etc/passwd'" in run.err) == (2, True)


def test_25_another_regions_database_is_refused(region_url: str) -> None:
    database = ScratchDatabase(region_url, Files.__new__(Files))
    before = database.rows(FINGERPRINT)
    run = eldb("bootstrap", "europe", "--url", region_url)
    assert (run.code, "is region 'oceania', not 'europe'" in run.err) == (4, True)
    assert database.rows(FINGERPRINT) == before


def test_25_a_region_on_another_cluster_is_refused(stack: Stack, region_url: str) -> None:
    with psycopg.connect(region_url, autocommit=True) as connection:
        connection.execute("UPDATE eldb.region SET system_identifier = 42")
    run = eldb("apply", "--url", region_url)
    assert (run.code, "was pinned on cluster 42, this is cluster" in run.err) == (4, True)
