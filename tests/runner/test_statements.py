"""The runner splits statements only for messages and for its guard. The server parses them."""

import pytest

from eldb.errors import UsageError
from eldb.files.statements import guard, split

TRICKY = """-- a comment; with a semicolon
SELECT ';' AS "a;b", E'it\\'s;', $$;$$, $tag$ $$;$$ $tag$;
/* ; */ SELECT 2;

CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $body$
BEGIN
    PERFORM 1;
END;
$body$;
SELECT 3"""


def test_only_semicolons_at_top_level_separate_statements() -> None:
    assert [(statement.line, statement.text.split()[0]) for statement in split(TRICKY)] == [
        (2, "SELECT"),
        (3, "SELECT"),
        (5, "CREATE"),
        (10, "SELECT"),
    ]


@pytest.mark.parametrize("text", ["", "  \n", "-- nothing\n", "/* nothing */", ";"])
def test_empty_text_has_no_statement(text: str) -> None:
    assert split(text) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("SELECT 1;\nCOMMIT;\n", 2),
        ("begin;\n", 1),
        ("SELECT 1;\n\n  ROLLBACK TO x;\n", 3),
        ("\\set x 1\n", 1),
        ("COPY t FROM STDIN;\n", 1),
        ("SELECT 1;\nCOPY t TO PROGRAM 'rm -rf /';\n", 2),
        ("START TRANSACTION;", 1),
    ],
)
def test_the_guard_names_the_line(text: str, line: int) -> None:
    with pytest.raises(UsageError, match=rf"f\.sql:{line}: "):
        guard(text, "f.sql", no_transaction=False)


def test_a_function_body_may_contain_begin_and_end() -> None:
    guard("DO $$ BEGIN PERFORM 1; END $$;", "f.sql", no_transaction=False)


def test_a_no_transaction_file_holds_one_statement() -> None:
    with pytest.raises(UsageError, match="must have one statement, not 2"):
        guard("SELECT 1; SELECT 2;", "f.sql", no_transaction=True)
