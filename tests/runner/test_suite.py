"""`eldb test` prints the results of pgTAP as text, TAP, JUnit and JSON, and exits with a code for CI."""

from pathlib import Path
from xml.etree import ElementTree

import psycopg
import pytest
from tap.parser import Parser

from tests.runner.conftest import Run, eldb

PASSING = (
    "BEGIN;\nSELECT plan(2);\nSELECT ok(TRUE, 'one holds');\nSELECT is(1, 1, 'two holds');\n"
    "SELECT * FROM finish();\nROLLBACK;\n"
)
FAILING = "BEGIN;\nSELECT plan(1);\nSELECT is(1, 2, 'one is two');\nSELECT * FROM finish();\nROLLBACK;\n"
BROKEN = "BEGIN;\nSELECT plan(2);\nSELECT ok(TRUE, 'so far');\nSELECT oops;\nROLLBACK;\n"
SHORT = "BEGIN;\nSELECT plan(3);\nSELECT ok(TRUE, 'the only one');\nSELECT * FROM finish();\nROLLBACK;\n"


@pytest.fixture
def suite(tmp_path: Path) -> Path:
    """A folder with a file that passes."""
    (tmp_path / "part").mkdir()
    (tmp_path / "part" / "passing.sql").write_text(PASSING)
    return tmp_path


def run(url: str, suite: Path, *arguments: str | Path) -> Run:
    return eldb("test", "--url", url, "--suite", suite, *arguments)


def test_a_passing_suite(pgtap_url: str, suite: Path) -> None:
    done = run(pgtap_url, suite)
    assert (done.code, "ok   part/passing.sql (2 tests" in done.out) == (0, True)
    assert "2 tests in 1 files, 0 files failed" in done.out


def test_pgtap_is_found_in_any_schema(empty_url: str, suite: Path) -> None:
    with psycopg.connect(empty_url, autocommit=True) as connection:
        connection.execute('CREATE SCHEMA "Test Tools"')
        connection.execute('CREATE EXTENSION pgtap SCHEMA "Test Tools"')
    assert run(empty_url, suite).code == 0


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (FAILING, "1 of 1 failed"),
        (BROKEN, 'part/other.sql:4: column "oops" does not exist'),
        (SHORT, "planned 3 tests, ran 1"),
    ],
    ids=["failing", "broken", "short"],
)
def test_a_file_that_does_not_pass_exits_with_1(pgtap_url: str, suite: Path, text: str, complaint: str) -> None:
    (suite / "part" / "other.sql").write_text(text)
    done = run(pgtap_url, suite)
    assert (done.code, complaint in done.out, "FAIL part/other.sql" in done.out) == (1, True, True)
    tap = run(pgtap_url, suite, "--format", "tap")
    lines = [line for line in Parser().parse_text(tap.out) if line.category == "test"]
    assert tap.code == 1
    assert [line.ok for line in lines].count(False) == 1
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
    junit = run(pgtap_url, suite, "--format", "junit")
    root = ElementTree.fromstring(junit.out)
    assert junit.code == 1
    assert len(root.findall(".//failure")) == 1
    assert {found.get("name") for found in root.findall("testsuite")} == {"part/passing.sql", "part/other.sql"}
    assert [found["complaint"] is None for found in run(pgtap_url, suite, "--format", "json").json] == [False, True]


def test_junit_goes_to_a_file(pgtap_url: str, suite: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.xml"
    done = run(pgtap_url, suite, "--format", "junit", "--output", report)
    assert (done.code, done.out) == (0, "")
    assert ElementTree.parse(report).getroot().get("tests") == "2"


def test_a_part_of_the_suite_runs_alone(pgtap_url: str, suite: Path) -> None:
    (suite / "other.sql").write_text(FAILING)
    assert run(pgtap_url, suite, "part").code == 0
    assert run(pgtap_url, suite, "nowhere").code == 2


def test_a_file_that_stops_half_way_does_not_spoil_the_next(pgtap_url: str, suite: Path) -> None:
    (suite / "part" / "a_broken.sql").write_text("BEGIN;\nSET ROLE anon;\nSELECT plan(1);\nSELECT oops;\n")
    done = run(pgtap_url, suite)
    assert (done.code, "ok   part/passing.sql" in done.out) == (1, True)


def test_shared_helpers_are_made_for_each_file_and_rolled_back(pgtap_url: str, suite: Path) -> None:
    (suite / "_shared.sql").write_text("CREATE SCHEMA shared;\nCREATE TABLE shared.things ();\nSELECT '1..0 # SKIP';\n")
    for name in "ab":
        (suite / "part" / f"{name}.sql").write_text(
            "BEGIN;\nSELECT plan(1);\nSELECT has_table('shared', 'things', 'it is there');\nROLLBACK;\n"
        )
    done = run(pgtap_url, suite)
    assert (done.code, "4 tests in 3 files" in done.out) == (0, True)
    with psycopg.connect(pgtap_url) as connection:
        assert connection.execute("SELECT to_regnamespace('shared')").fetchone() == (None,)


def test_an_error_in_a_shared_helper_names_its_line(pgtap_url: str, suite: Path) -> None:
    (suite / "_shared.sql").write_text("SELECT 1;\nSELECT oops;\n")
    done = run(pgtap_url, suite)
    assert (done.code, '_shared.sql:2: column "oops" does not exist' in done.out) == (1, True)


def test_the_error_without_pgtap_says_how_to_install_it(region_url: str, suite: Path) -> None:
    done = run(region_url, suite)
    assert (done.code, "pgTAP is not installed" in done.err, "CREATE EXTENSION pgtap" in done.err) == (5, True, True)
