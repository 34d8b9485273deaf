"""Apply and verify versioned SQL against any PostgreSQL."""

__version__ = "0.1.0"
