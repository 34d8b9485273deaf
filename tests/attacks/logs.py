"""An attack through logs and command lines."""

import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from time import sleep
from urllib.parse import quote

from psycopg.conninfo import conninfo_to_dict
from psycopg.types.json import Jsonb

from tests.attacks.attack import attack
from tests.attacks.ground import CANARY, COMMUNITY, STORYTELLER, Ground, seen
from tests.runner.conftest import CLEAN

WORDS = f"{CANARY} told"
PASSWORD = f"{CANARY}-password"


def log_parameters(ground: Ground) -> None:
    ground.run(f"ALTER DATABASE {ground.value('SELECT current_database()')} SET log_parameter_max_length = -1")


@attack(31, "logs", log_parameters, stack="18-watched", slow=True)
def logs(ground: Ground) -> Iterator[str]:
    """An operator reads the log of a server that logs every statement, the output of `eldb` and its command line.

    Clients send texts as parameters. The removal lets the server log parameters, which is the default of PostgreSQL.
    """
    log = Path(ground.value("SHOW data_directory")).with_name("server.log")
    before = log.stat().st_size
    with ground.api(STORYTELLER) as storyteller:
        tell = "SELECT ledger.create_story(%s, %s, %s)"
        for title in (WORDS, " ", WORDS * 30):
            seen(storyteller, tell, (COMMUNITY, title, WORDS))
            seen(
                storyteller, "INSERT INTO ledger.stories (home_community_id, title) VALUES (%s, %s)", (COMMUNITY, title)
            )
        seen(storyteller, "UPDATE ledger.profile_contacts SET preferences = %s", (Jsonb(WORDS),))
        storyteller.commit()
    target = conninfo_to_dict(ground.url)
    for url in (
        f"postgresql://postgres@/{target['dbname']}?host={quote(str(target['host']))}&port={target['port']}",
        f"postgresql://postgres:{PASSWORD}@127.0.0.1:{target['port']}/{target['dbname']}",
        f"postgresql://postgres:{PASSWORD}@[127.0.0.1/{target['dbname']}",
    ):
        yield from _eldb({"DATABASE_URL": url, "PGPASSWORD": PASSWORD})
    with log.open() as lines:
        lines.seek(before)
        yield from lines


def _eldb(env: Mapping[str, str]) -> Iterator[str]:
    """The output of `eldb verify`, and the command lines of all processes while it runs, if the system shows them."""
    process = subprocess.Popen(
        [sys.executable, "-m", "eldb", "verify", "--format", "json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**CLEAN, **env},
    )
    called = set()
    while process.poll() is None:
        called |= {_command_line(path) for path in Path("/proc").glob("[0-9]*")}
        sleep(0.1)
    yield from called
    yield process.communicate()[0]


def _command_line(process: Path) -> str:
    try:
        return (process / "cmdline").read_text().replace("\0", " ")
    except OSError:
        return ""
