"""The import of an older instance shows nothing to more people, loses no row, and does nothing twice."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest

from tests.runner.conftest import CLEAN, eldb
from tests.runner.older_instance import AFFILIATIONS, fill
from tests.runner.test_bootstrap import rows
from tests.servers.run import Stack
from tests.servers.templates import bootstrap

SOURCES = (
    "users",
    "stories",
    "story_analysis",
    "community_insights",
    "value_events",
    "content_calendar",
    "storyteller_connections",
)
# The columns with the time of a run, which differs from run to run.
_WHEN = (
    "ARRAY['updated_at', 'adopted_at', 'created_at', 'valid_from', 'added_at', 'archived_at', 'planned_at', 'kept_at']"
)
_LEFT_OUT = ("ledger.access_logs", "ops.maintenance_log")


def template(stack: Stack) -> str:
    return stack.template("older", stack.template("region", "template0", bootstrap), fill)


@pytest.fixture
def older(stack: Stack) -> Iterator[str]:
    """A region beside an older instance."""
    with stack.database(template(stack)) as url:
        yield url


@pytest.fixture
def adopted(stack: Stack) -> Iterator[str]:
    """The same region after the import."""

    def adopt(url: str) -> None:
        run = eldb("adopt", "import", "--url", url)
        assert run.code == 0, run.err

    with stack.database(stack.template("adopted", template(stack), adopt)) as url:
        yield url


def contents(url: str) -> dict[str, list[Any]]:
    """Every row of the ledger, without the time when it was written."""
    tables = rows(
        url,
        "SELECT c.oid::regclass::text FROM pg_class AS c WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition"
        " AND c.relnamespace::regnamespace::text IN ('ledger', 'priv', 'ops', 'public')",
    )
    return {
        table: rows(url, f"SELECT (to_jsonb(t) - {_WHEN})::text FROM {table} AS t ORDER BY 1")
        for (table,) in tables
        if table not in _LEFT_OUT
    }


def seen_before(url: str) -> set[tuple[str | None, str]]:
    """The old rules: a reader sees their own stories, public ones, and community stories of their affiliation."""
    users = dict(rows(url, "SELECT id::text, community_affiliation FROM public.users"))
    seen: set[tuple[str | None, str]] = set()
    for story, teller, privacy in rows(url, "SELECT id::text, storyteller_id::text, privacy_level FROM public.stories"):
        if privacy == "public":
            seen.add((None, story))
        for reader, affiliation in users.items():
            fellow = affiliation is not None and teller in users and users[teller] == affiliation
            if reader == teller or privacy == "public" or (privacy == "community" and fellow):
                seen.add((reader, story))
    return seen


def seen_now(url: str) -> set[tuple[str | None, str]]:
    """The stories that each person, and an anonymous request, reads, by the ids of the older instance."""
    seen: set[tuple[str | None, str]] = set()
    with psycopg.connect(url) as connection:
        readers = connection.execute("SELECT id::text FROM public.users").fetchall()
        connection.execute("INSERT INTO priv.gateways (login) VALUES (session_user) ON CONFLICT DO NOTHING")
        for reader in [None, *(reader for (reader,) in readers)]:
            role = "authenticated" if reader else "anon"
            claims = f'{{"sub": "{reader}"}}' if reader else ""
            connection.execute(f"SET LOCAL ROLE {role}")
            connection.execute("SELECT set_config('request.jwt.claims', %s, TRUE)", (claims,))
            for (story,) in connection.execute("SELECT legacy_id::text FROM ledger.stories").fetchall():
                seen.add((reader, story))
            connection.execute("RESET ROLE")
        connection.rollback()
    return seen


@pytest.mark.stacks("15", "18")
def test_nobody_sees_a_story_that_they_did_not_see_before(adopted: str) -> None:
    before, now = seen_before(adopted), seen_now(adopted)
    assert now - before == set()
    tellers = set(
        rows(
            adopted,
            "SELECT s.storyteller_id::text, s.id::text FROM public.stories AS s"
            " JOIN public.users AS u ON u.id = s.storyteller_id",
        )
    )
    assert tellers <= now, "a storyteller still sees their own stories"
    assert len([pair for pair in now - tellers if pair[0] is not None]) > 50, (
        "readers still see what was clearly allowed"
    )
    assert any(reader is None for reader, _ in now)


def test_leads_who_are_named_later_see_no_more_either(adopted: str) -> None:
    with psycopg.connect(adopted) as connection:
        connection.execute("UPDATE ledger.community_members SET role = 'lead'")
    now = seen_now(adopted)
    assert now - seen_before(adopted) == set()
    submitted = {
        story for (story,) in rows(adopted, "SELECT legacy_id::text FROM ledger.stories WHERE status = 'submitted'")
    }
    assert submitted & {story for _, story in now}


def test_people_who_joined_since_do_not_see_what_another_run_adds(adopted: str) -> None:
    stranger, story = "00000000-0000-4000-8000-00000000aaaa", "00000000-0000-4000-8000-00000000bbbb"
    with psycopg.connect(adopted) as connection:
        connection.execute("INSERT INTO public.users (id, community_affiliation) VALUES (%s, 'Elsewhere')", (stranger,))
    assert eldb("adopt", "import", "--url", adopted).code == 0
    with psycopg.connect(adopted) as connection:
        connection.execute(
            "INSERT INTO ledger.community_members (community_id, profile_id, status)"
            " SELECT c.id, %s, 'active' FROM ledger.communities AS c WHERE c.name = 'Yolngu'",
            (stranger,),
        )
        connection.execute(
            "INSERT INTO public.stories (id, storyteller_id, transcript, privacy_level, status, consent_settings)"
            " SELECT %s, u.id, 'late', 'community', 'published', '{\"allowCommunitySharing\": true}'"
            " FROM public.users AS u WHERE u.community_affiliation = 'Yolngu' AND u.cultural_protocols = '{}' LIMIT 1",
            (story,),
        )
    run = eldb("adopt", "import", "--url", adopted)
    assert (run.code, "its community has others in it by now" in run.out) == (0, True), run.out + run.err
    seen = {reader for reader, seen in seen_now(adopted) if seen == story}
    assert (len(seen), stranger in seen) == (1, False)


def test_every_old_row_has_an_outcome(adopted: str) -> None:
    report = eldb("adopt", "import", "--url", adopted, "--format", "json").json
    old = {source: rows(adopted, f"SELECT count(*) FROM public.{source}")[0][0] for source in SOURCES}
    assert {table["name"]: table["rows"] for table in report["tables"]} == old
    for table in report["tables"]:
        assert table["mapped"] + table["narrowed"] + table["left"] == table["rows"], table
        assert table["digest"] == table["digest_after"]
        assert table["changed"] == []
    by_source = {source: [row for row in report["rows"] if row["source"] == source] for source in SOURCES}
    assert {source: len(found) for source, found in by_source.items()} == old
    assert [row for row in report["rows"] if row["outcome"] != "mapped" and not row["reasons"]] == []
    for source in ("users", "stories", "story_analysis", "value_events", "content_calendar", "community_insights"):
        assert any(row["outcome"] != "left" for row in by_source[source]), f"{source}: no row was mapped"
    assert {row["outcome"] for row in by_source["stories"]} == {"mapped", "narrowed", "left"}


def test_names_that_look_alike_become_separate_communities(adopted: str) -> None:
    adopted_as = rows(adopted, "SELECT legacy_key, target_id FROM priv.legacy_rows WHERE source = 'communities'")
    assert {text for text, _ in adopted_as} == {text for text in AFFILIATIONS if text and text.strip()}
    assert len({community for _, community in adopted_as}) == len(adopted_as)


def test_profiles_keep_their_ids_and_stories_are_found_by_theirs(adopted: str) -> None:
    people = "SELECT count(*) FROM public.users AS u JOIN ledger.profiles AS p ON p.id = u.id"
    assert rows(adopted, people) == rows(adopted, "SELECT count(*) FROM public.users")
    assert rows(adopted, "SELECT count(*), count(DISTINCT legacy_id) FROM ledger.stories")[0][0] > 100
    doubled = "SELECT legacy_id FROM ledger.stories GROUP BY legacy_id HAVING count(*) > 1"
    assert rows(adopted, doubled) == []
    unresolved = "SELECT count(*) FROM ledger.stories WHERE ledger.find_legacy_story(legacy_id) IS DISTINCT FROM id"
    assert rows(adopted, unresolved) == [(0,)]


def test_ids_contain_the_time_of_the_story(adopted: str) -> None:
    wrong = (
        "SELECT s.id FROM ledger.stories AS s JOIN public.stories AS o ON o.id = s.legacy_id"
        " WHERE priv.uuid_time(s.id) <> CASE WHEN o.submitted_at BETWEEN 'epoch' AND now()"
        " THEN date_trunc('milliseconds', o.submitted_at) ELSE 'epoch' END"
    )
    assert rows(adopted, wrong) == []
    assert rows(adopted, "SELECT count(*) FROM ledger.stories WHERE substr(id::text, 15, 1) <> '7'") == [(0,)]


def test_the_region_verifies_without_findings_afterwards(adopted: str) -> None:
    run = eldb("verify", "--url", adopted)
    assert (run.code, "verified: no findings" in run.out) == (0, True), run.out
    assert eldb("diff", "--url", adopted).code == 0
    names = (
        "SELECT partition::text FROM ops.list_partitions() WHERE table_name = 'ledger.stories' ORDER BY from_at LIMIT 4"
    )
    assert [name for (name,) in rows(adopted, names)] == [
        f"ledger.stories_p{year}0101" for year in (1970, 1999, 2024, 2025)
    ]


def test_a_second_run_does_nothing(adopted: str) -> None:
    before = contents(adopted), rows(adopted, "SELECT count(*) FROM eldb.events")
    run = eldb("adopt", "import", "--url", adopted)
    assert (run.code, run.out.splitlines()[-1]) == (0, "nothing to do"), run.out + run.err
    assert (contents(adopted), rows(adopted, "SELECT count(*) FROM eldb.events")) == before


def test_a_dry_run_reports_and_changes_nothing(older: str) -> None:
    before = contents(older)
    run = eldb("adopt", "import", "--url", older, "--dry-run", "--format", "csv")
    assert run.code == 0, run.err
    assert run.out.splitlines()[0] == "source,key,outcome,target_id,reasons"
    assert any(line.startswith("stories,") and ",narrowed," in line for line in run.out.splitlines())
    assert contents(older) == before


def test_killed_in_the_middle_and_run_again(older: str, adopted: str) -> None:
    before = contents(older)
    with psycopg.connect(older, autocommit=True) as connection:
        connection.execute(
            "CREATE FUNCTION public.wait() RETURNS trigger LANGUAGE plpgsql AS"
            " 'BEGIN PERFORM pg_sleep(600); RETURN NULL; END';"
            "CREATE TRIGGER t999_wait AFTER INSERT ON ledger.story_analyses EXECUTE FUNCTION public.wait()"
        )
        command = [sys.executable, "-m", "eldb", "adopt", "import", "--url", older]
        process = subprocess.Popen(command, env=CLEAN, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        waiting = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'"
        _until(lambda: rows(older, waiting) == [(1,)])
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        _until(lambda: rows(older, waiting) == [(0,)])
        connection.execute("DROP TRIGGER t999_wait ON ledger.story_analyses; DROP FUNCTION public.wait()")
    assert contents(older) == before
    assert eldb("adopt", "import", "--url", older).code == 0
    assert contents(older) == contents(adopted)


def test_old_rows_that_row_security_hides_stop_the_run(older: str) -> None:
    with psycopg.connect(older, autocommit=True) as connection:
        connection.execute(
            "ALTER TABLE public.stories ENABLE ROW LEVEL SECURITY; GRANT USAGE ON SCHEMA public TO ledger_owner"
        )
        connection.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO ledger_owner")
    as_owner = psycopg.conninfo.make_conninfo(older, options="-c role=ledger_owner")
    run = eldb("adopt", "import", "--url", as_owner)
    assert (run.code, 'row-level security policy for table "stories"' in run.err) == (5, True), run.err
    assert rows(older, "SELECT count(*) FROM priv.legacy_rows") == [(0,)]


def test_without_an_older_instance_there_is_nothing_to_import(region_url: str) -> None:
    run = eldb("adopt", "import", "--url", region_url)
    assert (run.code, "schema public has no table users" in run.err) == (2, True)


def _until(condition: Any) -> None:
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)
