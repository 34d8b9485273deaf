"""The faults of conditions are valid SQL with another meaning."""

import pytest

from tests.mutants.expressions import variants_of, variants_of_query


def faults(condition: str) -> dict[str, str]:
    return {variant.change: variant.text for variant in variants_of(condition)}


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (
            "((a > 1) AND b)",
            {
                "OR for AND in a > 1 AND b": "(a > 1 OR b)",
                "without a > 1": "(b)",
                "without b": "(a > 1)",
                ">= for > in a > 1": "(a >= 1 AND b)",
                "<= for > in a > 1": "(a <= 1 AND b)",
            },
        ),
        (
            "(a OR (b AND c))",
            {
                "AND for OR in a OR (b AND c)": "(a AND (b AND c))",
                "without a": "((b AND c))",
                "without b AND c": "(a)",
                "OR for AND in b AND c": "(a OR (b OR c))",
                "without b": "(a OR (c))",
                "without c": "(a OR (b))",
            },
        ),
        ("(NOT (a && b))", {"without NOT before a && b": "(a && b)", "<@ for && in a && b": "(NOT a <@ b)"}),
        ("(a IS NULL)", {"IS NOT NULL for IS NULL in a IS NULL": "(a IS NOT NULL)"}),
        (
            "(a = ANY (ARRAY['x'::text, 'y'::text]))",
            {
                "<> ALL for = in a = ANY(ARRAY['x', 'y'])": "(a <> ALL(ARRAY[CAST('x' AS text), CAST('y' AS text)]))",
                "without 'x'": "(a = ANY(ARRAY[CAST('y' AS text)]))",
                "without 'y'": "(a = ANY(ARRAY[CAST('x' AS text)]))",
            },
        ),
        (
            "CASE a WHEN 1 THEN b ELSE c END",
            {
                "ELSE as b in CASE a WHEN 1 THEN b ELSE c END": "(CASE a WHEN 1 THEN b ELSE b END)",
                "THEN as c in CASE a WHEN 1 THEN b ELSE c END": "(CASE a WHEN 1 THEN c ELSE c END)",
            },
        ),
        ("a", {}),
    ],
)
def test_the_faults_of_a_condition(condition: str, expected: dict[str, str]) -> None:
    assert faults(condition) == expected


def test_conditions_are_found_wherever_a_query_holds_them() -> None:
    query = "SELECT t.a FROM t JOIN u ON t.id = u.id WHERE EXISTS (SELECT FROM v WHERE v.n < t.n)"
    found = {variant.change: variant.text for variant in variants_of_query(query)}
    assert set(found) == {"<> for = in t.id = u.id", "<= for < in v.n < t.n", ">= for < in v.n < t.n"}
    assert found["<= for < in v.n < t.n"] == (
        "SELECT t.a FROM t INNER JOIN u ON t.id = u.id WHERE EXISTS (SELECT FROM v WHERE v.n <= t.n)"
    )
