"""Checks the rules of the communities of a region: who made them, and for whom."""

from pathlib import Path

from demo.content import DemoRegion
from demo.mistakes import fail
from demo.rules import Agreement, Circle, Grant, Period, Policy, Protocol


def check_rules(region: DemoRegion, path: Path) -> None:
    """Raise ContentError for the first rule that its community could not make."""
    rules = region.rules
    for position, protocol in enumerate(rules.protocols):
        _check_protocol(region, protocol, path, f"protocols[{position}]")
    for position, agreement in enumerate(rules.agreements):
        _check_agreement(region, agreement, path, f"agreements[{position}]")
    for position, policy in enumerate(rules.policies):
        _check_head(region, policy.decided_by, policy, path, f"policies[{position}].decided_by")
    for position, grant in enumerate(rules.grants):
        _check_head(region, grant.granted_by, grant, path, f"grants[{position}].granted_by")
        if not region.roles(grant.researcher):
            fail(path, f"grants[{position}].researcher", f"{grant.researcher} is in no community")
    for position, period in enumerate(rules.periods):
        _check_period(region, period, path, f"periods[{position}]")


def _check_protocol(region: DemoRegion, protocol: Protocol, path: Path, where: str) -> None:
    if region.rules.protocol(protocol.name) is not protocol:
        fail(path, f"{where}.name", f"{protocol.name} is already another protocol's name")
    _check_circle(region, protocol, path, where)
    for partner in protocol.partners:
        _check_circle(region, partner, path, f"{where}.partners")


def _check_circle(region: DemoRegion, circle: Circle, path: Path, where: str) -> None:
    for key, names in (("steward", (circle.steward,)), ("members", circle.members), ("blocked", circle.blocked)):
        for name in names:
            if circle.community not in region.roles(name):
                fail(path, f"{where}.{key}", f"{name} is not in {circle.community}")
    if both := {circle.steward, *circle.members} & set(circle.blocked):
        fail(path, f"{where}.blocked", f"{circle.community} admits {min(both)} or blocks them, not both")


def _check_agreement(region: DemoRegion, agreement: Agreement, path: Path, where: str) -> None:
    if unknown := set(agreement.between) - region.people.keys():
        fail(path, f"{where}.between", f"there is no community {min(unknown)}")
    if len(set(agreement.between)) == 1:
        fail(path, f"{where}.between", "an agreement is between two communities")


def _check_period(region: DemoRegion, period: Period, path: Path, where: str) -> None:
    _check_head(region, period.declared_by, period, path, f"{where}.declared_by")
    if period.protocol and period.person:
        fail(path, where, "a period is for a protocol, for a person or for the whole community")
    if period.person and period.community not in region.roles(period.person):
        fail(path, f"{where}.person", f"{period.person} is not in {period.community}")
    if period.protocol:
        protocol = region.rules.protocol(period.protocol)
        if protocol is None or period.community not in protocol.communities:
            fail(path, f"{where}.protocol", f"{period.community} has no protocol {period.protocol}")
    if period.ends and period.ends <= period.begins:
        fail(path, f"{where}.ends", "a period ends after it begins")


def _check_head(region: DemoRegion, name: str, rule: Policy | Grant | Period, path: Path, where: str) -> None:
    if rule.community not in region.heads(name):
        fail(path, where, f"{name} is no elder or lead of {rule.community}")
