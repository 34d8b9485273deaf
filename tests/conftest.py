"""The fixtures with databases and servers. docs/testing.md describes each."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from eldb.embedded.server import EmbeddedServer
from tests.servers import container, run, stacks, templates
from tests.servers import pgbouncer as pooling
from tests.servers.cache import UnavailableError
from tests.servers.run import Stack

FreshServer = Callable[..., EmbeddedServer]
Pooled = Callable[..., str]


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "stacks(*names): run on these stacks, or on all of them")
    if not hasattr(config, "workerinput"):
        run.begin()


def pytest_unconfigure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        run.end()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    marker = metafunc.definition.get_closest_marker("stacks")
    if marker and "stack" in metafunc.fixturenames:
        metafunc.parametrize("stack", marker.args or stacks.ALL, indirect=True)


@pytest.fixture(scope="session")
def container_stack() -> Iterator[Stack]:
    with container.running() as url:
        yield Stack("container", url, Path("psql"))


@pytest.fixture
def stack(request: pytest.FixtureRequest) -> Stack:
    """A running server: stack 18, or the stacks that the mark `stacks` names."""
    name = getattr(request, "param", "18")
    try:
        if name == "container":
            return request.getfixturevalue("container_stack")  # type: ignore[no-any-return]
        return run.stack(name)
    except UnavailableError as exc:
        pytest.skip(f"stack {name}: {exc}")


@pytest.fixture
def empty_url(stack: Stack) -> Iterator[str]:
    """The superuser's URL of a new, empty database."""
    with stack.database() as url:
        yield url


@pytest.fixture
def region_url(stack: Stack) -> Iterator[str]:
    """The superuser's URL of a new database with the region oceania."""
    with stack.database(templates.region(stack)) as url:
        yield url


@pytest.fixture
def pgtap_url(stack: Stack) -> Iterator[str]:
    """Like `region_url`, with the extension pgtap and the helpers of tests/pgtap."""
    try:
        template = templates.pgtap(stack)
    except UnavailableError as exc:
        pytest.skip(str(exc))
    with stack.database(template) as url:
        yield url


@pytest.fixture
def fresh_server() -> Iterator[FreshServer]:
    """A factory of running servers that the test may break: `fresh_server("15", {"port": …})`."""
    with servers() as start:
        yield start


@contextmanager
def servers() -> Iterator[FreshServer]:
    """The same factory for a fixture that several tests share. The servers are destroyed at the end."""
    with ExitStack() as ending:

        def start(name: str = "18", settings: Mapping[str, str] | None = None) -> EmbeddedServer:
            try:
                server = stacks.programs(name).server(run.new_folder(), settings)
            except UnavailableError as exc:
                pytest.skip(f"stack {name}: {exc}")
            ending.callback(server.destroy)
            server.start()
            return server

        yield start


@pytest.fixture
def pgbouncer() -> Iterator[Pooled]:
    """A factory: the URL of the same database and login through PgBouncer, with one connection."""
    with ExitStack() as ending:

        def start(url: str, mode: str = "transaction") -> str:
            try:
                return ending.enter_context(pooling.running(url, run.new_folder(), mode))
            except UnavailableError as exc:
                pytest.skip(f"pgbouncer: {exc}")

        yield start
