"""Each attack of docs/threats.md fails on a region, and succeeds without its mitigation."""

import re
from pathlib import Path

import pytest

from tests.attacks import copies, estimates, logs, objects, oracles, policies, roles, sessions  # noqa: F401
from tests.attacks.attack import ATTACKS, Attack
from tests.attacks.ground import Ground

DOCUMENT = Path(__file__).parents[2] / "docs/threats.md"


def each(*others: str, succeeds: bool) -> pytest.MarkDecorator:
    """Each attack on the stack that it needs. `make test-all` also runs those of stack 18 on the other stacks."""
    places = [(attack, attack.stack, succeeds and attack.slow) for _, attack in sorted(ATTACKS.items())]
    places += [(attack, other, True) for attack, stack, _ in places for other in others if stack == "18"]
    return pytest.mark.parametrize(
        ("attack", "stack"),
        [
            pytest.param(
                attack,
                stack,
                id=f"{attack}" if stack == attack.stack else f"{attack}-on{stack}",
                marks=[pytest.mark.slow] if slow else [],
            )
            for attack, stack, slow in places
        ],
        indirect=["stack"],
    )


@each("15", "17", succeeds=False)
def test_the_attack_leaks_nothing(ground: Ground, attack: Attack) -> None:
    assert attack.leaks(ground) == []


@each("15", "17", succeeds=True)
def test_the_attack_leaks_without_its_mitigation(ground: Ground, attack: Attack) -> None:
    attack.remove_mitigation(ground)
    assert attack.leaks(ground)


def test_docs_threats_lists_all_attacks() -> None:
    documented = re.findall(r"^\| (\d\d) \| ([a-z-]+) \|", DOCUMENT.read_text(), re.MULTILINE)
    assert documented == [(f"{attack.number:02}", attack.name) for _, attack in sorted(ATTACKS.items())]
    assert len(documented) == 31
