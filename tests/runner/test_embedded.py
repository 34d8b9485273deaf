"""The embedded server as users have it: it starts, stops, starts again, and lives in folders with odd names."""

import socket
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from eldb.embedded.server import EmbeddedServer
from eldb.errors import EldbError
from tests.servers import run

START = "import sys; from pathlib import Path; from eldb.embedded.server import EmbeddedServer"
START += "; server = EmbeddedServer(Path(sys.argv[1])); server.start()"


@pytest.fixture
def server() -> Iterator[EmbeddedServer]:
    """A server with the settings of users, not started."""
    server = EmbeddedServer(run.new_folder())
    yield server
    server.destroy()


def execute(server: EmbeddedServer, statement: str) -> list[tuple[object, ...]]:
    with psycopg.connect(server.url(), autocommit=True) as connection:
        cursor = connection.execute(statement)
        return cursor.fetchall() if cursor.description else []


def test_data_survives_a_restart(server: EmbeddedServer) -> None:
    assert server.status().state == "absent"
    server.start()
    execute(server, "CREATE TABLE kept (word text); INSERT INTO kept VALUES ('aroha')")
    assert server.stop()
    assert server.status().state == "stopped"
    assert not server.stop()
    server.start()
    assert execute(server, "SELECT word FROM kept") == [("aroha",)]


def test_settings_protect_the_data_of_users(server: EmbeddedServer) -> None:
    server.start()
    names = ("fsync", "data_checksums", "server_encoding", "listen_addresses")
    shown = [execute(server, f"SHOW {name}") for name in names]
    assert shown == [[("on",)], [("on",)], [("UTF8",)], [("127.0.0.1",)]]
    assert execute(server, "SELECT lower('ĀPIRANA')") == [("āpirana",)]


def test_starting_a_running_server_returns_at_once(server: EmbeddedServer) -> None:
    first = server.start()
    seconds = []
    for _ in range(5):
        before = time.perf_counter()
        assert server.start() == first
        seconds.append(time.perf_counter() - before)
    assert min(seconds) < 0.02


def test_a_stopped_server_has_no_url(server: EmbeddedServer) -> None:
    with pytest.raises(EldbError, match="is not running") as caught:
        server.url("oceania")
    assert caught.value.hint == "Run: eldb embedded start"


def test_two_servers_run_side_by_side(server: EmbeddedServer) -> None:
    other = EmbeddedServer(run.new_folder())
    try:
        assert server.start().port != other.start().port
        execute(server, "CREATE DATABASE oceania")
        query = "SELECT count(*) FROM pg_database WHERE datname = 'oceania'"
        assert (execute(server, query), execute(other, query)) == ([(1,)], [(0,)])
    finally:
        other.destroy()


def test_a_taken_port_is_exchanged_for_a_free_one(server: EmbeddedServer) -> None:
    port = server.start().port
    server.stop()
    assert server.start().port == port
    server.stop()
    with socket.socket() as squatter:
        squatter.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        squatter.bind(("127.0.0.1", port))
        squatter.listen()
        assert server.start().port != port


def test_settings_of_the_user_survive_a_restart(server: EmbeddedServer) -> None:
    server.start()
    execute(server, "ALTER SYSTEM SET work_mem = '7MB'")
    server.stop()
    server.start()
    assert execute(server, "SHOW work_mem") == [("7MB",)]


def test_tcp_asks_for_the_password_in_the_private_file(server: EmbeddedServer) -> None:
    port = server.start().port
    address = f"host=127.0.0.1 port={port} user=postgres dbname=postgres"
    password_file = server.data_dir / "pgpass"
    assert stat.S_IMODE(password_file.stat().st_mode) == 0o600
    with pytest.raises(psycopg.OperationalError, match="no password supplied"):
        psycopg.connect(f"{address} passfile=/dev/null")
    password = password_file.read_text().strip().rpartition(":")[2]
    with psycopg.connect(f"{address} password={password}") as connection:
        assert not connection.pgconn.used_gssapi
    assert password not in server.url()
    assert password not in (server.data_dir / "server.log").read_text()


def test_psql_reaches_a_database(server: EmbeddedServer) -> None:
    server.start()
    execute(server, 'CREATE DATABASE "a b/c?"')
    command = [*server.psql("a b/c?"), "-XAtc", "SELECT current_database()"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == "a b/c?\n"


@pytest.mark.parametrize(
    "name",
    ["with a space", "it's", 'say "kia ora"', "$HOME `id`", "a,b", "ā\\b", "long" * 30, "x" * 250],
)
def test_any_folder_name_will_do(name: str) -> None:
    parent = run.new_folder()
    server = EmbeddedServer(parent / name)
    try:
        server.start()
        assert execute(server, "SELECT 1") == [(1,)]
        assert EmbeddedServer(parent / name).status() == server.status()
        found = server.status().socket_dir
        assert found is not None
        assert stat.S_IMODE(found.stat().st_mode) == 0o700
    finally:
        server.destroy()
        assert list(parent.iterdir()) == []
        parent.rmdir()


def test_the_socket_is_found_with_any_temporary_folder(
    server: EmbeddedServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    far = EmbeddedServer(server.data_dir / ("long" * 30))
    try:
        far.start()
        monkeypatch.setenv("TMPDIR", str(tmp_path))
        assert EmbeddedServer(far.data_dir).status().state == "running"
    finally:
        far.destroy()


def test_processes_that_start_it_together_share_one_server(server: EmbeddedServer) -> None:
    command = [sys.executable, "-c", f"{START}; print(server.status().pid)", str(server.data_dir)]
    starters = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    pids = {starter.communicate()[0].strip() for starter in starters}
    assert pids == {str(server.status().pid)}
    assert [starter.returncode for starter in starters] == [0, 0, 0]


def test_destroy_keeps_files_that_are_not_its_own(server: EmbeddedServer) -> None:
    server.start()
    note = server.data_dir / "note.txt"
    note.write_text("mine")
    server.destroy()
    assert list(server.data_dir.iterdir()) == [note]
    note.unlink()


def test_a_server_outlives_the_process_that_started_it(server: EmbeddedServer) -> None:
    script = f"{START}; print('started', flush=True); input()"
    command = [sys.executable, "-c", script, str(server.data_dir)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as starter:
        assert starter.stdout is not None
        assert starter.stdout.readline() == "started\n"
        starter.kill()
    assert execute(server, "SELECT 1") == [(1,)]
