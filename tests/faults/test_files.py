"""Faults 12 to 17 and 23: the files have changed, or are not valid."""

from pathlib import Path

import pytest

from eldb.errors import UsageError
from eldb.files.sources import read_tree
from tests.faults.tools import assert_converges, patched
from tests.runner.conftest import Files, ScratchDatabase

FUNCTION = "CREATE OR REPLACE FUNCTION app.one() RETURNS integer LANGUAGE sql AS 'SELECT {}';\n"
GOOD = "CREATE TABLE t (id bigint);\n"
HOSTILE = "' ''; DROP SCHEMA app; -- $$ $eldb$ {{ 7*7 }} {% raw %} -- /* \\ é \" :x %s "
PROFILE = """[region]
id = "south"
name = {name}
jurisdiction = "NZ"
data_location = "here"
packs = ["core"]

[roles]
auditor = "{role}"

[[communities]]
slug = "one"
name = "One"
country = "NZ"
"""


def test_12_an_edited_versioned_file_is_refused_with_a_diff(applied_table: ScratchDatabase) -> None:
    before = (applied_table.files.root / "schema/a/0001_t.sql").read_text()
    applied_table.files.write("schema/a/0001_t.sql", "CREATE SCHEMA app;\nCREATE TABLE app.t (id bigint);\n")
    applied_table.files.write("functions/a/app.one.sql", FUNCTION.format(2))
    run = applied_table.eldb("apply")
    assert run.code == 4
    assert "schema/a/0001_t.sql was edited after it was applied (applied " in run.err
    assert "+CREATE TABLE app.t (id bigint);" in run.err
    assert "new versioned file" in run.err
    assert applied_table.value("SELECT app.one()") == 1
    applied_table.files.write("schema/a/0001_t.sql", before)
    assert_converges(applied_table)


def test_13_an_applied_file_that_was_renamed_must_be_declared(applied_table: ScratchDatabase) -> None:
    applied_table.files.remove("functions/a/app.one.sql")
    applied_table.files.write("functions/a/app.two.sql", FUNCTION.format(1).replace("one", "two"))
    run = applied_table.eldb("apply")
    assert (run.code, "functions/a/app.one.sql was applied here and no longer exists" in run.err) == (4, True)
    assert applied_table.value("SELECT to_regproc('app.two')") is None
    assert applied_table.eldb("apply", "--forget", "functions/a/app.one.sql").code == 0
    assert "functions/a/app.one.sql" not in applied_table.applied
    forgotten = applied_table.rows("SELECT path FROM eldb.events WHERE kind = 'forget'")
    assert forgotten == [("functions/a/app.one.sql",)]
    assert_converges(applied_table)


@pytest.mark.parametrize(
    ("content", "message", "remedy"),
    [
        (b"\xef\xbb\xbfSELECT 1;\n", ":1:1: the file begins with a byte order mark", "without BOM"),
        (b"SELECT 1;\nSELECT\0 2;\n", ":2:7: there is a NUL byte", "cut the statement"),
        ("SELECT 1;\n".encode("utf-16"), ":1:4: there is a NUL byte", "UTF-8"),
        (b"SELECT 1;\n-- caf\xe9\n", ":2:7: byte 0xe9 is not UTF-8", "iconv -f latin1"),
        (b"SELECT 1;\r\nSELECT 2;\r\n", ":1: the lines end in CRLF", "dos2unix"),
        ("SELECT 1; -- \u202e;2 TCELES\n".encode(), ":1:14: there is an invisible direction mark U+202E", "Remove it"),
    ],
    ids=["bom", "nul", "utf-16", "latin-1", "crlf", "bidi"],
)
def test_14_bytes_that_are_not_plain_utf_8_are_refused(files: Files, content: bytes, message: str, remedy: str) -> None:
    files.write("schema/a/0001_t.sql", content)
    with pytest.raises(UsageError) as caught:
        read_tree(files.root)
    assert f"schema/a/0001_t.sql{message}" in str(caught.value)
    assert remedy in str(caught.value.hint)


def test_14_a_file_with_a_nul_byte_is_refused_before_connecting(database: ScratchDatabase) -> None:
    database.files.write("schema/a/0001_good.sql", GOOD)
    database.files.write("schema/a/0002_bad.sql", b"SELECT\0 1;")
    run = database.eldb("apply")
    assert (run.code, "NUL byte" in run.err, "Traceback" in run.err) == (2, True, False)
    assert "database:" not in run.err
    assert database.is_untouched


def test_14_crlf_inside_a_body_is_data(database: ScratchDatabase) -> None:
    body = "SELECT 'one\r\ntwo'"
    database.files.write(
        "functions/a/public.f.sql", f"CREATE OR REPLACE FUNCTION public.f() RETURNS text LANGUAGE sql AS $${body}$$;\n"
    )
    assert database.eldb("apply").code == 0
    assert database.value("SELECT public.f()") == "one\r\ntwo"
    assert database.value("SELECT prosrc FROM pg_proc WHERE proname = 'f'") == body


def test_15_a_syntax_error_rolls_back_and_is_shown_with_a_caret(database: ScratchDatabase) -> None:
    database.files.write("schema/a/0001_t.sql", "CREATE TABLE t (id bigint);\n\nCREATE TABEL u (id bigint);\n")
    run = database.eldb("apply")
    assert run.code == 5
    assert 'schema/a/0001_t.sql:3: syntax error at or near "TABEL" (SQLSTATE 42601)' in run.err
    lines = run.err.splitlines()
    caret = next(number for number, line in enumerate(lines) if line.strip() == "^")
    assert lines[caret - 1][lines[caret].index("^") :].startswith("TABEL")
    assert database.value("SELECT to_regclass('t')") is None
    assert database.applied == []
    database.files.write("schema/a/0001_t.sql", GOOD)
    assert_converges(database)


def test_15_an_error_without_position_names_its_statement(database: ScratchDatabase) -> None:
    text = "CREATE TABLE t (id int PRIMARY KEY);\nINSERT INTO t VALUES (1);\nINSERT INTO t\nVALUES (1);\n"
    database.files.write("schema/a/0001_t.sql", text)
    run = database.eldb("apply")
    assert run.code == 5
    assert "schema/a/0001_t.sql:3: duplicate key" in run.err
    assert "    INSERT INTO t\n" in run.err
    assert "detail: Key (id)=(1) already exists." in run.err
    assert database.value("SELECT to_regclass('t')") is None


@pytest.mark.parametrize(
    ("statement", "what"),
    [
        ("COMMIT", "controls the transaction"),
        ("\\connect postgres", "is a psql command"),
        ("COPY u TO PROGRAM 'rm -rf /'", "copies from or to outside"),
    ],
)
def test_16_a_forbidden_statement_is_refused_before_any_sql(
    database: ScratchDatabase, statement: str, what: str
) -> None:
    database.files.write("schema/a/0001_t.sql", GOOD)
    database.files.write("schema/a/0002_u.sql", f"CREATE TABLE u (id bigint);\n{statement};\n")
    run = database.eldb("apply")
    assert (run.code, f"schema/a/0002_u.sql:2: '{statement}' {what}" in run.err) == (2, True), run.err
    assert database.is_untouched


def test_16_the_server_refuses_a_commit_inside_a_block(database: ScratchDatabase) -> None:
    database.files.write("schema/a/0001_t.sql", "CREATE TABLE t (id bigint);\nDO $$ BEGIN COMMIT; END $$;\n")
    run = database.eldb("apply")
    assert (run.code, "schema/a/0001_t.sql:2: invalid transaction termination" in run.err) == (5, True)
    assert database.value("SELECT to_regclass('t')") is None


def test_16_a_commit_that_gets_past_the_guard_is_noticed(database: ScratchDatabase) -> None:
    database.files.write("schema/a/0001_t.sql", "CREATE TABLE t (id bigint);\nCOMMIT;\nBEGIN;\n")
    run = database.eldb("apply", runner=patched("unguarded"))
    assert (run.code, "schema/a/0001_t.sql: the file ended its own transaction" in run.err) == (5, True), run.err
    assert database.applied == []


def test_17_a_hostile_value_arrives_as_it_is(database: ScratchDatabase, tmp_path: Path) -> None:
    profile = tmp_path / "south.toml"
    profile.write_text(PROFILE.format(name=f"'''{HOSTILE}'''", role="auditor"))
    database.files.write(
        "functions/core/public.named.sql.j2",
        "-- eldb: as login\nCREATE OR REPLACE FUNCTION public.named() RETURNS text LANGUAGE sql\n"
        "RETURN {{ region.name }};\n",
    )
    run = database.eldb("apply", "--region", profile)
    assert run.code == 0, run.err
    assert database.value("SELECT public.named()") == HOSTILE


def test_17_a_name_that_is_too_long_is_refused(database: ScratchDatabase, tmp_path: Path) -> None:
    profile = tmp_path / "south.toml"
    profile.write_text(PROFILE.format(name="'South'", role="x" * 64))
    database.files.write("rls/core/public.t.sql.j2", "GRANT SELECT ON t TO {{ roles.auditor | ident }};\n")
    run = database.eldb("apply", "--region", profile)
    assert (run.code, f"{profile}:9: roles.auditor: expected `str` matching regex" in run.err) == (2, True), run.err
    assert database.is_untouched


def test_17_an_undefined_value_is_refused(database: ScratchDatabase) -> None:
    database.files.write("schema/a/0001_t.sql", GOOD)
    database.files.write("rls/a/public.t.sql.j2", "ALTER TABLE t OWNER TO {{ nobody | ident }};\n")
    run = database.eldb("apply")
    assert (run.code, "rls/a/public.t.sql.j2:1: 'nobody' is undefined" in run.err) == (2, True)
    assert database.is_untouched


def test_23_a_late_number_must_be_declared(applied_table: ScratchDatabase) -> None:
    applied_table.files.write("schema/a/0003_v.sql", "CREATE TABLE app.v (id bigint);\n")
    assert applied_table.eldb("apply").code == 0
    applied_table.files.write("schema/a/0002_u.sql", "CREATE TABLE app.u (id bigint);\n")
    run = applied_table.eldb("apply")
    assert (run.code, "--out-of-order schema/a/0002_u.sql" in run.err) == (4, True)
    assert applied_table.value("SELECT to_regclass('app.u')") is None
    assert applied_table.eldb("apply", "--out-of-order", "schema/a/0002_u.sql").code == 0
    assert applied_table.value("SELECT to_regclass('app.u')::text") == "app.u"
    assert_converges(applied_table)
