"""Each package of the runner imports only what runner/README.md allows, and stays small."""

import ast
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from graphlib import TopologicalSorter
from itertools import accumulate
from pathlib import Path

RUNNER = Path(__file__).parents[2] / "runner" / "eldb"
MODULES = {
    ".".join(file.relative_to(RUNNER.parent).with_suffix("").parts).removesuffix(".__init__"): file
    for file in RUNNER.rglob("*.py")
}
CORE = ("files", "planning", "database", "history", "apply")
_ROW = re.compile(r"^\| (\w+) \| .* \| *([\w, ]*?) *\|$", re.MULTILINE)


def packages() -> dict[str, set[str]]:
    """The packages that each package may import, from the table of the README."""
    rows = dict(_ROW.findall((RUNNER.parent / "README.md").read_text()))
    del rows["package"]
    return {
        package: set(rows) if names == "all of them" else set(filter(None, names.split(", ")))
        for package, names in rows.items()
    }


def imported(file: Path) -> Iterator[str]:
    """The packages that a module imports, at its top or inside a function."""
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("eldb."):
            yield str(node.module).split(".")[1]
        elif isinstance(node, ast.ImportFrom) and node.module == "eldb":
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name.split(".")[1] for alias in node.names if alias.name.startswith("eldb."))


def test_the_table_names_every_package() -> None:
    assert set(packages()) == {found.parent.name for found in RUNNER.glob("*/__init__.py")}


def test_a_package_imports_only_what_the_table_says() -> None:
    allowed = packages()
    known = set(allowed)
    used = {
        package: {name for file in (RUNNER / package).glob("*.py") for name in imported(file)} & known - {package}
        for package in allowed
    }
    assert used == {package: names - {package} for package, names in allowed.items()}


def test_a_package_imports_only_packages_above_it_in_the_table() -> None:
    above = accumulate(packages(), lambda names, package: names | {package}, initial=set[str]())
    assert all(names - {package} <= known for (package, names), known in zip(packages().items(), above, strict=False))


def test_a_module_beside_the_packages_imports_none_of_them() -> None:
    beside = [file for file in RUNNER.glob("*.py") if file.name != "__main__.py"]
    assert not {name for file in beside for name in imported(file)} & set(packages())


def imported_modules(file: Path) -> Iterator[str]:
    """The modules of the runner that a module imports, also for annotations only."""
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "eldb":
            names = {f"{node.module}.{alias.name}" for alias in node.names}
            yield from (name if name in MODULES else str(node.module) for name in names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.split(".")[0] == "eldb")


def test_modules_do_not_import_each_other() -> None:
    graph = {name: {*imported_modules(file)} for name, file in MODULES.items()}
    assert [*TopologicalSorter(graph).static_order()]


def test_only_the_command_line_imports_click_and_rich() -> None:
    speakers = [
        file for file in RUNNER.rglob("*.py") if re.search(r"^\s*(from|import) (click|rich)\b", file.read_text(), re.M)
    ]
    assert {file.parent.name for file in speakers} == {"cli"}


def test_no_module_is_longer_than_250_lines() -> None:
    assert [file for file in RUNNER.rglob("*.py") if len(file.read_text().splitlines()) > 250] == []


def test_the_core_has_fewer_than_2500_lines() -> None:
    core = [*RUNNER.glob("*.py"), *(file for package in CORE for file in (RUNNER / package).glob("*.py"))]
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


def test_no_two_classes_have_the_same_name() -> None:
    names = Counter(
        node.name
        for file in RUNNER.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text()))
        if isinstance(node, ast.ClassDef)
    )
    assert [name for name, count in names.items() if count > 1] == []
