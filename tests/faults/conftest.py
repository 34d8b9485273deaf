"""The fixtures of tests/runner, for the tests of faults."""

from tests.runner.conftest import applied_table, database, files

__all__ = ["applied_table", "database", "files"]
