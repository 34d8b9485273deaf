"""The mutants of a region, and the seed of samples from them."""

import os
import sys
from secrets import randbelow

import pytest

from tests.mutants import catalogue
from tests.mutants.catalogue import Mutant


@pytest.fixture
def mutants(pgtap_url: str) -> list[Mutant]:
    """All mutants of the database of the test."""
    return catalogue.read(pgtap_url)


@pytest.fixture
def mutants_seed(capfd: pytest.CaptureFixture[str]) -> int:
    """MUTANTS_SEED, or a new seed. It is printed."""
    seed = int(os.environ.get("MUTANTS_SEED") or randbelow(2**32))
    with capfd.disabled():
        print(f"\nmutants: sampled with MUTANTS_SEED={seed}", file=sys.stderr, flush=True)
    return seed
