"""Rules about access: row level security, policies and SECURITY DEFINER functions."""

from collections.abc import Iterator

from eldb.lint.parsed import Node, relation, walk, words
from eldb.lint.registry import Hit, Unit, Units, each, forward, rule, tables

_FLAGS = {"enabled": "AT_EnableRowSecurity", "forced": "AT_ForceRowSecurity"}


@rule(
    "table-without-rls",
    "Without row level security, everybody with a grant sees every row. Without FORCE, the table's owner does.",
    "Write ALTER TABLE … ENABLE ROW LEVEL SECURITY and … FORCE ROW LEVEL SECURITY in any file of the folder.",
)
def table_without_rls(units: Units) -> Iterator[Hit]:
    said: dict[str, set[str]] = {subtype: set() for subtype in _FLAGS.values()}
    for _, statement in each(units, "AlterTableStmt"):
        for _, command in walk(statement.node.get("cmds", [])):
            said.get(command.get("subtype", ""), set()).add(relation(statement.node["relation"]))
    for unit, statement, name in tables(forward(units), "table-without-rls"):
        missing = [word for word, subtype in _FLAGS.items() if name not in said[subtype]]
        if missing:
            yield unit, statement.line, f"row level security of {name} is not {' and not '.join(missing)}"


@rule(
    "permissive-gate",
    "PostgreSQL combines permissive policies with OR, so another policy opens the rows that this gate should close.",
    "Write CREATE POLICY … AS RESTRICTIVE, without TO, so that the gate binds every role.",
)
def permissive_gate(units: Units) -> Iterator[Hit]:
    for unit, line, policy, permissive in _policies(units, "permissive-gate"):
        if permissive and "_gate_" in policy["policy_name"]:
            yield unit, line, f"gate {policy['policy_name']} is permissive"
        elif not permissive and not _is_for_all_roles(policy):
            yield unit, line, f"restrictive policy {policy['policy_name']} binds only the roles that it names"


@rule(
    "policy-without-to",
    "A permissive policy without TO serves every role, also roles that are created later.",
    "Write TO and the roles that the policy serves.",
)
def policy_without_to(units: Units) -> Iterator[Hit]:
    for unit, line, policy, permissive in _policies(units, "policy-without-to"):
        if permissive and _is_for_all_roles(policy):
            yield unit, line, f"policy {policy['policy_name']} has no TO"


@rule(
    "policy-true",
    "A permissive policy with the condition TRUE opens every row to its roles.",
    "Say which rows. If you mean all rows, say why: -- lint: allows policy-true, because …",
)
def policy_true(units: Units) -> Iterator[Hit]:
    for unit, line, policy, permissive in _policies(units, "policy-true"):
        if permissive and any(_is_true(policy.get(clause)) for clause in ("qual", "with_check")):
            yield unit, line, f"policy {policy['policy_name']} is TRUE for every row"


@rule(
    "definer-without-path",
    "A SECURITY DEFINER function without a fixed path runs what its caller puts on the search path.",
    "Write SET search_path = pg_catalog, pg_temp in the function, and qualify every other name.",
)
def definer_without_path(units: Units) -> Iterator[Hit]:
    for unit, statement in each(forward(units), "CreateFunctionStmt", name="definer-without-path"):
        options = [option["DefElem"] for option in statement.node.get("options", [])]
        definer = any(o["defname"] == "security" and o["arg"]["Boolean"].get("boolval") for o in options)
        pinned = any(o["defname"] == "set" and o["arg"]["VariableSetStmt"]["name"] == "search_path" for o in options)
        if definer and not pinned:
            yield (
                unit,
                statement.line,
                f"function {'.'.join(words(statement.node['funcname']))} does not set search_path",
            )


def _policies(units: Units, name: str) -> Iterator[tuple[Unit, int, Node, bool]]:
    """Yield each policy with its line, and whether it is permissive."""
    for unit, statement in each(forward(units), "CreatePolicyStmt", name=name):
        yield unit, statement.line, statement.node, bool(statement.node.get("permissive"))


def _is_for_all_roles(policy: Node) -> bool:
    return any(role["RoleSpec"]["roletype"] == "ROLESPEC_PUBLIC" for role in policy["roles"])


def _is_true(clause: Node | None) -> bool:
    return bool(clause and clause.get("A_Const", {}).get("boolval", {}).get("boolval"))


RULES = (table_without_rls, permissive_gate, policy_without_to, policy_true, definer_without_path)
