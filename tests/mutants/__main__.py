"""`python -m tests.mutants`: break every rule of a region in turn, and count how many the pgTAP suite notices."""

import argparse
import sys
from contextlib import ExitStack

from tests.mutants import catalogue, waivers
from tests.mutants.killing import Judge, SuiteError
from tests.mutants.report import Report
from tests.servers import run, templates


def main() -> int:
    """Judge all mutants, or those whose names contain all words. Returns 1 if the suite or the waivers need work."""
    arguments = _arguments()
    run.begin()
    try:
        with ExitStack() as ending:
            stack = run.stack(arguments.stack)
            template = templates.pgtap(stack)
            urls = [ending.enter_context(stack.database(template)) for _ in range(arguments.workers)]
            every = catalogue.read(urls[0])
            chosen = [mutant for mutant in every if all(word in mutant.name for word in arguments.words)]
            report = Report(waivers.read(), [mutant.name for mutant in every], len(chosen))
            for verdict in Judge(urls).judge_all(chosen):
                report.add(verdict)
    except SuiteError as exc:
        print(f"error: {exc}", file=sys.stderr)
        return 2
    finally:
        run.end()
    print(report.summary())
    return 1 if report.is_bad else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make mutants", description=main.__doc__)
    parser.add_argument("words", nargs="*", help="only mutants whose names contain all of these words")
    parser.add_argument("--workers", type=int, default=2, help="how many databases to use at the same time")
    parser.add_argument("--stack", default="18", help="the server to use, see docs/testing.md")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
