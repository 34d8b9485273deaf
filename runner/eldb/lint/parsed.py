"""Parse the statements of a file with PostgreSQL's own parser, without a server."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from eldb.files.statements import split

Node = dict[str, Any]

# The major version of PostgreSQL whose parser pgparse contains.
GRAMMAR = 17
_ALLOWED = re.compile(r"--\s*lint: allows ([a-z-]+), because \S")


@dataclass(frozen=True)
class Parsed:
    """One statement: its kind and tree, the line where it begins, and the rules that a comment allows it to break."""

    kind: str
    node: Node
    line: int
    text: str
    allowed: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Unreadable:
    """A statement that the parser cannot read, and the parser's message."""

    line: int
    message: str


def parse(text: str) -> Iterator[Parsed | Unreadable]:
    """Yield the statements of a file, also those after a statement that the parser cannot read."""
    import pgparse

    try:
        yield from _statements(text, pgparse.parse(text))
        return
    except pgparse.PGQueryError:
        pass
    for statement in split(text):
        try:
            for found in _statements(statement.text, pgparse.parse(statement.text)):
                yield Parsed(found.kind, found.node, statement.line + found.line - 1, found.text)
        except pgparse.PGQueryError as exc:
            line = statement.text.count("\n", 0, exc.position or 0)
            yield Unreadable(statement.line + line, exc.message)


def _statements(text: str, trees: list[Any]) -> Iterator[Parsed]:
    data = text.encode()
    for tree in trees:
        start = tree.get("stmt_location", 0)
        end = start + tree["stmt_len"] if "stmt_len" in tree else len(data)
        whole = data[start:end].decode()
        statement = split(whole)[0]
        kind, node = next(iter(tree["stmt"].items()))
        before = whole[: whole.index(statement.text)]
        line = data.count(b"\n", 0, start) + statement.line
        yield Parsed(kind, node, line, statement.text, frozenset(_ALLOWED.findall(before)))


def walk(node: Any) -> Iterator[tuple[str, Node]]:
    """Yield every node below one, with its kind."""
    if isinstance(node, dict):
        for key, value in node.items():
            if isinstance(value, dict):
                yield key, value
            yield from walk(value)
    elif isinstance(node, list):
        for item in node:
            yield from walk(item)


def words(node: Any) -> list[str]:
    """Return the names in a list of strings, for instance the parts of a qualified name."""
    items = node.get("List", node).get("items", []) if isinstance(node, dict) else node
    return [item["String"]["sval"] for item in items if "String" in item]


def relation(node: Node) -> str:
    """Return the name of a relation as it is written."""
    return ".".join(part for part in (node.get("schemaname"), node["relname"]) if part)
