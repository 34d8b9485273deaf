"""Settings that keep files and definitions the same for every login, client and database."""

_SETTINGS = {
    "array_nulls": "on",
    "check_function_bodies": "on",
    "datestyle": "ISO, MDY",
    "default_transaction_isolation": "read committed",
    "intervalstyle": "postgres",
    "quote_all_identifiers": "off",
    "row_security": "on",
    "standard_conforming_strings": "on",
    "timezone": "UTC",
    "transform_null_equals": "off",
    "xmloption": "content",
}
SETTINGS = " ".join(f"SET {name} = '{value}';" for name, value in _SETTINGS.items())
LOCAL_SETTINGS = SETTINGS.replace("SET ", "SET LOCAL ")
"""The same settings until a transaction ends; behind a pooler, the next client would inherit a session's settings."""

RESET = f"RESET ALL; RESET ROLE; {SETTINGS}"
"""Statements that undo what a file set for the session."""
