"""The database that worlds are written to, and how many of them."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing
from uuid import uuid4

import psycopg
import pytest

from tests.model.database import Database
from tests.model.tables import RULES

OpenDatabase = Callable[..., Database]


@pytest.fixture(scope="session")
def model_seed(request: pytest.FixtureRequest) -> int:
    """Where the random worlds begin: that of --hypothesis-seed, or a new one, which is printed."""
    given = request.config.getoption("--hypothesis-seed")
    # All processes of a run share one.
    run = getattr(request.config, "workerinput", {"testrunuid": uuid4().hex})["testrunuid"]
    seed = int(run[:8], 16) if given is None else int(given)
    _say(request, f"model: worlds of --hypothesis-seed={seed}")
    return seed


@pytest.fixture(scope="session")
def said_coverage(request: pytest.FixtureRequest) -> Callable[[Database], None]:
    said: set[frozenset[str]] = set()

    def say(database: Database) -> None:
        if database.tables not in said:
            said.add(database.tables)
            for title, names in (
                ("judged", database.tables & RULES.keys()),
                ("not judged", database.tables - RULES.keys()),
                ("not in this database", RULES.keys() - database.tables),
            ):
                _say(request, f"model: {title}: {', '.join(sorted(names)) or 'nothing'}")

    return say


@pytest.fixture
def open_database(region_url: str, said_coverage: Callable[[Database], None]) -> Iterator[OpenDatabase]:
    """A factory of adapters to one new region: `open_database(plants)`."""
    with ExitStack() as ending:

        def start(plants: Sequence[str] = ()) -> Database:
            connection = ending.enter_context(closing(psycopg.connect(region_url, autocommit=True)))
            database = Database(connection, plants)
            said_coverage(database)
            return database

        yield start


def _say(request: pytest.FixtureRequest, line: str) -> None:
    """On the terminal, whether or not the test passes; once a run."""
    if getattr(request.config, "workerinput", {"workerid": "gw0"})["workerid"] != "gw0":
        return
    capture = request.config.pluginmanager.getplugin("capturemanager")
    with capture.global_and_fixture_disabled():
        print(f"\n{line}", file=sys.stderr, flush=True)
