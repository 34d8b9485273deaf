"""Runs a property over random worlds that begin at a seed."""

from collections.abc import Callable
from random import Random
from typing import Any, TypeVar

from hypothesis import HealthCheck, Phase, find, given, seed, settings
from hypothesis.strategies import SearchStrategy

WORLDS = 200
MANY_WORLDS = 10_000
SEARCHED = 1_000
"""A seeded bug must show within this many worlds. Most bugs show within ten."""

T = TypeVar("T")


def check(holds: Callable[..., None], model_seed: int, count: int, *strategies: SearchStrategy[Any]) -> None:
    """Fail with the smallest example for which `holds` raises."""
    run = settings(max_examples=count, deadline=None, suppress_health_check=list(HealthCheck))
    seed(model_seed)(run(given(*strategies)(holds)))()


def first(strategy: SearchStrategy[T], is_sought: Callable[[T], bool], model_seed: int) -> T:
    """The first example that is sought, among `SEARCHED` ones. Raises hypothesis.errors.NoSuchExample."""
    run = settings(max_examples=SEARCHED, deadline=None, database=None, phases=[Phase.generate])
    return find(strategy, is_sought, settings=run, random=Random(model_seed))
