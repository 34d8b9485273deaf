"""Commands that no other module tests, as a person types them."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.runner.conftest import CLEAN, eldb
from tests.servers import run as servers


@pytest.fixture
def home() -> Path:
    """A folder for an embedded server. The next run of pytest closes its own folders to the server's account."""
    return servers.new_folder()


def test_embedded_from_start_to_destroy(home: Path) -> None:
    try:
        started = json.loads(eldb("embedded", "start", "--data-dir", home, "--format", "json").out)
        assert started["state"] == "running"
        assert eldb("bootstrap", "europe", "--data-dir", home).code == 0
        status = eldb("status", "--data-dir", home)
        assert (status.code, "region europe" in status.out) == (0, True)
        url = eldb("embedded", "url", "--region", "europe", "--data-dir", home).out.strip()
        assert url.startswith("postgresql://")
        assert eldb("status", "--url", url).code == 0
        query = ["-XAtc", "SELECT id FROM ledger.regions WHERE is_local"]
        assert eldb("embedded", "psql", "--region", "europe", "--data-dir", home, *query).out.strip() == "europe"
        assert eldb("embedded", "stop", "--data-dir", home).out.strip() == "stopped"
        assert eldb("embedded", "stop", "--data-dir", home).out.strip() == "it was not running"
        assert eldb("status", "--region", "europe", "--data-dir", home).code == 0, "a command starts it again"
    finally:
        assert eldb("embedded", "destroy", "--yes", "--data-dir", home).code == 0


def test_several_regions_need_a_name(home: Path) -> None:
    try:
        empty = eldb("status", "--data-dir", home)
        assert (empty.code, "eldb bootstrap oceania" in empty.err) == (2, True)
        for region in ("europe", "oceania"):
            assert eldb("bootstrap", region, "--data-dir", home).code == 0
        run = eldb("status", "--data-dir", home)
        assert (run.code, "It has: europe, oceania." in run.err) == (2, True)
        assert eldb("status", "--region", "europe", "--data-dir", home).code == 0
    finally:
        eldb("embedded", "destroy", "--yes", "--data-dir", home)


def test_doctor_lists_what_is_here(region_url: str) -> None:
    run = eldb("doctor", "--url", region_url, "--region", "oceania", "--format", "json")
    assert run.code == 0
    found = {row["subject"]: row["level"] for row in run.json}
    assert {"eldb", "files", "address", "server", "right", "pg_cron", "vector"} <= found.keys()
    assert "FAIL" not in found.values()


def test_doctor_stops_at_the_first_failure() -> None:
    run = eldb("doctor", "--url", "postgresql://nobody@127.0.0.1:1/x")
    assert (run.code, "FAIL  stopped here: cannot connect" in run.out) == (1, True)


def test_data_goes_to_stdout_and_messages_to_stderr(region_url: str) -> None:
    run = eldb("status", "--url", region_url)
    assert run.err.startswith("database: ")
    assert "database: " not in run.out


def test_no_color_is_respected(region_url: str) -> None:
    command = [sys.executable, "-m", "eldb", "status", "--url", region_url, "--region", "nowhere"]
    done = subprocess.run(command, capture_output=True, text=True, env={**CLEAN, "NO_COLOR": "1"}, check=False)
    assert done.returncode == 2
    assert "\x1b[" not in done.stdout + done.stderr


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shell_completion_works(shell: str) -> None:
    script = Path(sys.executable).with_name("eldb")
    done = subprocess.run(
        [script], capture_output=True, text=True, env={**CLEAN, "_ELDB_COMPLETE": f"{shell}_source"}, check=False
    )
    assert "_ELDB_COMPLETE" in done.stdout


@pytest.mark.parametrize("command", ["apply", "revert"])
def test_a_limit_of_zero_is_refused(command: str) -> None:
    run = eldb(command, "--lock-timeout", "0")
    assert (run.code, "0.0 is not in the range x>=0.001" in run.err) == (2, True), run.err
