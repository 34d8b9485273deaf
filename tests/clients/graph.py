"""PostGraphile on a region. It sends GraphQL requests as the gateway of the API does."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote
from uuid import UUID

from psycopg.conninfo import conninfo_to_dict

from tests.servers.cache import UnavailableError, once

_PACKAGES = ("postgraphile@4.14.1", "graphile-utils@4.14.1")
_HERE = Path(__file__).parent


@dataclass(frozen=True)
class Graph:
    """A running PostGraphile over the schema `ledger`."""

    process: subprocess.Popen[str]

    def ask(self, query: str, person: UUID | None = None) -> dict[str, Any]:
        """The data that answers a person or an anonymous request. Raises RefusedError with the first message."""
        claims = {"request.jwt.claims": json.dumps({"sub": str(person)})} if person else {}
        settings = {"role": "authenticated" if person else "anon", **claims}
        assert self.process.stdin
        assert self.process.stdout
        print(json.dumps({"settings": settings, "query": query}), file=self.process.stdin, flush=True)
        answer = json.loads(self.process.stdout.readline())
        if answer.get("errors"):
            raise RefusedError(answer["errors"][0]["message"])
        return dict(answer["data"])


class RefusedError(Exception):
    """The database, or PostGraphile, refused a request."""


@contextmanager
def running(url: str, login: str) -> Iterator[Graph]:
    """PostGraphile on a database, connected as `login`. Raises UnavailableError without Node.js or the package."""
    if (node := shutil.which("node")) is None:
        raise UnavailableError("needs the program node")
    at = conninfo_to_dict(url)
    address = f"postgresql://{login}@/{at['dbname']}?host={quote(str(at['host']), safe='')}&port={at['port']}"
    environment = {**os.environ, "NODE_PATH": str(modules())}
    command = [node, str(_HERE / "postgraphile.cjs"), address]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
    ) as process:
        yield Graph(process)


def modules() -> Path:
    """The folder of its packages from npm. Raises UnavailableError if npm cannot install them."""
    return once(_PACKAGES[0], _install) / "node_modules"


def _install(partial: Path, _final: Path) -> None:
    if (npm := shutil.which("npm")) is None:
        raise UnavailableError("needs the program npm")
    quiet = ["--silent", "--no-audit", "--no-fund", "--no-save", "--no-package-lock", "--fetch-retries=3"]
    done = subprocess.run([npm, "install", *quiet, "--prefix", partial, *_PACKAGES], capture_output=True, text=True)
    if done.returncode != 0:
        raise UnavailableError(f"npm cannot install {_PACKAGES[0]} here")
