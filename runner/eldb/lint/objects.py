"""Find the objects that a statement creates, comments on or drops, as (kind, name as written)."""

from collections.abc import Iterator
from typing import Any

from eldb.lint.parsed import Node, relation, words

Object = tuple[str, str]

_KINDS = {
    "OBJECT_TABLE": "table",
    "OBJECT_COLUMN": "column",
    "OBJECT_FUNCTION": "function",
    "OBJECT_PROCEDURE": "function",
    "OBJECT_ROUTINE": "function",
    "OBJECT_VIEW": "view",
    "OBJECT_MATVIEW": "view",
    "OBJECT_SCHEMA": "schema",
    "OBJECT_POLICY": "policy",
}


def created(kind: str, node: Node) -> Iterator[Object]:
    """Yield the objects that need a comment; temporary objects do not."""
    if kind == "CreateStmt" and node["relation"].get("relpersistence") != "t":
        table = relation(node["relation"])
        yield "table", table
        for element in node.get("tableElts", []):
            if "ColumnDef" in element:
                yield "column", f"{table}.{element['ColumnDef']['colname']}"
    elif kind == "AlterTableStmt":
        for command in (item["AlterTableCmd"] for item in node.get("cmds", [])):
            if command.get("subtype") == "AT_AddColumn":
                yield "column", f"{relation(node['relation'])}.{command['def']['ColumnDef']['colname']}"
    elif kind == "CreateFunctionStmt":
        name = words(node["funcname"])
        if name[0] != "pg_temp":
            yield "function", ".".join(name)
    elif kind == "ViewStmt" and node["view"].get("relpersistence") != "t":
        yield "view", relation(node["view"])
    elif kind == "CreateTableAsStmt" and node.get("objtype") == "OBJECT_MATVIEW":
        yield "view", relation(node["into"]["rel"])
    elif kind == "CreateSchemaStmt" and "schemaname" in node:
        yield "schema", node["schemaname"]
    elif kind == "CreatePolicyStmt":
        yield "policy", f"{relation(node['table'])}.{node['policy_name']}"


def commented(node: Node) -> Iterator[Object]:
    """Yield the object of a COMMENT ON."""
    if kind := _KINDS.get(node["objtype"]):
        yield kind, _name(node["object"])


def dropped(node: Node) -> Iterator[Object]:
    """Yield the objects that a DROP removes."""
    if kind := _KINDS.get(node["removeType"]):
        for item in node["objects"]:
            yield kind, _name(item)


def _name(node: Any) -> str:
    if "ObjectWithArgs" in node:
        return ".".join(words(node["ObjectWithArgs"]["objname"]))
    if "String" in node:
        return str(node["String"]["sval"])
    return ".".join(words(node))
