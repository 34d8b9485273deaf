"""`make demo`: build, load and verify three regions, then show who sees what in them."""

import os
import subprocess
import sys
import time
from pathlib import Path

from demo.content import REGIONS

ELDB = str(Path(sys.executable).with_name("eldb"))


def run(*command: str) -> str:
    """Run a command and return what it printed. If it fails, print that and exit with its code."""
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False, env=own_server())
    if done.returncode != 0:
        print(done.stdout, end="")
        sys.exit(done.returncode)
    return done.stdout.strip()


def own_server() -> dict[str, str]:
    """The environment without any address, so that the demo never touches a database that somebody else named."""
    named = ("DATABASE_URL", "PGSERVICE", "PGHOST", "PGHOSTADDR", "PGPORT", "PGDATABASE")
    return {key: value for key, value in os.environ.items() if key not in named}


def main() -> None:
    """Bootstrap, load and verify each region. Then show who sees what."""
    began = time.monotonic()
    print(run(ELDB, "embedded", "start"))
    urls = []
    for region in REGIONS:
        print(f"\n{region}")
        print(run(ELDB, "bootstrap", region))
        url = run(ELDB, "embedded", "url", "--region", region)
        print(run(sys.executable, "-m", "demo.load", "--url", url, "--region", region))
        print(run(ELDB, "verify", "--region", region))
        urls.append(f"{region}={url}")
    print(run(sys.executable, "-m", "demo.show", *urls))
    print(f"\n{time.monotonic() - began:.1f} s")


if __name__ == "__main__":
    main()
