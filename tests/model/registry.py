"""What the oracle knows of a table whose rules stand in one module of tests/model/topics."""

from collections.abc import Callable
from random import Random
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.model.generators.histories import Choice
    from tests.model.reader import Keys, WorldReader
    from tests.model.rows import Rows
    from tests.model.world import World

GENERATORS: "list[Callable[[Random, World], World]]" = []
ROWS: "Rows" = {}
VISIBLE: "dict[str, Callable[[WorldReader], Keys]]" = {}
ARGUMENTS: "dict[tuple[str, str], Choice]" = {}
"""How a random history chooses the argument of an action, by the names of both."""


def table(
    name: str,
    *,
    generate: "Callable[[Random, World], World]",
    rows: Any,
    visible: "Callable[[WorldReader], Keys]",
) -> None:
    """Register a table of `ledger`: how random worlds get its rows, how they are inserted once each story has its
    status, and which of them a reader sees."""
    GENERATORS.append(generate)
    ROWS[f"ledger.{name}"] = rows  # type: ignore[index]
    VISIBLE[name] = visible
