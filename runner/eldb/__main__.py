"""`eldb`, also as `python -m eldb`."""

import atexit
import gc


def run() -> None:
    """Run the command line. Cycles are looked for seldom and not at the end: that is a fifth of a short command."""
    gc.set_threshold(100_000)
    atexit.register(gc.freeze)
    from eldb.cli.main import main

    main()


if __name__ == "__main__":
    run()
