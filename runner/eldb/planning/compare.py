"""Compare files with history, and decide on steps and problems. Touches nothing outside."""

import difflib
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from eldb.files.sources import Source
from eldb.planning.plan import (
    NO_OVERRIDES,
    UNFINISHED,
    Digest,
    ObjectDifference,
    Overrides,
    Plan,
    Problem,
    Record,
    Step,
)

_SHOWN_DIFF_LINES = 20


def make_plan(
    ordered: Sequence[Source],
    digest: Callable[[Source], Digest],
    history: Mapping[str, Record],
    present: Collection[str],
    differences: Iterable[ObjectDifference] = (),
    overrides: Overrides = NO_OVERRIDES,
    edited_text: Callable[[str], str | None] = lambda path: None,
) -> Plan:
    """Compare files with history.

    `ordered` has the order of `eldb.planning.order`. `present` holds every path of the tree, also of files that do not
    apply here. `digest` is called at most once per file.
    """
    if any(record.state == "intent" for record in history.values()):
        differences = [difference for difference in differences if not difference.is_unfinished]
    drifted, problems = _sort_drift(differences, {source.path: source for source in ordered}, overrides)
    steps: list[Step] = []
    highest = _highest_applied(ordered, history)
    for source in ordered:
        record = history.get(source.path)
        if source.versioned and record and record.state == "applied":
            if record.source_hash != source.sha256:
                problems.append(_edited(source, record, edited_text(source.path)))
            continue
        if source.versioned and _is_late(source, highest, overrides):
            problems.append(
                Problem(
                    source.path,
                    f"{source.path} is new, but {highest[source.pack]:04d} of its pack is already applied",
                    f"Give it a higher number, or accept it: eldb apply --out-of-order {source.path}",
                )
            )
            continue
        found = digest(source)
        reason = _reason(source, record, found, drifted.get(source.path))
        if reason:
            # Only an unchanged file restores the old definition; a changed one leaves a new one.
            is_heal = record is not None and source.path in drifted and record.rendered_hash == found.rendered
            steps.append(Step(source, found, reason, "heal" if is_heal else "apply"))
    problems += _gone(history, present, overrides)
    return Plan(tuple(steps), tuple(problems), len(ordered) - len(steps))


def _sort_drift(
    differences: Iterable[ObjectDifference], by_path: Mapping[str, Source], overrides: Overrides
) -> tuple[dict[str, ObjectDifference], list[Problem]]:
    drifted: dict[str, ObjectDifference] = {}
    problems = []
    for difference in differences:
        if str(difference) in overrides.adopt or difference.name in overrides.adopt:
            continue
        source = by_path.get(difference.path or "")
        if source is not None and not source.versioned:
            drifted.setdefault(source.path, difference)
        else:
            hint = f"Restore it, write a new versioned file, or accept it: eldb apply --adopt {difference.name}"
            problems.append(Problem(str(difference), difference.summary, hint, is_drift=True))
    return drifted, problems


def _reason(source: Source, record: Record | None, digest: Digest, drift: ObjectDifference | None) -> str | None:
    if record is None:
        return "new"
    if record.state == "intent":
        return UNFINISHED
    if drift is not None:
        return f"{drift} is {drift.change}"
    return None if record.rendered_hash == digest.rendered else "changed"


def _highest_applied(sources: Iterable[Source], history: Mapping[str, Record]) -> dict[str, int]:
    highest: dict[str, int] = {}
    for source in sources:
        if source.number is not None and source.path in history:
            highest[source.pack] = max(highest.get(source.pack, 0), source.number)
    return highest


def _is_late(source: Source, highest: Mapping[str, int], overrides: Overrides) -> bool:
    late = source.number is not None and source.number < highest.get(source.pack, 0)
    return late and source.path not in overrides.out_of_order and not source.headers.when and not source.headers.unless


def _edited(source: Source, record: Record, was: str | None) -> Problem:
    shown = ""
    if was is not None:
        lines = list(
            difflib.unified_diff(was.splitlines(), source.text.splitlines(), "applied", "now", n=1, lineterm="")
        )
        more = ["…"] if len(lines) > _SHOWN_DIFF_LINES else []
        shown = "".join(f"\n    {line}" for line in lines[:_SHOWN_DIFF_LINES] + more)
    return Problem(
        source.path,
        f"{source.path} was edited after it was applied"
        f" (applied {record.source_hash[:12]}, now {source.sha256[:12]}){shown}",
        "Restore the file, and write the change as a new versioned file.",
    )


def _gone(history: Mapping[str, Record], present: Collection[str], overrides: Overrides) -> list[Problem]:
    return [
        Problem(
            path,
            f"{path} was applied here and no longer exists",
            f"Restore the file, or accept that it is gone: eldb apply --forget {path}",
        )
        for path in history
        if path not in present and path not in overrides.forget
    ]
