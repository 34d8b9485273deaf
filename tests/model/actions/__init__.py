"""What people do by the functions of `ledger`, and what the oracle says of each call."""
