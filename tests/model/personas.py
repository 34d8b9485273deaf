"""Who asks: through which login, in which role, with which claims."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tests.model.ids import uuid_of
from tests.model.times import Minute
from tests.model.world import World

TESTER = "tester"
"""The login of the tests: a superuser's, made a gateway, and so the only one for which the clock can be moved."""
AUTHENTICATOR = "authenticator"
"""The gateway that the region profile lists."""
DIRECT = "direct"
"""A login of a person's own, which priv.login_profiles may name."""
NOBODYS = "nobodys"
"""A login that priv.login_profiles does not name."""


@dataclass(frozen=True, slots=True)
class Persona:
    name: str
    role: str | None = "authenticated"
    """None is the role of the login itself."""
    claims: str = ""
    login: str = TESTER

    def moment(self, at: Minute) -> Minute:
        """The time that counts for them when the clock is set to `at`."""
        return at if self.login == TESTER else 0

    def __str__(self) -> str:
        return self.name


def claim(profile: str) -> str:
    return json.dumps({"sub": uuid_of(profile), "role": "authenticated"})


ANONYMOUS = Persona("anonymous", role="anon")
NO_CLAIM = Persona("signed in without a claim")
UNKNOWN = Persona("claim of nobody", claims=claim("nobody"))

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
    """Claims that name a person in a way that must not count."""
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


def personas(world: World) -> tuple[Persona, ...]:
    """Everybody who may ask, but for the malformed claims."""
    somebody = world.profiles[0].id
    unusual = (
        Persona(f"anonymous with the claim of {somebody}", role="anon", claims=claim(somebody)),
        Persona(f"service role with the claim of {somebody}", role="service_role", claims=claim(somebody)),
        Persona(f"{somebody} through the authenticator", claims=claim(somebody), login=AUTHENTICATOR),
        Persona(f"nobody's login with the claim of {somebody}", role=None, claims=claim(somebody), login=NOBODYS),
        Persona(f"direct login with the claim of {somebody}", role=None, claims=claim(somebody), login=DIRECT),
    )
    spoofing = tuple(replace(p, role="authenticated", name=f"{p.name}, as authenticated") for p in unusual[3:])
    people = tuple(member(profile.id) for profile in world.profiles)
    return (ANONYMOUS, NO_CLAIM, UNKNOWN, *people, *unusual, *spoofing, *OPERATORS)


def writers(world: World, number: int) -> tuple[Persona, Persona]:
    """A storyteller, who may write most, and one of all personas."""
    everybody = personas(world)
    return member(world.stories[0].teller), everybody[number % len(everybody)]
