"""The personas that send requests. Each has a login, a role and claims."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from tests.model.ids import uuid_of
from tests.model.times import Minute
from tests.model.world import World

TESTER = "tester"
"""The login of the tests. It is a superuser and a gateway, so it is the only one that can move the clock."""
AUTHENTICATOR = "authenticator"
"""The gateway that the region profile lists."""
DIRECT = "direct"
"""A login that belongs to one person. priv.login_profiles may name it."""
UNLISTED = "unlisted"
"""A login that priv.login_profiles does not name."""


@dataclass(frozen=True, slots=True)
class Persona:
    name: str
    role: str | None = "authenticated"
    """None means the role of the login itself."""
    claims: str = ""
    login: str = TESTER

    def moment(self, at: Minute) -> Minute:
        """The time that the database takes for this persona when the clock is set to `at`."""
        return at if self.login == TESTER else 0

    def __str__(self) -> str:
        return self.name


def claim(profile: str) -> str:
    return json.dumps({"sub": uuid_of(profile), "role": "authenticated"})


ANONYMOUS = Persona("anonymous", role="anon")
NO_CLAIM = Persona("signed in without a claim")
UNKNOWN = Persona("claim of an unknown id", claims=claim("nobody"))

EVERYTHING = Persona("superuser", role=None)
BACKUP = Persona("backup", role="ledger_backup")
OPERATORS = (
    Persona("service role", role="service_role"),
    Persona("auditor", role="ledger_auditor"),
    Persona("maintenance", role="ledger_maintenance"),
    Persona("gateway that set no role", role=None, login=AUTHENTICATOR),
)


def member(profile: str) -> Persona:
    return Persona(profile, claims=claim(profile))


def malformed(profile: str) -> Iterator[Persona]:
    """Claims that name a person in a form that the database must not accept."""
    subject = uuid_of(profile)
    shapes = (
        subject,
        "{",
        "null",
        "[]",
        f'"{subject}"',
        f"{{'sub': '{subject}'}}",
        f'{{"sub": "{subject}"',
        f'{{"sub": "{subject}"}} x',
        f'[{{"sub": "{subject}"}}]',
        f'{{"Sub": "{subject}"}}',
        f'{{"sub": ["{subject}"]}}',
        f'{{"sub": {{"sub": "{subject}"}}}}',
        f'{{"sub": " {subject}"}}',
        f'{{"sub": "{subject}\\n"}}',
        f'{{"sub": "{{{subject}}}"}}',
        f'{{"sub": "{subject.replace("-", "")}"}}',
        f'{{"sub": "{subject[:-1]}"}}',
        f'{{"sub": "{subject}", "sub": null}}',
        '{"sub": ""}',
        '{"sub": null}',
        '{"sub": 1}',
        "[" * 2000,
    )
    for shape in shapes:
        yield Persona(f"claims {shape[:70]}", claims=shape)


def people(world: World) -> tuple[Persona, ...]:
    return tuple(member(profile.id) for profile in world.profiles)


def strangers(world: World) -> tuple[Persona, ...]:
    """All personas with an unusual login, role or claim, except those with malformed claims."""
    somebody = world.profiles[0].id
    logins = {UNLISTED: "unlisted login", DIRECT: "direct login"}
    spoofers = tuple(
        Persona(f"{title} with the claim of {somebody}, as {role or 'itself'}", role, claim(somebody), login)
        for login, title in logins.items()
        for role in (None, "authenticated")
    )
    return (
        NO_CLAIM,
        UNKNOWN,
        Persona(f"service role with the claim of {somebody}", role="service_role", claims=claim(somebody)),
        Persona(f"{somebody} through the authenticator", claims=claim(somebody), login=AUTHENTICATOR),
        *spoofers,
        *OPERATORS,
    )


def claimant(world: World) -> Persona:
    """An anonymous request with the claim of a person."""
    somebody = world.profiles[0].id
    return Persona(f"anonymous with the claim of {somebody}", role="anon", claims=claim(somebody))


def readers(world: World, number: int) -> tuple[Persona, ...]:
    """The personas that read a world: two anonymous ones, everybody in it, and four strangers chosen by a number."""
    others = strangers(world)
    return (ANONYMOUS, claimant(world), *people(world), *(others[(number + turn) % len(others)] for turn in range(4)))


def writers(world: World, number: int) -> tuple[Persona, Persona]:
    """A storyteller, who may write most, and any one persona, chosen by a number."""
    everybody = (ANONYMOUS, claimant(world), *people(world), *strangers(world))
    return member(world.stories[0].storyteller_id), everybody[number % len(everybody)]
