"""The runners that are compared, each with its files and its commands."""

import hashlib
import json
import os
import re
import subprocess
import sys
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from psycopg.conninfo import conninfo_to_dict

from bench.runner import tools


@dataclass(frozen=True, slots=True)
class Migration:
    """One file of plain SQL. A concurrent one runs outside a transaction."""

    name: str
    sql: str
    is_concurrent: bool = False


@dataclass(frozen=True, slots=True)
class At:
    """A database, a folder of migrations and a psql, as commands need them."""

    url: str
    folder: Path
    psql: Path

    @property
    def environment(self) -> dict[str, str]:
        """The environment variables of libpq for this database."""
        parts = conninfo_to_dict(self.url)
        named = {"PGHOST": "host", "PGPORT": "port", "PGUSER": "user", "PGDATABASE": "dbname"}
        return {**os.environ, **{variable: str(parts[key]) for variable, key in named.items()}}

    def address(self, scheme: str) -> str:
        """A URL with another scheme and the folder of the socket as a parameter."""
        parts = conninfo_to_dict(self.url)
        host = quote(str(parts["host"]), safe="")
        return f"{scheme}://{parts['user']}@/{parts['dbname']}?host={host}&port={parts['port']}"


class PeerRunner(ABC):
    """A runner of migrations."""

    name: str

    @abstractmethod
    def version(self) -> str:
        """Its version. Raises UnavailableError if this machine does not have it."""

    @abstractmethod
    def write(self, folder: Path, migrations: Sequence[Migration]) -> list[Path]:
        """Write the migrations into an empty folder in its format. Returns their files in order."""

    @abstractmethod
    def command(self, word: str, at: At) -> list[str | Path]:
        """Its command line for `apply` or `status`."""

    def environment(self, at: At) -> dict[str, str]:
        """The environment variables of its commands."""
        return at.environment


class Eldb(PeerRunner):
    """The runner of this project."""

    name = "eldb"

    def version(self) -> str:
        return _said(sys.executable, "-m", "eldb", "--version")

    def write(self, folder: Path, migrations: Sequence[Migration]) -> list[Path]:
        texts = [f"-- eldb: no-transaction\n{m.sql}" if m.is_concurrent else m.sql for m in migrations]
        names = [f"schema/bench/{number:04}_{m.name}.sql" for number, m in enumerate(migrations, 1)]
        return _written(folder, dict(zip(names, texts, strict=True)))

    def command(self, word: str, at: At) -> list[str | Path]:
        return [sys.executable, "-m", "eldb", word, "--url", at.url, "--sql-dir", at.folder]


class Yoyo(PeerRunner):
    """yoyo-migrations, SQL files."""

    name = "yoyo"

    def version(self) -> str:
        return tools.distribution("yoyo-migrations")

    def write(self, folder: Path, migrations: Sequence[Migration]) -> list[Path]:
        texts = [f"-- transactional: false\n{m.sql}" if m.is_concurrent else m.sql for m in migrations]
        return _written(folder, dict(zip(_numbered(migrations), texts, strict=True)))

    def command(self, word: str, at: At) -> list[str | Path]:
        words = {"apply": "apply", "status": "list"}
        options = ["--batch", "--no-config-file", "--database", at.address("postgresql+psycopg")]
        return [*tools.python_program("yoyo"), words[word], *options, at.folder]


class Alembic(PeerRunner):
    """Alembic, each migration as op.execute."""

    name = "alembic"

    def version(self) -> str:
        return tools.distribution("alembic")

    def write(self, folder: Path, migrations: Sequence[Migration]) -> list[Path]:
        _written(folder, {"alembic.ini": _ALEMBIC_INI, "env.py": _ALEMBIC_ENV})
        files, before = {}, None
        for number, migration in enumerate(migrations, 1):
            body = _ALEMBIC_CONCURRENT if migration.is_concurrent else "    op.execute(SQL)\n"
            head = f"from alembic import op\nrevision = '{number:04}'\ndown_revision = {before!r}\n"
            files[f"versions/{number:04}.py"] = f"{head}SQL = {migration.sql!r}\ndef upgrade():\n{body}"
            before = f"{number:04}"
        return _written(folder, files)

    def command(self, word: str, at: At) -> list[str | Path]:
        words = {"apply": ["upgrade", "head"], "status": ["current"]}
        return [*tools.python_program("alembic"), "-c", at.folder / "alembic.ini", *words[word]]

    def environment(self, at: At) -> dict[str, str]:
        return {**at.environment, "BENCH_URL": at.address("postgresql+psycopg")}


class Dbmate(PeerRunner):
    """dbmate."""

    name = "dbmate"

    def version(self) -> str:
        return _said(tools.node_program("dbmate"), "--version")

    def write(self, folder: Path, migrations: Sequence[Migration]) -> list[Path]:
        heads = ["-- migrate:up transaction:false" if m.is_concurrent else "-- migrate:up" for m in migrations]
        texts = [f"{head}\n{m.sql}\n-- migrate:down\n" for head, m in zip(heads, migrations, strict=True)]
        return _written(folder, dict(zip(_numbered(migrations), texts, strict=True)))

    def command(self, word: str, at: At) -> list[str | Path]:
        words = {"apply": "migrate", "status": "status"}
        return [
            tools.node_program("dbmate"),
            *("--url", f"{at.address('postgres')}&sslmode=disable"),
            *("--migrations-dir", at.folder, "--no-dump-schema", words[word]),
        ]


class GraphileMigrate(PeerRunner):
    """graphile-migrate, committed migrations."""

    name = "graphile-migrate"

    def version(self) -> str:
        return _said(tools.node_program("graphile-migrate"), "--version")

    def write(self, folder: Path, migrations: Sequence[Migration]) -> list[Path]:
        _written(folder, {".gmrc": json.dumps({}), "migrations/current.sql": ""})
        files, before = {}, ""
        for number, migration in enumerate(migrations, 1):
            body = f"--! no-transaction\n{migration.sql}" if migration.is_concurrent else migration.sql
            digest = hashlib.sha1(f"{before}\n{body.strip()}".strip().encode() + b"\n").hexdigest()
            head = f"--! Previous: {before or '-'}\n--! Hash: sha1:{digest}\n\n"
            files[f"migrations/committed/{number:06}.sql"] = head + body
            before = f"sha1:{digest}"
        return _written(folder, files)

    def command(self, word: str, at: At) -> list[str | Path]:
        words = {"apply": "migrate", "status": "status"}
        return [tools.node_program("graphile-migrate"), words[word], "--config", at.folder / ".gmrc"]

    def environment(self, at: At) -> dict[str, str]:
        return {**at.environment, "DATABASE_URL": at.address("postgres"), "SHADOW_DATABASE_URL": ""}


class Sqitch(PeerRunner):
    """Sqitch, deploy scripts."""

    name = "sqitch"

    def version(self) -> str:
        return _said(tools.installed("sqitch"), "--version")

    def write(self, folder: Path, migrations: Sequence[Migration]) -> list[Path]:
        lines = [f"{m.name} 2026-01-01T00:00:00Z bench <bench@example.org> # {m.name}" for m in migrations]
        plan = "\n".join(["%syntax-version=1.0.0", "%project=bench", "", *lines, ""])
        _written(folder, {"sqitch.plan": plan, "sqitch.conf": "[core]\n\tengine = pg\n"})
        texts = [m.sql if m.is_concurrent else f"BEGIN;\n{m.sql}COMMIT;\n" for m in migrations]
        return _written(folder, dict(zip([f"deploy/{m.name}.sql" for m in migrations], texts, strict=True)))

    def command(self, word: str, at: At) -> list[str | Path]:
        words = {"apply": "deploy", "status": "status"}
        database = conninfo_to_dict(at.url)["dbname"]
        return [tools.installed("sqitch"), "--chdir", at.folder, words[word], "--target", f"db:pg:{database}"]

    def environment(self, at: At) -> dict[str, str]:
        who = {"SQITCH_FULLNAME": "bench", "SQITCH_EMAIL": "bench@example.org"}
        return {**at.environment, **who, "PATH": f"{at.psql.parent}{os.pathsep}{os.environ['PATH']}"}


PEERS: tuple[PeerRunner, ...] = (Yoyo(), Alembic(), Dbmate(), GraphileMigrate(), Sqitch())

_ALEMBIC_INI = "[alembic]\nscript_location = %(here)s\n"
_ALEMBIC_ENV = """\
import os
from alembic import context
from sqlalchemy import create_engine
with create_engine(os.environ["BENCH_URL"]).connect() as connection:
    context.configure(connection=connection, transaction_per_migration=True)
    with context.begin_transaction():
        context.run_migrations()
"""
_ALEMBIC_CONCURRENT = "    with op.get_context().autocommit_block():\n        op.execute(SQL)\n"


def _numbered(migrations: Sequence[Migration]) -> list[str]:
    return [f"{number:04}_{migration.name}.sql" for number, migration in enumerate(migrations, 1)]


def _written(folder: Path, files: dict[str, str]) -> list[Path]:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    return [folder / path for path in files]


def _said(*command: str | Path) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found = re.search(r"\d+(\.\d+)+", done.stdout)
    assert found, done.stdout
    return found[0]
