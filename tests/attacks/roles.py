"""Attacks on privileges: roles to which no policy applies, definer functions, privileges that no policy limits."""

from collections.abc import Iterator
from uuid import uuid4

from tests.attacks.attack import attack, weakened
from tests.attacks.ground import CANARY, MEMBER, STORYTELLER, Ground, literal, seen
from tests.attacks.policies import STORIES
from tests.model.seeded_bugs.statements import change_function


@attack(2, "bypassrls", weakened("BYPASSRLS"))
def bypassrls(ground: Ground) -> Iterator[str]:
    """A login of the application reads as itself, then tries to become each role that bypasses row level security."""
    login = ground.login("authenticated", options=ground.weakness)
    above = ground.value("SELECT array_agg(rolname) FROM pg_roles WHERE rolsuper OR rolbypassrls")
    with ground.direct(login) as session:
        yield from seen(session, STORIES)
        for role in above:
            yield from seen(session, f'SET ROLE "{role}"; {STORIES}')


@attack(5, "definer-path", "ALTER FUNCTION priv.current_profile_id() SET search_path = ''")
def definer_path(ground: Ground) -> Iterator[str]:
    """A member hides the type uuid behind a domain of theirs. Its CHECK would run with the privileges of a definer."""
    with ground.api(MEMBER) as member:
        member.execute("""
            CREATE TEMP TABLE loot (title text);
            GRANT ALL ON pg_temp.loot TO PUBLIC;
            CREATE FUNCTION pg_temp.steal(pg_catalog.uuid) RETURNS boolean LANGUAGE plpgsql AS $$
            BEGIN
                INSERT INTO pg_temp.loot SELECT title FROM ledger.stories;
                RETURN TRUE;
            END $$;
            CREATE DOMAIN pg_temp.uuid AS pg_catalog.uuid CHECK (pg_temp.steal(VALUE))
        """)
        yield from seen(member, "SELECT priv.current_profile_id()")
        yield from seen(member, "SELECT title FROM pg_temp.loot")


@attack(18, "claim-spoof", change_function("priv.current_profile_id()", "IF NOT EXISTS", "IF FALSE AND NOT EXISTS"))
def claim_spoof(ground: Ground) -> Iterator[str]:
    """A login that is not a gateway claims to be the storyteller. The removal accepts the claims of every login."""
    with ground.direct(ground.login("authenticated")) as session:
        claims = literal(f'{{"sub": "{STORYTELLER}", "role": "authenticated"}}')
        yield from seen(session, f"SET request.jwt.claims = {claims}; {STORIES}")


@attack(
    24,
    "truncate",
    """
    GRANT TRUNCATE ON ledger.profile_contacts TO authenticated;
    GRANT REFERENCES ON ledger.stories TO authenticated
    """,
)
def truncate(ground: Ground) -> Iterator[str]:
    """The login of a person truncates a table, then finds out by a foreign key whether a story exists."""
    login = ground.login("authenticated")
    ground.run(f"CREATE SCHEMA {login} AUTHORIZATION {login}")
    with ground.direct(login) as session:
        seen(session, "TRUNCATE ledger.profile_contacts")
        if not ground.value("SELECT count(*) FROM ledger.profile_contacts"):
            yield f"{CANARY}: the contacts are gone"
        seen(session, f"CREATE TABLE {login}.probe (id uuid REFERENCES ledger.stories (id))")
        probe = f"INSERT INTO {login}.probe VALUES (%s)"
        if seen(session, probe, (ground.hidden()[0],)) != seen(session, probe, (uuid4(),)):
            yield f"{CANARY}: the story exists"


@attack(
    27,
    "default-privileges",
    "ALTER DEFAULT PRIVILEGES FOR ROLE ledger_owner, ledger_definer GRANT EXECUTE ON FUNCTIONS TO PUBLIC",
)
def default_privileges(ground: Ground) -> Iterator[str]:
    """A later release adds a function without grants. A member runs it."""
    ground.run("""
        SET ROLE ledger_definer;
        CREATE FUNCTION priv.list_titles() RETURNS SETOF text LANGUAGE sql SECURITY DEFINER
        AS 'SELECT title FROM ledger.stories'
    """)
    with ground.api(MEMBER) as member:
        yield from seen(member, "SELECT priv.list_titles()")
