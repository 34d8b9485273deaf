"""Where the packaged files are: in a wheel beside the code, in a checkout at its root; the runner's own SQL in it."""

from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
_WHEEL_DATA = PACKAGE / "data"
_ROOT = PACKAGE.parent.parent


def sql_dir() -> Path:
    """The folder with the SQL that this package ships."""
    return _WHEEL_DATA / "sql" if _WHEEL_DATA.is_dir() else _ROOT / "sql"


def regions_dir() -> Path:
    """The folder with the region profiles that this package ships."""
    return _WHEEL_DATA / "regions" if _WHEEL_DATA.is_dir() else _ROOT / "regions"


def pgtap_dir() -> Path:
    """The folder with the pgTAP suite that this package ships."""
    return _WHEEL_DATA / "pgtap" if _WHEEL_DATA.is_dir() else _ROOT / "tests" / "pgtap"


@cache
def packaged(name: str) -> str:
    """The text of an SQL file of the runner's own."""
    return (PACKAGE / "sql" / name).read_text(encoding="utf-8")
