"""In random histories, the database allows and refuses each call as the oracle does, and everybody sees the outcome."""

import pytest
from hypothesis import Phase

from tests.model.conftest import OpenDatabase
from tests.model.playing import play
from tests.model.seeded_bugs.actions import ACTING

HISTORIES, MANY_HISTORIES = 20, 1_000


@pytest.mark.parametrize("count", [HISTORIES, pytest.param(MANY_HISTORIES, marks=pytest.mark.slow)])
def test_every_action_has_the_outcome_that_the_oracle_says(
    open_database: OpenDatabase, model_seed: int, count: int
) -> None:
    play(open_database(), model_seed, count, Phase.shrink)


@pytest.mark.slow
@pytest.mark.parametrize("bug", ACTING)
def test_a_bug_in_acting_is_found(open_database: OpenDatabase, model_seed: int, bug: str) -> None:
    statement, theme = ACTING[bug]
    with pytest.raises(AssertionError, match=r"the database says|there is|sees?"):
        play(open_database([statement]), model_seed, MANY_HISTORIES, theme=theme)
