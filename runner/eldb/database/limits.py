"""The limits on how long the runner waits."""

from dataclasses import dataclass


@dataclass(frozen=True)
class WaitLimits:
    """Limits in seconds.

    `lock`: for one lock; while eldb waits for it, readers or writers wait too. `validation`: for a lock that blocks
    only other DDL. `build`: for older transactions, in a statement outside a transaction. `budget`: for all attempts
    at one file.
    """

    lock: float = 1.0
    validation: float = 10.0
    build: float = 600.0
    budget: float = 60.0

    @property
    def glance(self) -> float:
        """Seconds between two looks at who blocks a statement; shorter than the wait for a lock."""
        return min(0.25, self.lock / 3)


LIMITS = WaitLimits()
