"""A region that is dumped and restored by the steps of docs/operations.md is whole and has not drifted."""

import os
import re
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from psycopg import pq
from psycopg.conninfo import make_conninfo

from tests.conftest import FreshServer
from tests.runner.conftest import CLEAN
from tests.runner.interleaving import new_world
from tests.servers import templates

PAGE = Path(__file__).parents[2] / "docs/operations.md"
TABLES = """
SELECT c.oid::regclass::text
FROM pg_class AS c
WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition
    AND c.relnamespace::regnamespace::text IN ('ledger', 'priv', 'ops')
"""


@pytest.mark.parametrize("name", ["15", "17", "18"])
def test_dump_restore_verify(fresh_server: FreshServer, name: str, tmp_path: Path) -> None:
    making, nightly, restoring = _steps()
    source, target = fresh_server(name), fresh_server(name)
    url = make_conninfo(source.url("postgres"), dbname="oceania")
    with psycopg.connect(source.url("postgres"), autocommit=True) as connection:
        connection.execute("CREATE DATABASE oceania")
    templates.bootstrap(url)
    new_world(url)
    # The people of this world speak through a gateway that the profile does not list.
    templates.bootstrap(url)
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE SCHEMA elsewhere")
        connection.execute("CREATE TABLE elsewhere.notes AS SELECT 1 AS id")
    bin_dir = source.binaries.bin_dir
    _run(making, url, bin_dir, tmp_path)
    _run(nightly, url, bin_dir, tmp_path)
    printed = _run(restoring, target.url("postgres"), bin_dir, tmp_path)
    assert "nothing to do" in printed
    assert "verified: no findings" in printed
    assert _digests(make_conninfo(target.url("postgres"), dbname="oceania")) == _digests(url)


def _steps() -> list[str]:
    (section,) = re.findall(r"^## Dump and restore\n(.*?)^## ", PAGE.read_text(), re.MULTILINE | re.DOTALL)
    return re.findall(r"^```\n(.*?)^```", section, re.MULTILINE | re.DOTALL)


def _run(script: str, url: str, bin_dir: Path, folder: Path) -> str:
    """Run the commands as they stand, on the server that the environment names."""
    options = pq.Conninfo.parse(url.encode())
    server = {o.envvar.decode(): o.val.decode() for o in options if o.val and o.envvar and o.keyword != b"dbname"}
    path = os.pathsep.join(map(str, (bin_dir, Path(sys.prefix) / "bin", os.environ["PATH"])))
    done = subprocess.run(
        ["bash", "-euc", script],
        cwd=folder,
        env={**CLEAN, **server, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def _digests(url: str) -> dict[str, str | None]:
    """A digest of all rows of each table, by its name."""
    with psycopg.connect(url) as connection:
        tables = [name for (name,) in connection.execute(TABLES)]
        query = "SELECT md5(string_agg(t::text, ';' ORDER BY t::text)) FROM {} AS t"
        found = {name: connection.execute(query.format(name).encode()).fetchone() for name in tables}
    return {name: row[0] if row else None for name, row in found.items()}
