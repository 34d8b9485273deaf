"""PgBouncer gives one connection to one client after the other."""

import psycopg

from tests.conftest import Pooled


def test_two_clients_share_a_connection(region_url: str, pgbouncer: Pooled) -> None:
    url = pgbouncer(region_url)
    with psycopg.connect(url, autocommit=True) as one, psycopg.connect(url, autocommit=True) as other:
        backends = {client.execute("SELECT pg_backend_pid()").fetchone() for client in (one, other, one)}
    assert len(backends) == 1
