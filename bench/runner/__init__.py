"""The runner beside others that apply SQL: how long it takes, and what a bad night leaves of each."""
