"""Reports a run: each survivor at once, and the totals at the end."""

import sys
import time
from collections import Counter
from collections.abc import Mapping, Sequence

from tests.mutants import waivers
from tests.mutants.killing import Verdict

_EVERY_SECONDS = 10.0


class Report:
    """Counts verdicts against the waivers."""

    def __init__(self, waived: Mapping[str, str], names: Sequence[str], chosen: int) -> None:
        self._waived = waived
        self._chosen = chosen
        self._unknown = waivers.unknown(waived, names)
        self._survivors: list[str] = []
        self._needless: list[str] = []
        self._killed: Counter[str] = Counter()
        self._judged: Counter[str] = Counter()
        self._started = self._said = time.monotonic()

    def add(self, verdict: Verdict) -> None:
        """Count a verdict. A survivor is named on stderr at once."""
        name = verdict.mutant.name
        is_waived = name in self._waived
        if verdict.killer is None:
            if is_waived:
                return
            self._survivors.append(name)
            self._say(f"survived: {name}")
        elif is_waived:
            self._needless.append(f"{name} (by {verdict.killer})")
        self._judged[verdict.mutant.kind] += 1
        self._killed[verdict.mutant.kind] += verdict.killer is not None
        if time.monotonic() - self._said > _EVERY_SECONDS:
            self._say(f"{self._judged.total()} of {self._chosen} judged, {len(self._survivors)} survived")

    @property
    def is_bad(self) -> bool:
        """Whether somebody must change the suite or the waivers."""
        return bool(self._survivors or self._needless or self._unknown)

    def summary(self) -> str:
        """Lines for stdout. The last one is `mutants: K of N killed (P %)`, without the waived mutants."""
        killed, judged = self._killed.total(), self._judged.total()
        return "\n".join(
            [
                *(f"{kind}: {self._killed[kind]} of {count}" for kind, count in sorted(self._judged.items())),
                *(f"survived: {name}" for name in sorted(self._survivors)),
                *(f"waived but killed: {name}" for name in sorted(self._needless)),
                *(f"waived but no such mutant: {name}" for name in self._unknown),
                f"{len(self._waived)} waived, {time.monotonic() - self._started:.0f} s",
                f"mutants: {killed} of {judged} killed ({100 * killed / max(judged, 1):.1f} %)",
            ]
        )

    def _say(self, line: str) -> None:
        self._said = time.monotonic()
        print(line, file=sys.stderr, flush=True)
