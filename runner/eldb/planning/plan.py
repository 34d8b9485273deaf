"""What is known of files and objects, and what is to be done with them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import islice

from eldb.errors import DriftError
from eldb.files.sources import Source

UNFINISHED = "its last run did not end"
_SHOWN_DEFINITION_LINES = 12


@dataclass(frozen=True)
class Record:
    """What history knows of one file."""

    path: str
    state: str
    source_hash: str
    inputs_hash: str
    rendered_hash: str


@dataclass(frozen=True)
class ObjectDifference:
    """One object that is not as its file left it: changed, missing or unexpected."""

    kind: str
    name: str
    path: str | None
    change: str
    was: str | None = None
    now: str | None = None
    touched: int | None = None

    def __str__(self) -> str:
        return f"{self.kind} {self.name}"

    @property
    def summary(self) -> str:
        """What became of the object, and which file made it."""
        return f"{self} is {self.change} ({self.path or 'made by no file'})"

    @property
    def explained(self) -> str:
        """The difference with the lines of its definition that changed, an indented one below what it belongs to."""
        lines = islice(_changes((self.was or "").splitlines(), (self.now or "").splitlines()), _SHOWN_DEFINITION_LINES)
        return "\n".join([self.summary, *(f"      {line}" for line in lines)])

    @property
    def is_unfinished(self) -> bool:
        """True for what a cut-off concurrent build leaves; `apply` cleans it up where an intent explains it."""
        return self.kind == "index" and self.was is None and (self.now or "").endswith(" INVALID")


@dataclass(frozen=True)
class Digest:
    """What a file would be sent as: hash of its inputs, hash of the rendered text."""

    inputs: str
    rendered: str


@dataclass(frozen=True)
class Step:
    """One file to apply, and why."""

    source: Source
    digest: Digest
    reason: str
    action: str = "apply"


@dataclass(frozen=True)
class Problem:
    """Something that must be settled by a person before anything is applied."""

    subject: str
    message: str
    hint: str
    is_drift: bool = False


@dataclass(frozen=True)
class Move:
    """A path that history knows, and the file that took over from it.

    `keeps_record` is False where several applied files became one and the record of another one goes on.
    """

    was: str
    now: str
    keeps_record: bool = True


@dataclass(frozen=True)
class Plan:
    """What apply would do."""

    steps: tuple[Step, ...]
    problems: tuple[Problem, ...]
    current: int
    moves: tuple[Move, ...] = ()

    @property
    def is_empty(self) -> bool:
        """True when there is nothing to apply, nothing to rename in the history and nothing in the way."""
        return not self.steps and not self.problems and not self.moves

    def require_settled(self) -> None:
        """Raise DriftError when files and database disagree in a way that a person must settle."""
        if self.problems:
            hints = dict.fromkeys(problem.hint for problem in self.problems)
            raise DriftError("\n".join(problem.message for problem in self.problems), "\n".join(hints))


@dataclass(frozen=True)
class Overrides:
    """What a person declared on the command line."""

    adopt: frozenset[str] = frozenset()
    forget: frozenset[str] = frozenset()
    out_of_order: frozenset[str] = frozenset()


NO_OVERRIDES = Overrides()


def _changes(was: Sequence[str], now: Sequence[str]) -> Iterator[str]:
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        if (was[i1:i2] or now[j1:j2])[0].startswith(" "):
            yield from (f" {line}" for line in [line for line in was[:i1] if not line.startswith(" ")][-1:])
        yield from (f"-{line}" for line in was[i1:i2])
        yield from (f"+{line}" for line in now[j1:j2])
