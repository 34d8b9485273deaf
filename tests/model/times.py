"""Time in a world: whole minutes around the moment of loading, which is 0. None is never."""

from dataclasses import dataclass

PAST = -9
"""Before every moment at which a world is looked at."""

Minute = int


@dataclass(frozen=True, slots=True)
class Window:
    """From its start on, and no longer at its end."""

    start: Minute = PAST
    end: Minute | None = None

    def holds(self, at: Minute) -> bool:
        return self.start <= at and (self.end is None or at < self.end)

    def __str__(self) -> str:
        start = "" if self.start == PAST else f" from {self.start}"
        return start + ("" if self.end is None else f" until {self.end}")


ALWAYS = Window()
