"""Validate region profiles. An error names the key and the line."""

import difflib
import re
from collections.abc import Iterator
from typing import Annotated, Any, Literal, get_type_hints

import msgspec

from eldb.errors import UsageError
from eldb.files.reading import parse_toml

Identifier = Annotated[str, msgspec.Meta(pattern=r"^[a-z_][a-z0-9_]{0,62}$")]
Name = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
Language = Annotated[str, msgspec.Meta(pattern=r"^[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8})*$")]
Country = Annotated[str, msgspec.Meta(pattern=r"^[A-Z]{2}(-[A-Z0-9]{1,3})?$")]
Interval = Annotated[str, msgspec.Meta(pattern=r"^[1-9][0-9]* (minute|hour|day|month|year)s?$")]
Cron = Annotated[str, msgspec.Meta(pattern=r"^(\S+ ){4}\S+$")]
Positive = Annotated[int, msgspec.Meta(gt=0)]
Size = Literal["small", "large", "enterprise"]


class Strict(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """A table of the profile. It refuses a key that it does not name."""


class OwnRegion(Strict, frozen=True, kw_only=True):
    """The region's own name, its jurisdiction and the place of its data."""

    id: Identifier
    name: Name
    jurisdiction: Country
    data_location: Name
    scale: Literal["pilot", "regional", "global"] = "pilot"
    packs: tuple[Identifier, ...] = ("core", "stories")


class Peer(Strict, frozen=True, kw_only=True):
    """Another region that this one knows by name. Stories are shared with it only with consent."""

    id: Identifier
    name: Name
    jurisdiction: Country
    data_location: Name


class ListedCommunity(Strict, frozen=True, kw_only=True):
    """A community of this region. Its size decides its limits."""

    slug: Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=63)]
    name: Name
    size: Size = "small"
    languages: tuple[Language, ...] = ("en",)
    country: Country
    description: str = ""


class Roles(Strict, frozen=True, kw_only=True):
    """Database roles by their duty. eldb creates the roles that do not exist."""

    owner: Identifier = "ledger_owner"
    definer: Identifier = "ledger_definer"
    maintenance: Identifier = "ledger_maintenance"
    auditor: Identifier = "ledger_auditor"
    backup: Identifier = "ledger_backup"
    anon: Identifier = "anon"
    authenticated: Identifier = "authenticated"
    service_role: Identifier = "service_role"
    gateways: tuple[Identifier, ...] = ("authenticator",)


class Retention(Strict, frozen=True, kw_only=True):
    """How long the database keeps logs."""

    access_logs: Interval = "90 days"
    system_logs: Interval = "7 days"


class Schedules(Strict, frozen=True, kw_only=True):
    """When jobs run: cron expressions in UTC."""

    maintain_partitions: Cron = "17 3 * * *"


class RequestLimit(Strict, frozen=True, kw_only=True):
    """Limits of a community of one size."""

    requests_per_hour: Positive


class RequestLimits(Strict, frozen=True, kw_only=True):
    """Limits by community size."""

    small: RequestLimit = RequestLimit(requests_per_hour=100)
    large: RequestLimit = RequestLimit(requests_per_hour=1_000)
    enterprise: RequestLimit = RequestLimit(requests_per_hour=10_000)


class Recovery(Strict, frozen=True, kw_only=True):
    """The time span of data that may be lost (rpo), and how long a recovery may take (rto)."""

    rpo: Interval = "5 minutes"
    rto: Interval = "30 minutes"


class Database(Strict, frozen=True, kw_only=True):
    """The address of the region's database: a libpq connection string without a password."""

    url: str


class ProfileDocument(Strict, frozen=True, kw_only=True):
    """A whole region profile."""

    region: OwnRegion
    peers: tuple[Peer, ...] = ()
    communities: tuple[ListedCommunity, ...] = ()
    roles: Roles = Roles()
    retention: Retention = Retention()
    schedules: Schedules = Schedules()
    limits: RequestLimits = RequestLimits()
    recovery: Recovery = Recovery()
    database: Database | None = None


def parse_profile(text: str, where: str) -> ProfileDocument:
    """Read a profile from TOML; `where` is its path. Raises UsageError with line, key and the allowed values."""
    document = parse_toml(text, where)
    try:
        profile = msgspec.convert(document, ProfileDocument)
    except msgspec.ValidationError as exc:
        raise _explain(str(exc), text, where) from None
    _refuse_contradictions(profile, text, where)
    return profile


def profile_document(profile: ProfileDocument) -> dict[str, Any]:
    """Return the profile with its defaults as plain data, for `ops.configure_region`."""
    document: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(profile))
    document.pop("database")
    return document


def _explain(message: str, text: str, where: str) -> UsageError:
    match = re.fullmatch(r"(?P<what>.*?)(?: - at `\$?\.?(?P<path>.*?)`)?", message, re.DOTALL)
    assert match is not None
    what, keys = match["what"], re.findall(r"\w+", match["path"] or "")
    unknown = re.search(r"unknown field `(.*)`", what)
    if unknown:
        allowed = _fields(keys)
        close = difflib.get_close_matches(unknown[1], allowed, 1)
        hint = f"Did you mean '{close[0]}'? " if close else ""
        table = ".".join(keys) or "the profile"
        return UsageError(
            f"{where}:{_line_of(text, [*keys, unknown[1]])}: {table} has no key '{unknown[1]}'",
            f"{hint}Allowed: {', '.join(allowed)}.",
        )
    what = what[0].lower() + what[1:]
    return UsageError(
        f"{where}:{_line_of(text, keys)}: {'.'.join(keys) or 'profile'}: {what}", "docs/regions.md describes every key."
    )


def _refuse_contradictions(profile: ProfileDocument, text: str, where: str) -> None:
    def once(kind: str, values: Iterator[str]) -> None:
        seen: set[str] = set()
        for value in values:
            if value in seen:
                line = [n for n, row in enumerate(text.splitlines(), 1) if f'"{value}"' in row][-1]
                raise UsageError(f"{where}:{line}: {kind} '{value}' appears twice", "Give each one a name of its own.")
            seen.add(value)

    once("community", (community.slug for community in profile.communities))
    once("region", iter([profile.region.id, *(peer.id for peer in profile.peers)]))
    roles = msgspec.structs.asdict(profile.roles)
    once("role", iter([*(name for key, name in roles.items() if key != "gateways"), *profile.roles.gateways]))
    if "core" not in profile.region.packs:
        raise UsageError(
            f"{where}:{_line_of(text, ['region', 'packs'])}: region.packs lacks 'core'",
            "Add 'core'; every other pack builds on it.",
        )


def _fields(keys: list[str]) -> list[str]:
    struct: Any = ProfileDocument
    for key in keys:
        annotation = get_type_hints(struct).get(key, struct)
        struct = next((arg for arg in getattr(annotation, "__args__", ()) if isinstance(arg, type)), annotation)
    return list(struct.__struct_fields__)


def _line_of(text: str, keys: list[str]) -> int:
    """Return the line of a key: the last one that names it below the header of its table."""
    lines = text.splitlines()
    start = 0
    for depth, key in enumerate(keys):
        if key.isdigit():
            continue
        pattern = re.compile(rf"\s*(\[+\s*[\w.]*\b{re.escape(key)}\s*\]+|\"?{re.escape(key)}\"?\s*[=.])")
        hits = [n for n, line in enumerate(lines) if n >= start and pattern.match(line)]
        position = int(keys[depth + 1]) if depth + 1 < len(keys) and keys[depth + 1].isdigit() else 0
        if hits:
            start = hits[min(position, len(hits) - 1)]
    return start + 1
