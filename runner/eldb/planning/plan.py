"""The parts of a plan: records of files, differences of objects, steps, problems and moves."""

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
    """What the history stores about one file."""

    path: str
    state: str
    source_hash: str
    inputs_hash: str
    rendered_hash: str


@dataclass(frozen=True)
class ObjectDifference:
    """One object that differs from what its file left: changed, missing or unexpected."""

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
        """How the object differs, and which file made it."""
        return f"{self} is {self.change} ({f'made by {self.path}' if self.path else 'no file made it'})"

    @property
    def explained(self) -> str:
        """The summary, and the lines of the definition that changed."""
        lines = islice(_changes((self.was or "").splitlines(), (self.now or "").splitlines()), _SHOWN_DEFINITION_LINES)
        return "\n".join([self.summary, *(f"      {line}" for line in lines)])

    @property
    def is_unfinished(self) -> bool:
        """True for an invalid index, as an interrupted build leaves it; `apply` drops it if an intent names it."""
        return self.kind == "index" and self.was is None and (self.now or "").endswith(" INVALID")


@dataclass(frozen=True)
class Digest:
    """Two hashes of a file: of all that its rendered text depends on, and of the rendered text."""

    inputs: str
    rendered: str


@dataclass(frozen=True)
class Step:
    """One file to apply, and the reason."""

    source: Source
    digest: Digest
    reason: str
    action: str = "apply"


@dataclass(frozen=True)
class Problem:
    """Something that a person must decide before eldb applies any file."""

    subject: str
    message: str
    hint: str
    is_drift: bool = False


@dataclass(frozen=True)
class Move:
    """The old path of an applied file, and the path of the file that replaces it.

    `keeps_record` is False if several applied files became one and another one's record goes on.
    """

    was: str
    now: str
    keeps_record: bool = True


@dataclass(frozen=True)
class Plan:
    """What `eldb apply` would do."""

    steps: tuple[Step, ...]
    problems: tuple[Problem, ...]
    current: int
    moves: tuple[Move, ...] = ()

    @property
    def is_empty(self) -> bool:
        """True if there is nothing to apply, nothing to rename in the history and no problem."""
        return not self.steps and not self.problems and not self.moves

    def require_settled(self) -> None:
        """Raise DriftError if a person must decide something first."""
        if self.problems:
            hints = dict.fromkeys(problem.hint for problem in self.problems)
            raise DriftError("\n".join(problem.message for problem in self.problems), "\n".join(hints))


@dataclass(frozen=True)
class Overrides:
    """What the user accepts on the command line."""

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
