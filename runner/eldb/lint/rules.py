"""Rules about transactions, locks, drift, comments and reverts."""

import re
from collections.abc import Iterator

from eldb.files.statements import refusals
from eldb.lint.objects import commented, created, dropped
from eldb.lint.parsed import Node, relation, walk, words
from eldb.lint.registry import Hit, Units, each, forward, rule, tables

_QUOTED = re.compile(r"--[^\n]*|'(?:[^']|'')*'")
_CASCADE = re.compile(r"\bCASCADE\b", re.IGNORECASE)
_STEADY = {
    "now",
    "transaction_timestamp",
    "statement_timestamp",
    "lower",
    "upper",
    "md5",
    "array",
    "jsonb_build_object",
}


@rule(
    "guard",
    "The statement ends the file's transaction, is a psql command, or copies from or to a place outside the server.",
    "Leave it out; eldb applies each file in a transaction of its own.",
)
def guard(units: Units) -> Iterator[Hit]:
    for unit in units:
        for refused, what in refusals(unit.text):
            yield unit, refused.line, f"'{refused.head}' {what}"
    for unit, statement in each(units, "DoStmt"):
        if re.search(r"\b(COMMIT|ROLLBACK)\s*;", _QUOTED.sub("", statement.text), re.IGNORECASE):
            yield unit, statement.line, "a DO block ends the transaction"


@rule(
    "cascade",
    "CASCADE deletes rows and objects that nobody named, also rows that row security hides.",
    "Drop each object by name, delete rows in a function that records it, and write ON DELETE RESTRICT.",
)
def cascade(units: Units) -> Iterator[Hit]:
    for unit, statement in each(units, name="cascade"):
        if _CASCADE.search(_QUOTED.sub("", statement.text)):
            yield unit, statement.line, "CASCADE in this statement"


@rule(
    "if-not-exists",
    "In a file that runs once, IF NOT EXISTS leaves an existing object of that name as it is, and so hides drift.",
    "Write CREATE without it; in a repeatable file, write CREATE OR REPLACE.",
)
def if_not_exists(units: Units) -> Iterator[Hit]:
    for unit, statement in each(forward(units), name="if-not-exists"):
        adds = any(node.get("subtype") == "AT_AddColumn" and node.get("missing_ok") for _, node in walk(statement.node))
        if unit.is_versioned and (adds or statement.node.get("if_not_exists")):
            yield unit, statement.line, "IF NOT EXISTS in a versioned file"


@rule(
    "concurrent-in-transaction",
    "CONCURRENTLY cannot run inside a transaction, and eldb runs a file in one.",
    "Put it into a file of its own that begins with: -- eldb: no-transaction",
)
def concurrent_in_transaction(units: Units) -> Iterator[Hit]:
    for unit, statement in each(units, "IndexStmt", "DropStmt", "AlterTableStmt"):
        concurrent = any(node.get("concurrent") for node in (statement.node, *(n for _, n in walk(statement.node))))
        if concurrent and not unit.no_transaction:
            yield unit, statement.line, "CONCURRENTLY in a file that runs in a transaction"


@rule(
    "volatile-default",
    "A default that is computed for each row, or an identity, rewrites the whole table under ACCESS EXCLUSIVE.",
    "Add the column without the default, then set the default, then fill the rows in batches.",
)
def volatile_default(units: Units) -> Iterator[Hit]:
    for unit, statement in each(forward(units), "AlterTableStmt", name="volatile-default"):
        new = {name for _, _, name in tables([unit])}
        if relation(statement.node["relation"]) in new:
            continue
        for _, command in walk(statement.node.get("cmds", [])):
            if command.get("subtype") == "AT_AddColumn" and _rewrites(command["def"]["ColumnDef"]):
                column = command["def"]["ColumnDef"]["colname"]
                yield unit, statement.line, f"column {column} gets its values row by row while the table is locked"


@rule(
    "missing-comment",
    "Without a comment, the person on call at night has only the object's name.",
    "Write COMMENT ON …: its meaning, its unit and who may see it. Do not repeat the name.",
)
def missing_comment(units: Units) -> Iterator[Hit]:
    known = {name for _, statement in each(units, "CommentStmt") for name in commented(statement.node)}
    known |= {name for _, statement in each(forward(units), "DropStmt") for name in dropped(statement.node)}
    for unit, statement in each(forward(units), name="missing-comment"):
        for kind, name in created(statement.kind, statement.node):
            if (kind, name) not in known:
                yield unit, statement.line, f"{kind} {name} has no COMMENT ON"


@rule(
    "missing-revert",
    "Without a revert file, somebody must take back a versioned file by hand.",
    "Write NNNN_<what>.revert.sql beside it, and say in it what is lost.",
)
def missing_revert(units: Units) -> Iterator[Hit]:
    for unit in forward(units):
        if unit.has_revert is False:
            yield unit, 1, "this file has no revert"


def _rewrites(column: Node) -> bool:
    for constraint in (item["Constraint"] for item in column.get("constraints", [])):
        if constraint["contype"] in ("CONSTR_IDENTITY", "CONSTR_GENERATED"):
            return True
        if constraint["contype"] == "CONSTR_DEFAULT":
            calls = [words(node["funcname"])[-1] for kind, node in walk(constraint) if kind == "FuncCall"]
            return any(call not in _STEADY for call in calls)
    return words(column["typeName"]["names"])[-1] in ("serial", "bigserial", "smallserial")


RULES = (guard, cascade, if_not_exists, concurrent_in_transaction, volatile_default, missing_comment, missing_revert)
