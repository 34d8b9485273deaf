"""Finds the other runners: from PyPI and npm, installed once per machine, or from packages of the system."""

import shutil
import subprocess
import sys
from pathlib import Path

from tests.servers.cache import UnavailableError, once

_PYTHON = ("yoyo-migrations==9.0.0", "alembic==1.20.1", "psycopg[binary]>=3.2,<4", "setuptools<81")
_NODE = ("dbmate@2.36.0", "graphile-migrate@1.4.1")


def python_program(name: str) -> tuple[Path, Path]:
    """The interpreter and a program of the Python packages. Raises UnavailableError."""
    programs = once("bench-peers-python", _install_python) / "bin"
    # Scripts name their interpreter by the path where pip made them, so the interpreter runs them here.
    return programs / "python", programs / name


def node_program(name: str) -> Path:
    """A program of the npm packages. Raises UnavailableError."""
    return once("bench-peers-node", _install_node) / "node_modules/.bin" / name


def installed(name: str) -> Path:
    """A program of the system. Raises UnavailableError."""
    if (found := shutil.which(name)) is None:
        raise UnavailableError(f"needs the program {name}")
    return Path(found)


def distribution(name: str) -> str:
    """The version of a Python package."""
    show = f"from importlib.metadata import version; print(version({name!r}))"
    python, _ = python_program("python")
    return subprocess.run([python, "-c", show], capture_output=True, text=True).stdout.strip()


def _install_python(partial: Path, _final: Path) -> None:
    _run(sys.executable, "-m", "venv", partial)
    _run(partial / "bin/pip", "install", "--quiet", *_PYTHON)


def _install_node(partial: Path, _final: Path) -> None:
    _run(installed("npm"), "install", "--silent", "--no-audit", "--no-fund", "--prefix", partial, *_NODE)


def _run(*command: str | Path) -> None:
    if subprocess.run(command, capture_output=True).returncode != 0:
        raise UnavailableError(f"{command[-1]} cannot be installed here")
