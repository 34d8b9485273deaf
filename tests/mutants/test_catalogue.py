"""Each mutant of a region changes the catalogue."""

import psycopg

from tests.mutants.catalogue import Mutant
from tests.mutants.sample import sample

# A digest of everything that a mutant could change.
_STATE = """
SELECT md5(concat(
    (SELECT string_agg(md5(p::text), '' ORDER BY p.oid) FROM pg_catalog.pg_proc AS p),
    (SELECT string_agg(md5(n::text), '' ORDER BY n.oid) FROM pg_catalog.pg_namespace AS n),
    (
        SELECT string_agg(md5(c::text), '' ORDER BY c.oid)
        FROM (SELECT oid, relacl, relrowsecurity, relforcerowsecurity, reloptions FROM pg_catalog.pg_class) AS c
    ),
    (SELECT string_agg(concat(a.attrelid, a.attnum, a.attacl, a.attnotnull), '' ORDER BY a.attrelid, a.attnum)
     FROM pg_catalog.pg_attribute AS a),
    (
        SELECT
            string_agg(
                concat(
                    p.polrelid, p.polname, p.polcmd, p.polpermissive, p.polroles,
                    pg_get_expr(p.polqual, p.polrelid), '/', pg_get_expr(p.polwithcheck, p.polrelid)
                ),
                '' ORDER BY p.polrelid, p.polname
            )
        FROM pg_catalog.pg_policy AS p
    ),
    (SELECT string_agg(concat(t.oid, t.tgenabled), '' ORDER BY t.oid) FROM pg_catalog.pg_trigger AS t),
    (SELECT string_agg(k.oid::text, '' ORDER BY k.oid) FROM pg_catalog.pg_constraint AS k),
    (SELECT string_agg(pg_get_viewdef(c.oid), '' ORDER BY c.oid) FROM pg_catalog.pg_class AS c WHERE c.relkind = 'v')
))
"""
_KINDS = {"condition", "constraint", "function", "grant", "policy", "table", "trigger", "view"}


def test_every_mutant_has_a_name_of_its_own_and_changes_the_catalogue(
    mutants: list[Mutant], pgtap_url: str, mutants_seed: int
) -> None:
    assert {mutant.kind for mutant in mutants} == _KINDS
    assert len({mutant.name for mutant in mutants}) == len(mutants)
    with psycopg.connect(pgtap_url) as connection:
        sound = connection.execute(_STATE).fetchone()
        for mutant in sample(mutants, 64, mutants_seed):
            connection.rollback()
            connection.execute(mutant.statement)
            assert connection.execute(_STATE).fetchone() != sound, mutant.name
