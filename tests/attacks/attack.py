"""The class of an attack, and the registry of all attacks."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tests.attacks.ground import CANARY, Ground

Leak = Callable[[Ground], Iterable[str]]
Removal = str | Callable[[Ground], None]


@dataclass(frozen=True, slots=True)
class Attack:
    """One known way around row level security: how an attacker tries it, and how to remove its mitigation."""

    number: int
    name: str
    attempt: Leak
    """Does what the attacker does, and returns everything that the attacker sees."""
    removal: Removal
    """SQL that a superuser runs, or a function that gets the ground."""
    stack: str = "18"
    """The stack that the attack needs."""
    slow: bool = False
    """Whether only `make test-all` shows that it succeeds without its mitigation."""

    def __str__(self) -> str:
        return f"{self.number:02}-{self.name}"

    def leaks(self, ground: Ground) -> list[str]:
        """What the attacker sees but must not see: texts with a canary, or with the id of a hidden story."""
        hidden = (CANARY, *ground.hidden())
        return [word for word in self.attempt(ground) if any(secret in word for secret in hidden)]

    def remove_mitigation(self, ground: Ground) -> None:
        if callable(self.removal):
            self.removal(ground)
        else:
            ground.run(self.removal)


ATTACKS: dict[int, Attack] = {}


def attack(number: int, name: str, removal: Removal, stack: str = "18", slow: bool = False) -> Callable[[Leak], Leak]:
    """Register the function as the attack with that number in docs/threats.md."""

    def register(attempt: Leak) -> Leak:
        assert number not in ATTACKS
        ATTACKS[number] = Attack(number, name, attempt, removal, stack, slow)
        return attempt

    return register


def weakened(by: str) -> Callable[[Ground], None]:
    """A removal for attacks that create an object: it adds this SQL to their CREATE statement."""

    def remove(ground: Ground) -> None:
        ground.weakness = by

    return remove
