"""The rooms of the runner: each imports what runner/README.md lets it, and stays small."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "runner" / "eldb"
CORE = ("files", "planning", "database", "history", "apply")
_ROW = re.compile(r"^\| (\w+) \| .* \| *([\w, ]*?) *\|$", re.MULTILINE)


def rooms() -> dict[str, set[str]]:
    """The rooms that each room may import, by the table of the README."""
    rows = dict(_ROW.findall((PACKAGE.parent / "README.md").read_text()))
    del rows["room"]
    return {
        room: set(rows) if names == "all of them" else set(filter(None, names.split(", ")))
        for room, names in rows.items()
    }


def imported(file: Path) -> Iterator[str]:
    """The rooms that a module imports, wherever in it."""
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("eldb."):
            yield str(node.module).split(".")[1]
        elif isinstance(node, ast.ImportFrom) and node.module == "eldb":
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name.split(".")[1] for alias in node.names if alias.name.startswith("eldb."))


def test_the_table_names_every_room() -> None:
    assert set(rooms()) == {found.parent.name for found in PACKAGE.glob("*/__init__.py")}


def test_a_room_imports_only_what_the_table_says() -> None:
    allowed = rooms()
    used = {
        room: {name for file in (PACKAGE / room).glob("*.py") for name in imported(file)} & set(allowed) - {room}
        for room in allowed
    }
    assert used == {room: names - {room} for room, names in allowed.items()}


def test_a_room_imports_only_rooms_above_it_in_the_table() -> None:
    above = accumulate(rooms(), lambda names, room: names | {room}, initial=set[str]())
    assert all(names - {room} <= known for (room, names), known in zip(rooms().items(), above, strict=False))


def test_what_stands_beside_the_rooms_imports_none() -> None:
    beside = [file for file in PACKAGE.glob("*.py") if file.name != "__main__.py"]
    assert not {name for file in beside for name in imported(file)} & set(rooms())


def test_only_the_command_line_speaks_to_a_terminal() -> None:
    speakers = [
        file for file in PACKAGE.rglob("*.py") if re.search(r"^\s*(from|import) (click|rich)\b", file.read_text(), re.M)
    ]
    assert {file.parent.name for file in speakers} == {"cli"}


def test_no_module_is_longer_than_a_reader_takes_in_at_once() -> None:
    assert [file for file in PACKAGE.rglob("*.py") if len(file.read_text().splitlines()) > 250] == []


def test_the_core_stays_small() -> None:
    core = [*PACKAGE.glob("*.py"), *(file for room in CORE for file in (PACKAGE / room).glob("*.py"))]
    lines = [line for file in core for line in file.read_text().splitlines() if line.strip()]
    assert len(lines) < 2_500


def test_the_command_line_starts_without_the_database() -> None:
    heavy = {"psycopg", "jinja2", "msgspec", "rich"}
    lists = "import sys; from click import Context; from eldb.cli.main import main; main.get_help(Context(main))"
    loaded = [sys.executable, "-c", f"{lists}; print(*sys.modules)"]
    done = subprocess.run(loaded, capture_output=True, text=True, check=True)
    assert "eldb.cli.embedded" in done.stdout.split()
    assert "click" in done.stdout.split()
    assert not heavy & set(done.stdout.split())
