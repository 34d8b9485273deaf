"""Find the locks of a file that block readers or writers: those stronger than SHARE UPDATE EXCLUSIVE.

lock_modes.toml holds the rules. They read only the text of a statement, so they do not see locks that a DO block or a
function takes, locks on partitions, or locks on tables that the foreign keys of a dropped table point to.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

from eldb.files.statements import NAME, split
from eldb.planning.plan import Plan
from eldb.planning.project import Project

_MODES = ("SHARE", "SHARE ROW EXCLUSIVE", "EXCLUSIVE", "ACCESS EXCLUSIVE")
_FLAGS = re.IGNORECASE | re.DOTALL
_ALTER_TABLE = re.compile(rf"ALTER (?:FOREIGN )?TABLE (?:IF EXISTS )?(?:ONLY )?({NAME})(?: \*)? (.*)", _FLAGS)
_MADE = re.compile(
    rf"CREATE (?:UNLOGGED |TEMP |TEMPORARY )?(?:TABLE|MATERIALIZED VIEW|SEQUENCE) (?:IF NOT EXISTS )?({NAME})", _FLAGS
)
_MADE_INDEX = re.compile(
    rf"CREATE (?:UNIQUE )?INDEX (?:CONCURRENTLY )?(?:IF NOT EXISTS )?({NAME}) ON (?:ONLY )?({NAME})", _FLAGS
)
_MADE_VIEW = re.compile(rf"CREATE (?:OR REPLACE )?(?:RECURSIVE )?VIEW ({NAME})", _FLAGS)


@dataclass(frozen=True)
class TableLock:
    """A lock that a statement takes: its mode, its table, and the line of the statement."""

    mode: str
    table: str
    line: int


@dataclass(frozen=True)
class _Rule:
    when: re.Pattern[str]
    find: re.Pattern[str] | None
    own: str | None

    def locks(self, text: str) -> Iterator[tuple[str, str]]:
        for match in self.find.finditer(text) if self.find else ():
            for group, names in match.groupdict().items():
                for name in re.findall(NAME, names or "", _FLAGS):
                    yield group.replace("_", " "), name


def locks_of(project: Project, plan: Plan) -> dict[str, list[TableLock]]:
    """Return the locks of each file of the plan, without locks on tables that the same plan makes."""
    texts = {step.source.path: project.renderer.render(step.source) for step in plan.steps}
    made: set[str] = set()
    for step in plan.steps:
        for statement in split(texts[step.source.path]):
            made.update(_MADE.findall(statement.plain))
            if step.reason == "new":
                made.update(_MADE_VIEW.findall(statement.plain))
    locks = {path: table_locks(text) for path, text in texts.items()}
    tables = _tables_of_indexes(project) if any("DROP INDEX" in text.upper() for text in texts.values()) else {}
    named = {path: [replace(lock, table=tables.get(lock.table, lock.table)) for lock in locks[path]] for path in locks}
    return {path: [lock for lock in found if lock.table not in made] for path, found in named.items()}


def _tables_of_indexes(project: Project) -> dict[str, str]:
    statements = (found.plain for source in project.applicable for found in split(project.renderer.render(source)))
    made = (match.groups() for statement in statements if (match := _MADE_INDEX.match(statement)))
    return {f"{table.rpartition('.')[0]}.{index}".removeprefix("."): table for index, table in made}


def table_locks(text: str) -> list[TableLock]:
    """Return the strongest lock of each statement on each table, in order and without repetitions."""
    found: dict[tuple[str, str], TableLock] = {}
    for statement in split(text):
        strongest: dict[str, str] = {}
        for mode, table in _locks(statement.plain):
            strongest[table] = max(mode, strongest.get(table, mode), key=_MODES.index)
        for table, mode in strongest.items():
            found.setdefault((mode, table), TableLock(mode, table, statement.line))
    return list(found.values())


def _locks(text: str) -> Iterator[tuple[str, str]]:
    if match := _ALTER_TABLE.fullmatch(text):
        for action in _actions(match[2]):
            rule = next(rule for rule in _rules("action") if rule.when.match(action))
            if rule.own:
                yield rule.own, match[1]
            yield from rule.locks(action)
        return
    for rule in _rules("statement"):
        if rule.when.match(text):
            yield from rule.locks(text)


def _actions(text: str) -> Iterator[str]:
    depth, start = 0, 0
    for position, character in enumerate(f"{text},"):
        depth += {"(": 1, ")": -1}.get(character, 0)
        if character == "," and depth == 0:
            yield text[start:position].strip()
            start = position + 1


@cache
def _rules(kind: str) -> list[_Rule]:
    tables = tomllib.loads(resources.files("eldb.planning").joinpath("lock_modes.toml").read_text(encoding="utf-8"))
    return [
        _Rule(_pattern(row["when"]), _pattern(row["find"]) if "find" in row else None, row.get("own"))
        for row in tables[kind]
    ]


def _pattern(text: str) -> re.Pattern[str]:
    modes = re.sub(
        r"<([A-Z ]+)(\*?)>",
        lambda match: f"(?P<{match[1].replace(' ', '_')}>{NAME}{f'(?:, ?{NAME})*' if match[2] else ''})",
        text,
    )
    return re.compile(modes.replace("<name>", NAME), _FLAGS)
