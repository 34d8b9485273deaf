"""PostGraphile reads the schema `ledger` with roles and claims. It lists, reads and writes under sensible names."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from tests.clients.graph import Graph, RefusedError, running
from tests.conftest import servers
from tests.runner.interleaving import ConcurrencyWorld, new_world
from tests.servers.cache import UnavailableError
from tests.servers.templates import bootstrap

TITLES = "{ allStories(orderBy: TITLE_ASC) { nodes { title } } }"


@pytest.fixture(scope="module")
def world() -> Iterator[ConcurrencyWorld]:
    """A region on a server of its own, whose gateway may log in."""
    with servers() as start:
        server = start()
        with psycopg.connect(server.url(), autocommit=True) as connection:
            connection.execute("CREATE DATABASE clients TEMPLATE template0")
        url = make_conninfo(server.url(), dbname="clients")
        bootstrap(url)
        with psycopg.connect(url) as connection:
            connection.execute("ALTER ROLE authenticator LOGIN")
        yield new_world(url)


@pytest.fixture(scope="module")
def graph(world: ConcurrencyWorld) -> Iterator[Graph]:
    try:
        with running(world.url, "authenticator") as started:
            yield started
    except UnavailableError as exc:
        pytest.skip(f"PostGraphile: {exc}")


@pytest.fixture(scope="module")
def member(world: ConcurrencyWorld) -> UUID:
    """A plain member of the home community."""
    person = uuid4()
    with psycopg.connect(world.url) as connection:
        connection.execute("INSERT INTO ledger.profiles (id, display_name) VALUES (%s, 'Member')", (person,))
        connection.execute(
            "INSERT INTO ledger.community_members (community_id, profile_id, role, status)"
            " VALUES (%s, %s, 'member', 'active')",
            (world.home, person),
        )
    return person


def titles(graph: Graph, person: UUID | None = None) -> list[str]:
    return [story["title"] for story in graph.ask(TITLES, person)["allStories"]["nodes"]]


def create(graph: Graph, world: ConcurrencyWorld, title: str, privacy: str) -> str:
    made = graph.ask(
        f'mutation {{ createStory(input: {{pHomeCommunityId: "{world.home}", pTitle: "{title}", pContent: "Long ago.",'
        f' pPrivacy: "{privacy}"}}) {{ uuid }} }}',
        world.storyteller,
    )
    return str(made["createStory"]["uuid"])


def call(graph: Graph, mutation: str, person: UUID | None, story: str, more: str = "") -> None:
    graph.ask(f'mutation {{ {mutation}(input: {{pStoryId: "{story}"{more}}}) {{ clientMutationId }} }}', person)


def test_a_story_goes_from_draft_to_public(graph: Graph, world: ConcurrencyWorld, member: UUID) -> None:
    story = create(graph, world, "Rain", "public")
    assert [titles(graph, who) for who in (world.storyteller, world.elder, member, None)] == [["Rain"], [], [], []]

    graph.ask(
        f'mutation {{ updateStoryById(input: {{id: "{story}", storyPatch: {{title: "Rain, again"}}}})'
        " { story { title } } }",
        world.storyteller,
    )
    call(graph, "giveConsent", world.storyteller, story, ', pPurpose: "public_display"')
    call(graph, "submitStory", world.storyteller, story)
    assert titles(graph, world.elder) == ["Rain, again"]
    assert titles(graph, member) == []

    call(graph, "reviewStory", world.elder, story, ', pDecision: "approved"')
    call(graph, "publishStory", world.storyteller, story)
    assert titles(graph, member) == titles(graph) == ["Rain, again"]

    call(graph, "withdrawConsent", world.storyteller, story, ', pPurpose: "public_display"')
    assert titles(graph) == []
    assert titles(graph, member) == ["Rain, again"]


@pytest.mark.parametrize(
    ("mutation", "more", "says"),
    [
        ("submitStory", "", "permission denied for function submit_story"),
        ("reviewStory", ', pDecision: "approved"', "permission denied for function review_story"),
    ],
)
def test_an_anonymous_request_cannot_write(
    graph: Graph, world: ConcurrencyWorld, mutation: str, more: str, says: str
) -> None:
    with pytest.raises(RefusedError, match=says):
        call(graph, mutation, None, create(graph, world, "Not theirs", "private"), more)


def test_a_member_is_told_why_a_review_is_refused(graph: Graph, world: ConcurrencyWorld, member: UUID) -> None:
    story = create(graph, world, "Not for them to judge", "community")
    with pytest.raises(RefusedError, match=f"cannot find story {story}"):
        call(graph, "reviewStory", member, story, ', pDecision: "approved"')


def test_relations_return_only_rows_that_the_reader_sees(graph: Graph, world: ConcurrencyWorld, member: UUID) -> None:
    query = "{ allStories { nodes { profileByStorytellerId { displayName } consentEventsByStoryId { totalCount } } } }"
    create(graph, world, "A third", "private")

    def read(person: UUID | None) -> list[Any]:
        return list(graph.ask(query, person)["allStories"]["nodes"])

    own, others = read(world.storyteller), read(member)
    assert all(story["profileByStorytellerId"] == {"displayName": "Storyteller"} for story in own + others)
    assert sum(story["consentEventsByStoryId"]["totalCount"] for story in own) == 2
    assert all(story["consentEventsByStoryId"]["totalCount"] == 0 for story in others)


def test_the_schema_offers_exactly_what_is_granted(graph: Graph, world: ConcurrencyWorld) -> None:
    offered = graph.ask(
        "{ __schema { mutationType { fields { name description } } queryType { fields { name type { name } } }"
        " types { name description fields { name description } } } }"
    )["__schema"]
    with psycopg.connect(world.url) as connection:
        functions, relations = ({camel(name) for (name,) in connection.execute(query)} for query in GRANTED)

    mutations = {field["name"]: field["description"] for field in offered["mutationType"]["fields"]}
    assert mutations.keys() - functions == {*EDITED}
    assert functions - mutations.keys() == set()
    assert all(mutations.values())

    lists = {field["name"].removeprefix("all") for field in offered["queryType"]["fields"] if "all" in field["name"]}
    assert lists == {plural(relation[0].upper() + relation[1:]) for relation in relations}

    story = next(kind for kind in offered["types"] if kind["name"] == "Story")
    assert story["description"].startswith("Stories as their storytellers gave them")
    assert [field["name"] for field in story["fields"] if not field["description"]] == []


GRANTED = (
    """
    SELECT p.proname FROM pg_catalog.pg_proc AS p
    WHERE p.pronamespace = 'ledger'::regnamespace AND p.provolatile = 'v'
        AND EXISTS (SELECT FROM unnest('{authenticated,service_role}'::name[]) AS r
            WHERE has_function_privilege(r, p.oid, 'EXECUTE'))
    """,
    """
    SELECT c.relname FROM pg_catalog.pg_class AS c
    WHERE c.relnamespace = 'ledger'::regnamespace AND c.relkind IN ('r', 'p', 'v')
        AND has_any_column_privilege('authenticated', c.oid, 'SELECT')
    """,
)
"""The volatile functions, and the tables and views, on which the roles of the API have privileges."""

EDITED = (
    *("updateStory", "updateStoryById", "updateProfile", "updateProfileById"),
    *(f"{verb}ProfileContact{by}" for verb in ("update", "delete") for by in ("", "ByProfileId")),
    "createProfileContact",
)
"""The mutations of rows: own drafts, the own profile, own contact details."""


def camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(map(str.capitalize, rest))


def plural(name: str) -> str:
    return name if name.endswith(("s", "People")) else f"{name}s"
