"""A test run leaves no server behind: not after Ctrl-C, a crash or a kill."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from eldb.embedded.server import EmbeddedServer

ROOT = Path(__file__).parents[2]

TEST = """
import os, signal, time
from pathlib import Path

def test_something(stack):
    Path({report!r}).write_text(os.environ["ELDB_TEST_RUN"])
    {ending}
"""


class Pytest:
    """A separate test run that has started a server."""

    def __init__(self, folder: Path, ending: str, *options: str) -> None:
        report = folder / "report"
        (folder / "test_something.py").write_text(TEST.format(report=str(report), ending=ending))
        command = [sys.executable, "-m", "pytest", "-q", "-p", "tests.conftest", "-p", "no:cacheprovider"]
        self.process = subprocess.Popen(
            [*command, *options, "-c", str(ROOT / "pyproject.toml"), "--rootdir", str(folder), str(folder)],
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
            start_new_session=True,
            # A shell lets a background job ignore Ctrl-C, and children inherit that. This undoes it.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )
        while self.process.poll() is None and not (report.exists() and report.read_text()):
            time.sleep(0.01)
        self.folder = Path(report.read_text())

    @property
    def server(self) -> EmbeddedServer:
        return EmbeddedServer(self.folder / "18")

    def end(self) -> None:
        assert self.process.wait(60) != 0


@pytest.mark.parametrize("options", [(), ("-n", "1")])
def test_ctrl_c_ends_the_server(tmp_path: Path, options: tuple[str, ...]) -> None:
    run = Pytest(tmp_path, "time.sleep(60)", *options)
    assert run.server.status().state == "running"
    os.killpg(run.process.pid, signal.SIGINT)
    run.end()
    assert not run.folder.exists()


def test_the_crash_of_a_worker_ends_the_server(tmp_path: Path) -> None:
    run = Pytest(tmp_path, "os.kill(os.getpid(), signal.SIGKILL)", "-n", "1")
    run.end()
    assert not run.folder.exists()


def test_the_next_run_removes_what_a_killed_run_left(tmp_path: Path) -> None:
    run = Pytest(tmp_path, "time.sleep(60)")
    run.process.kill()
    run.end()
    address = ("127.0.0.1", run.server.status().port)
    socket.create_connection(address).close()
    (tmp_path / "next").mkdir()
    Pytest(tmp_path / "next", "assert False").end()
    assert not run.folder.exists()
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(address)
