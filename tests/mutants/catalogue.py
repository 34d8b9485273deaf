"""The mutants of a database. They are read from its catalogue, so that nobody has to list the rules again."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import psycopg
from psycopg.sql import SQL, Composable, Identifier

from tests.mutants.expressions import variants_of, variants_of_query

_QUERIES = Path(__file__).parent / "queries"
_CONDITIONS = """
SELECT
    n.nspname, c.relname, c.oid::regclass::text, p.polname,
    pg_catalog.pg_get_expr(p.polqual, p.polrelid), pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid)
FROM pg_catalog.pg_policy AS p
INNER JOIN ops.list_relations('rp') AS c ON p.polrelid = c.oid
INNER JOIN pg_catalog.pg_namespace AS n ON c.relnamespace = n.oid
ORDER BY 1, 2, 4
"""
# A view that reads only the server's own catalogue shows no rows of the ledger, so it is left out.
_VIEWS = """
SELECT n.nspname, c.relname, c.oid::regclass::text, pg_catalog.pg_get_viewdef(c.oid)
FROM ops.list_relations('v') AS c
INNER JOIN pg_catalog.pg_namespace AS n ON c.relnamespace = n.oid
WHERE EXISTS (
    SELECT FROM pg_catalog.pg_rewrite AS r
    INNER JOIN pg_catalog.pg_depend AS d ON d.classid = 'pg_catalog.pg_rewrite'::regclass AND r.oid = d.objid
    INNER JOIN ops.list_relations('rpv') AS t ON d.refobjid = t.oid
    WHERE r.ev_class = c.oid AND t.oid <> c.oid
)
ORDER BY 1, 2
"""


@dataclass(frozen=True, slots=True)
class Mutant:
    """One broken rule, and the SQL that breaks it."""

    kind: str
    object: str
    """Qualified name of the table, view, function or schema."""
    part: str
    """The name of the policy, column, trigger or constraint, or the parameters of a function. It may be empty."""
    change: str
    statement: str
    about: str = ""
    """Another object that the mutant concerns, for instance the function of a trigger."""

    @property
    def name(self) -> str:
        """The name in reports and waivers."""
        return f"{self.kind} {' '.join(filter(None, (self.object, self.part)))}: {self.change}"


def read(url: str) -> list[Mutant]:
    """All mutants of a bootstrapped database. Each has a name of its own."""
    with psycopg.connect(url) as connection:
        return list(_number([*_read_queries(connection), *_read_policies(connection), *_read_views(connection)]))


def _read_queries(connection: psycopg.Connection[Any]) -> Iterator[Mutant]:
    for path in sorted(_QUERIES.glob("*.sql")):
        query = SQL("SELECT * FROM ({}) AS q ORDER BY 1, 2, 3").format(SQL(path.read_text(encoding="utf-8")))
        for row in connection.execute(query):
            yield Mutant(path.stem, *row)


def _read_policies(connection: psycopg.Connection[Any]) -> Iterator[Mutant]:
    for schema, table, relation, policy, using, check in connection.execute(_CONDITIONS):
        statement = SQL("ALTER POLICY {} ON {}").format(Identifier(policy), Identifier(schema, table))
        # If USING and WITH CHECK are equal, both are changed at once. queries/policy.sql changes each one alone.
        clauses = [("USING", using, using == check), ("WITH CHECK", None if using == check else check, False)]
        for clause, condition, both in clauses:
            for variant in variants_of(condition) if condition else ():
                text = SQL(variant.text)
                changed: Composable = SQL("{} {} {}").format(statement, SQL(clause), text)
                if both:
                    changed = SQL("{} WITH CHECK {}").format(changed, text)
                yield Mutant("condition", relation, policy, variant.change, changed.as_string(), condition)


def _read_views(connection: psycopg.Connection[Any]) -> Iterator[Mutant]:
    for schema, view, name, query in connection.execute(_VIEWS):
        head = SQL("CREATE OR REPLACE VIEW {} WITH (security_invoker = TRUE) AS").format(Identifier(schema, view))
        for variant in variants_of_query(query):
            yield Mutant("condition", name, "", variant.change, f"{head.as_string()} {variant.text}", query)


def _number(mutants: Iterable[Mutant]) -> Iterator[Mutant]:
    """Number the mutants that would share a name. The same words can occur in a condition twice."""
    seen: Counter[str] = Counter()
    for mutant in mutants:
        seen[mutant.name] += 1
        number = seen[mutant.name]
        yield mutant if number == 1 else replace(mutant, change=f"{mutant.change} ({number})")
