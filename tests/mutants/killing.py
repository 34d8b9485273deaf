"""Runs the files of the suite against one mutant until one fails. The ROLLBACK of the file also undoes the mutant."""

import re
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from threading import Lock

from eldb.database.session import Session
from eldb.proof.suite import FileResult, find_files, run_file
from tests.mutants.catalogue import Mutant
from tests.mutants.order import Order
from tests.servers.templates import SUITE

# A deadlock, no memory or disk, a lock or time limit, the end of the server: the mutant is not the cause of these.
_UNRELATED = re.compile(r"SQLSTATE (40P01|53...|55P03|57...|58...)\)")
_TRIES = 3


class SuiteError(Exception):
    """The suite cannot judge mutants, because it fails without them."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Which file noticed a mutant, if any."""

    mutant: Mutant
    killer: str | None
    """The path of the file that noticed, below the suite. None if all passed."""


class Judge:
    """Judges mutants on copies of one database. One thread uses each copy at a time."""

    def __init__(self, urls: Sequence[str], root: Path = SUITE) -> None:
        self._root = root
        self._order = Order(root, find_files(root, []))
        self._urls: SimpleQueue[str] = SimpleQueue()
        for url in urls:
            self._urls.put(url)
        self._threads = len(urls)
        self._sound: set[Path] = set()
        self._lock = Lock()

    def judge_all(self, mutants: Sequence[Mutant]) -> Iterator[Verdict]:
        """Yield each verdict as soon as it is known. Raises SuiteError if a file fails although nothing is broken."""
        with ThreadPoolExecutor(self._threads) as pool:
            verdicts = [pool.submit(self.judge, mutant) for mutant in mutants]
            try:
                for verdict in as_completed(verdicts):
                    yield verdict.result()
            finally:
                pool.shutdown(wait=True, cancel_futures=True)

    def judge(self, mutant: Mutant) -> Verdict:
        """Run the files, the most likely first, until one fails that passes without the mutant."""
        url = self._urls.get()
        try:
            for path in self._order.files_for(mutant):
                result = self._run(url, path, mutant.statement)
                with self._lock:
                    self._order.ran(mutant, path, result.seconds, killed=result.complaint is not None)
                if result.complaint:
                    self._require_sound(url, path)
                    return Verdict(mutant, result.path)
            return Verdict(mutant, None)
        finally:
            self._urls.put(url)

    def _require_sound(self, url: str, path: Path) -> None:
        if path in self._sound:
            return
        if complaint := self._run(url, path, "").complaint:
            raise SuiteError(f"{path.relative_to(self._root)} fails although nothing is broken: {complaint}")
        self._sound.add(path)

    def _run(self, url: str, path: Path, statement: str) -> FileResult:
        for _ in range(_TRIES):
            # Each run needs a new session, because a ROLLBACK removes what pgTAP keeps in the old one.
            with Session(url) as session:
                session.connection.execute(f"BEGIN; {statement}")
                result = run_file(session, self._root, path)
            if not _UNRELATED.search(result.failure or ""):
                return result
        raise SuiteError(f"{path.relative_to(self._root)} is disturbed: {result.failure}")
