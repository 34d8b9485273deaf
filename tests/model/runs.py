"""Running a property over random worlds that begin at a seed."""

from collections.abc import Callable
from random import Random
from typing import Any, TypeVar

from hypothesis import HealthCheck, Phase, find, given, seed, settings
from hypothesis.strategies import SearchStrategy

WORLDS = 200
MANY_WORLDS = 10_000
SEARCHED = 1_000
"""Worlds in which a planted bug shows at the latest; most show in some ten."""

T = TypeVar("T")


def check(holds: Callable[..., None], model_seed: int, count: int, *strategies: SearchStrategy[Any]) -> None:
    """Fail with the smallest example for which `holds` raises."""
    run = settings(max_examples=count, deadline=None, suppress_health_check=list(HealthCheck))
    seed(model_seed)(run(given(*strategies)(holds)))()


def first(strategy: SearchStrategy[T], is_sought: Callable[[T], bool], model_seed: int) -> T:
    """The first of `SEARCHED` examples that is sought; raises hypothesis.errors.NoSuchExample."""
    run = settings(max_examples=SEARCHED, deadline=None, database=None, phases=[Phase.generate])
    return find(strategy, is_sought, settings=run, random=Random(model_seed))
