"""`python -m eldb`."""

from eldb.cli import main

main()
