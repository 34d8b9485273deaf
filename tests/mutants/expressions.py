"""Variants of a condition, each with one fault. PostgreSQL's own parser (pglast) reads and prints the SQL."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pglast import ast, parse_sql
from pglast.enums import A_Expr_Kind, BoolExprType, NullTestType
from pglast.stream import RawStream

_WIDTH = 70
# The server adds casts and aliases when it prints a condition. The names of mutants leave them out.
_ADDED = re.compile(r"CAST\(('[^']*') AS \w+\)|( AS \w+)(?=\))")
_SELECT = "SELECT "
_TURNED = {
    "=": ("<>",),
    "<>": ("=",),
    "<": ("<=", ">="),
    "<=": ("<", ">"),
    ">": (">=", "<="),
    ">=": (">", "<"),
    "&&": ("<@",),
    "<@": ("&&",),
    "@>": ("&&",),
}
_QUANTIFIERS = {
    A_Expr_Kind.AEXPR_OP_ANY: (A_Expr_Kind.AEXPR_OP_ALL, "ALL"),
    A_Expr_Kind.AEXPR_OP_ALL: (A_Expr_Kind.AEXPR_OP_ANY, "ANY"),
}
_JUNCTIONS = {
    BoolExprType.AND_EXPR: (BoolExprType.OR_EXPR, "OR for AND"),
    BoolExprType.OR_EXPR: (BoolExprType.AND_EXPR, "AND for OR"),
}


@dataclass(frozen=True, slots=True)
class Variant:
    """A condition with one fault."""

    change: str
    text: str


def variants_of(condition: str) -> Iterator[Variant]:
    """The variants of one condition, such as that of a policy."""
    for variant in variants_of_query(f"{_SELECT}{condition}"):
        yield Variant(variant.change, f"({variant.text.removeprefix(_SELECT)})")


def variants_of_query(query: str) -> Iterator[Variant]:
    """The variants of a query. Each has one fault in one of its conditions."""
    statement = parse_sql(query)
    for node in _nodes(statement):
        for change, values in _faults(node):
            before = {name: getattr(node, name) for name in values}
            where = "" if change.startswith("without") else f" in {_short(node)}"
            _set(node, values)
            yield Variant(f"{change}{where}", RawStream()(statement))
            _set(node, before)


def _nodes(value: Any) -> Iterator[ast.Node]:
    if isinstance(value, ast.Node):
        yield value
        for name in value:
            yield from _nodes(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from _nodes(item)


def _faults(node: ast.Node) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The name of each fault of a node, and the attributes that make it."""
    match node:
        case ast.BoolExpr(boolop=BoolExprType.NOT_EXPR, args=(negated,)):
            # The printer writes an AND with one argument as that argument.
            yield f"without NOT before {_short(negated)}", {"boolop": BoolExprType.AND_EXPR}
        case ast.BoolExpr(boolop=BoolExprType() as junction, args=tuple(args)):
            other, change = _JUNCTIONS[junction]
            yield change, {"boolop": other}
            yield from _shortened("args", args)
        case ast.A_Expr(kind=A_Expr_Kind.AEXPR_OP, name=(operator,)):
            for turned in _TURNED.get(operator.sval, ()):
                yield f"{turned} for {operator.sval}", {"name": (ast.String(sval=turned),)}
        case ast.A_Expr(kind=A_Expr_Kind() as kind, name=(operator,)) if kind in _QUANTIFIERS:
            other_kind, quantifier = _QUANTIFIERS[kind]
            for turned in _TURNED.get(operator.sval, ()):
                name = (ast.String(sval=turned),)
                yield f"{turned} {quantifier} for {operator.sval}", {"name": name, "kind": other_kind}
        case ast.A_ArrayExpr(elements=(_, _, *_) as elements):
            yield from _shortened("elements", elements)
        case ast.NullTest(nulltesttype=NullTestType.IS_NULL):
            yield "IS NOT NULL for IS NULL", {"nulltesttype": NullTestType.IS_NOT_NULL}
        case ast.NullTest():
            yield "IS NULL for IS NOT NULL", {"nulltesttype": NullTestType.IS_NULL}
        case ast.CaseExpr(args=tuple(arms), defresult=ast.Node() as otherwise):
            for position, arm in enumerate(arms):
                yield f"ELSE as {_short(arm.result)}", {"defresult": arm.result}
                changed = ast.CaseWhen(expr=arm.expr, result=otherwise)
                yield f"THEN as {_short(otherwise)}", {"args": (*arms[:position], changed, *arms[position + 1 :])}


def _shortened(attribute: str, items: tuple[ast.Node, ...]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for position, item in enumerate(items):
        yield f"without {_short(item)}", {attribute: (*items[:position], *items[position + 1 :])}


def _set(node: ast.Node, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        setattr(node, name, value)


def _short(node: ast.Node) -> str:
    text = _ADDED.sub(r"\1", RawStream()(node))
    return text if len(text) <= _WIDTH else f"{text[: _WIDTH - 1]}…"
