"""A region with hidden stories, one per test."""

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests.attacks.ground import Ground
from tests.conftest import Pooled
from tests.servers.run import Stack
from tests.servers.templates import bootstrap

WORLD = Path(__file__).with_name("world.sql")


@pytest.fixture
def ground(stack: Stack, pgbouncer: Pooled) -> Iterator[Ground]:
    """A region with the rows of world.sql."""
    region = stack.template("region", "template0", bootstrap)
    with stack.database(stack.template("attacks", region, _fill)) as url:
        ground = Ground(stack, url, pgbouncer)
        try:
            yield ground
        finally:
            ground.leave()


def _fill(url: str) -> None:
    with psycopg.connect(url) as connection:
        connection.execute(WORLD.read_bytes())
