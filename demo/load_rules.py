"""Loads the rules of the communities of a region. Each rule is made by the person who would make it."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from demo.acting import Actors
from demo.rules import Agreement, Circle, Grant, Period, Policy, Protocol


class RuleLoader:
    """Makes the rules that the database does not have yet. `made` counts them."""

    def __init__(self, actors: Actors) -> None:
        self.actors = actors
        self.protocols: dict[str, UUID] = {}
        self.made = 0

    def prepare(self) -> None:
        """Make all rules except periods. Stories need some of them."""
        rules = self.actors.region.rules
        for protocol in rules.protocols:
            self.protocols[protocol.name] = self._find_protocol(protocol) or self._create(protocol)
        for agreement in rules.agreements:
            self._agree(agreement)
        for policy in rules.policies:
            self._deny(policy)
        for grant in rules.grants:
            self._grant(grant)

    def declare_periods(self) -> None:
        """Declare the periods. They come last, because reviewers may not read a story in a period."""
        for period in self.actors.region.rules.periods:
            self._declare(period)

    def _find_protocol(self, protocol: Protocol) -> UUID | None:
        with self.actors.connection.transaction():
            self.actors.sign_in(protocol.steward)
            query = "SELECT id FROM ledger.cultural_protocols WHERE community_id = %s AND name = %s"
            home = self.actors.communities[protocol.community]
            row = self.actors.connection.execute(query, (home, protocol.name)).fetchone()
        return row[0] if row else None

    def _create(self, protocol: Protocol) -> UUID:
        """A lead declares the protocol and appoints stewards. The stewards admit and block people."""
        lead = self.actors.region.lead(protocol.community)
        with self.actors.connection.transaction():
            self.actors.sign_in(lead)
            protocol_id = self.actors.call(
                "create_protocol",
                p_community_id=self.actors.communities[protocol.community],
                p_name=protocol.name,
                p_description=protocol.asks,
                p_required_approvals=protocol.approvals,
                p_enforcement=protocol.enforcement,
                p_access_mode=protocol.access,
            )
            for partner in protocol.partners:
                community = self.actors.communities[partner.community]
                self.actors.call("add_protocol_community", p_protocol_id=protocol_id, p_community_id=community)
            for circle in protocol.circles:
                self._fill(protocol_id, circle)
        self.made += 1
        return protocol_id

    def _fill(self, protocol_id: UUID, circle: Circle) -> None:
        community = self.actors.communities[circle.community]
        self.actors.sign_in(self.actors.region.lead(circle.community))
        self.actors.call_each(
            "add_protocol_member", [(protocol_id, self.actors.profile(circle.steward), community, "steward")]
        )
        self.actors.sign_in(circle.steward)
        members = [(protocol_id, self.actors.profile(name), community, "member") for name in circle.members]
        self.actors.call_each("add_protocol_member", members)
        blocked = [(protocol_id, self.actors.profile(name), community) for name in circle.blocked]
        self.actors.call_each("block_protocol_member", blocked)

    def _agree(self, agreement: Agreement) -> None:
        """A lead of the first community proposes the agreement. If it is accepted, a lead of the second accepts it."""
        first, second = (self.actors.communities[slug] for slug in agreement.between)
        proposing, accepting = map(self.actors.region.lead, agreement.between)
        with self.actors.connection.transaction():
            self.actors.sign_in(proposing)
            query = "SELECT FROM ledger.sharing_agreements WHERE %s IN (community_a_id, community_b_id) AND terms = %s"
            if self.actors.sees(query, first, agreement.terms):
                return
            agreement_id = self.actors.call(
                "propose_agreement",
                p_community_id=first,
                p_other_community_id=second,
                p_valid_until=in_days(agreement.days),
                p_terms=agreement.terms,
            )
            if agreement.accepted:
                self.actors.sign_in(accepting)
                self.actors.call("accept_agreement", p_agreement_id=agreement_id)
        self.made += 1

    def _deny(self, policy: Policy) -> None:
        community = self.actors.communities[policy.community]
        with self.actors.connection.transaction():
            self.actors.sign_in(policy.decided_by)
            query = "SELECT FROM ledger.community_consent_policies WHERE community_id = %s AND purpose = %s"
            if self.actors.sees(query, community, policy.purpose):
                return
            self.actors.call(
                "set_community_policy",
                p_community_id=community,
                p_purpose=policy.purpose,
                p_is_denied=True,
                p_reason=policy.reason,
            )
        self.made += 1

    def _grant(self, grant: Grant) -> None:
        community, researcher = self.actors.communities[grant.community], self.actors.profile(grant.researcher)
        with self.actors.connection.transaction():
            self.actors.sign_in(grant.granted_by)
            query = "SELECT FROM ledger.research_grants WHERE community_id = %s AND profile_id = %s"
            if self.actors.sees(query, community, researcher):
                return
            self.actors.call(
                "grant_research",
                p_community_id=community,
                p_profile_id=researcher,
                p_purpose=grant.purpose,
                p_valid_until=in_days(grant.days),
            )
        self.made += 1

    def _declare(self, period: Period) -> None:
        community = self.actors.communities[period.community]
        with self.actors.connection.transaction():
            self.actors.sign_in(period.declared_by)
            query = "SELECT FROM ledger.protocol_periods WHERE declaring_community_id = %s AND note = %s"
            if self.actors.sees(query, community, period.note):
                return
            period_id = self.actors.call(
                "declare_period",
                p_kind=period.kind,
                p_effect=period.effect,
                p_community_id=community,
                p_protocol_id=self.protocols[period.protocol] if period.protocol else None,
                p_person_id=self.actors.profile(period.person) if period.person else None,
                p_starts_at=in_days(period.begins),
                p_ends_at=in_days(period.ends),
                p_note=period.note,
            )
            if period.lifted:
                self.actors.call("lift_period", p_period_id=period_id)
        self.made += 1


def in_days(days: int | None) -> datetime | None:
    """The time after this number of days, or None."""
    return None if days is None else datetime.now(UTC) + timedelta(days=days)
