"""Decides which file of the suite to run first: the likeliest to notice, in proportion to its duration."""

from collections import Counter
from collections.abc import Sequence
from enum import Enum
from pathlib import Path

from tests.mutants.catalogue import Mutant


class Relation(Enum):
    """How a file is related to a mutant. The value is the first guess how likely such a file notices."""

    TWIN = 0.9
    NAMES_PART = 0.6
    RELATED = 0.5
    NAMES_OBJECT = 0.2
    CONVENTION = 0.1
    NONE = 0.01


class Order:
    """The files of a suite, with their texts, their durations and the mutants that they killed."""

    def __init__(self, root: Path, files: Sequence[Path]) -> None:
        self._names = {path: path.relative_to(root).as_posix() for path in files}
        self._texts = {path: path.read_text(encoding="utf-8") for path in files}
        self._seconds = dict.fromkeys(files, 0.2)
        self._runs: Counter[tuple[str, ...]] = Counter()
        self._kills: Counter[tuple[str, ...]] = Counter()

    def files_for(self, mutant: Mutant) -> list[Path]:
        """All files, the most likely first."""
        return sorted(self._names, key=lambda path: self._likelihood(mutant, path) / self._seconds[path], reverse=True)

    def ran(self, mutant: Mutant, path: Path, seconds: float, *, killed: bool) -> None:
        """Remember whether a file killed a mutant."""
        self._seconds[path] = seconds
        for key in self._keys(mutant, path):
            self._runs[key] += 1
            self._kills[key] += killed

    def _likelihood(self, mutant: Mutant, path: Path) -> float:
        """The kills of the file itself count most, then those of similar files, then the first guess."""
        likelihood = self._relation(mutant, path).value
        for key in self._keys(mutant, path):
            likelihood = (self._kills[key] + likelihood) / (self._runs[key] + 1)
        return likelihood

    def _keys(self, mutant: Mutant, path: Path) -> list[tuple[str, ...]]:
        # One file often notices all faults with the same change. Every condition has its own changes.
        fault = mutant.kind if mutant.kind == "condition" else f"{mutant.kind} {mutant.change}"
        name = self._names[path]
        return [(fault, name.split("/", 1)[0], self._relation(mutant, path).name), (fault, name)]

    def _relation(self, mutant: Mutant, path: Path) -> Relation:
        text = self._texts[path]
        if path.stem == mutant.object:
            return Relation.TWIN
        if mutant.part and mutant.part in text:
            return Relation.NAMES_PART
        # The function of an API and its helper in priv share a name.
        if path.stem in mutant.about or path.stem.split(".")[-1] == mutant.object.split(".")[-1]:
            return Relation.RELATED
        if mutant.object in text:
            return Relation.NAMES_OBJECT
        # A file whose name begins with _ is shared by many tests.
        is_general = self._names[path].startswith("conventions/") or "/_" in self._names[path]
        return Relation.CONVENTION if is_general else Relation.NONE
