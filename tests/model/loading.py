"""Inserts a world into a database, step by step, as its stories would come to their versions and statuses."""

from collections.abc import Callable, Collection, Sequence
from typing import Any

import psycopg
from psycopg.sql import SQL, Identifier
from psycopg.types.json import Jsonb

from tests.model.facts.stories import Story
from tests.model.record_rows import AFTERWARDS
from tests.model.registry import ROWS
from tests.model.rows import APPROVED, DRAFTED, Clock, Rows
from tests.model.world import World

StatusChange = tuple[Callable[[Story], bool], str]

REVISING: Sequence[StatusChange] = (
    (lambda story: story.version > 1, "status = 'submitted', submitted_at = now()"),
    (lambda story: story.version > 1, "status = 'draft', review_status = 'changes_requested'"),
    (lambda story: story.version > 1, "content = 'Longer ago.'"),
)
"""How a story comes to its second version: which stories change, and what is set."""
FINISHING: Sequence[StatusChange] = (
    (
        lambda story: story.status in ("submitted", "published", "archived"),
        "status = 'submitted', review_status = 'pending', submitted_at = now()",
    ),
    (
        lambda story: story.status in ("published", "archived"),
        "status = 'published', review_status = 'approved', published_at = now()",
    ),
    (lambda story: story.status == "archived", "status = 'archived', archived_at = now()"),
    (lambda story: story.status == "withdrawn", "status = 'withdrawn'"),
    (lambda story: story.status == "erased", "status = 'erased'"),
)
"""How a draft comes to its final status."""


def load(connection: psycopg.Connection[Any], world: World, clock: Clock, tables: Collection[str]) -> None:
    """Insert the rows of the world into those tables that the database has."""
    with connection.pipeline():
        _insert(connection, world, clock, tables, DRAFTED)
        _change(connection, world, REVISING)
        _insert(connection, world, clock, tables, APPROVED)
        _change(connection, world, FINISHING)
        # The changes above wrote audit rows too.
        connection.execute("DELETE FROM ledger.access_logs")
        _insert(connection, world, clock, tables, {**AFTERWARDS, **ROWS})


def _change(connection: psycopg.Connection[Any], world: World, steps: Sequence[StatusChange]) -> None:
    for concerns, change in steps:
        titles = [story.id for story in world.stories if concerns(story)]
        if titles:
            statement = f"UPDATE ledger.stories SET {change} WHERE title = ANY(%s)"
            connection.execute(statement.encode(), (titles,), prepare=True)


def _insert(
    connection: psycopg.Connection[Any], world: World, clock: Clock, tables: Collection[str], written: Rows
) -> None:
    for table, rows_of in written.items():
        rows, (schema, name) = list(rows_of(world, clock)), table.split(".")
        if rows and (name in tables or schema == "priv"):
            columns = SQL(", ").join(map(Identifier, rows[0]))
            query = SQL("INSERT INTO {0} ({1}) SELECT {1} FROM jsonb_populate_recordset(NULL::{0}, %s)")
            connection.execute(query.format(Identifier(schema, name), columns), (Jsonb(rows),), prepare=True)
