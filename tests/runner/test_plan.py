"""Planning turns files and history into steps and problems, without a database."""

import pytest

from eldb.errors import UsageError
from eldb.files.headers import Headers
from eldb.files.sources import Source
from eldb.planning.compare import make_plan
from eldb.planning.order import order
from eldb.planning.plan import NO_OVERRIDES, Digest, ObjectDifference, Overrides, Plan, Record


def source(path: str, requires: tuple[str, ...] = (), sha: str = "1" * 64, when: tuple[str, ...] = ()) -> Source:
    phase, pack, file = path.split("/")
    number = int(file[:4]) if phase == "schema" else None
    name = file.removesuffix(".sql")[5 if number else 0 :]
    return Source(path, phase, pack, name, "SELECT 1", sha, Headers(requires, when), is_template=False, number=number)


def record(path: str, state: str = "applied", rendered: str = "1" * 64) -> Record:
    return Record(path, state, "1" * 64, "1" * 64, rendered)


def plan(
    sources: list[Source],
    records: list[Record],
    differences: tuple[ObjectDifference, ...] = (),
    overrides: Overrides = NO_OVERRIDES,
    present: set[str] | None = None,
) -> Plan:
    return make_plan(
        sources,
        lambda found: Digest(found.sha256, found.sha256),
        {found.path: found for found in records},
        {found.path for found in sources} | (present or set()),
        differences,
        overrides,
        lambda path: "SELECT 0",
    )


def test_files_are_ordered_by_phase_pack_number_and_name() -> None:
    files = [
        source(path)
        for path in (
            "rls/core/a.t.sql",
            "schema/stories/0001_a.sql",
            "functions/core/b.f.sql",
            "functions/core/a.f.sql",
            "schema/core/0002_b.sql",
            "schema/core/0001_z.sql",
        )
    ]
    assert [found.path for found in order(files, ["core", "stories"])] == [
        "schema/core/0001_z.sql",
        "schema/core/0002_b.sql",
        "schema/stories/0001_a.sql",
        "functions/core/a.f.sql",
        "functions/core/b.f.sql",
        "rls/core/a.t.sql",
    ]


def test_a_required_file_comes_first() -> None:
    files = [
        source("functions/a/a.f.sql", ("functions/b/z.f.sql",)),
        source("functions/b/z.f.sql"),
        source("functions/a/b.f.sql"),
    ]
    assert [found.name for found in order(files, ["a", "b"])] == ["b.f", "z.f", "a.f"]


@pytest.mark.parametrize(
    ("files", "message"),
    [
        (
            [source("views/a/a.v.sql", ("views/a/b.v.sql",)), source("views/a/b.v.sql", ("views/a/a.v.sql",))],
            "require each other",
        ),
        ([source("views/a/a.v.sql", ("views/a/c.v.sql",))], "requires views/a/c.v.sql, which no file makes"),
        (
            [source("schema/a/0001_t.sql", ("views/a/b.v.sql",)), source("views/a/b.v.sql")],
            "which is in a later phase",
        ),
        ([source("functions/a/a.f@one.sql"), source("functions/a/a.f@two.sql")], "both apply here"),
    ],
)
def test_an_impossible_order_is_refused(files: list[Source], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        order(files, ["a"])


def test_new_and_changed_files_are_planned_and_current_ones_are_not() -> None:
    files = [source("schema/a/0001_t.sql"), source("functions/a/a.f.sql", sha="2" * 64), source("functions/a/a.g.sql")]
    found = plan(files, [record("schema/a/0001_t.sql"), record("functions/a/a.f.sql")])
    assert [(step.source.path, step.reason) for step in found.steps] == [
        ("functions/a/a.f.sql", "changed"),
        ("functions/a/a.g.sql", "new"),
    ]
    assert (found.current, found.problems) == (1, ())


def test_an_edited_versioned_file_is_a_problem_with_both_hashes_and_a_diff() -> None:
    found = plan([source("schema/a/0001_t.sql", sha="2" * 64)], [record("schema/a/0001_t.sql")])
    (problem,) = found.problems
    assert "applied 111111111111, now 222222222222" in problem.message
    assert "-SELECT 0" in problem.message
    assert "+SELECT 1" in problem.message
    assert found.steps == ()


def test_a_number_below_the_last_one_must_be_declared() -> None:
    files = [source("schema/a/0001_t.sql"), source("schema/a/0002_u.sql")]
    late = plan(files, [record("schema/a/0002_u.sql")])
    assert [problem.subject for problem in late.problems] == ["schema/a/0001_t.sql"]
    declared = plan(
        files, [record("schema/a/0002_u.sql")], overrides=Overrides(out_of_order=frozenset({"schema/a/0001_t.sql"}))
    )
    assert ([step.source.path for step in declared.steps], declared.problems) == (["schema/a/0001_t.sql"], ())


def test_a_late_capability_is_not_out_of_order() -> None:
    files = [source("schema/a/0001_t.sql", when=("vector",)), source("schema/a/0002_u.sql")]
    assert [step.source.path for step in plan(files, [record("schema/a/0002_u.sql")]).steps] == ["schema/a/0001_t.sql"]


def test_a_missing_file_must_be_declared() -> None:
    assert "no longer exists" in plan([], [record("views/a/a.v.sql")]).problems[0].message
    assert plan([], [record("views/a/a.v.sql")], overrides=Overrides(forget=frozenset({"views/a/a.v.sql"}))).is_empty
    assert plan([], [record("views/a/a.v.sql")], present={"views/a/a.v.sql"}).is_empty


def test_drift_is_healed_in_a_repeatable_but_not_in_a_table() -> None:
    files = [source("schema/a/0001_t.sql"), source("functions/a/a.f.sql")]
    records = [record(found.path) for found in files]
    drift = (
        ObjectDifference("function", "a.f", "functions/a/a.f.sql", "missing"),
        ObjectDifference("table", "a.t", "schema/a/0001_t.sql", "changed"),
        ObjectDifference("index", "a.t.i", None, "unexpected"),
    )
    found = plan(files, records, drift)
    assert [(step.action, step.reason) for step in found.steps] == [("heal", "function a.f is missing")]
    assert [problem.subject for problem in found.problems] == ["table a.t", "index a.t.i"]
    adopted = plan(files, records, drift, Overrides(adopt=frozenset({"a.t", "index a.t.i"})))
    assert adopted.problems == ()


def test_a_file_with_an_intent_runs_again() -> None:
    (step,) = plan([source("schema/a/0001_t.sql")], [record("schema/a/0001_t.sql", state="intent")]).steps
    assert step.reason == "its last run did not end"
