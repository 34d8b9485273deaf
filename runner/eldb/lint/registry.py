"""Define a rule of lint, and the units that it reads."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from eldb.lint.parsed import Parsed, relation


@dataclass(frozen=True)
class Unit:
    """One file for the rules; `has_revert` is None if the folder has no reverts."""

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
    """One rule: the problem, the remedy, and the function that finds it."""

    name: str
    problem: str
    remedy: str
    find: Callable[[Units], Iterator[Hit]]


def rule(name: str, problem: str, remedy: str) -> Callable[[Callable[[Units], Iterator[Hit]]], Rule]:
    """Make the decorated function a rule."""
    return partial(Rule, name, problem, remedy)


def each(units: Units, *kinds: str, name: str = "") -> Iterator[tuple[Unit, Parsed]]:
    """Yield statements of some kinds or of all, without those that a comment allows to break the rule `name`."""
    for unit in units:
        for statement in unit.statements:
            if (not kinds or statement.kind in kinds) and name not in statement.allowed:
                yield unit, statement


def forward(units: Units) -> list[Unit]:
    """Return the files without reverts."""
    return [unit for unit in units if not unit.is_revert]


def tables(units: Units, name: str = "") -> Iterator[tuple[Unit, Parsed, str]]:
    """Yield the statements that create permanent tables, with the name as written."""
    for unit, statement in each(units, "CreateStmt", "CreateTableAsStmt", name=name):
        target = statement.node.get("relation") or statement.node["into"]["rel"]
        if target.get("relpersistence") != "t" and statement.node.get("objtype") != "OBJECT_MATVIEW":
            yield unit, statement, relation(target)
