"""How long the runner waits."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds: for one lock, for all attempts at a file, for a statement outside a transaction."""

    lock: float = 1.0
    budget: float = 60.0
    concurrent: float = 600.0


LIMITS = Limits()
