"""`python -m eldb`."""

from eldb.cli.main import main

main()
