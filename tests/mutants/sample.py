"""A random sample with a few mutants of each kind."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import chain, islice, zip_longest
from random import Random

from tests.mutants.catalogue import Mutant


def sample(mutants: Iterable[Mutant], size: int, seed: int) -> list[Mutant]:
    """`size` mutants, as evenly from all kinds as possible, because most mutants are grants."""
    chance = Random(seed)
    kinds: defaultdict[str, list[Mutant]] = defaultdict(list)
    for mutant in mutants:
        kinds[mutant.kind].append(mutant)
    for of_kind in kinds.values():
        chance.shuffle(of_kind)
    turns = chain.from_iterable(zip_longest(*kinds.values()))
    return list(islice((mutant for mutant in turns if mutant), size))
