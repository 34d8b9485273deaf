"""The files that are most likely to notice a mutant run first."""

from pathlib import Path

import pytest

from tests.mutants.catalogue import Mutant
from tests.mutants.order import Order

_FILES = {
    "conventions/rules.sql": "",
    "functions/core/priv.now.sql": "",
    "rls/core/ledger.regions.sql": "",
    "rls/core/other.sql": "ledger.regions",
    "views/other.sql": "",
}


@pytest.fixture
def order(tmp_path: Path) -> Order:
    for name, text in _FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return Order(tmp_path, sorted(tmp_path.rglob("*.sql")))


def names(order: Order, mutant: Mutant) -> list[str]:
    return [path.name for path in order.files_for(mutant)]


def dropped(table: str, about: str = "") -> Mutant:
    return Mutant("trigger", f"ledger.{table}", "t100_touch", "dropped", "", about)


def test_the_file_of_the_object_comes_first_and_then_files_that_name_it(order: Order) -> None:
    assert names(order, dropped("regions", "priv.now")) == [
        "ledger.regions.sql", "priv.now.sql", "other.sql", "rules.sql", "other.sql",
    ]  # fmt: skip


def test_a_file_that_killed_similar_mutants_comes_first(order: Order) -> None:
    rules = next(path for path in order.files_for(dropped("x")) if path.name == "rules.sql")
    for _ in range(3):
        order.ran(dropped("y"), rules, 0.1, killed=True)
    assert names(order, dropped("regions"))[0] == "rules.sql"


def test_a_slow_file_comes_later(order: Order) -> None:
    twin = order.files_for(dropped("regions"))[0]
    order.ran(Mutant("view", "ledger.x", "", "gone", ""), twin, 30.0, killed=True)
    assert names(order, dropped("regions"))[-1] == "ledger.regions.sql"
