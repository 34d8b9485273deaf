"""Which file of the suite to run first: the one that is likeliest to notice, for its time."""

from collections import Counter
from collections.abc import Sequence
from enum import Enum
from pathlib import Path

from tests.mutants.catalogue import Mutant


class Relation(Enum):
    """What a file has to do with a mutant, and how likely such a file notices before any was seen to."""

    TWIN = 0.9
    NAMES_PART = 0.6
    RELATED = 0.5
    NAMES_OBJECT = 0.2
    CONVENTION = 0.1
    NONE = 0.01


class Order:
    """The files of a suite, and what is known of them: what they name, how long they take, what they noticed."""

    def __init__(self, root: Path, files: Sequence[Path]) -> None:
        self._names = {path: path.relative_to(root).as_posix() for path in files}
        self._texts = {path: path.read_text(encoding="utf-8") for path in files}
        self._seconds = dict.fromkeys(files, 0.2)
        self._runs: Counter[tuple[str, ...]] = Counter()
        self._kills: Counter[tuple[str, ...]] = Counter()

    def files_for(self, mutant: Mutant) -> list[Path]:
        """Every file, the most promising first."""
        return sorted(self._names, key=lambda path: self._likelihood(mutant, path) / self._seconds[path], reverse=True)

    def ran(self, mutant: Mutant, path: Path, seconds: float, *, killed: bool) -> None:
        """Remember what a file did to a mutant."""
        self._seconds[path] = seconds
        for key in self._keys(mutant, path):
            self._runs[key] += 1
            self._kills[key] += killed

    def _likelihood(self, mutant: Mutant, path: Path) -> float:
        """What is known of the file itself counts most, then of its like, then the guess."""
        likelihood = self._relation(mutant, path).value
        for key in self._keys(mutant, path):
            likelihood = (self._kills[key] + likelihood) / (self._runs[key] + 1)
        return likelihood

    def _keys(self, mutant: Mutant, path: Path) -> list[tuple[str, ...]]:
        # The same files notice what is done alike; conditions are all done differently.
        fault = mutant.kind if mutant.kind == "condition" else f"{mutant.kind} {mutant.change}"
        name = self._names[path]
        return [(fault, name.split("/", 1)[0], self._relation(mutant, path).name), (fault, name)]

    def _relation(self, mutant: Mutant, path: Path) -> Relation:
        text = self._texts[path]
        if path.stem == mutant.object:
            return Relation.TWIN
        if mutant.part and mutant.part in text:
            return Relation.NAMES_PART
        # What an API calls and the helper that does it have one name.
        if path.stem in mutant.about or path.stem.split(".")[-1] == mutant.object.split(".")[-1]:
            return Relation.RELATED
        if mutant.object in text:
            return Relation.NAMES_OBJECT
        # What begins with _ is shared by the files of many tables.
        is_general = self._names[path].startswith("conventions/") or "/_" in self._names[path]
        return Relation.CONVENTION if is_general else Relation.NONE
