"""A server in a container, if a container engine answers."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.servers.cache import UnavailableError


@contextmanager
def running() -> Iterator[str]:
    """The URL of a container from the Dockerfile in this folder. Raises UnavailableError without an engine."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        import docker  # type: ignore[import-untyped]
        from testcontainers.core.image import DockerImage
        from testcontainers.postgres import PostgresContainer
    try:
        docker.from_env(timeout=1).ping()
    except (docker.errors.DockerException, OSError):
        raise UnavailableError("no container engine answers") from None
    with (
        DockerImage(path=Path(__file__).parent, tag="empathy-ledger-db-tests", clean_up=False) as image,
        PostgresContainer(str(image), username="postgres", driver=None) as server,
    ):
        yield server.get_connection_url()
