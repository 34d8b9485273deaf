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


def as_environment(url: str) -> dict[str, str]:
    """A connection string as variables of libpq, because pg_prove accepts no string with `=`."""
    options = pq.Conninfo.parse(url.encode())
    return {option.envvar.decode(): option.val.decode() for option in options if option.val and option.envvar}


def passed(url: str) -> JUnitXml:
    """The report of `eldb test` on a suite that passes."""
    run = eldb("test", "--url", url, "--suite", SUITE, "--format", "junit", timeout=600)
    assert run.code == 0, run.out + run.err
    return JUnitXml.fromstring(run.out.encode())


@pytest.mark.stacks(*(name for name in stacks.ALL if name != "18"))
def test_the_suite_passes(stack: Stack, pgtap_url: str) -> None:
    assert passed(pgtap_url).tests > 0


@pytest.mark.stacks("18", *(pytest.param(name, marks=pytest.mark.slow) for name in ("15", "17")))
def test_the_suite_passes_as_well_under_pg_prove(stack: Stack, pgtap_url: str) -> None:
    try:
        pg_prove, environment = stacks.pg_prove(stack.psql)
    except UnavailableError as exc:
        pytest.skip(str(exc))
    proved = subprocess.run(
        [*pg_prove, "--recurse", "--ext", ".sql", SUITE],
        capture_output=True,
        text=True,
        env={**os.environ, **environment, **as_environment(pgtap_url)},
    )
    assert proved.returncode == 0, proved.stdout + proved.stderr
    counted = re.search(r"Files=(\d+), Tests=(\d+)", proved.stdout)
    assert counted, proved.stdout
    report = passed(pgtap_url)
    assert (len(list(report)), report.tests) == (int(counted[1]) - len(list(SUITE.rglob("_*.sql"))), int(counted[2]))
