"""The pgTAP suite on every server, through pg_prove and through `eldb test`."""

import os
import re
import subprocess
from pathlib import Path

import pytest
from junitparser import JUnitXml
from psycopg import pq

from tests.runner.conftest import eldb
from tests.servers import stacks
from tests.servers.cache import UnavailableError
from tests.servers.run import Stack

SUITE = Path(__file__).parents[1] / "pgtap"
SLOW = pytest.mark.slow


def as_environment(url: str) -> dict[str, str]:
    """A connection string as variables of libpq, because pg_prove accepts no string with `=`."""
    options = pq.Conninfo.parse(url.encode())
    return {option.envvar.decode(): option.val.decode() for option in options if option.val and option.envvar}


def passed(url: str, *names: str) -> JUnitXml:
    """The report of `eldb test` on a suite that passes, or on the files whose path holds one of the names."""
    run = eldb("test", *names, "--url", url, "--suite", SUITE, "--format", "junit", timeout=600)
    assert run.code == 0, run.out + run.err
    return JUnitXml.fromstring(run.out.encode())


def proved(stack: Stack, url: str, folder: str) -> int:
    """How many tests of a folder pg_prove ran. All of them passed."""
    try:
        pg_prove, environment = stacks.pg_prove(stack.psql)
    except UnavailableError as exc:
        pytest.skip(str(exc))
    done = subprocess.run(
        [*pg_prove, "--recurse", "--ext", ".sql", SUITE / folder],
        capture_output=True,
        text=True,
        env={**os.environ, **environment, **as_environment(url)},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    counted = re.search(r"Files=\d+, Tests=(\d+)", done.stdout)
    assert counted, done.stdout
    return int(counted[1])


# Stack 17 runs the whole suite beside its extensions (test_extensions.py); without them it does so in make test-all.
@pytest.mark.stacks(*(pytest.param(name, marks=SLOW if name == "17" else []) for name in stacks.ALL))
def test_the_suite_passes(stack: Stack, pgtap_url: str) -> None:
    assert passed(pgtap_url).tests > 0


@pytest.mark.stacks("18", *(pytest.param(name, marks=SLOW) for name in ("15", "17")))
def test_a_folder_passes_as_well_under_pg_prove(stack: Stack, pgtap_url: str) -> None:
    assert proved(stack, pgtap_url, "functions/core") == passed(pgtap_url, "functions/core/").tests


@SLOW
@pytest.mark.stacks("15", "17", "18")
def test_the_suite_passes_as_well_under_pg_prove(stack: Stack, pgtap_url: str) -> None:
    assert proved(stack, pgtap_url, ".") == passed(pgtap_url).tests
