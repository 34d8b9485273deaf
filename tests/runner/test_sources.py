"""Invalid files are named with line, column and remedy before the runner connects."""

import re

import pytest

from eldb.errors import UsageError
from eldb.files.sources import read_tree
from tests.runner.conftest import Files

GOOD = "CREATE TABLE t (id bigint);\n"


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("schema/a/first.sql", "does not fit schema/<pack>/NNNN_<what>.sql"),
        ("schema/0001_t.sql", "does not fit schema/<pack>/NNNN_<what>.sql"),
        ("functions/a/0001_t.sql", "does not fit functions/<pack>/[<topic>/]<schema>.<name>.sql"),
        ("views/a/App.View.sql", "does not fit views/<pack>/[<topic>/]<schema>.<name>.sql"),
    ],
)
def test_a_file_with_a_wrong_name_or_place_is_refused(files: Files, path: str, message: str) -> None:
    files.write(path, GOOD)
    with pytest.raises(UsageError, match=re.escape(message)):
        read_tree(files.root)


def test_a_number_is_taken_once(files: Files) -> None:
    files.write("schema/a/0001_t.sql", GOOD)
    files.write("schema/a/0001_u.sql", GOOD)
    with pytest.raises(UsageError, match=r"schema/a/0001_t\.sql has the same number"):
        read_tree(files.root)


@pytest.mark.parametrize(
    ("path", "message", "hint"),
    [
        ("funtions/a/a.f.sql", "funtions: this folder is not a phase", "Did you mean functions?"),
        ("elsewhere/a/a.f.sql.j2", "elsewhere: this folder is not a phase", "Phases: schema, "),
        ("schema/a/0001_T.SQL", "0001_T.SQL: the name does not fit schema/<pack>/NNNN_<what>.sql", "docs/format.md"),
    ],
)
def test_no_file_is_ignored_silently(files: Files, path: str, message: str, hint: str) -> None:
    files.write("schema/a/0001_t.sql", "CREATE TABLE t (id bigint);\n")
    files.write(path, "SELECT 1;\n")
    with pytest.raises(UsageError) as refused:
        read_tree(files.root)
    assert message in str(refused.value)
    assert hint in str(refused.value.hint)


def test_a_broken_link_is_named(files: Files) -> None:
    files.write("schema/a/0001_t.sql", "CREATE TABLE t (id bigint);\n")
    (files.root / "schema/a/0002_u.sql").symlink_to("nowhere.sql")
    with pytest.raises(UsageError, match=r"0002_u.sql: cannot be read: No such file or directory"):
        read_tree(files.root)


def test_a_revert_runs_in_a_transaction(files: Files) -> None:
    files.write("schema/a/0001_i.sql", "CREATE INDEX i ON t (v);\n")
    files.write("schema/a/0001_i.revert.sql", "-- eldb: no-transaction\nDROP INDEX CONCURRENTLY i;\n")
    with pytest.raises(UsageError, match=r"0001_i.revert.sql: a revert runs in a transaction") as refused:
        read_tree(files.root)
    assert refused.value.hint == "Remove no-transaction and CONCURRENTLY."


def test_a_revert_belongs_to_a_file(files: Files) -> None:
    files.write("schema/a/0001_t.revert.sql", "DROP TABLE t;\n")
    with pytest.raises(UsageError, match="has no versioned file"):
        read_tree(files.root)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("-- eldb: no-transactions\nSELECT 1;\n", ":1: '-- eldb: no-transactions' is not a header"),
        ("-- eldb: requires\nSELECT 1;\n", ":1: '-- eldb: requires' is not a header"),
        ("SELECT 1;\n-- eldb: as login\n", ":2: a header is below the first statement"),
    ],
)
def test_headers_are_checked(files: Files, text: str, message: str) -> None:
    files.write("schema/a/0001_t.sql", text)
    with pytest.raises(UsageError) as caught:
        read_tree(files.root)
    assert message in str(caught.value)


def test_macros_are_not_applied_as_files(files: Files) -> None:
    files.write("rls/_macros.sql.j2", "{% macro m() %}1{% endmacro %}")
    tree = read_tree(files.root)
    assert (tree.sources, list(tree.macros)) == ((), ["rls/_macros.sql.j2"])
