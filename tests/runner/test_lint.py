"""Each rule of `eldb lint` finds its bad example at the right line, and nothing in its good example."""

import json
import runpy
from pathlib import Path

import pytest

from eldb.lint.check import RULES
from tests.runner.conftest import Files, Run, eldb

ROOT = Path(__file__).parents[2]
EXAMPLES = Path(__file__).with_name("lint_examples")
NAMES = [rule.name for rule in RULES]
PATH = "schema/a/0001_example.sql"
OTHERS = [
    ("create table t (id bigint);\n", "sqlfluff", "CP01"),
    ("ALTER TABLE t ALTER COLUMN id TYPE bigint;\n", "squawk", "changing-column-type"),
    ("ALTER TABLE t RENAME COLUMN a TO b;\n", "squawk", "renaming-column"),
]


def lint(folder: Path, *options: str) -> Run:
    return eldb("lint", folder, "--config", ROOT / ".sqlfluff", *options)


def found(folder: Path, *options: str) -> list[tuple[str, int, str]]:
    """Path, line and rule of each finding of our own rules."""
    return [
        (row["path"], row["line"], row["rule"])
        for row in lint(folder, "--tool", "eldb", "--format", "json", *options).json
    ]


@pytest.mark.parametrize("rule", NAMES)
def test_a_rule_finds_its_bad_example_and_not_its_good_one(files: Files, rule: str) -> None:
    bad = (EXAMPLES / rule / "bad.sql").read_text()
    files.write(PATH, bad)
    if rule != "missing-revert":
        files.write("schema/a/0001_example.revert.sql", "SELECT 1;\n")
    line = next(number for number, text in enumerate(bad.splitlines(), 1) if text.endswith("-- here"))
    expected = (PATH, 1 if rule == "missing-revert" else line, rule)
    assert found(files.root) == [expected]

    files.write(PATH, (EXAMPLES / rule / "good.sql").read_text())
    files.write("schema/a/0001_example.revert.sql", "SELECT 1;\n")
    assert found(files.root) == []


def test_every_rule_has_its_examples_and_its_section() -> None:
    assert {path.name for path in EXAMPLES.iterdir()} == {*NAMES}
    page = runpy.run_path(str(ROOT / "docs/generate_lint.py"))["page"]()
    assert (ROOT / "docs/lint.md").read_text() == page, "run: make docs"


@pytest.mark.parametrize(("text", "tool", "rule"), OTHERS, ids=[rule for *_, rule in OTHERS])
def test_findings_of_other_tools_name_file_and_line(files: Files, text: str, tool: str, rule: str) -> None:
    files.write(PATH, f"\n{text}")
    run = lint(files.root, "--tool", tool, "--format", "json")
    assert run.code == 1
    assert {(row["path"], row["line"]) for row in run.json if row["rule"] == rule} == {(PATH, 2)}


def test_a_finding_in_a_template_is_placed_in_the_template(files: Files) -> None:
    files.write("rls/_words.sql.j2", "{% macro two() %}\nSELECT 1;\nSELECT 2;\n{% endmacro %}\n")
    files.write(
        "rls/a/app.notes.sql.j2",
        "{% import 'rls/_words.sql.j2' as words %}\n{{ words.two() }}\n\nSELECT 3;\nDROP TABLE app.notes CASCADE;\n",
    )
    assert found(files.root) == [("rls/a/app.notes.sql.j2", 5, "cascade")]


def test_cascade_inside_a_word_or_a_string_is_not_a_finding(files: Files) -> None:
    files.write("functions/a/app.f.sql", "SELECT 'CASCADE' AS cascades; -- CASCADE\n")
    assert found(files.root) == []


FOREIGN = {
    "db/001_init.sql": b"CREATE TABLE notes (id serial);\n\\echo done\nCREATE INDEX CONCURRENTLY i ON notes (id);\n",
    "db/002_latin.sql": "SELECT 'é';\n".encode("latin-1"),
    "db/003_dos.sql": b"SELECT 1;\r\nDROP TABLE a CASCADE;\r\n",
    "db/004_data.sql": b"COPY notes (id) FROM stdin;\n1\n2\n\\.\nDROP TABLE b CASCADE;\n",
    "db/005_other.sql": b"SELECT 1;\n\nCREATE TABLE `x` (id INT AUTO_INCREMENT) ENGINE=InnoDB;\n",
    "db/006_empty.sql": b"",
    "db/007_bom.sql": b"\xef\xbb\xbfSELECT 1;\n",
    "db/008_new.sql": b"CREATE TABLE d (a bigint, CONSTRAINT d_a NOT NULL a);\n",
    "db/009_e/up.sql": b"CREATE TABLE e (a int);\n",
    "db/009_e/down.sql": b"DROP TABLE e;\nCREATE TABLE IF NOT EXISTS old_e (a int);\n",
    "db/.hidden/skipped.sql": b"DROP TABLE c CASCADE;\n",
}


def test_any_folder_of_another_project_is_checked(tmp_path: Path) -> None:
    for path, data in FOREIGN.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    lines = found(tmp_path)
    assert {
        ("db/001_init.sql", 1, "table-without-rls"),
        ("db/001_init.sql", 1, "missing-comment"),
        ("db/001_init.sql", 2, "syntax"),
        ("db/002_latin.sql", 1, "bytes"),
        ("db/003_dos.sql", 1, "bytes"),
        ("db/003_dos.sql", 2, "cascade"),
        ("db/004_data.sql", 1, "guard"),
        ("db/005_other.sql", 3, "syntax"),
        ("db/007_bom.sql", 1, "bytes"),
        ("db/008_new.sql", 1, "syntax"),
    } <= {*lines}
    assert "db/009_e/up.sql" in {line[0] for line in lines}
    assert "db/009_e/down.sql" not in {line[0] for line in lines}
    assert not [line for line in lines if "hidden" in line[0] or "empty" in line[0]]
    assert lint(tmp_path, "--tool", "squawk").code in (0, 1)
    assert 'at or near "NOT" (grammar of PostgreSQL 17)\n' in lint(tmp_path, "--tool", "eldb").out
    assert ".. " not in lint(tmp_path, "--tool", "squawk", "--format", "github").out


def test_findings_are_printed_as_json(files: Files) -> None:
    files.write(PATH, "DROP TABLE a, b CASCADE;\n")
    where = f"{files.root.as_posix()}/{PATH}"
    sarif = json.loads(lint(files.root, "--tool", "eldb", "--format", "sarif").out)
    (result,) = [row for row in sarif["runs"][0]["results"] if row["ruleId"] == "eldb/cascade"]
    place = result["locations"][0]["physicalLocation"]
    assert (place["artifactLocation"]["uri"], place["region"]["startLine"]) == (where, 1)

    annotations = lint(files.root, "--tool", "eldb", "--format", "github").out.splitlines()
    assert f"::error file={where},line=1,title=eldb cascade::CASCADE in this statement." in " ".join(annotations)
