"""Time in a world: whole minutes. The world is loaded at 0. None means never."""

from dataclasses import dataclass

PAST = -9
"""A minute before every moment at which a test reads a world."""

Minute = int


@dataclass(frozen=True, slots=True)
class Window:
    """A span of time that includes its start and excludes its end."""

    start: Minute = PAST
    end: Minute | None = None

    def holds(self, at: Minute) -> bool:
        return self.start <= at and (self.end is None or at < self.end)

    def __str__(self) -> str:
        start = "" if self.start == PAST else f" from {self.start}"
        return start + ("" if self.end is None else f" until {self.end}")


ALWAYS = Window()
