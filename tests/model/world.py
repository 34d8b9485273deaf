"""A small ledger as plain facts; `describe` says it in sentences."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any

from tests.model.facts.records import (
    Acquaintance,
    Action,
    Analysis,
    Connection,
    Disclosure,
    Embedding,
    Gain,
    Insight,
    Label,
    Plan,
    Session,
)
from tests.model.facts.restrictions import Agreement, Grant, Period, Policy, Protocol, ProtocolMember, StoryPerson
from tests.model.facts.stories import Approval, Community, ConsentEvent, Login, Membership, Profile, Story


@dataclass(frozen=True, slots=True, repr=False)
class World:
    communities: tuple[Community, ...] = ()
    profiles: tuple[Profile, ...] = ()
    memberships: tuple[Membership, ...] = ()
    protocols: tuple[Protocol, ...] = ()
    protocol_members: tuple[ProtocolMember, ...] = ()
    stories: tuple[Story, ...] = ()
    people: tuple[StoryPerson, ...] = ()
    periods: tuple[Period, ...] = ()
    consents: tuple[ConsentEvent, ...] = ()
    policies: tuple[Policy, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    grants: tuple[Grant, ...] = ()
    approvals: tuple[Approval, ...] = ()
    analyses: tuple[Analysis, ...] = ()
    embeddings: tuple[Embedding, ...] = ()
    connections: tuple[Connection, ...] = ()
    labels: tuple[Label, ...] = ()
    insights: tuple[Insight, ...] = ()
    gains: tuple[Gain, ...] = ()
    disclosures: tuple[Disclosure, ...] = ()
    plans: tuple[Plan, ...] = ()
    sessions: tuple[Session, ...] = ()
    acquaintances: tuple[Acquaintance, ...] = ()
    actions: tuple[Action, ...] = ()
    logins: tuple[Login, ...] = ()

    @property
    def facts(self) -> Iterator[Any]:
        for field in fields(self):
            yield from getattr(self, field.name)

    def describe(self) -> str:
        return "\n".join(f"{fact}." for fact in self.facts)

    def __repr__(self) -> str:
        return f"World(\n{self.describe()}\n)"

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        """How Hypothesis prints the smallest world that fails."""
        printer.text(repr(self))
