"""Files that are unfit are named with line, column and remedy, before the runner connects."""

import pytest

from eldb.errors import UsageError
from eldb.sources import read_tree
from tests.runner.conftest import Database, Files

GOOD = "CREATE TABLE t (id bigint);\n"


@pytest.mark.parametrize(
    ("content", "message", "remedy"),
    [
        (b"\xef\xbb\xbfSELECT 1;\n", ":1:1: the file begins with a byte order mark", "without BOM"),
        (b"SELECT 1;\nSELECT\0 2;\n", ":2:7: there is a NUL byte", "cut the statement"),
        ("SELECT 1;\n".encode("utf-16"), "there is a NUL byte", "UTF-8"),
        (b"SELECT 1;\n-- caf\xe9\n", ":2:7: byte 0xe9 is not UTF-8", "iconv -f latin1"),
        (b"SELECT 1;\r\nSELECT 2;\r\n", ":1: the lines end in CRLF", "dos2unix"),
        ("SELECT 1; -- \u202e;2 TCELES\n".encode(), ":1:14: there is an invisible direction mark U+202E", "Remove it"),
    ],
    ids=["bom", "nul", "utf-16", "latin-1", "crlf", "bidi"],
)
def test_unfit_bytes(files: Files, content: bytes, message: str, remedy: str) -> None:
    files.write("schema/a/0001_t.sql", content)
    with pytest.raises(UsageError) as caught:
        read_tree(files.root)
    assert f"schema/a/0001_t.sql{message}" in str(caught.value) or message in str(caught.value)
    assert remedy in str(caught.value.hint)


def test_unfit_file_is_refused_before_connecting(database: Database) -> None:
    database.files.write("schema/a/0001_good.sql", GOOD)
    database.files.write("schema/a/0002_bad.sql", b"SELECT\0 1;")
    run = database.eldb("apply")
    assert (run.code, "NUL byte" in run.err, "Traceback" in run.err) == (2, True, False)
    assert "database:" not in run.err
    assert database.is_untouched


def test_crlf_inside_a_body_is_data(database: Database) -> None:
    body = "SELECT 'one\r\ntwo'"
    database.files.write(
        "functions/a/public.f.sql", f"CREATE OR REPLACE FUNCTION public.f() RETURNS text LANGUAGE sql AS $${body}$$;\n"
    )
    assert database.eldb("apply").code == 0
    assert database.value("SELECT public.f()") == "one\r\ntwo"
    assert database.value("SELECT prosrc FROM pg_proc WHERE proname = 'f'") == body


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("schema/a/first.sql", "does not fit schema/<pack>/NNNN_<what>.sql"),
        ("schema/0001_t.sql", "does not fit schema/<pack>/NNNN_<what>.sql"),
        ("functions/a/0001_t.sql", "does not fit functions/<pack>/<schema>.<name>.sql"),
        ("views/a/App.View.sql", "does not fit views/<pack>/<schema>.<name>.sql"),
    ],
)
def test_misplaced_names(files: Files, path: str, message: str) -> None:
    files.write(path, GOOD)
    with pytest.raises(UsageError, match=message.replace(".", r"\.")):
        read_tree(files.root)


def test_a_number_is_taken_once(files: Files) -> None:
    files.write("schema/a/0001_t.sql", GOOD)
    files.write("schema/a/0001_u.sql", GOOD)
    with pytest.raises(UsageError, match="number 0001 is also taken by schema/a/0001_t"):
        read_tree(files.root)


def test_a_revert_belongs_to_a_file(files: Files) -> None:
    files.write("schema/a/0001_t.revert.sql", "DROP TABLE t;\n")
    with pytest.raises(UsageError, match="no file that this would revert"):
        read_tree(files.root)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("-- eldb: no-transactions\nSELECT 1;\n", ":1: '-- eldb: no-transactions' is no header"),
        ("-- eldb: requires\nSELECT 1;\n", ":1: '-- eldb: requires' is no header"),
        ("SELECT 1;\n-- eldb: as login\n", ":2: a header stands below the first statement"),
    ],
)
def test_headers_are_checked(files: Files, text: str, message: str) -> None:
    files.write("schema/a/0001_t.sql", text)
    with pytest.raises(UsageError) as caught:
        read_tree(files.root)
    assert message in str(caught.value)


def test_macros_are_no_files_of_their_own(files: Files) -> None:
    files.write("rls/_macros.sql.j2", "{% macro m() %}1{% endmacro %}")
    tree = read_tree(files.root)
    assert (tree.sources, list(tree.macros)) == ((), ["rls/_macros.sql.j2"])
