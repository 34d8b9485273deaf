"""`eldb bootstrap` makes a verified region on every server. A second run, a revert and an upgrade leave the same."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from eldb.files.profiles import find_profile
from eldb.files.sources import read_tree
from eldb.paths import sql_dir
from tests.conftest import FreshServer
from tests.runner.conftest import eldb
from tests.servers.run import Stack

SERVERS = pytest.mark.stacks("15", "17", "18")


def fingerprint(url: str) -> dict[tuple[str, str], str]:
    """The definition of every object, as the runner recorded it."""
    with psycopg.connect(url) as connection:
        rows = connection.execute("SELECT kind, name, definition FROM eldb.objects").fetchall()
    return {(kind, name): definition for kind, name, definition in rows}


def rows(url: str, query: str) -> list[tuple[Any, ...]]:
    with psycopg.connect(url, autocommit=True) as connection:
        return connection.execute(query).fetchall()


@SERVERS
def test_a_second_bootstrap_changes_nothing_and_says_so(stack: Stack, empty_url: str) -> None:
    first = eldb("bootstrap", "oceania", "--url", empty_url)
    assert first.code == 0, first.out + first.err
    assert "verified: no findings" in first.out
    before = rows(empty_url, "SELECT path, applied_at FROM eldb.files ORDER BY 1"), fingerprint(empty_url)
    second = eldb("bootstrap", "oceania", "--url", empty_url)
    assert second.code == 0, second.out + second.err
    assert "nothing to do: every file is applied and configured" in second.out
    assert (rows(empty_url, "SELECT path, applied_at FROM eldb.files ORDER BY 1"), fingerprint(empty_url)) == before
    assert eldb("status", "--url", empty_url).code == 0


def test_a_bootstrap_finishes_what_a_run_left_unconfigured(region_url: str) -> None:
    with psycopg.connect(region_url, autocommit=True) as connection:
        connection.execute("DELETE FROM ops.settings WHERE key = 'retention'")
    run = eldb("bootstrap", "oceania", "--url", region_url)
    assert (run.code, "1 rows configured" in run.out) == (0, True), run.out + run.err
    again = eldb("bootstrap", "oceania", "--url", region_url)
    assert "nothing to do" in again.out


def test_a_missing_database_is_created(stack: Stack) -> None:
    url = stack.url("made_by_bootstrap")
    try:
        run = eldb("bootstrap", "europe", "--url", url, "--format", "json")
        assert (run.code, run.json["created"], run.json["region"]) == (0, True, "europe")
    finally:
        stack.execute("DROP DATABASE IF EXISTS {}", "made_by_bootstrap")


@SERVERS
def test_apply_revert_and_apply_lead_to_the_same_region(stack: Stack, region_url: str) -> None:
    before = fingerprint(region_url)
    for pack in ("stories", "core"):
        run = eldb("revert", "--url", region_url, "--region", "oceania", "--to", "0", "--yes")
        assert run.code == 0, f"{pack}: {run.err}"
    left = rows(region_url, "SELECT nspname FROM pg_namespace WHERE nspname IN ('ledger', 'priv', 'ops', 'auth')")
    assert left == []
    again = eldb("bootstrap", "oceania", "--url", region_url)
    assert again.code == 0, again.out + again.err
    assert fingerprint(region_url) == before


def test_an_upgraded_region_equals_one_built_from_scratch(region_url: str, empty_url: str, tmp_path: Path) -> None:
    tree = read_tree(sql_dir())
    upgraded = tmp_path / "sql"
    profile = tmp_path / "oceania.toml"
    profile.write_text(find_profile("oceania").read_text().replace('packs = ["core", "stories"]', 'packs = ["core"]'))
    versioned = [source for source in tree.sources if source.versioned and source.pack == "core"]
    for source in versioned:
        _copy(tree.root, upgraded, source.path)
        run = eldb("apply", "--url", empty_url, "--region", profile, "--sql-dir", upgraded)
        assert run.code == 0, run.err
    for source in tree.sources:
        _copy(tree.root, upgraded, source.path)
    for macro in tree.macros:
        _copy(tree.root, upgraded, macro)
    run = eldb("bootstrap", "oceania", "--url", empty_url, "--sql-dir", upgraded)
    assert run.code == 0, run.out + run.err
    assert fingerprint(empty_url) == fingerprint(region_url)


# Older servers compute what newer ones have natively, and without the extension vector embeddings are arrays.
CLAIMS = ("priv.claims_are_valid", "priv.current_profile_id")
BY_CAPABILITY = ("priv.new_id", *CLAIMS, "ledger.story_embeddings", "extensions")


def test_the_fingerprint_is_the_same_on_every_server(stack_urls: dict[str, str]) -> None:
    if len(stack_urls) < 2:
        pytest.skip(f"only one server is here: {', '.join(stack_urls)}")
    reference = fingerprint(stack_urls["18"])
    for name, url in stack_urls.items():
        found = fingerprint(url)
        different = {key for key in reference.keys() | found.keys() if reference.get(key) != found.get(key)}
        assert {key for key in different if not key[1].startswith(BY_CAPABILITY)} == set(), name


@pytest.fixture
def stack_urls(request: pytest.FixtureRequest) -> Iterator[dict[str, str]]:
    """The database of a region on each server that this machine has."""
    from contextlib import ExitStack

    from tests.servers import run, templates
    from tests.servers.cache import UnavailableError

    with ExitStack() as ending:
        urls = {}
        for name in ("15", "17", "18"):
            try:
                server = run.stack(name)
            except UnavailableError:
                continue
            urls[name] = ending.enter_context(server.database(templates.region(server)))
        yield urls


@pytest.mark.parametrize("name", ["15", "17", "18"])
def test_a_createrole_login_is_enough(fresh_server: FreshServer, name: str) -> None:
    server = fresh_server(name)
    admin = server.url("postgres")
    with psycopg.connect(admin, autocommit=True) as connection:
        connection.execute("CREATE ROLE deployer LOGIN CREATEROLE CREATEDB")
    url = make_conninfo(admin, user="deployer", dbname="region")
    first = eldb("bootstrap", "oceania", "--url", url)
    assert first.code == 0, first.out + first.err
    second = eldb("bootstrap", "oceania", "--url", url)
    assert (second.code, "nothing to do" in second.out) == (0, True), second.out + second.err
    superusers = (
        "SELECT count(*) FROM pg_roles WHERE rolname LIKE 'ledger_%' AND (rolsuper OR rolbypassrls OR rolcanlogin)"
    )
    assert rows(admin, superusers) == [(0,)]


@pytest.mark.parametrize("name", ["15", "18"])
def test_another_deployer_continues(fresh_server: FreshServer, name: str) -> None:
    server = fresh_server(name)
    admin = server.url("postgres")
    with psycopg.connect(admin, autocommit=True) as connection:
        connection.execute("CREATE ROLE deployer LOGIN CREATEROLE CREATEDB")
        connection.execute("CREATE ROLE night_shift LOGIN")
    assert eldb("bootstrap", "oceania", "--url", make_conninfo(admin, user="deployer", dbname="region")).code == 0
    night = make_conninfo(admin, user="night_shift", dbname="region")
    with psycopg.connect(admin, autocommit=True) as connection:
        connection.execute("GRANT ledger_owner TO night_shift")
    with psycopg.connect(make_conninfo(admin, dbname="region"), autocommit=True) as connection:
        connection.execute("DROP FUNCTION ops.verify()")
    run = eldb("apply", "--url", night)
    assert run.code == 0, run.err
    assert eldb("verify", "--url", night).code == 0


@pytest.mark.parametrize("name", ["15", "17", "18"])
def test_beside_the_roles_and_schema_of_supabase(fresh_server: FreshServer, name: str) -> None:
    server = fresh_server(name)
    admin = server.url("postgres")
    uid = "CREATE FUNCTION auth.uid() RETURNS uuid LANGUAGE sql STABLE AS $$ SELECT NULL::uuid $$"
    with psycopg.connect(admin, autocommit=True) as connection:
        for role in (
            "anon",
            "authenticated",
            "service_role BYPASSRLS",
            "supabase_auth_admin",
            "authenticator LOGIN NOINHERIT",
        ):
            connection.execute(f"CREATE ROLE {role}")
        connection.execute("CREATE ROLE deployer LOGIN CREATEROLE")
        connection.execute("GRANT anon, authenticated, service_role, authenticator TO deployer WITH ADMIN OPTION")
        connection.execute("GRANT anon, authenticated, service_role TO authenticator")
        connection.execute("CREATE DATABASE region OWNER deployer")
    region = make_conninfo(admin, dbname="region")
    with psycopg.connect(region, autocommit=True) as connection:
        connection.execute("CREATE SCHEMA auth AUTHORIZATION supabase_auth_admin")
        connection.execute(uid)
        connection.execute("ALTER FUNCTION auth.uid() OWNER TO supabase_auth_admin")
        connection.execute("GRANT USAGE ON SCHEMA auth TO PUBLIC")
    run = eldb("bootstrap", "oceania", "--url", make_conninfo(region, user="deployer"))
    owner = "SELECT proowner::regrole::text, prosrc FROM pg_proc WHERE oid = 'auth.uid()'::regprocedure"
    assert rows(region, owner) == [("supabase_auth_admin", " SELECT NULL::uuid ")]
    assert run.code == 0, run.out + run.err
    again = eldb("bootstrap", "oceania", "--url", make_conninfo(region, user="deployer"))
    assert (again.code, "nothing to do" in again.out) == (0, True), again.out + again.err
    probed = eldb("verify", "--probe", "--url", make_conninfo(region, user="deployer"))
    assert probed.code == 0, probed.out + probed.err
    accepted = "role service_role is or can become service_role, which has bypassrls. accepted by"
    assert accepted in again.out.lower()


def test_an_edited_profile_is_configured(region_url: str, tmp_path: Path) -> None:
    profile = tmp_path / "oceania.toml"
    text = find_profile("oceania").read_text()
    profile.write_text(text.replace('access_logs = "90 days"', 'access_logs = "30 days"'))
    run = eldb("bootstrap", profile, "--url", region_url)
    assert run.code == 0, run.out + run.err
    assert "1 rows configured" in run.out or "2 rows configured" in run.out
    assert rows(region_url, "SELECT value ->> 'access_logs' FROM ops.settings WHERE key = 'retention'") == [
        ("30 days",)
    ]


def test_findings_end_in_exit_1(region_url: str) -> None:
    with psycopg.connect(region_url, autocommit=True) as connection:
        connection.execute("ALTER TABLE ledger.stories NO FORCE ROW LEVEL SECURITY")
    run = eldb("verify", "--url", region_url, "--format", "json")
    assert run.code == 1
    names = {finding["name"] for finding in run.json["findings"]}
    assert {"rls_forced", "drift"} <= names
    splinter = "name title level facing categories description detail remediation metadata cache_key"
    assert set(run.json["findings"][0]) == set(splinter.split())


def test_without_a_region_there_is_nothing_to_apply(empty_url: str) -> None:
    run = eldb("apply", "--url", empty_url)
    assert (run.code, "is not a region yet" in run.err, "eldb bootstrap oceania" in run.err) == (2, True, True)


def _copy(source: Path, target: Path, path: str) -> None:
    file = target / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes((source / path).read_bytes())
