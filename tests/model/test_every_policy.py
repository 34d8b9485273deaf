"""Each policy, and each helper that a policy calls, matters: if it is opened, closed or dropped, the oracle notices."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

import pytest

from tests.model.compare import differences, overreach
from tests.model.conftest import OpenDatabase
from tests.model.database import WorldDatabase
from tests.model.generators.worlds import random_world
from tests.model.personas import ANONYMOUS, BACKUP, EVERYTHING, claimant, member, people, strangers
from tests.model.runs import SEARCHED
from tests.model.world import World

WAIVED = {
    "_all_definer": "shows rows only to the functions that check authority; the histories call those",
    "_all_owner": "lets the deployer write the rows of the region profile; no persona is a deployer",
}
"""The ends of the names of policies that this test leaves out, each with the reason why no world can notice them."""
ASKS_TOO = "its reach asks for the story too, so the gate only repeats the condition"
REPEATED_GATES = {
    "collaboration_operations": ASKS_TOO,
    "collaboration_sessions": ASKS_TOO,
    "disclosures": ASKS_TOO,
    "story_approvals": ASKS_TOO,
    "story_embeddings": "no client reads this table",
    "story_versions": ASKS_TOO,
    "value_events": ASKS_TOO,
}
"""Tables where nobody would see more rows without the gate, each with the reason."""
POLICIES = """SELECT tablename, policyname, permissive, cmd, qual, with_check FROM pg_catalog.pg_policies
    WHERE schemaname = 'ledger' ORDER BY tablename, policyname"""
CALLED = """SELECT DISTINCT f.oid FROM pg_catalog.pg_depend AS d
    INNER JOIN pg_catalog.pg_policy AS p ON p.oid = d.objid AND d.classid = 'pg_catalog.pg_policy'::regclass
    INNER JOIN pg_catalog.pg_class AS c ON c.oid = p.polrelid AND c.relnamespace = 'ledger'::regnamespace
    INNER JOIN pg_catalog.pg_proc AS f ON f.oid = d.refobjid AND d.refclassid = 'pg_catalog.pg_proc'::regclass
    WHERE f.pronamespace = 'priv'::regnamespace"""
DEFINED = """SELECT proname::text, prorettype::regtype::text, proretset, prosrc, pg_get_functiondef(oid), oid
    FROM pg_catalog.pg_proc WHERE pronamespace = 'priv'::regnamespace AND prokind = 'f'
    ORDER BY oid::regprocedure::text"""


@dataclass(frozen=True, slots=True)
class SeededBug:
    name: str
    tables: tuple[str, ...]
    statement: str
    is_of_writing: bool = False


def bugs_of_policies(database: WorldDatabase) -> Iterator[SeededBug]:
    for table, policy, kind, command, using, checked in database.ask(POLICIES):
        if table in database.tables and not policy.endswith(tuple(WAIVED)):
            target = f"POLICY {policy} ON ledger.{table}"
            clauses = [c for c, said in (("USING", using), ("WITH CHECK", checked)) if said and kind == "PERMISSIVE"]
            for meant in ("TRUE", "FALSE"):
                if clauses and {using, checked} & {None, meant.lower()} != {None, meant.lower()}:
                    changed = " ".join(f"{clause} ({meant})" for clause in clauses)
                    yield SeededBug(f"{policy} is {meant}", (table,), f"ALTER {target} {changed}", command != "SELECT")
            if kind == "RESTRICTIVE" and table not in REPEATED_GATES:
                yield SeededBug(f"{policy} is dropped", (table,), f"DROP {target}")
            if kind == "RESTRICTIVE":
                yield SeededBug(f"{policy} is FALSE", (table,), f"ALTER {target} USING (FALSE)")


def bugs_of_helpers(database: WorldDatabase) -> Iterator[SeededBug]:
    """Each helper that a policy calls, and each helper that those call, returns nothing."""
    defined = database.ask(DEFINED)
    called = {oid for (oid,) in database.ask(CALLED)}
    names = {name for name, *_, oid in defined if oid in called}
    while (
        further := {
            found for name, _, _, body, *_ in defined if name in names for found in re.findall(r"priv\.(\w+)\(", body)
        }
        - names
    ):
        names |= further
    for name, returns, is_set, _, definition, _ in defined:
        if name in names:
            nothing = "" if is_set else " '{}'" if returns.endswith("[]") else " NULL"
            changed, count = re.subn(r"\nBEGIN\n", f"\nBEGIN\nRETURN{nothing};\n", definition, count=1)
            assert count, f"{name} has no body to change"
            yield SeededBug(f"{name} returns nothing", tuple(sorted(database.tables)), changed)


def is_found(database: WorldDatabase, bug: SeededBug, world: World) -> bool:
    who = (ANONYMOUS, claimant(world), *people(world), *strangers(world))
    with database.with_bug(bug.statement):
        if bug.is_of_writing and overreach(database, world, member(world.stories[0].storyteller_id)):
            return True
        seen = database.read([BACKUP, EVERYTHING], world, 0, bug.tables)
        copied = {table: keys for table, keys in seen[EVERYTHING].items() if table in seen[BACKUP]}
        return seen[BACKUP] != copied or bool(differences(database, world, who, 0, bug.tables))


@pytest.mark.slow
def test_every_policy_and_every_helper_matters(open_database: OpenDatabase, model_seed: int) -> None:
    database = open_database()
    hidden = [*bugs_of_policies(database), *bugs_of_helpers(database)]
    assert len(hidden) > len(database.tables)
    dice = Random(model_seed)
    for _ in range(SEARCHED):
        made = random_world(dice, database.tables)
        with database.holding(made):
            assert not differences(database, made, people(made))
            hidden = [bug for bug in hidden if not is_found(database, bug, made)]
        if not hidden:
            break
    assert not hidden, "\n".join(bug.name for bug in hidden)
