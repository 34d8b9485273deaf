"""A region beside the extensions that a server may have: everything holds with them as without."""

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from tests.conftest import FreshServer
from tests.runner.conftest import eldb

SETS = [
    ("15", ("pg_partman", "pg_cron", "pgcrypto")),
    ("17", ("pg_partman", "pg_cron", "pgcrypto", "vector")),
    ("18", ("pg_partman", "pg_stat_statements", "vector")),
]


@pytest.mark.parametrize(("name", "extensions"), SETS, ids=[f"{name}-{'-'.join(names)}" for name, names in SETS])
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
    suite = eldb("test", "--url", url)
    assert suite.code == 0, suite.out
    if "pg_cron" in extensions:
        with psycopg.connect(url) as connection:
            jobs = connection.execute("SELECT jobname, schedule FROM cron.job").fetchall()
            assert jobs == connection.execute("SELECT name, schedule FROM ops.jobs").fetchall()
            assert jobs
