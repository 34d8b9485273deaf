"""The suite kills mutants, and the report names those that survive."""

from pathlib import Path

import pytest

from tests.mutants import waivers
from tests.mutants.catalogue import Mutant
from tests.mutants.killing import Judge, SuiteError, Verdict
from tests.mutants.report import Report
from tests.mutants.sample import sample

_SAMPLE = 24
_FILE = "BEGIN;\nSELECT plan(1);\nSELECT {};\nSELECT * FROM finish();\nROLLBACK;\n"
_PASSES = _FILE.format("ok(TRUE, 'all is well')")
_GUARD = _FILE.format(
    "ok(relforcerowsecurity, 'stories is forced') FROM pg_class WHERE oid = 'ledger.stories'::regclass"
)
_UNFORCED = Mutant(
    "table", "ledger.stories", "", "not forced", "ALTER TABLE ledger.stories NO FORCE ROW LEVEL SECURITY"
)


def suite(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / f"{name}.sql").write_text(text)
    return folder


def test_a_sample_of_the_mutants_is_killed(mutants: list[Mutant], pgtap_url: str, mutants_seed: int) -> None:
    waived = waivers.read()
    names = [mutant.name for mutant in mutants]
    report = Report(waived, names, _SAMPLE)
    chosen = sample([mutant for mutant in mutants if mutant.name not in waived], _SAMPLE, mutants_seed)
    for verdict in Judge([pgtap_url]).judge_all(chosen):
        report.add(verdict)
    assert not report.is_bad, report.summary()


def test_the_verdict_names_the_file_that_noticed_and_the_mutant_is_undone(pgtap_url: str, tmp_path: Path) -> None:
    judge = Judge([pgtap_url], suite(tmp_path, one=_PASSES, two=_GUARD))
    assert judge.judge(_UNFORCED) == Verdict(_UNFORCED, "two.sql")
    assert judge.judge(Mutant("view", "ledger.story_settings", "", "as it was", "")).killer is None


def test_a_mutant_that_no_file_notices_survives(pgtap_url: str, tmp_path: Path) -> None:
    assert Judge([pgtap_url], suite(tmp_path, one=_PASSES)).judge(_UNFORCED).killer is None


def test_a_suite_that_fails_without_a_mutant_raises(pgtap_url: str, tmp_path: Path) -> None:
    judge = Judge([pgtap_url], suite(tmp_path, one=_PASSES.replace("TRUE", "FALSE")))
    with pytest.raises(SuiteError, match=r"one\.sql fails although nothing is broken"):
        judge.judge(_UNFORCED)


def test_a_deadlock_does_not_kill_a_mutant(pgtap_url: str, tmp_path: Path) -> None:
    disturbed = _FILE.format("pg_temp.fail()").replace(
        "SELECT plan",
        "CREATE FUNCTION pg_temp.fail() RETURNS text LANGUAGE plpgsql AS"
        " $$ BEGIN RAISE EXCEPTION 'busy' USING ERRCODE = '40P01'; END $$;\nSELECT plan",
    )
    judge = Judge([pgtap_url], suite(tmp_path, one=disturbed))
    with pytest.raises(SuiteError, match="disturbed"):
        judge.judge(_UNFORCED)


@pytest.mark.parametrize(
    ("waived", "killer", "bad", "lines"),
    [
        ({}, "one.sql", False, "mutants: 1 of 1 killed (100.0 %)"),
        ({}, None, True, f"survived: {_UNFORCED.name}\n0 waived"),
        ({_UNFORCED.name: "the owner is never used"}, None, False, "mutants: 0 of 0 killed"),
        (
            {_UNFORCED.name: "the owner is never used"},
            "one.sql",
            True,
            f"waived but killed: {_UNFORCED.name} (by one.sql)",
        ),
        (
            {"table ledger.gone: not forced": "the table was dropped"},
            "one.sql",
            True,
            "waived but no such mutant: table ledger.gone",
        ),
    ],
    ids=["killed", "survived", "waived", "waived but killed", "waived but unknown"],
)
def test_the_report_of_a_run(waived: dict[str, str], killer: str | None, bad: bool, lines: str) -> None:
    report = Report(waived, [_UNFORCED.name], 1)
    report.add(Verdict(_UNFORCED, killer))
    assert (report.is_bad, lines in report.summary()) == (bad, True), report.summary()
