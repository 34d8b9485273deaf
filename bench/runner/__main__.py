"""`make bench-runner`: measure 100 files, nothing to do and status, then print what each runner does in a bad night."""

import compileall
import itertools
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path

import psycopg
from tests.servers.cache import UnavailableError

from bench.report import RESULTS, Comparison, compare, publish
from bench.runner.nights import CASES, Night
from bench.runner.peers import PEERS, At, Eldb, Migration, PeerRunner
from eldb.embedded.server import EmbeddedServer
from eldb.paths import PACKAGE

FILES = 100
APPLY_GOAL = 2.5
NO_OP_GOAL = 1.5
PEER_ROUNDS = 3
MIGRATIONS = [Migration(f"t{n}", f"CREATE TABLE t{n} (id bigint PRIMARY KEY, v text);\n") for n in range(1, FILES + 1)]


class Bench:
    """A server of its own, with a new database and folder for each measurement."""

    def __init__(self, server: EmbeddedServer, folder: Path) -> None:
        self._server = server
        self._folder = folder
        self._numbers = itertools.count()
        self._filled: dict[str, Path] = {}

    def at(self, folder: Path | None = None) -> At:
        """A new database, with a new folder if none is given."""
        number = next(self._numbers)
        with psycopg.connect(self._server.url(), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE bench_{number}")
        new = self._folder / str(number)
        new.mkdir()
        return At(self._server.url(f"bench_{number}"), folder or new, Path(self._server.psql()[0]))

    def apply(self, peer: PeerRunner) -> float:
        """Seconds to apply 100 files to an empty database."""
        at = self.at(self._files(peer))
        return timed(peer.command("apply", at), peer.environment(at))

    def again(self, peer: PeerRunner, word: str) -> Callable[[], float]:
        """A function that measures a command after everything is applied."""
        at = self.at(self._files(peer))
        timed(peer.command("apply", at), peer.environment(at))
        return lambda: timed(peer.command(word, at), peer.environment(at))

    def psql(self) -> float:
        """Seconds that psql needs for the same files in one transaction."""
        at = self.at()
        files = [word for path in sorted(self._files(Eldb()).rglob("*.sql")) for word in ("-f", str(path))]
        return timed([at.psql, "-qX1", *files, at.url], at.environment)

    def _files(self, peer: PeerRunner) -> Path:
        if peer.name not in self._filled:
            folder = self._folder / peer.name
            folder.mkdir()
            peer.write(folder, MIGRATIONS)
            self._filled[peer.name] = folder
        return self._filled[peer.name]


def timed(command: Sequence[str | Path], environment: dict[str, str] | None = None) -> float:
    """Seconds that a command needs, including its start. A status may exit with 1 or 2."""
    began = time.perf_counter()
    done = subprocess.run(command, capture_output=True, env=environment, stdin=subprocess.DEVNULL)
    if done.returncode not in (0, 1, 2):
        raise SystemExit(f"{command[0]}: {done.stderr.decode()}")
    return time.perf_counter() - began


def speed(bench: Bench, peers: Sequence[PeerRunner]) -> Iterator[Comparison]:
    """Compare eldb with psql and with the start of Python, then with every peer."""
    ours = Eldb()
    start = partial(timed, [sys.executable, "-c", "import click, psycopg"])
    apply = partial(bench.apply, ours)
    again = {word: bench.again(ours, word) for word in ("apply", "status")}
    yield compare(f"apply {FILES} files, against psql -1", apply, bench.psql, APPLY_GOAL)
    for word, measure in again.items():
        yield compare(f"{word} with nothing to do, against Python's start", measure, start, NO_OP_GOAL)
    for peer in peers:
        theirs = partial(bench.apply, peer)
        yield compare(f"apply {FILES} files, against {peer.name}", apply, theirs, rounds=PEER_ROUNDS)
        for word, measure in again.items():
            name = f"{word} with nothing to do, against {peer.name}"
            yield compare(name, measure, bench.again(peer, word), rounds=PEER_ROUNDS)


def nights(bench: Bench, peers: Sequence[PeerRunner]) -> str:
    """A table in Markdown: what each runner leaves in each case."""
    head = ["runner", "version", *CASES]
    lines = [head, ["---"] * len(head)]
    for peer in (Eldb(), *peers):
        outcomes = [case(Night(peer, bench.at())) for case in CASES.values()]
        lines.append([peer.name, peer.version(), *outcomes])
        print(f"{peer.name}: done", file=sys.stderr)
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def present(peers: Sequence[PeerRunner]) -> Iterator[PeerRunner]:
    """The peers that run on this machine. Prints why the others do not."""
    for peer in peers:
        try:
            print(f"{peer.name} {peer.version()}", file=sys.stderr)
        except UnavailableError as exc:
            print(f"{peer.name}: left out: {exc}", file=sys.stderr)
        else:
            yield peer


def main() -> None:
    """Run everything on an embedded server of its own."""
    peers = list(present(PEERS))
    compileall.compile_dir(PACKAGE, quiet=1)  # pip compiles the peers too
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)  # root starts the server as another account
        server = EmbeddedServer(Path(folder, "server"))
        server.start()
        try:
            bench = Bench(server, Path(folder))
            table = nights(bench, peers)
            rows = list(speed(bench, peers))
        finally:
            server.destroy()
    publish("runner", rows, server.binaries.version, f"{FILES} files")
    path = RESULTS / f"runner-nights-{date.today().isoformat()}.md"
    path.write_text(table)
    print(f"{table}{path}")


if __name__ == "__main__":
    main()
