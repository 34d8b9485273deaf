"""What a rule of lint is and what it looks at."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from eldb.lint.parsed import Parsed, relation


@dataclass(frozen=True)
class Unit:
    """One file as the rules see it; `has_revert` is None where the folder knows no reverts."""

    path: str
    text: str
    statements: tuple[Parsed, ...]
    is_versioned: bool = True
    is_revert: bool = False
    no_transaction: bool = False
    has_revert: bool | None = None


Hit = tuple[Unit, int, str]
Units = Sequence[Unit]


@dataclass(frozen=True)
class Rule:
    """One rule: what goes wrong, what to write instead, and how it is found."""

    name: str
    problem: str
    remedy: str
    find: Callable[[Units], Iterator[Hit]]


def rule(name: str, problem: str, remedy: str) -> Callable[[Callable[[Units], Iterator[Hit]]], Rule]:
    """Make the decorated function a rule."""
    return partial(Rule, name, problem, remedy)


def each(units: Units, *kinds: str, name: str = "") -> Iterator[tuple[Unit, Parsed]]:
    """Statements of some kinds, or of all, but for those where a comment lifts the rule `name`."""
    for unit in units:
        for statement in unit.statements:
            if (not kinds or statement.kind in kinds) and name not in statement.allowed:
                yield unit, statement


def forward(units: Units) -> list[Unit]:
    """The files that build, reverts left out."""
    return [unit for unit in units if not unit.is_revert]


def tables(units: Units, name: str = "") -> Iterator[tuple[Unit, Parsed, str]]:
    """The tables that are made to last, each with its name as it is written."""
    for unit, statement in each(units, "CreateStmt", "CreateTableAsStmt", name=name):
        target = statement.node.get("relation") or statement.node["into"]["rel"]
        if target.get("relpersistence") != "t" and statement.node.get("objtype") != "OBJECT_MATVIEW":
            yield unit, statement, relation(target)
