"""The oracle: in plain Python, who may see and do what in the ledger. It shares no code with the SQL."""

from tests.model import topics as topics
