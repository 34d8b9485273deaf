"""A region works the same with and without the extensions that a server may have."""

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from tests.conftest import FreshServer
from tests.runner.conftest import eldb

SLOW = [pytest.mark.slow]
SETS = [
    ("15", ("pg_partman", "pg_cron", "pgcrypto", "plpgsql_check")),
    ("17", ("pg_partman", "pg_cron", "pgcrypto", "plpgsql_check", "vector")),
    ("18", ("pg_partman", "pg_stat_statements", "vector")),
]

# A trigger function is checked with each table that uses it. Partitions use the triggers of their parents.
WHAT_PLPGSQL_CHECK_SAYS = """
SELECT p.oid::regprocedure::text, f.level, f.message
FROM ops.list_functions() AS p
INNER JOIN pg_catalog.pg_language AS l ON l.oid = p.prolang AND l.lanname = 'plpgsql'
LEFT JOIN pg_catalog.pg_trigger AS t ON t.tgfoid = p.oid AND t.tgparentid = 0
CROSS JOIN LATERAL plpgsql_check_function_tb(p.oid, coalesce(t.tgrelid, 0), security_warnings => TRUE) AS f
"""


def test_pg_cron_that_comes_later_gets_the_jobs(fresh_server: FreshServer) -> None:
    server = fresh_server("17", {"cron.database_name": "region"})
    with psycopg.connect(server.url("postgres"), autocommit=True) as connection:
        connection.execute("CREATE DATABASE region")
    url = make_conninfo(server.url("postgres"), dbname="region")
    assert eldb("bootstrap", "oceania", "--url", url).code == 0
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE EXTENSION pg_cron")
    verified = eldb("verify", "--region", "oceania", "--url", url)
    assert (verified.code, "pg_cron is installed and does not run job" in verified.out) == (1, True), verified.err
    applied = eldb("apply", "--region", "oceania", "--url", url)
    assert applied.code == 0, applied.err
    assert eldb("verify", "--region", "oceania", "--url", url).out == "verified: no findings\n"
    with psycopg.connect(url) as connection:
        assert connection.execute("SELECT jobname FROM cron.job").fetchall() == [("maintain_partitions",)]


@pytest.mark.parametrize(
    ("name", "extensions"),
    # Stack 17 has every extension. make test-all runs the others.
    [
        pytest.param(*found, id="-".join((found[0], *found[1])), marks=[] if found[0] == "17" else SLOW)
        for found in SETS
    ],
)
def test_a_region_beside_extensions(fresh_server: FreshServer, name: str, extensions: tuple[str, ...]) -> None:
    server = fresh_server(name, {"cron.database_name": "region"} if "pg_cron" in extensions else None)
    with psycopg.connect(server.url("postgres"), autocommit=True) as connection:
        connection.execute("CREATE DATABASE region")
    url = make_conninfo(server.url("postgres"), dbname="region")
    with psycopg.connect(url, autocommit=True) as connection:
        for extension in (*extensions, "pgtap"):
            connection.execute(f'CREATE EXTENSION "{extension}"')
    first = eldb("bootstrap", "oceania", "--url", url)
    assert (first.code, "verified: no findings" in first.out) == (0, True), first.out + first.err
    second = eldb("bootstrap", "oceania", "--url", url)
    assert (second.code, "nothing to do" in second.out) == (0, True), second.out + second.err
    suite = eldb("test", "--url", url, timeout=600)
    assert suite.code == 0, suite.out
    if "pg_cron" in extensions:
        with psycopg.connect(url) as connection:
            jobs = connection.execute("SELECT jobname, schedule FROM cron.job").fetchall()
            assert jobs == connection.execute("SELECT name, schedule FROM ops.jobs").fetchall()
            assert jobs
    if "plpgsql_check" in extensions:
        with psycopg.connect(url) as connection:
            assert connection.execute(WHAT_PLPGSQL_CHECK_SAYS).fetchall() == []
            connection.execute(
                "CREATE FUNCTION priv.planted() RETURNS text LANGUAGE plpgsql AS"
                " $$BEGIN RETURN (SELECT nothing FROM ledger.stories); END$$"
            )
            found = connection.execute(WHAT_PLPGSQL_CHECK_SAYS).fetchall()
            assert found == [("priv.planted()", "error", 'column "nothing" does not exist')]
