"""Choose the account that runs a server: this user, or for root an account that PostgreSQL accepts."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from eldb.embedded.provider import Binaries
from eldb.errors import EldbError, UsageError

SYSTEM_DIR = Path("/var/lib/empathy-ledger")

_SERVER_ACCOUNTS = ("postgres", "_postgres", "nobody")


@dataclass(frozen=True)
class Account:
    """A user of this machine, who runs the processes of the server."""

    name: str
    uid: int
    gid: int

    def owns(self, path: Path) -> bool:
        return path.lstat().st_uid == self.uid

    def give(self, path: Path | int) -> None:
        """Make the account the owner of a new file or folder."""
        if self.uid != os.geteuid():
            os.chown(path, self.uid, self.gid)

    @contextmanager
    def acting(self) -> Iterator[None]:
        """Use files with the account's rights only, so that its links cannot redirect root."""
        before = os.geteuid(), os.getegid()
        if self.uid == before[0]:
            yield
            return
        os.setegid(self.gid)
        os.seteuid(self.uid)
        try:
            yield
        finally:
            os.seteuid(before[0])
            os.setegid(before[1])

    def run_as(self) -> dict[str, Any]:
        """Return arguments for subprocess that start a program as this account."""
        environment = {key: value for key, value in os.environ.items() if not key.startswith("PG")}
        environment["LC_ALL"] = "C"
        if self.uid == os.geteuid():
            return {"env": environment}
        return {"env": environment, "user": self.uid, "group": self.gid, "extra_groups": []}

    def require_programs(self) -> None:
        """Raise EldbError if root may not become another user, as in some containers."""
        if not self.can("/bin/sh", "-c", ":"):
            raise EldbError(
                f"this machine does not let root run a program as {self.name}, and PostgreSQL refuses to run as root",
                "Run the command as a normal user.",
            )

    def can(self, *command: str | Path) -> bool:
        """True if a command succeeds for this account."""
        try:
            done = subprocess.run(command, cwd="/", capture_output=True, **self.run_as())
        except OSError:
            return False
        return done.returncode == 0


def server_account(cluster: Path) -> Account:
    """Return the owner of the cluster; for a new cluster this user, or for root an unprivileged account."""
    if os.geteuid() != 0:
        mine = _account(os.geteuid())
        if cluster.exists() and not mine.owns(cluster):
            raise UsageError(
                f"{cluster} belongs to another user",
                "Run the command as its owner, or choose another place with --data-dir.",
            )
        return mine
    if cluster.exists() and (owner := cluster.stat().st_uid) != 0:
        return _account(owner)
    for name in _SERVER_ACCOUNTS:
        try:
            return _account(pwd.getpwnam(name).pw_uid)
        except KeyError:
            continue
    raise EldbError(
        "PostgreSQL does not run as root, and this machine has no other account for it",
        "Add an account named postgres, or run the command as a normal user.",
    )


def reachable(binaries: Binaries, account: Account) -> Binaries:
    """Return programs that the account can run; copy them if they are in a folder private to root."""
    if account.can(binaries.program("postgres"), "--version"):
        return binaries
    if os.geteuid() != 0:
        raise EldbError(f"the account {account.name} cannot run the programs in {binaries.bin_dir}")
    installation = binaries.bin_dir.parent
    shared = SYSTEM_DIR / f"postgresql-{binaries.version}"
    if not shared.exists():
        _copy(installation, shared)
    copy = shared / installation.parent.name / installation.name
    moved = replace(binaries, bin_dir=copy / binaries.bin_dir.name)
    if not account.can(moved.program("postgres"), "--version"):
        raise EldbError(
            f"the account {account.name} cannot run the programs in {binaries.bin_dir}",
            "Install eldb where every user can read it, or run the command as a normal user.",
        )
    return moved


def _copy(installation: Path, shared: Path) -> None:
    make_folder(shared.parent)
    with tempfile.TemporaryDirectory(dir=shared.parent, ignore_cleanup_errors=True) as partial:
        # The wheel's programs find their libraries in a folder beside the package.
        for folder in (installation, installation.parent.with_suffix(".libs")):
            if folder.exists():
                inside = folder.relative_to(installation.parent.parent)
                shutil.copytree(folder, Path(partial, "copy", inside), symlinks=True)
        with suppress(FileExistsError):
            Path(partial, "copy").rename(shared)


def make_folder(folder: Path) -> None:
    """Create a folder and its missing parents; existing folders keep their modes."""
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    for path in reversed(missing):
        path.mkdir(exist_ok=True)
        path.chmod(0o755 if os.geteuid() == 0 else 0o700)


def _account(uid: int) -> Account:
    try:
        entry = pwd.getpwuid(uid)
    except KeyError:
        return Account(str(uid), uid, os.getegid())
    return Account(entry.pw_name, uid, entry.pw_gid)
