"""How long the runner waits."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds.

    `lock`: for one lock, which holds readers or writers back while it is waited for. `validation`: for one that holds
    back nobody but other DDL. `build`: for the older transactions that a statement outside a transaction waits for.
    `budget`: for all attempts at a file.
    """

    lock: float = 1.0
    validation: float = 10.0
    build: float = 600.0
    budget: float = 60.0

    def lock_timeout(self, text: str, *, no_transaction: bool) -> float:
        """Seconds that a file waits for one lock."""
        if no_transaction:
            return self.build
        if "VALIDATE" in text.upper():
            from eldb.locking import table_locks

            return self.lock if table_locks(text) else self.validation
        return self.lock


LIMITS = Limits()
