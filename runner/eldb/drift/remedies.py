"""Find what corrects each difference: a file that eldb applies again, or exact SQL."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from eldb.files.render import quote_literal
from eldb.history.objects import READ_ALIKE
from eldb.history.workspace import Workspace
from eldb.paths import packaged
from eldb.planning.plan import ObjectDifference


@dataclass(frozen=True)
class Drift:
    """One object that differs, the repeatable file that corrects it, and the SQL for what the file cannot correct."""

    found: ObjectDifference
    file: str | None
    sql: tuple[str, ...]


def find_drift(workspace: Workspace, found: Iterable[ObjectDifference]) -> tuple[list[Drift], list[str]]:
    """Return a remedy for each difference, and all SQL in the order in which it must run."""
    differences = list(found)
    heals = {difference: _repeatable(workspace, difference) for difference in differences}
    if not differences:
        return [], []
    rows = [
        {"kind": d.kind, "name": d.name, "was": d.was, "now": d.now, "heals": heals[d] is not None} for d in differences
    ]
    query = packaged("remedies.sql").replace("{differences}", quote_literal(json.dumps(rows)))
    session = workspace.session
    with session.connection.transaction():
        session.connection.execute(READ_ALIKE)
        statements = session.rows(query)
    drift = [
        Drift(d, heals[d], tuple(text for kind, name, text in statements if (kind, name) == (d.kind, d.name)))
        for d in differences
    ]
    return drift, [text for _, _, text in statements]


def _repeatable(workspace: Workspace, found: ObjectDifference) -> str | None:
    source = workspace.tree.by_path.get(found.path or "")
    return source.path if source is not None and not source.versioned else None
