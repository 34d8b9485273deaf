"""The program `eldb`, also `python -m eldb`."""

import atexit
import gc


def run() -> None:
    """Run the command line. Rare garbage collection, and none at the end, saves a fifth of a short command."""
    gc.set_threshold(100_000)
    atexit.register(gc.freeze)
    from eldb.cli.main import main

    main()


if __name__ == "__main__":
    run()
