"""The servers that all other tests stand on are what their names promise."""

import psycopg
import pytest

from tests.servers.run import Stack

EXTENSIONS = {
    "15": {"pg_cron", "pg_partman", "pgcrypto", "pgtap", "plpgsql_check"},
    "17": {"pg_cron", "pg_partman", "pgcrypto", "pgtap", "plpgsql_check", "vector"},
    "18": {"pg_partman", "pg_stat_statements", "pgtap", "vector"},
}


@pytest.mark.stacks("15", "17", "18")
def test_a_stack_has_its_version_and_extensions(stack: Stack, empty_url: str) -> None:
    with psycopg.connect(empty_url, autocommit=True) as connection:
        assert connection.info.server_version // 10000 == int(stack.name)
        for extension in EXTENSIONS[stack.name] - {"pg_cron"}:
            connection.execute(f"CREATE EXTENSION {extension}")
        available = connection.execute("SELECT name FROM pg_available_extensions").fetchall()
    assert {name for (name,) in available} >= EXTENSIONS[stack.name]
