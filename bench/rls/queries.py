"""Builds the queries of the benchmark in four variants. All but that for the seeds' policies return the same rows.

The floor is the query that an expert writes by hand without row level security, given only the id of the reader.
`kept` is the same query with everything about the reader as literal values, as if a program had cached them.
"""

from collections.abc import Mapping

from bench.rls.readers import BenchReader

NEWEST = "newest 50"
DEEP = "deep page"
BY_ID = "by id"
COUNT = "count of 30 days"
EVERYTHING = "every row"

_LIST = "id, title, summary, language, storyteller_id, home_community_id, published_at"
QUERIES: Mapping[str, tuple[str, str, str]] = {
    NEWEST: (_LIST, "TRUE", "ORDER BY id DESC LIMIT 50"),
    DEEP: (_LIST, "id < {key}", "ORDER BY id DESC LIMIT 50"),
    BY_ID: (f"{_LIST}, content", "id = {key}", ""),
    COUNT: ("count(*)", "id >= {key}", ""),
    EVERYTHING: ("count(*), sum(hashtextextended(id::text, 0))", "TRUE", ""),
}
"""Columns, condition and end of each query. {key} is the id of a story."""
TIMED = (NEWEST, DEEP, BY_ID, COUNT)
SEEDS: Mapping[str, tuple[str, str, str]] = {
    NEWEST: (_LIST, "TRUE", "ORDER BY created_at DESC LIMIT 50"),
    BY_ID: (f"{_LIST}, content", "id = {key}", ""),
}
"""The same for the table of the seeds, whose ids do not contain the time."""

_NOW = "valid_from <= now() AND (valid_until IS NULL OR valid_until > now())"
_MEMBER = (
    f"SELECT community_id FROM ledger.community_members WHERE profile_id = {{me}} AND status = 'active' AND {_NOW}"
)
_AGREED = f"accepted_at IS NOT NULL AND ended_at IS NULL AND {_NOW}"
_RESTING = (
    "SELECT coalesce(protocol_id, person_id, community_id) FROM ledger.protocol_periods"
    " WHERE least(ends_at, lifted_at, 'infinity') > now() AND starts_at <= now() AND effect ="
)
_DENIED = "SELECT community_id FROM ledger.community_consent_policies WHERE is_denied AND purpose ="
LISTS: Mapping[str, str] = {
    "communities": _MEMBER,
    "led": f"{_MEMBER} AND role IN ('elder', 'lead')",
    "elder": f"{_MEMBER} AND role = 'elder'",
    "partners": " UNION ALL ".join(
        f"SELECT {theirs} FROM ledger.sharing_agreements WHERE {mine} IN ({_MEMBER}) AND {_AGREED}"
        for mine, theirs in (("community_a_id", "community_b_id"), ("community_b_id", "community_a_id"))
    ),
    "studied": "SELECT community_id FROM ledger.research_grants"
    f" WHERE profile_id = {{me}} AND revoked_at IS NULL AND {_NOW}",
    "protocols": f"SELECT protocol_id FROM ledger.protocol_members WHERE profile_id = {{me}} AND {_NOW}"
    " GROUP BY protocol_id HAVING NOT bool_or(is_blocked)",
    "hidden": f"{_RESTING} 'hide'",
    "for_elders": f"{_RESTING} 'elders_only'",
    "not_displayed": f"{_DENIED} 'public_display'",
    "not_crossed": f"{_DENIED} 'cross_community'",
    "not_studied": f"{_DENIED} 'research_use'",
}
"""The lists that the predicate needs besides the story. {me} is the id of the reader."""

_PUBLIC = (
    "status = 'published' AND privacy = 'public' AND public_until > now() AND home_community_id <> ALL({not_displayed})"
)
_ANYBODY = f"""{_PUBLIC}
    AND required_protocol_ids IS NULL AND NOT period_keys && {{hidden}} AND NOT period_keys && {{for_elders}}"""
_SOMEBODY = f"""(
    storyteller_id = {{me}} AND status <> 'erased'
    OR (
        {_PUBLIC}
        OR status = 'published' AND privacy <> 'private' AND (
            community_ids && {{communities}}
            OR cross_community_until > now() AND home_community_id = ANY({{partners}})
            AND home_community_id <> ALL({{not_crossed}})
            OR research_until > now() AND home_community_id = ANY({{studied}})
            AND home_community_id <> ALL({{not_studied}})
        )
        OR status = 'submitted' AND community_ids && {{led}}
        OR status = 'archived' AND home_community_id = ANY({{led}})
    )
    AND (
        required_protocol_ids IS NULL
        OR CASE sharing_setting
            WHEN 'any' THEN required_protocol_ids && {{protocols}} ELSE required_protocol_ids <@ {{protocols}}
        END
    )
    AND NOT period_keys && {{hidden}}
    AND (NOT period_keys && {{for_elders}} OR home_community_id = ANY({{elder}}))
)"""


def select_under_policies(query: str, key: str) -> str:
    """The plain query. This project's policies filter its rows."""
    return _select("ledger.stories", QUERIES[query], key)


def select_under_seeds(query: str, key: str) -> str:
    """The plain query on the table of the seeds. Their policies filter its rows."""
    return _select("seeds.stories", SEEDS[query], key)


def select_by_hand(query: str, reader: BenchReader, me: str, key: str, kept: Mapping[str, str] | None = None) -> str:
    """The query without row level security. `kept` gives the lists as values; without it they are sub-selects."""
    lists = kept or {name: f"ARRAY({select.format(me=me)})" for name, select in LISTS.items()}
    predicate = _ANYBODY if reader.person is None else _SOMEBODY
    return _select("ledger.stories", QUERIES[query], key, predicate.format(me=me, **lists))


def _select(table: str, parts: tuple[str, str, str], key: str, predicate: str = "TRUE") -> str:
    columns, condition, end = parts
    return f"SELECT {columns} FROM {table} WHERE {condition.format(key=key)} AND {predicate} {end}"
