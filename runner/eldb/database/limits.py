"""How long the runner waits."""

from dataclasses import dataclass


@dataclass(frozen=True)
class WaitLimits:
    """Seconds.

    `lock`: for one lock, which holds readers or writers back while it is waited for. `validation`: for one that holds
    back nobody but other DDL. `build`: for the older transactions that a statement outside a transaction waits for.
    `budget`: for all attempts at a file.
    """

    lock: float = 1.0
    validation: float = 10.0
    build: float = 600.0
    budget: float = 60.0

    @property
    def glance(self) -> float:
        """After so many seconds of a statement somebody looks who is in its way: well before the lock is given up."""
        return min(0.25, self.lock / 3)


LIMITS = WaitLimits()
