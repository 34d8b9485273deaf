"""A rule has the same number in the database, the runner, the documentation and the tests. SARIF carries findings."""

import json
import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import psycopg
import pytest

from eldb import sarif
from eldb.database.session import FIXED_MINORS
from eldb.proof.findings import RUNNER_RULES
from tests.runner.conftest import eldb

ROOT = Path(__file__).parents[2]
PLANTED = "CREATE TABLE ledger.planted (id uuid PRIMARY KEY)"


@pytest.fixture
def careless_url(region_url: str) -> str:
    """A region with a table without row level security, and another one whose exposure was accepted."""
    with psycopg.connect(region_url) as connection:
        connection.execute(PLANTED)
        connection.execute("CREATE TABLE ledger.planted_too (id uuid PRIMARY KEY)")
        connection.execute("SELECT ops.accept_exposure('rls_forced', 'ledger.planted_too', 'Holds nothing.', 'Ngaire')")
    return region_url


def numbers(url: str) -> dict[str, int]:
    with psycopg.connect(url) as connection:
        return dict(connection.execute("SELECT name, number FROM ops.rules").fetchall())


def test_a_rule_is_documented_under_its_number(region_url: str) -> None:
    page = (ROOT / "docs/checks.md").read_text()
    sections = re.findall(
        r"^### (\d{3}) (\w+)\n\n(.+?)\n\n- Why it matters: \S.+\n- How to fix: \S.+\n", page, re.MULTILINE
    )
    assert {name: int(number) for number, name, _ in sections} == numbers(region_url)
    levels = {name: summary for _, name, summary in sections}
    assert [name for name, summary in levels.items() if not re.match(r"(ERROR|WARN|INFO)", summary)] == []


def test_the_documentation_gives_the_reason_that_a_finding_gives() -> None:
    page = (ROOT / "docs/checks.md").read_text()
    reasons = dict(re.findall(r"^### \d{3} (\w+)\n(?:.*\n)*?- Why it matters: (.+)\n", page, re.MULTILINE))
    for file in (ROOT / "sql/functions").rglob("ops.check_*.sql"):
        # A long literal is written as several; joined, it is the text of the finding.
        text = re.sub(r"'\s*\n\s*'", "", file.read_text()).replace("''", "'")
        if "ops.new_finding" in text:
            assert reasons[file.stem.removeprefix("ops.check_")] in text, file


def test_a_rule_has_a_test_that_causes_a_finding(region_url: str) -> None:
    for name, number in numbers(region_url).items():
        if number < 900:
            (twin,) = (ROOT / "tests/pgtap/functions").rglob(f"ops.check_{name}.sql")
            text = twin.read_text()
            assert re.search(rf"FROM ops\.check_{name}\(\)", text), twin
            assert re.search(r"'(ERROR|WARN|INFO)'|isnt_empty|remediation", text), f"{twin} expects no finding"


def test_the_runner_knows_the_numbers_of_its_own_rules(region_url: str) -> None:
    own = {name: rule.number for name, rule in RUNNER_RULES.items()}
    assert {name: number for name, number in numbers(region_url).items() if number > 900} == own


def test_the_runner_knows_the_fixed_releases(region_url: str) -> None:
    with psycopg.connect(region_url) as connection:
        fixes = connection.execute("SELECT major, max(minor) FROM ops.list_fixes() GROUP BY major").fetchall()
    assert dict(fixes) == FIXED_MINORS


def test_findings_as_sarif(careless_url: str) -> None:
    run = eldb("verify", "--url", careless_url, "--format", "sarif")
    assert run.code == 1
    (log,) = run.json["runs"]
    assert (run.json["version"], log["tool"]["driver"]["name"]) == ("2.1.0", "eldb")
    found = {
        (result["ruleId"], result["level"], result["locations"][0]["logicalLocations"][0]["fullyQualifiedName"])
        for result in log["results"]
    }
    assert {("rls_forced", "error", "ledger.planted"), ("rls_forced", "note", "ledger.planted_too")} <= found
    numbered = numbers(careless_url).values()
    for result in log["results"]:
        assert log["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["properties"]["number"] in numbered


def test_a_place_in_a_file_as_sarif() -> None:
    result = sarif.Result("PG01", "warning", "no index", "PG01:sql/a.sql:7", path="sql/a.sql", line=7)
    log = json.loads(sarif.render([result], "docs/format.md"))
    (found,) = log["runs"][0]["results"]
    assert found["locations"] == [
        {"physicalLocation": {"artifactLocation": {"uri": "sql/a.sql"}, "region": {"startLine": 7}}}
    ]


def test_findings_as_junit(careless_url: str) -> None:
    run = eldb("verify", "--url", careless_url, "--format", "junit")
    assert run.code == 1
    cases = {case.get("name"): case for case in ElementTree.fromstring(run.out).iter("testcase")}
    assert cases.keys() == numbers(careless_url).keys() - {"probe"}
    failed = cases["rls_forced"].findall("failure")
    assert [(failure.get("message"), failure.get("type")) for failure in failed] == [
        ("Table ledger.planted lacks row level security (enabled: f, forced: f).", "ERROR")
    ]
    assert "ENABLE ROW LEVEL SECURITY" in (failed[0].text or "")
    assert "Accepted by Ngaire" in (cases["rls_forced"].findtext("system-out") or "")
    assert cases["publications"].find("failure") is None


def test_what_was_accepted_does_not_fail(region_url: str) -> None:
    with psycopg.connect(region_url) as connection:
        connection.execute("CREATE PUBLICATION planted FOR TABLE ledger.regions")
    assert eldb("verify", "--url", region_url).code == 1
    with psycopg.connect(region_url) as connection:
        connection.execute(
            "SELECT ops.accept_exposure('publications', 'planted:table ledger.regions', 'Public.', 'Ngaire')"
        )
    run = eldb("verify", "--url", region_url)
    assert (run.code, "Accepted by Ngaire: Public." in run.out) == (0, True), run.out
