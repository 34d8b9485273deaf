"""The facts of a ledger, as plain data. Each class is named after a table, and its fields after the columns."""
