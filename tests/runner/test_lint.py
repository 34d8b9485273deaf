"""`eldb lint`: what the shipped SQL must not hold, each rule seen finding it."""

from pathlib import Path

import pytest

from tests.runner.conftest import Files, eldb

ROOT = Path(__file__).parents[2]
FUNCTION = "CREATE OR REPLACE FUNCTION app.f() RETURNS integer LANGUAGE sql AS 'SELECT 1';\n"
CASES = [
    ("schema/a/0001_t.sql", "DROP TABLE t CASCADE;\n", "eldb", "cascade"),
    ("schema/a/0001_t.sql", "CREATE TABLE IF NOT EXISTS t (id bigint);\n", "eldb", "if-not-exists"),
    ("functions/a/app.f.sql", FUNCTION, "eldb", "comment"),
    ("schema/a/0001_t.sql", "BEGIN;\nCREATE TABLE t (id bigint);\n", "eldb", "guard"),
    ("schema/a/0001_t.sql", "create table t (id bigint);\n", "sqlfluff", "CP01"),
    ("schema/a/0001_t.sql", "ALTER TABLE t ALTER COLUMN id TYPE bigint;\n", "squawk", "changing-column-type"),
    ("schema/a/0001_t.sql", "ALTER TABLE t RENAME COLUMN a TO b;\n", "squawk", "renaming-column"),
]


@pytest.mark.parametrize(("path", "text", "tool", "rule"), CASES, ids=[rule for *_, rule in CASES])
def test_a_finding_names_file_line_tool_and_rule(files: Files, path: str, text: str, tool: str, rule: str) -> None:
    files.write(path, text)
    run = eldb("lint", files.root, "--format", "json", "--config", ROOT / ".sqlfluff")
    assert run.code == 1
    found = [finding for finding in run.json if (finding["tool"], finding["rule"]) == (tool, rule)]
    assert {(finding["path"], finding["line"]) for finding in found} == {(path, 1)}
    assert all(finding["message"] for finding in found)


def test_clean_files_have_no_finding(files: Files) -> None:
    files.write("functions/a/app.f.sql", FUNCTION + "COMMENT ON FUNCTION app.f() IS 'One.';\n")
    run = eldb("lint", files.root, "--format", "json", "--config", ROOT / ".sqlfluff")
    assert (run.code, run.json) == (0, [])


def test_cascade_in_a_word_or_a_string_is_none(files: Files) -> None:
    files.write("schema/a/0001_t.sql", "SELECT 'CASCADE' AS cascades; -- CASCADE\n")
    assert "cascade" not in {finding["rule"] for finding in eldb("lint", files.root, "--format", "json").json}
