"""Databases that tests copy: a region, and a region with pgTAP. The first caller makes each, once per run."""

import subprocess
import sys
from pathlib import Path

import psycopg

from tests.servers.cache import UnavailableError
from tests.servers.run import Stack

SUITE = Path(__file__).parents[1] / "pgtap"


def region(stack: Stack) -> str:
    """The name of a database that is the region oceania."""
    return stack.template("region", "template0", bootstrap)


def pgtap(stack: Stack) -> str:
    """The name of a region with pgTAP and the helpers of the suite. Raises UnavailableError if there is no pgTAP."""
    return stack.template("pgtap", region(stack), _install_pgtap)


def bootstrap(url: str) -> None:
    """Bootstrap the region oceania in an empty database."""
    done = subprocess.run(
        [sys.executable, "-m", "eldb", "bootstrap", "oceania", "--url", url],
        capture_output=True,
        text=True,
    )
    if done.returncode != 0:
        raise RuntimeError(f"eldb bootstrap oceania: exit {done.returncode}\n{done.stdout}{done.stderr}")


def _install_pgtap(url: str) -> None:
    with psycopg.connect(url) as connection:
        available = connection.execute("SELECT FROM pg_catalog.pg_available_extensions WHERE name = 'pgtap'").fetchone()
        if available is None:
            raise UnavailableError("this server has no pgTAP")
        connection.execute("CREATE EXTENSION pgtap")
        for helpers in sorted(SUITE.glob("_*.sql")):
            connection.execute(helpers.read_bytes())
