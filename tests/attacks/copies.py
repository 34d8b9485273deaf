"""Attacks through bulk copies: COPY, dumps and replication."""

import subprocess
from collections.abc import Iterator
from contextlib import suppress

import psycopg

from tests.attacks.attack import attack, weakened
from tests.attacks.ground import CANARY, COMMUNITY, MEMBER, NEWCOMER, STORYTELLER, Connection, Ground, seen

COUNTS = """
    SELECT c.oid::regclass::text, format(
        $$SELECT count(*) || ' rows, ' || coalesce(md5(string_agg(r::text, '' ORDER BY r::text)), '') FROM %s AS r$$,
        c.oid::regclass
    )
    FROM pg_class AS c
    INNER JOIN pg_namespace AS n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND n.nspname IN ('ledger', 'priv', 'ops', 'eldb')
"""
"""Each table, and the query that returns the number of its rows and their digest."""


@attack(22, "dump", "DROP POLICY story_analyses_select_backup ON ledger.story_analyses", slow=True)
def dump(ground: Ground) -> Iterator[str]:
    """A login with the backup role dumps the region. Rows that a restored database lacks would be lost.

    The dump needs --enable-row-security. Without it, pg_dump stops at a table whose policies could hide rows.
    """
    dumper = ground.login("ledger_backup")
    with ground.stack.database() as restored:
        dumped = subprocess.run(
            [
                ground.stack.psql.with_name("pg_dump"),
                *("--enable-row-security", "--format", "custom", "--dbname", ground.url_of(dumper)),
            ],
            capture_output=True,
        )
        assert dumped.returncode == 0, dumped.stderr.decode()
        done = subprocess.run(
            [ground.stack.psql.with_name("pg_restore"), "--exit-on-error", "--dbname", restored],
            input=dumped.stdout,
            capture_output=True,
        )
        for complaint in done.stderr.decode().splitlines():
            yield f"{CANARY}: not restored: {complaint}"
        before, after = _digests(ground, ground.url), _digests(ground, restored)
        for table in before.keys() | after.keys():
            if before.get(table) != after.get(table):
                yield f"{CANARY}: {table} had {before.get(table)} and has {after.get(table)}"


def _digests(ground: Ground, url: str) -> dict[str, str]:
    with psycopg.connect(url, autocommit=True) as operator:
        return {table: seen(operator, query)[0] for table, query in operator.execute(COUNTS.encode()).fetchall()}


@attack(23, "copy", weakened("BYPASSRLS"))
def copy(ground: Ground) -> Iterator[str]:
    """The login of a newcomer copies stories out. It also copies a story into a community of others, directly and
    through a temporary table.

    The server refuses COPY FROM under row security. Rows of a temporary table must pass the policies with
    INSERT … SELECT, as the story of a member does. The removal is what people often do about the refusal.
    """
    newcomer, member = (ground.login("authenticated", options=ground.weakness) for _ in range(2))
    for login, person in ((newcomer, NEWCOMER), (member, MEMBER)):
        ground.run(f"INSERT INTO priv.login_profiles (login, profile_id) VALUES ('{login}', '{person}')")
    insert = "INSERT INTO ledger.stories (home_community_id, title) SELECT id, title FROM staged"
    with ground.direct(member) as session:
        _stage(session, "staged (id, title)", "Brought")
        assert seen(session, insert) == ["INSERT 0 1"]
    with ground.direct(newcomer) as session:
        yield from _copied_out(session, "(SELECT title FROM ledger.stories)")
        _stage(session, "staged (id, title)", f"{CANARY} staged")
        seen(session, insert)
        _copy_in(session, "ledger.stories (home_community_id, title)", f"{CANARY} brought")
    yield from ground.value(f"SELECT array_agg(title) FROM ledger.stories WHERE storyteller_id = '{NEWCOMER}'") or ()


def _stage(session: Connection, columns: str, title: str) -> None:
    session.execute("CREATE TEMP TABLE staged (id uuid, title text)")
    _copy_in(session, columns, title)


def _copy_in(session: Connection, columns: str, title: str) -> None:
    with suppress(psycopg.Error), session.cursor().copy(f"COPY {columns} FROM STDIN".encode()) as stream:
        stream.write_row((COMMUNITY, title))


def _copied_out(session: Connection, columns: str) -> list[str]:
    with session.cursor().copy(f"COPY {columns} TO STDOUT".encode()) as stream:
        return [bytes(block).decode() for block in stream]


@attack(21, "publication", weakened("FOR ALL TABLES"), stack="18-watched", slow=True)
def publication(ground: Ground) -> Iterator[str]:
    """The login of a person decodes the log of changes. The subscriber of a peer decodes what is published for it.

    A role that may replicate can decode everything without a grant on any table. Therefore no role of the application
    may replicate, and a subscriber gets only the tables of its publication. The removal publishes all tables.
    """
    ground.run(f"""
        CREATE SCHEMA exports;
        CREATE TABLE exports.stories (id integer PRIMARY KEY, title text);
        CREATE PUBLICATION peer {ground.weakness or "FOR TABLE exports.stories"}
    """)
    slot = f"attack_{ground.value('SELECT current_database()')}"
    create = f"SELECT pg_create_logical_replication_slot('{slot}', 'test_decoding')"
    with ground.direct(ground.login("authenticated")) as person:
        yield from seen(person, create)
        yield from seen(person, f"SELECT data FROM pg_logical_slot_peek_changes('{slot}', NULL, NULL)")
    with ground.direct(ground.login(options="REPLICATION")) as subscriber:
        subscriber.execute(create.replace("test_decoding", "pgoutput").encode())
        try:
            with ground.api(STORYTELLER) as storyteller:
                storyteller.execute("SELECT ledger.create_story(%s, %s, '')", (COMMUNITY, f"{CANARY} replicated"))
                storyteller.commit()
            # The server decodes only what was flushed.
            ground.run("SET synchronous_commit = on; INSERT INTO exports.stories VALUES (1, 'For all')")
            changes = seen(
                subscriber,
                "SELECT encode(data, 'escape') FROM pg_logical_slot_peek_binary_changes("
                f"'{slot}', NULL, NULL, 'proto_version', '1', 'publication_names', 'peer')",
            )
            assert "For all" in "".join(changes)
            yield from changes
        finally:
            subscriber.execute(f"SELECT pg_drop_replication_slot('{slot}')".encode())
