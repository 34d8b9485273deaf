"""Find the files that this package ships: beside the code in a wheel, at the root in a checkout."""

from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
_WHEEL_DATA = PACKAGE / "data"
_ROOT = PACKAGE.parent.parent


def sql_dir() -> Path:
    """Return the folder with the SQL of the product."""
    return _WHEEL_DATA / "sql" if _WHEEL_DATA.is_dir() else _ROOT / "sql"


def regions_dir() -> Path:
    """Return the folder with the region profiles."""
    return _WHEEL_DATA / "regions" if _WHEEL_DATA.is_dir() else _ROOT / "regions"


def pgtap_dir() -> Path:
    """Return the folder with the pgTAP suite."""
    return _WHEEL_DATA / "pgtap" if _WHEEL_DATA.is_dir() else _ROOT / "tests" / "pgtap"


@cache
def packaged(name: str) -> str:
    """Return the text of one of the runner's own SQL files."""
    return (PACKAGE / "sql" / name).read_text(encoding="utf-8")
