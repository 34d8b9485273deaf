"""The runner's fixtures, for the faults that it must survive."""

from tests.runner.conftest import applied_table, database, files

__all__ = ["applied_table", "database", "files"]
