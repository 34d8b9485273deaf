"""The access matrix in docs/ and in the pgTAP suite says what the oracle says."""

import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PRINTED = {"page": ROOT / "docs/access-matrix.md", "pgtap": ROOT / "tests/pgtap/matrix/stories.sql"}


@pytest.mark.parametrize("kind", PRINTED)
def test_the_matrix_is_that_of_the_oracle(kind: str) -> None:
    printed = runpy.run_path(str(ROOT / "docs/generate_matrix.py"))["printed"]
    assert PRINTED[kind].read_text() == printed(kind), "run: make docs"
