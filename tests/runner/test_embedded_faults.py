"""The embedded server survives faults, or refuses them with a message."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psycopg
import pytest

from eldb.embedded import postmaster
from eldb.embedded.account import server_account
from eldb.embedded.lock import exclusive
from eldb.embedded.server import EmbeddedServer
from eldb.errors import DatabaseError, EldbError, RetryError, UsageError
from tests.servers import run
from tests.servers.run import kill

needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can mount and change owners")


@pytest.fixture
def server() -> Iterator[EmbeddedServer]:
    """A server that has been started once."""
    server = EmbeddedServer(run.new_folder())
    server.start()
    with psycopg.connect(server.url()) as connection:
        connection.execute("CREATE TABLE kept ()")
    yield server
    server.destroy()


@pytest.fixture
def small_disk() -> Iterator[Path]:
    """A file system of 64 MB. One cluster fits into it."""
    folder = run.new_folder()
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", folder], check=True)
    yield folder
    subprocess.run(["umount", folder], check=True)


def has_kept(server: EmbeddedServer) -> bool:
    with psycopg.connect(server.url()) as connection:
        return connection.execute("SELECT to_regclass('kept') IS NOT NULL").fetchone() == (True,)


def test_a_killed_server_starts_again(server: EmbeddedServer) -> None:
    pid = kill(server)
    assert (server.cluster / "postmaster.pid").exists()
    assert server.start().pid != pid
    assert has_kept(server)


def test_a_server_starts_although_another_process_has_its_old_pid(server: EmbeddedServer) -> None:
    kill(server)
    account = server_account(server.cluster)
    with subprocess.Popen(["sleep", "20"], cwd="/", **account.run_as()) as stranger:
        pid_file = server.cluster / "postmaster.pid"
        lines = pid_file.read_text().splitlines(keepends=True)
        pid_file.write_text("".join([f"{stranger.pid}\n", *lines[1:]]))
        server.start()
        assert stranger.poll() is None, "the other process is not ended"
        stranger.terminate()
    assert has_kept(server)


def test_a_running_server_is_never_taken_for_a_dead_one(server: EmbeddedServer) -> None:
    account = server_account(server.cluster)
    pid_file = server.cluster / "postmaster.pid"
    text = pid_file.read_text()
    pid_file.write_text(text.replace("ready", "stopping"))
    with pytest.raises(DatabaseError, match="does not answer"):
        postmaster.clear_stale_pid(server.cluster, account, patience=0.1)
    assert pid_file.read_text().splitlines()[0] == text.splitlines()[0]
    pid_file.write_text(text)


def test_a_server_without_its_socket_can_be_stopped(server: EmbeddedServer) -> None:
    found = server.status()
    assert found.socket_dir is not None
    (found.socket_dir / f".s.PGSQL.{found.port}").unlink()
    assert server.status().state == "stopped"
    assert server.stop()
    server.start()
    assert has_kept(server)


def test_an_unfinished_initdb_is_redone() -> None:
    server = EmbeddedServer(run.new_folder())
    script = "import sys; from pathlib import Path; from eldb.embedded.server import EmbeddedServer"
    script += "; EmbeddedServer(Path(sys.argv[1])).start()"
    unfinished = server.data_dir / "cluster.unfinished"
    with subprocess.Popen([sys.executable, "-c", script, str(server.data_dir)]) as starter:
        while not (unfinished / "base").exists():
            time.sleep(0.001)
        starter.kill()
    assert server.status().state == "absent"
    try:
        server.start()
        assert not unfinished.exists()
        with psycopg.connect(server.url()) as connection:
            assert connection.execute("SELECT 1").fetchone() == (1,)
    finally:
        server.destroy()


def test_data_of_another_major_version_are_refused(server: EmbeddedServer) -> None:
    server.stop()
    (server.cluster / "PG_VERSION").write_text("16\n")
    with pytest.raises(EldbError, match=r"PostgreSQL 16 made the data in .*; the server here is 18") as caught:
        server.start()
    assert "ELDB_PG_BIN" in (caught.value.hint or "")
    assert (server.cluster / "PG_VERSION").read_text() == "16\n"


def test_a_folder_with_other_files_is_refused_and_left_alone() -> None:
    folder = run.new_folder()
    folder.mkdir()
    (folder / "thesis.txt").write_text("mine")
    for action in (EmbeddedServer(folder).start, EmbeddedServer(folder).destroy):
        with pytest.raises(UsageError, match=r"contains other files, for instance thesis\.txt"):
            action()
    assert [path.name for path in folder.iterdir()] == ["thesis.txt"]
    shutil.rmtree(folder)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    server = EmbeddedServer(tmp_path / "file" / "data")
    with pytest.raises(UsageError, match=f"eldb cannot use {server.data_dir}: Not a directory"):
        server.start()


def test_the_log_of_a_server_that_does_not_start_is_shown(server: EmbeddedServer) -> None:
    server.stop()
    broken = EmbeddedServer(server.data_dir, settings={"shared_buffers": "a lot"})
    with pytest.raises(DatabaseError, match="the server did not start: configuration") as caught:
        broken.start()
    assert str(server.data_dir / "server.log") in (caught.value.hint or "")
    server.start()
    assert has_kept(server)


def test_waiting_for_another_process_ends_with_a_message(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    holder = "import fcntl, sys; file = open(sys.argv[1], 'a'); fcntl.flock(file, fcntl.LOCK_EX)"
    holder += "; print('held', flush=True); input()"
    with subprocess.Popen(
        [sys.executable, "-c", holder, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        with (
            pytest.raises(RetryError, match="another process has been waiting"),
            exclusive(path, "waiting", patience=0.05),
        ):
            pass
        process.communicate("\n")
    with exclusive(path, "waiting", patience=0):
        assert path.exists()


@needs_root
def test_a_disk_too_small_for_a_cluster_is_named(small_disk: Path) -> None:
    fill(small_disk, leave=20)
    server = EmbeddedServer(small_disk / "data")
    with pytest.raises(DatabaseError, match=f"no space left on the disk of {server.data_dir}"):
        server.start()
    (small_disk / "filler").unlink()
    server.start()
    server.destroy()


@needs_root
def test_a_disk_that_has_filled_up_is_named_and_the_data_survive(small_disk: Path) -> None:
    server = EmbeddedServer(small_disk / "data")
    server.start()
    server.stop()
    configured = (server.cluster / "eldb.conf").read_text()
    fill(small_disk, leave=0)
    with pytest.raises(DatabaseError, match="no space left on the disk") as caught:
        server.start()
    assert "Free some space" in (caught.value.hint or "")
    assert (server.cluster / "eldb.conf").read_text() == configured
    (small_disk / "filler").unlink()
    assert server.start().state == "running"
    server.destroy()


@needs_root
def test_a_socket_folder_made_by_somebody_else_is_not_used() -> None:
    server = EmbeddedServer(run.new_folder() / ("long" * 30))
    trap = postmaster.socket_dir(server.data_dir)
    trap.mkdir(mode=0o777)
    os.chown(trap, 4321, 4321)
    try:
        with pytest.raises(DatabaseError, match="another user owns it"):
            server.start()
    finally:
        trap.rmdir()
        server.destroy()


@needs_root
def test_a_socket_in_somebody_elses_folder_is_not_trusted(server: EmbeddedServer) -> None:
    folder = server.status().socket_dir
    assert folder is not None
    owner = folder.stat()
    os.chown(folder, 4321, 4321)
    assert server.status().state == "stopped"
    os.chown(folder, owner.st_uid, owner.st_gid)
    assert server.status().state == "running"


def fill(disk: Path, leave: int) -> None:
    """Fill a file system until `leave` megabytes are free."""
    with (disk / "filler").open("wb", buffering=0) as filler, suppress(OSError):
        while leave == 0 or shutil.disk_usage(disk).free > leave * 2**20:
            filler.write(b"\0" * 2**16)
