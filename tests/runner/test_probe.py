"""`eldb verify --probe` agrees with the oracle, names rows that became visible, and leaves nothing behind."""

import os
import re
import subprocess
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

import psycopg
import pytest

from eldb.proof.probe_model import READERS, STATUSES, Canary, State, canaries, edits, reads, states
from tests.model.access import Asked, sees
from tests.model.facts.restrictions import (
    CommunityConsentPolicy,
    CulturalProtocol,
    ProtocolMember,
    ProtocolPeriod,
    ResearchGrant,
    SharingAgreement,
    StoryPerson,
)
from tests.model.facts.stories import Community, CommunityMember, ConsentEvent, Profile, Story
from tests.model.times import Window
from tests.model.world import World
from tests.runner.conftest import Run, eldb
from tests.servers.run import Stack

HOMES = [f"{kind}/{period}" for kind, period in product(("home", "denying"), ("none", "hide", "elders", "over"))]
PURPOSES = ("public_display", "cross_community", "research_use")
OVER, ENDING = Window(end=-1), Window(end=1)
BELONGING = {
    "teller": ("member", "active", Window()),
    "member": ("member", "active", Window()),
    "lead": ("lead", "active", Window()),
    "elder": ("elder", "active", Window()),
    "initiated": ("member", "active", Window()),
    "half_initiated": ("member", "active", Window()),
    "blocked": ("member", "active", Window()),
    "suspended": ("elder", "suspended", Window()),
    "former": ("lead", "active", OVER),
    "mourned": ("member", "active", Window()),
}
ELSEWHERE = {"partner": "partners", "former_partner": "former_partners", "outsider": "elsewhere"}
EFFECTS = {"hide": ("hide", Window()), "elders": ("elders_only", ENDING), "over": ("hide", OVER)}


def around() -> World:
    """The rows of sql/probe_world.sql except the canaries, as facts for the oracle."""
    people = {reader.claim for reader in READERS if reader.claim} | {"mourned"}
    ways = {
        "initiated": [("first", Window()), ("second", ENDING)],
        "half_initiated": [("first", Window()), ("second", OVER)],
    }
    ways |= {name: [("first", Window()), ("second", Window())] for name in ("elder", "blocked")}
    return World(
        communities=tuple(map(Community, [*HOMES, *ELSEWHERE.values()])),
        profiles=tuple(map(Profile, sorted(people - {"nobody"}))),
        community_members=(
            *(CommunityMember(home, who, *how) for home in HOMES for who, how in BELONGING.items()),
            *(CommunityMember(community, who, "elder") for who, community in ELSEWHERE.items()),
        ),
        cultural_protocols=tuple(
            CulturalProtocol(name, HOMES[0], tuple(HOMES[1:]), enforcement, access)
            for name, enforcement, access in (
                ("first", "mandatory", "strict"),
                ("second", "mandatory", "strict"),
                ("open", "mandatory", "open"),
                ("advised", "recommended", "strict"),
            )
        ),
        protocol_members=(
            *(ProtocolMember(protocol, who, HOMES[0], window=w) for who, all_ in ways.items() for protocol, w in all_),
            ProtocolMember("first", "blocked", HOMES[1], is_blocked=True),
        ),
        protocol_periods=(
            *(
                ProtocolPeriod(home, "community", home, home, "elder", "ceremony", *EFFECTS[home.partition("/")[2]])
                for home in HOMES
                if not home.endswith("/none")
            ),
            ProtocolPeriod("sorry", "person", "mourned", HOMES[0], "elder"),
        ),
        community_consent_policies=tuple(
            CommunityConsentPolicy(home, p, home.startswith("denying"), "elder") for home in HOMES for p in PURPOSES
        ),
        sharing_agreements=tuple(
            SharingAgreement(f"{home} {side}", (home, side), "elder", is_ended=side != "partners")
            for home in HOMES
            for side in ("partners", "former_partners")
        ),
        research_grants=tuple(
            ResearchGrant(f"{home} {who}", home, who, "elder", window)
            for home in HOMES
            for who, window in (("researcher", ENDING), ("former_researcher", OVER))
        ),
    )


def told(world: World, canary: Canary, state: State) -> tuple[World, Story]:
    """The world with one canary in it."""
    period = "none" if canary.period == "sorry" else canary.period
    home = f"{'denying' if canary.consent == 'denied' else 'home'}/{period}"
    bound = {"strict": ["first"], "both": ["first", "second"], "any": ["first", "second"], "none": []}
    protocols = tuple(bound.get(canary.protocol, [canary.protocol]))
    sharing = "any" if canary.protocol == "any" else "all"
    story = Story(canary.title, "teller", home, (), state.status, state.privacy, sharing, protocols)
    given = [p for p in PURPOSES if canary.consent in (p, "withdrawn", "lapsed", "denied")]
    events = [ConsentEvent(p, story.id, p, "given", -1 if canary.consent == "lapsed" else None) for p in given]
    if canary.consent == "withdrawn":
        events += [ConsentEvent(f"no {p}", story.id, p, "withdrawn") for p in given]
    mourned = (StoryPerson(story.id, "mourned"),) if canary.period == "sorry" else ()
    return replace(world, stories=(story,), consent_events=tuple(events), story_people=mourned), story


def test_the_model_of_the_probe_equals_the_oracle() -> None:
    world = around()
    persons = [reader for reader in READERS if reader.role in ("authenticated", "anon")]
    different = []
    for canary, state in product(canaries(), states()):
        holding, story = told(world, canary, state)
        for reader in persons:
            who = reader.claim if reader.role == "authenticated" and reader.claim != "nobody" else None
            if sees(Asked(holding, who, story, 0)) != reads(reader, canary, state):
                different.append((reader.name, canary.title, state))
    assert not different, different[:10]


def test_the_probe_tries_every_value() -> None:
    assert {state.status for state in states()} == set(STATUSES)
    assert len(list(canaries())) == 210
    assert [reader.name for reader in READERS if edits(reader, State("draft", "public"))] == ["teller"]


def test_a_region_agrees_with_the_model(region_url: str) -> None:
    run = eldb("verify", "--probe", "--url", region_url, timeout=600)
    assert (run.code, run.out) == (0, "verified: no findings\n"), run.out + run.err


WEAKENED = {
    "a policy that opens": (
        "CREATE POLICY planted ON ledger.stories FOR SELECT TO anon USING (TRUE);"
        " CREATE POLICY planted_too ON ledger.stories FOR UPDATE TO authenticated USING (TRUE)",
        # The gates hold: what is submitted, published and archived opens, and no draft.
        {"anonymous:reads:ledger.stories", "outsider:edits:ledger.stories", "member:edits:ledger.stories"},
    ),
    "no gate": (
        "DROP POLICY stories_gate_reader ON ledger.stories",
        {"member:reads:ledger.stories", "partner:reads:ledger.stories", "researcher:reads:ledger.stories"},
    ),
    "no FORCE, and a path without its gate": (
        "ALTER TABLE ledger.stories NO FORCE ROW LEVEL SECURITY;"
        " DROP POLICY story_people_gate_story ON ledger.story_people",
        {"owner:reads:ledger.stories", "outsider:reads:ledger.story_people"},
    ),
    "a helper that forgets the clock": (
        "CREATE OR REPLACE FUNCTION priv.research_communities_of(p_profile_id uuid) RETURNS uuid[] LANGUAGE sql"
        " STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS"
        " 'SELECT array_agg(community_id) FROM ledger.research_grants WHERE profile_id = p_profile_id';"
        " ALTER FUNCTION priv.research_communities_of(uuid) OWNER TO ledger_definer",
        {"former_researcher:reads:ledger.stories"},
    ),
}


@pytest.mark.parametrize("change", WEAKENED)
def test_a_weakened_rule_is_named(region_url: str, change: str) -> None:
    statements, expected = WEAKENED[change]
    with psycopg.connect(region_url) as connection:
        connection.execute(statements.encode())
    run = eldb("verify", "--probe", "--url", region_url, "--format", "json", timeout=600)
    assert run.code == 1
    found = {finding["metadata"]["object"] for finding in run.json["findings"] if finding["name"] == "probe"}
    assert found >= expected, found
    assert not any(name.startswith("backup:") for name in found)


def test_a_busy_lock_is_not_a_finding(region_url: str) -> None:
    with psycopg.connect(region_url) as holder:
        holder.execute("LOCK TABLE ledger.research_grants IN SHARE ROW EXCLUSIVE MODE")
        run = eldb("verify", "--probe", "--url", region_url)
    assert (run.code, "holds a lock that the probe needs" in run.err) == (75, True), run.out + run.err


@pytest.mark.parametrize("stories", [1_000, pytest.param(100_000, marks=pytest.mark.slow)])
def test_the_probe_leaves_nothing_and_locks_little(stack: Stack, region_url: str, tmp_path: Path, stories: int) -> None:
    with psycopg.connect(region_url, autocommit=True) as connection:
        fill(connection, stories)
        before, dumped = facts(connection), dump(stack, region_url, tmp_path / "before.sql")
        modes: set[tuple[str, str]] = set()
        seconds = 0.0
        with ThreadPoolExecutor() as pool:
            probing = pool.submit(eldb, "verify", "--probe", "--url", region_url, timeout=600)
            while not probing.done():
                held = connection.execute(LOCKS).fetchall()
                modes |= {(table, mode) for _, table, mode in held}
                seconds = max([seconds, *(processor_seconds(pid) for pid in {pid for pid, _, _ in held})])
        run: Run = probing.result()
        after, dumped_after = facts(connection), dump(stack, region_url, tmp_path / "after.sql")
    assert run.code == 0, run.out + run.err
    assert after == before
    changed = subprocess.run(["diff", dumped, dumped_after], capture_output=True, text=True, check=False)
    assert (changed.returncode, changed.stdout[:2000]) == (0, "")
    assert ("ledger.stories", "RowExclusiveLock") in modes, "the probe was not observed"
    assert {mode for _, mode in modes} <= {"AccessShareLock", "RowShareLock", "RowExclusiveLock"}, modes
    assert seconds < 20, "the server's time for verify and its probe, whoever else is busy"


LOCKS = """
SELECT a.pid, coalesce(l.relation::regclass::text, ''), l.mode FROM pg_locks AS l
INNER JOIN pg_stat_activity AS a ON a.pid = l.pid
WHERE a.application_name = 'eldb' AND a.datname = current_database() AND l.locktype = 'relation'
"""


def processor_seconds(pid: int) -> float:
    """The processor time of a server process, if the system shows it."""
    stat = Path(f"/proc/{pid}/stat")
    try:
        used = stat.read_text().rpartition(")")[2].split()[11:13]
    except OSError:
        return 0.0
    return sum(map(int, used)) / os.sysconf("SC_CLK_TCK")


def fill(connection: psycopg.Connection[Any], stories: int) -> None:
    """Fill a region with many published stories of one storyteller."""
    connection.execute("SET session_replication_role = replica")
    connection.execute(
        """INSERT INTO ledger.communities (id, region_id, slug, name, size_class, country)
        SELECT priv.new_id(), id, 'told', 'Told', 'small', 'AU' FROM ledger.regions WHERE is_local"""
    )
    connection.execute("INSERT INTO ledger.profiles (id, display_name) VALUES (priv.new_id(), 'Teller')")
    connection.execute(
        """INSERT INTO ledger.stories (
            storyteller_id, home_community_id, community_ids, period_keys, title, content, status, privacy,
            review_status, submitted_at, published_at
        )
        SELECT p.id, c.id, ARRAY[c.id], ARRAY[c.id], 'Story ' || n, 'Long ago.', 'published', 'community', 'approved',
            now(), now()
        FROM generate_series(1, %s) AS n, ledger.profiles AS p, ledger.communities AS c""",
        (stories,),
    )
    connection.execute(
        """INSERT INTO ledger.story_communities (story_id, community_id, shared_by, is_home, shared_at)
        SELECT id, home_community_id, storyteller_id, TRUE, now() FROM ledger.stories"""
    )
    connection.execute("RESET session_replication_role")
    connection.execute("ANALYZE")


def facts(connection: psycopg.Connection[Any]) -> list[tuple[Any, ...]]:
    """State that a dump does not contain: resets of statistics, notifications, memberships of roles."""
    return connection.execute(
        """SELECT 'sequence', schemaname || '.' || sequencename, last_value::text FROM pg_sequences
        UNION ALL SELECT 'reset', datname, stats_reset::text FROM pg_stat_database WHERE datname = current_database()
        UNION ALL SELECT 'member', roleid::regrole::text, member::regrole::text FROM pg_auth_members
        UNION ALL SELECT 'gateway', login, NULL FROM priv.gateways
        UNION ALL SELECT 'queue', 'of notifications', pg_notification_queue_usage()::text
        UNION ALL SELECT 'rows', 'ledger.access_logs', count(*)::text FROM ledger.access_logs
        ORDER BY 1, 2, 3"""
    ).fetchall()


def dump(stack: Stack, url: str, file: Path) -> Path:
    done = subprocess.run([stack.psql.with_name("pg_dump"), url], capture_output=True, text=True, check=True)
    # Newer versions of pg_dump begin and end a dump with a random word.
    file.write_text(re.sub(r"^\\(un)?restrict .*$", "", done.stdout, flags=re.MULTILINE))
    return file
