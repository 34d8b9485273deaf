"""The database that worlds are loaded into, and the seed of the worlds."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing
from uuid import uuid4

import psycopg
import pytest

from tests.model.database import WorldDatabase
from tests.model.tables import RULES

OpenDatabase = Callable[..., WorldDatabase]


@pytest.fixture(scope="session")
def model_seed(request: pytest.FixtureRequest) -> int:
    """The seed of the random worlds: --hypothesis-seed, or a new one. It is printed."""
    given = request.config.getoption("--hypothesis-seed")
    # All processes of a run share one seed.
    run = getattr(request.config, "workerinput", {"testrunuid": uuid4().hex})["testrunuid"]
    seed = int(run[:8], 16) if given is None else int(given)
    _print(request, f"model: worlds of --hypothesis-seed={seed}")
    return seed


@pytest.fixture(scope="session")
def print_coverage(request: pytest.FixtureRequest) -> Callable[[WorldDatabase], None]:
    printed: set[frozenset[str]] = set()

    def print_once(database: WorldDatabase) -> None:
        if database.tables not in printed:
            printed.add(database.tables)
            for title, names in (
                ("judged", database.tables & RULES.keys()),
                ("not judged", database.tables - RULES.keys()),
                ("not in this database", RULES.keys() - database.tables),
            ):
                _print(request, f"model: {title}: {', '.join(sorted(names)) or 'nothing'}")

    return print_once


@pytest.fixture
def open_database(region_url: str, print_coverage: Callable[[WorldDatabase], None]) -> Iterator[OpenDatabase]:
    """A factory of adapters to one new region: `open_database(bugs)`."""
    with ExitStack() as ending:

        def start(bugs: Sequence[str] = ()) -> WorldDatabase:
            connection = ending.enter_context(closing(psycopg.connect(region_url, autocommit=True)))
            database = WorldDatabase(connection, bugs)
            print_coverage(database)
            return database

        yield start


def _print(request: pytest.FixtureRequest, line: str) -> None:
    """Print on the terminal even if the test passes, once per run."""
    if getattr(request.config, "workerinput", {"workerid": "gw0"})["workerid"] != "gw0":
        return
    capture = request.config.pluginmanager.getplugin("capturemanager")
    with capture.global_and_fixture_disabled():
        print(f"\n{line}", file=sys.stderr, flush=True)
