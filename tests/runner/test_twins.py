"""Every file of the ledger has a pgTAP file at the same path, and every pgTAP file has its file."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
FOLDERS = ("schema", "functions", "views", "rls", "cron")


def twin_of(source: Path) -> Path:
    """Where the tests of a file are: its path without `.j2` and `@variant`."""
    return source.with_name(re.sub(r"(@\w+)?\.sql(\.j2)?$", ".sql", source.name))


def twins(root: Path) -> set[Path]:
    """The twins that the files below `root` ask for; macros and reverts have none of their own."""
    return {
        twin_of(path.relative_to(root))
        for folder in FOLDERS
        for path in (root / folder).rglob("[!_]*.sql*")
        if not path.name.removesuffix(".j2").endswith(".revert.sql")
    }


def test_files_and_twins_match() -> None:
    tests = {
        path.relative_to(ROOT / "tests/pgtap")
        for folder in FOLDERS
        for path in (ROOT / "tests/pgtap" / folder).rglob("*.sql")
    }
    # What a template of macros promises is tested in a folder of its name.
    of_macros = {test for test in tests if (ROOT / "sql" / test.parent).with_suffix(".sql.j2").is_file()}
    assert twins(ROOT / "sql") - tests == set()
    assert tests - of_macros - twins(ROOT / "sql") == set()


def test_what_a_twin_is(tmp_path: Path) -> None:
    for name in (
        "schema/a/0001_t.sql",
        "schema/a/0001_t.revert.sql",
        "functions/a/s.f@native.sql",
        "functions/a/s.f@computed.sql.j2",
        "rls/a/_macros.sql.j2",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    assert twins(tmp_path) == {Path("schema/a/0001_t.sql"), Path("functions/a/s.f.sql")}
