"""Attacks on policies: roles to which they do not apply, and policies that open what another one closes."""

from collections.abc import Iterator

from tests.attacks.attack import attack
from tests.attacks.ground import CANARY, LEAD, MEMBER, STORYTELLER, Ground, seen
from tests.model.seeded_bugs.statements import change_policy, make_permissive

STORIES = "SELECT title FROM ledger.stories"
BOUND = "SELECT title FROM ledger.stories WHERE required_protocol_ids IS NOT NULL"


@attack(1, "owner", "ALTER TABLE ledger.stories NO FORCE ROW LEVEL SECURITY")
def owner(ground: Ground) -> Iterator[str]:
    """A deployer is a member of the owner role and reads the stories with its privileges."""
    with ground.direct(ground.login("ledger_owner")) as deployer:
        yield from seen(deployer, STORIES)
        yield from seen(deployer, f"SET ROLE ledger_owner; {STORIES}")


@attack(3, "permissive-or", make_permissive("stories", "stories_gate_reader"))
def permissive_or(ground: Ground) -> Iterator[str]:
    """A later release adds a policy that lets everybody read every story. A member reads a story under a protocol."""
    ground.run("CREATE POLICY open_house ON ledger.stories FOR SELECT USING (TRUE)")
    with ground.api(MEMBER) as member:
        yield from seen(member, BOUND)


@attack(4, "restrictive-scope", "ALTER POLICY stories_gate_reader ON ledger.stories TO authenticated")
def restrictive_scope(ground: Ground) -> Iterator[str]:
    """The role of another application has a policy of its own and reads a story under a protocol."""
    newsletter = ground.login()
    ground.run(f"""
        GRANT USAGE ON SCHEMA ledger, priv TO {newsletter};
        GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA priv TO {newsletter};
        GRANT SELECT ON ledger.stories TO {newsletter};
        CREATE POLICY newsletter ON ledger.stories FOR SELECT TO {newsletter} USING (TRUE)
    """)
    with ground.direct(newsletter) as session:
        yield from seen(session, BOUND)


@attack(
    6,
    "view-owner",
    """
    ALTER VIEW ledger.story_settings SET (security_invoker = FALSE);
    ALTER TABLE ledger.stories NO FORCE ROW LEVEL SECURITY
    """,
)
def view_owner(ground: Ground) -> Iterator[str]:
    """A member reads the stories through a view. The removal lets it read as its owner, whom no policy binds."""
    with ground.api(MEMBER) as member:
        yield from seen(member, "SELECT story_id FROM ledger.story_settings")


@attack(
    8,
    "partition-direct",
    """
    DO $$ DECLARE v_child regclass; BEGIN
        FOR v_child IN SELECT inhrelid FROM pg_inherits WHERE inhparent = 'ledger.stories'::regclass LOOP
            EXECUTE format('ALTER TABLE %s DISABLE ROW LEVEL SECURITY', v_child);
        END LOOP;
    END $$
    """,
)
def partition_direct(ground: Ground) -> Iterator[str]:
    """Somebody granted all tables of the schema, including the partitions. A member reads the partitions by name."""
    ground.run("GRANT SELECT ON ALL TABLES IN SCHEMA ledger TO authenticated")
    children = ground.value("SELECT array_agg(inhrelid::regclass::text) FROM pg_inherits")
    with ground.api(MEMBER) as member:
        for child in children:
            yield from seen(member, f"SELECT c::text FROM {child} AS c")


@attack(28, "derived", "DROP POLICY story_analyses_gate_story ON ledger.story_analyses")
def derived(ground: Ground) -> Iterator[str]:
    """A member, a lead and an anonymous request read every table and view. They look for texts and ids of stories."""
    relations = ground.value("""
        SELECT array_agg(c.oid::regclass::text) FROM pg_class AS c
        WHERE c.relnamespace = 'ledger'::regnamespace AND c.relkind IN ('r', 'p', 'v') AND NOT c.relispartition
    """)
    for person in (MEMBER, LEAD, None):
        with ground.api(person) as reader:
            for relation in relations:
                yield from seen(reader, f"SELECT r::text FROM {relation} AS r")


@attack(
    29,
    "soft-delete",
    f"""
    ALTER FUNCTION priv.withdraw_story(uuid) SECURITY INVOKER;
    GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA priv TO authenticated;
    GRANT UPDATE ON ledger.stories TO authenticated;
    ALTER POLICY stories_update_own ON ledger.stories
    USING (storyteller_id = priv.current_profile_id()) WITH CHECK (storyteller_id = priv.current_profile_id());
    {change_policy("stories", "stories_gate_reader", "status <> 'erased'", "status <> 'withdrawn'")};
    """,
)
def soft_delete(ground: Ground) -> Iterator[str]:
    """The storyteller withdraws a story. A member still reads it.

    The removal lets the storyteller withdraw it with a plain UPDATE under a policy that reads the status.
    """
    gateway = ground.url_of(ground.gateway())
    story = ground.value("SELECT id FROM ledger.stories WHERE title = 'For the river'")
    with ground.api(STORYTELLER, gateway) as storyteller:
        answer = seen(storyteller, "SELECT ledger.withdraw_story(%s)", (story,))
        storyteller.commit()
    with ground.api(MEMBER, gateway) as member:
        for title in seen(member, f"{STORIES} WHERE id = %s", (story,)):
            yield f"{CANARY}: '{title}' is still seen; withdrawing it answered: {answer}"


@attack(
    30,
    "empty-set",
    """
    GRANT SELECT ON ledger.protocol_members TO PUBLIC;
    CREATE FUNCTION priv.passes(p_protocols uuid[]) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER AS $$
        SELECT count(*) = count(*) FILTER (WHERE profile_id = priv.current_profile_id())
        FROM ledger.protocol_members WHERE protocol_id = ANY(p_protocols)
    $$;
    GRANT EXECUTE ON FUNCTION priv.passes(uuid[]) TO authenticated;
    """
    + ";".join(
        change_policy(
            "stories",
            "stories_gate_reader",
            f"(required_protocol_ids {operator} ( SELECT priv.my_protocols() AS my_protocols))",
            "priv.passes(required_protocol_ids)",
        )
        for operator in ("&&", "<@")
    ),
)
def empty_set(ground: Ground) -> Iterator[str]:
    """A member reads a story under a protocol without members. The removal compares counts of members: 0 = 0."""
    with ground.api(MEMBER) as member:
        yield from seen(member, BOUND)
