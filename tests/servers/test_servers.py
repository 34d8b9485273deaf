"""The servers of the tests have the versions and extensions that docs/testing.md names."""

import psycopg
import pytest

from tests.servers import stacks
from tests.servers.cache import UnavailableError
from tests.servers.run import Stack

EXTENSIONS = {
    "15": {"pg_partman", "pgcrypto", "pgtap", "plpgsql_check"},
    "17": {"pg_partman", "pgcrypto", "pgtap", "plpgsql_check", "vector"},
    "18": {"pg_stat_statements", "vector"},
}


@pytest.mark.stacks("15", "17", "18")
def test_a_stack_has_its_version_and_extensions(stack: Stack, empty_url: str) -> None:
    with psycopg.connect(empty_url, autocommit=True) as connection:
        assert connection.info.server_version // 10000 == int(stack.name)
        for extension in EXTENSIONS[stack.name]:
            connection.execute(f"CREATE EXTENSION {extension}")


def test_pgtap_and_pg_partman_work_on_stack_18(stack: Stack, empty_url: str) -> None:
    try:
        stacks.programs("17")
    except UnavailableError as exc:
        pytest.skip(f"pgTAP and pg_partman of stack {stack.name}: {exc}")
    with psycopg.connect(empty_url, autocommit=True) as connection:
        connection.execute("CREATE EXTENSION pgtap")
        connection.execute("CREATE SCHEMA partman; CREATE EXTENSION pg_partman SCHEMA partman")


@pytest.mark.stacks("15", "17")
def test_pg_cron_schedules_a_job(stack: Stack) -> None:
    with psycopg.connect(stack.admin_url, autocommit=True) as connection:
        connection.execute("CREATE EXTENSION pg_cron")
        connection.execute("SELECT cron.schedule('tick', '* * * * *', 'SELECT 1')")
        assert connection.execute("SELECT jobname FROM cron.job").fetchall() == [("tick",)]
        connection.execute("DROP EXTENSION pg_cron")
