"""What an attack is."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tests.attacks.ground import CANARY, Ground

Leak = Callable[[Ground], Iterable[str]]
Removal = str | Callable[[Ground], None]


@dataclass(frozen=True, slots=True)
class Attack:
    """One known way around row level security: the attempt, and what takes its mitigation away."""

    number: int
    name: str
    attempt: Leak
    """Does what an attacker would do, and returns everything that the attacker gets to see."""
    removal: Removal
    """SQL to run as a superuser, or a function of the ground."""
    stack: str = "18"
    """The server that it needs."""
    slow: bool = False
    """Whether to see it succeed only in a run of all tests."""

    def __str__(self) -> str:
        return f"{self.number:02}-{self.name}"

    def leaks(self, ground: Ground) -> list[str]:
        """What the attacker sees and should not: words with a canary in them, or the id of a hidden story."""
        hidden = (CANARY, *ground.hidden())
        return [word for word in self.attempt(ground) if any(secret in word for secret in hidden)]

    def remove_mitigation(self, ground: Ground) -> None:
        if callable(self.removal):
            self.removal(ground)
        else:
            ground.run(self.removal)


ATTACKS: dict[int, Attack] = {}


def attack(number: int, name: str, removal: Removal, stack: str = "18", slow: bool = False) -> Callable[[Leak], Leak]:
    """Register the function as the attack of that number in docs/threats.md."""

    def register(attempt: Leak) -> Leak:
        assert number not in ATTACKS
        ATTACKS[number] = Attack(number, name, attempt, removal, stack, slow)
        return attempt

    return register


def weakened(by: str) -> Callable[[Ground], None]:
    """The removal that adds to the SQL by which the attack makes an object."""

    def remove(ground: Ground) -> None:
        ground.weakness = by

    return remove
