"""What can be broken in a database: read from its catalogue alone, so that nothing has to be listed twice."""

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
# A view of the server's own catalogue alone keeps nothing of the ledger.
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
    """One fault: of which object, and the SQL that makes it."""

    kind: str
    object: str
    """Qualified name of the table, view, function or schema."""
    part: str
    """Name of its policy, column, trigger or constraint, or the parameters of a function; may be empty."""
    change: str
    plant: str
    about: str = ""
    """What else of the database the fault is about, for instance the function of a trigger."""

    @property
    def name(self) -> str:
        """What reports and waivers call it."""
        return f"{self.kind} {' '.join(filter(None, (self.object, self.part)))}: {self.change}"


def read(url: str) -> list[Mutant]:
    """All mutants of a bootstrapped database, each with a name of its own."""
    with psycopg.connect(url) as connection:
        return list(_distinct([*_whole(connection), *_policies(connection), *_views(connection)]))


def _whole(connection: psycopg.Connection[Any]) -> Iterator[Mutant]:
    for path in sorted(_QUERIES.glob("*.sql")):
        query = SQL("SELECT * FROM ({}) AS q ORDER BY 1, 2, 3").format(SQL(path.read_text(encoding="utf-8")))
        for row in connection.execute(query):
            yield Mutant(path.stem, *row)


def _policies(connection: psycopg.Connection[Any]) -> Iterator[Mutant]:
    for schema, table, relation, policy, using, check in connection.execute(_CONDITIONS):
        statement = SQL("ALTER POLICY {} ON {}").format(Identifier(policy), Identifier(schema, table))
        # A condition that is said for reading and for writing is one condition; that it is said twice is tested apart.
        clauses = [("USING", using, using == check), ("WITH CHECK", None if using == check else check, False)]
        for clause, condition, both in clauses:
            for variant in variants_of(condition) if condition else ():
                text = SQL(variant.text)
                changed: Composable = SQL("{} {} {}").format(statement, SQL(clause), text)
                if both:
                    changed = SQL("{} WITH CHECK {}").format(changed, text)
                yield Mutant("condition", relation, policy, variant.change, changed.as_string(), condition)


def _views(connection: psycopg.Connection[Any]) -> Iterator[Mutant]:
    for schema, view, name, query in connection.execute(_VIEWS):
        head = SQL("CREATE OR REPLACE VIEW {} WITH (security_invoker = TRUE) AS").format(Identifier(schema, view))
        for variant in variants_of_query(query):
            yield Mutant("condition", name, "", variant.change, f"{head.as_string()} {variant.text}", query)


def _distinct(mutants: Iterable[Mutant]) -> Iterator[Mutant]:
    """Number the mutants that would share a name: the same words can stand in a condition twice."""
    seen: Counter[str] = Counter()
    for mutant in mutants:
        seen[mutant.name] += 1
        number = seen[mutant.name]
        yield mutant if number == 1 else replace(mutant, change=f"{mutant.change} ({number})")
