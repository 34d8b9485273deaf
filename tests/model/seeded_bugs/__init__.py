"""Bugs that a test puts into the database, to see that the comparison with the oracle finds them."""
