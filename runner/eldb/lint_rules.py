"""What SQL of this project must not hold, each rule a function over all files of a folder."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from eldb.lint_objects import commented, created, dropped
from eldb.parsed import Node, Parsed, relation, walk, words
from eldb.statements import refusals

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


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: what goes wrong, what to write instead, and how it is found."""

    name: str
    problem: str
    remedy: str
    find: Callable[[Units], Iterator[Hit]]


RULES: list[Rule] = []


def _rule(name: str, problem: str, remedy: str) -> Callable[[Callable[[Units], Iterator[Hit]]], None]:
    def register(find: Callable[[Units], Iterator[Hit]]) -> None:
        RULES.append(Rule(name, problem, remedy, find))

    return register


def _each(units: Units, *kinds: str, name: str = "") -> Iterator[tuple[Unit, Parsed]]:
    """Statements of some kinds, or of all, but for those where a comment lifts the rule `name`."""
    for unit in units:
        for statement in unit.statements:
            if (not kinds or statement.kind in kinds) and name not in statement.allowed:
                yield unit, statement


def _policies(units: Units, name: str) -> Iterator[tuple[Unit, int, Node, bool]]:
    """Each policy with its line and whether it is permissive."""
    for unit, statement in _each(_forward(units), "CreatePolicyStmt", name=name):
        yield unit, statement.line, statement.node, bool(statement.node.get("permissive"))


def _forward(units: Units) -> list[Unit]:
    return [unit for unit in units if not unit.is_revert]


@_rule(
    "guard",
    "A statement that ends the file's transaction, speaks to psql or copies from or to outside the server.",
    "Leave it out: eldb applies each file in a transaction of its own.",
)
def _guard(units: Units) -> Iterator[Hit]:
    for unit in units:
        for refused, what in refusals(unit.text):
            yield unit, refused.line, f"'{refused.head}' {what}"
    for unit, statement in _each(units, "DoStmt"):
        if re.search(r"\b(COMMIT|ROLLBACK)\s*;", _QUOTED.sub("", statement.text), re.IGNORECASE):
            yield unit, statement.line, "a DO block ends the transaction"


@_rule(
    "cascade",
    "CASCADE reaches rows and objects that nobody named, also those that row security hides.",
    "Name what goes: drop each object, remove rows in a function that records it, write ON DELETE RESTRICT.",
)
def _cascade(units: Units) -> Iterator[Hit]:
    for unit, statement in _each(units, name="cascade"):
        if _CASCADE.search(_QUOTED.sub("", statement.text)):
            yield unit, statement.line, "CASCADE in this statement"


@_rule(
    "if-not-exists",
    "IF NOT EXISTS in a file that runs once leaves whatever carries the name as it is, and so hides drift.",
    "Write CREATE without it; a repeatable file says CREATE OR REPLACE.",
)
def _if_not_exists(units: Units) -> Iterator[Hit]:
    for unit, statement in _each(_forward(units), name="if-not-exists"):
        adds = any(node.get("subtype") == "AT_AddColumn" and node.get("missing_ok") for _, node in walk(statement.node))
        if unit.is_versioned and (adds or statement.node.get("if_not_exists")):
            yield unit, statement.line, "IF NOT EXISTS in a versioned file"


@_rule(
    "table-without-rls",
    "A table without row level security shows every row to whoever has a grant; without FORCE its owner passes.",
    "ALTER TABLE … ENABLE ROW LEVEL SECURITY and ALTER TABLE … FORCE ROW LEVEL SECURITY, in any file of the folder.",
)
def _table_without_rls(units: Units) -> Iterator[Hit]:
    said: dict[str, set[str]] = {subtype: set() for subtype in _FLAGS.values()}
    for _, statement in _each(units, "AlterTableStmt"):
        for _, command in walk(statement.node.get("cmds", [])):
            said.get(command.get("subtype", ""), set()).add(relation(statement.node["relation"]))
    for unit, statement, name in _tables(_forward(units), "table-without-rls"):
        missing = [word for word, subtype in _FLAGS.items() if name not in said[subtype]]
        if missing:
            yield unit, statement.line, f"row level security of {name} is not {' and not '.join(missing)}"


@_rule(
    "permissive-gate",
    "A permissive policy is OR-ed with the others, so that any of them opens what this gate should close.",
    "CREATE POLICY … AS RESTRICTIVE, without TO: a gate binds every role.",
)
def _permissive_gate(units: Units) -> Iterator[Hit]:
    for unit, line, policy, permissive in _policies(units, "permissive-gate"):
        if permissive and "_gate_" in policy["policy_name"]:
            yield unit, line, f"gate {policy['policy_name']} is permissive"
        elif not permissive and not _is_for_all_roles(policy):
            yield unit, line, f"restrictive policy {policy['policy_name']} binds only the roles that it names"


@_rule(
    "policy-without-to",
    "A permissive policy without TO is for every role that exists, and every one that will.",
    "Say TO, and for whom.",
)
def _policy_without_to(units: Units) -> Iterator[Hit]:
    for unit, line, policy, permissive in _policies(units, "policy-without-to"):
        if permissive and _is_for_all_roles(policy):
            yield unit, line, f"policy {policy['policy_name']} says no TO"


@_rule(
    "policy-true",
    "A permissive policy whose condition is TRUE opens every row to its roles.",
    "Say which rows; where all are meant, say why: -- lint: allows policy-true, because …",
)
def _policy_true(units: Units) -> Iterator[Hit]:
    for unit, line, policy, permissive in _policies(units, "policy-true"):
        if permissive and any(_is_true(policy.get(clause)) for clause in ("qual", "with_check")):
            yield unit, line, f"policy {policy['policy_name']} is TRUE for every row"


@_rule(
    "definer-without-path",
    "A SECURITY DEFINER function without a pinned path runs whatever its caller puts on the search path.",
    "SET search_path = pg_catalog, pg_temp in the function, and qualify every other name.",
)
def _definer_without_path(units: Units) -> Iterator[Hit]:
    for unit, statement in _each(_forward(units), "CreateFunctionStmt", name="definer-without-path"):
        options = [option["DefElem"] for option in statement.node.get("options", [])]
        definer = any(o["defname"] == "security" and o["arg"]["Boolean"].get("boolval") for o in options)
        pinned = any(o["defname"] == "set" and o["arg"]["VariableSetStmt"]["name"] == "search_path" for o in options)
        if definer and not pinned:
            yield unit, statement.line, f"function {'.'.join(words(statement.node['funcname']))} pins no search_path"


@_rule(
    "concurrent-in-transaction",
    "CONCURRENTLY cannot run inside a transaction, and a file runs in one.",
    "Give it a file of its own that begins with: -- eldb: no-transaction",
)
def _concurrent_in_transaction(units: Units) -> Iterator[Hit]:
    for unit, statement in _each(units, "IndexStmt", "DropStmt", "AlterTableStmt"):
        concurrent = any(node.get("concurrent") for node in (statement.node, *(n for _, n in walk(statement.node))))
        if concurrent and not unit.no_transaction:
            yield unit, statement.line, "CONCURRENTLY in a file that runs in a transaction"


@_rule(
    "volatile-default",
    "A default that is computed for each row, or an identity, rewrites the whole table under ACCESS EXCLUSIVE.",
    "Add the column without it, set the default next, and fill the rows in batches.",
)
def _volatile_default(units: Units) -> Iterator[Hit]:
    for unit, statement in _each(_forward(units), "AlterTableStmt", name="volatile-default"):
        new = {name for _, _, name in _tables([unit])}
        if relation(statement.node["relation"]) in new:
            continue
        for _, command in walk(statement.node.get("cmds", [])):
            if command.get("subtype") == "AT_AddColumn" and _rewrites(command["def"]["ColumnDef"]):
                column = command["def"]["ColumnDef"]["colname"]
                yield unit, statement.line, f"column {column} is filled row by row while the table is locked"


@_rule(
    "missing-comment",
    "An object without a comment has to be understood at night from its name.",
    "COMMENT ON …: meaning, unit, who may see it; never the name said again.",
)
def _missing_comment(units: Units) -> Iterator[Hit]:
    known = {name for _, statement in _each(units, "CommentStmt") for name in commented(statement.node)}
    known |= {name for _, statement in _each(_forward(units), "DropStmt") for name in dropped(statement.node)}
    for unit, statement in _each(_forward(units), name="missing-comment"):
        for kind, name in created(statement.kind, statement.node):
            if (kind, name) not in known:
                yield unit, statement.line, f"{kind} {name} has no COMMENT ON"


@_rule(
    "missing-revert",
    "A versioned file without a revert can only be undone by hand.",
    "Write NNNN_<what>.revert.sql beside it, and name in it what is lost.",
)
def _missing_revert(units: Units) -> Iterator[Hit]:
    for unit in _forward(units):
        if unit.has_revert is False:
            yield unit, 1, "there is no revert for this file"


def _tables(units: Units, name: str = "") -> Iterator[tuple[Unit, Parsed, str]]:
    for unit, statement in _each(units, "CreateStmt", "CreateTableAsStmt", name=name):
        target = statement.node.get("relation") or statement.node["into"]["rel"]
        if target.get("relpersistence") != "t" and statement.node.get("objtype") != "OBJECT_MATVIEW":
            yield unit, statement, relation(target)


def _is_for_all_roles(policy: Node) -> bool:
    return any(role["RoleSpec"]["roletype"] == "ROLESPEC_PUBLIC" for role in policy["roles"])


def _is_true(clause: Node | None) -> bool:
    return bool(clause and clause.get("A_Const", {}).get("boolval", {}).get("boolval"))


def _rewrites(column: Node) -> bool:
    for constraint in (item["Constraint"] for item in column.get("constraints", [])):
        if constraint["contype"] in ("CONSTR_IDENTITY", "CONSTR_GENERATED"):
            return True
        if constraint["contype"] == "CONSTR_DEFAULT":
            calls = [words(node["funcname"])[-1] for kind, node in walk(constraint) if kind == "FuncCall"]
            return any(call not in _STEADY for call in calls)
    return words(column["typeName"]["names"])[-1] in ("serial", "bigserial", "smallserial")
