"""Attacks through objects without policies: materialized views, partitions, notifications, large objects."""

from collections.abc import Iterator

from psycopg.conninfo import conninfo_to_dict

from tests.attacks.attack import attack, weakened
from tests.attacks.ground import CANARY, COMMUNITY, MEMBER, STORYTELLER, Ground, literal, seen


@attack(7, "matview", weakened("; GRANT SELECT ON priv.digest TO authenticated"))
def matview(ground: Ground) -> Iterator[str]:
    """A member reads every materialized view, including one that a later release made."""
    ground.run(f"""
        CREATE MATERIALIZED VIEW priv.digest AS SELECT title FROM ledger.stories;
        ALTER MATERIALIZED VIEW priv.digest OWNER TO ledger_owner{ground.weakness}
    """)
    with ground.api(MEMBER) as member:
        for view in ground.value("SELECT array_agg(oid::regclass::text) FROM pg_class WHERE relkind = 'm'"):
            yield from seen(member, f"SELECT v::text FROM {view} AS v")


@attack(9, "partman", "CREATE OR REPLACE FUNCTION ops.protect_partitions() RETURNS integer RETURN 0")
def partman(ground: Ground) -> Iterator[str]:
    """After the nightly job, a member reads the partitions that pg_partman made with the grants of their parent."""
    version = ground.value("SELECT max(default_version) FROM pg_available_extensions WHERE name = 'pg_partman'")
    ground.run("CREATE SCHEMA partman; CREATE EXTENSION pg_partman SCHEMA partman")
    ground.run(f"""
        CREATE TABLE ledger.diaries (told_at timestamptz NOT NULL, said text) PARTITION BY RANGE (told_at);
        ALTER TABLE ledger.diaries OWNER TO ledger_owner, ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
        GRANT SELECT ON ledger.diaries TO authenticated;
        SELECT partman.create_parent(
            p_parent_table := 'ledger.diaries', p_control := 'told_at', p_interval := '1 day'
            {", p_type := 'native'" if version.startswith("4") else ""}
        );
        UPDATE partman.part_config
        SET inherit_privileges = TRUE, infinite_time_partitions = TRUE, premake = 6
        WHERE parent_table = 'ledger.diaries';
        SELECT partman.run_maintenance('ledger.diaries');
        INSERT INTO ledger.diaries SELECT now() + interval '6 days', '{CANARY}';
        SELECT ops.ensure_partitions()
    """)
    children = ground.value(
        "SELECT array_agg(inhrelid::regclass::text) FROM pg_inherits WHERE inhparent = 'ledger.diaries'::regclass"
    )
    with ground.api(MEMBER) as member:
        for child in children:
            yield from seen(member, f"SELECT said FROM {child}")


@attack(
    20,
    "notify",
    """
    CREATE FUNCTION priv.tell_all() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        PERFORM pg_notify('stories', row_to_json(NEW)::text);
        RETURN NEW;
    END $$;
    CREATE TRIGGER t900_tell AFTER INSERT OR UPDATE ON ledger.stories FOR EACH ROW EXECUTE FUNCTION priv.tell_all()
    """,
)
def notify(ground: Ground) -> Iterator[str]:
    """A login without any privilege listens to every channel that functions use, while a storyteller works.

    The removal sends whole rows, as triggers for live updates often do.
    """
    channels = ground.value(r"""
        SELECT array_agg(DISTINCT m[1]) FROM pg_proc AS p,
            regexp_matches(p.prosrc, 'pg_notify\(\s*''([^'']+)''', 'g') AS m
        WHERE p.pronamespace::regnamespace::text IN ('ledger', 'priv', 'ops')
    """)
    with ground.direct(ground.login()) as listener, ground.api(STORYTELLER) as storyteller:
        for channel in channels or ():
            listener.execute(f'LISTEN "{channel}"'.encode())
        story = f"ledger.create_story({literal(COMMUNITY)}, 'canary said', 'canary said')"
        assert CANARY not in "".join(seen(storyteller, f"SELECT ledger.start_collaboration({story})"))
        storyteller.commit()
        listener.execute("SELECT 1")
        yield from (notice.payload for notice in listener.notifies(timeout=0.2))


@attack(
    25,
    "large-object",
    f"""
    SELECT lo_from_bytea(4711, '{CANARY} recording');
    GRANT SELECT ON LARGE OBJECT 4711 TO PUBLIC
    """,
)
def large_object(ground: Ground) -> Iterator[str]:
    """The login of a person reads every large object. The removal stores a recording in one, for the API to read."""
    with ground.direct(ground.login("authenticated")) as session:
        for number in seen(session, "SELECT oid FROM pg_largeobject_metadata"):
            yield from seen(session, f"SELECT convert_from(lo_get({number}), 'UTF8')")


@attack(
    26,
    "foreign-table",
    weakened("; GRANT USAGE ON SCHEMA ops TO authenticated; GRANT SELECT ON ops.peer_stories TO authenticated"),
)
def foreign_table(ground: Ground) -> Iterator[str]:
    """A member reads every foreign table. One in `ops` shows the rows of a peer as its superuser sees them."""
    here = conninfo_to_dict(ground.url)
    ground.run(f"""
        CREATE EXTENSION postgres_fdw;
        CREATE SERVER peer FOREIGN DATA WRAPPER postgres_fdw
        OPTIONS (host {literal(here["host"])}, port {literal(here["port"])}, dbname {literal(here["dbname"])});
        CREATE USER MAPPING FOR PUBLIC SERVER peer
        OPTIONS (user {literal(here["user"])}, password_required 'false');
        GRANT USAGE ON FOREIGN SERVER peer TO ledger_owner;
        CREATE FOREIGN TABLE ops.peer_stories (title text) SERVER peer
        OPTIONS (schema_name 'ledger', table_name 'stories');
        ALTER FOREIGN TABLE ops.peer_stories OWNER TO ledger_owner{ground.weakness}
    """)
    with ground.api(MEMBER) as member:
        for table in ground.value("SELECT array_agg(ftrelid::regclass::text) FROM pg_foreign_table"):
            yield from seen(member, f"SELECT title FROM {table}")
