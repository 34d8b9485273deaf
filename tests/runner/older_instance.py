"""An older instance with its tables, and with rows as they are after years: most are regular, many are odd."""

import random
from typing import Any
from uuid import UUID

import psycopg
from psycopg import sql
from psycopg.types.json import Jsonb

TABLES = """
CREATE TABLE public.users (
    id uuid PRIMARY KEY, email text, full_name text, community_affiliation text, cultural_protocols jsonb,
    preferred_pronouns text, contact_preferences jsonb, role text, profile_image_url text, bio text,
    languages_spoken text[]
);
CREATE TABLE public.stories (
    id uuid PRIMARY KEY, storyteller_id uuid, title text, transcript text, audio_url text, video_url text,
    submission_method text, privacy_level text, consent_settings jsonb, cultural_protocols jsonb, tags text[],
    location text, geographic_region text, submitted_at timestamptz, status text, media_content jsonb,
    story_themes text[], personal_quotes text[]
);
CREATE TABLE public.story_analysis (
    id uuid PRIMARY KEY, story_id uuid, analysis_type text, model text, themes jsonb, created_at timestamptz
);
CREATE TABLE public.community_insights (
    id uuid PRIMARY KEY, community_id text, insight_type text, title text, description text,
    supporting_stories jsonb, created_by uuid, created_at timestamptz
);
CREATE TABLE public.value_events (
    id uuid PRIMARY KEY, story_id uuid, event_type text, description text, amount numeric, created_by uuid,
    created_at timestamptz
);
CREATE TABLE public.content_calendar (
    id uuid PRIMARY KEY, story_id uuid, content_type text, scheduled_for text, status text, created_by uuid
);
CREATE TABLE public.storyteller_connections (
    id uuid PRIMARY KEY, storyteller_a_id uuid, storyteller_b_id uuid, status text
);
"""
# A person reads the same name; the old rules see eight texts. The last ones have no letter that fits into a slug.
AFFILIATIONS = ["Yolngu", "yolngu", "Yolngu ", "Sami Council", "日本", "ΣΑΜΙ", "", "  ", None]
PRIVACY = ["public", "community", "private", "Public", "everyone", "", None]
STATUS = ["published", "published", "analyzed", "pending", "archived", "Published", None]
KEYS = (
    "allowAnalysis",
    "allowCommunitySharing",
    "allowPublicSharing",
    "allowResearch",
    "allowValueCreation",
    "allowCrossCommunityConnection",
    "allowPolicyUse",
    "allowMediaUse",
)
CONSENT: list[Any] = [
    *[dict.fromkeys(KEYS, True)] * 8,
    dict.fromkeys(KEYS, False),
    {**dict.fromkeys(KEYS, True), "allowPublicSharing": False},
    {"allowPublicSharing": True},
    {"allowPublicSharing": "true", "allowCommunitySharing": 1},
    {},
    [True],
    '{"allowPublicSharing": true}',
    None,
]
PROTOCOLS: list[Any] = [
    *(None, [], {}) * 6,
    ["Women's business"],
    {"sacred": True, "seasonal": False},
    [{"level": 3}],
    "elders",
    7,
]
TIMES = [
    "2024-03-01 10:00+00",
    "2025-11-30 23:59:59.5+00",
    "2026-07-07 07:07+00",
    "1999-12-31 00:00+00",
    "1850-01-01 00:00+00",
    "2999-01-01 00:00+00",
    "infinity",
    "0044-03-15 00:00+00 BC",
    None,
]


def fill(url: str, seed: int = 7) -> None:
    """Make the tables and their rows. The same seed makes the same rows."""
    chance = random.Random(seed)

    def new_id() -> UUID:
        return UUID(int=chance.getrandbits(128), version=4)

    def any_of(*values: Any) -> Any:
        return chance.choice(values)

    users = [new_id() for _ in range(36)]
    stories = [new_id() for _ in range(160)]
    with psycopg.connect(url) as connection:
        connection.execute(TABLES)
        for number, user in enumerate(users):
            _insert(
                connection,
                "users",
                id=user,
                email=any_of(f"u{number}@example.org", "same@example.org", "", None),
                full_name=any_of(f"Person {number}", f"Person {number}", " ", None),
                community_affiliation=AFFILIATIONS[number % len(AFFILIATIONS)],
                cultural_protocols=Jsonb(any_of(*[None, [], {}] * 4, ["Men's business"], {"kin": "x"})),
                preferred_pronouns=any_of("they", " ", None),
                contact_preferences=Jsonb(any_of({"phone": "1"}, ["phone"], "phone", None)),
                role=any_of("storyteller", "storyteller", "researcher", "community_lead", "admin", "root", None),
                bio=any_of("A long life.", None),
                languages_spoken=any_of(["en", "Torres Strait Creole"], [None, "yol"], [], None),
            )
        for number, story in enumerate(stories):
            _insert(
                connection,
                "stories",
                id=story,
                storyteller_id=any_of(*users, new_id(), None),
                title=any_of(f"Story {number}", f"Story {number}", "t" * 400, "", None),
                transcript=any_of(f"Words {number}", f"Words {number}", f"Words {number}", " ", None),
                audio_url=any_of("https://media.example.org/a.mp3", "", None),
                submission_method="web",
                privacy_level=any_of(*PRIVACY[:3], *PRIVACY[:3], *PRIVACY),
                consent_settings=any_of(*map(Jsonb, CONSENT), None),
                cultural_protocols=Jsonb(any_of(*PROTOCOLS)),
                tags=any_of(["river", None, ""], ["river", "kin"], None),
                location=any_of("Arnhem Land", None),
                submitted_at=any_of(*TIMES),
                status=any_of(*STATUS),
                media_content=Jsonb(any_of([], {"a": 1}, None)),
                story_themes=any_of(["hope"], None),
                personal_quotes=any_of(["We go on."], None),
            )
        for number in range(40):
            known, other, created = any_of(*stories, new_id()), any_of(*users), any_of(*TIMES)
            _insert(
                connection,
                "story_analysis",
                id=new_id(),
                story_id=known,
                analysis_type=any_of("theme", "2x", None),
                model=any_of("gpt", None),
                themes=Jsonb(["kin"]),
                created_at=created,
            )
            _insert(
                connection,
                "value_events",
                id=new_id(),
                story_id=known,
                event_type=any_of("social", "monetary", None),
                description="A grant",
                amount=number,
                created_by=other,
                created_at=created,
            )
            _insert(
                connection,
                "content_calendar",
                id=new_id(),
                story_id=known,
                content_type="feature",
                scheduled_for=any_of("2027-01-01", "soon", None),
                status="scheduled",
                created_by=other,
            )
            _insert(
                connection,
                "community_insights",
                id=new_id(),
                community_id=any_of(*AFFILIATIONS[:4], "nowhere", None),
                insight_type=any_of("theme", "theme", "theme", "magic"),
                title="Water",
                description="It is scarce.",
                supporting_stories=Jsonb(any_of(*[[str(known)]] * 6, [], None)),
                created_by=other,
                created_at=created,
            )
            _insert(
                connection,
                "storyteller_connections",
                id=new_id(),
                storyteller_a_id=other,
                storyteller_b_id=any_of(*users),
                status="active",
            )


def _insert(connection: psycopg.Connection[Any], table: str, **values: Any) -> None:
    statement = sql.SQL("INSERT INTO {} ({}) VALUES ({})").format(
        sql.Identifier("public", table),
        sql.SQL(", ").join(map(sql.Identifier, values)),
        sql.SQL(", ").join(sql.Placeholder() * len(values)),
    )
    connection.execute(statement, list(values.values()))
