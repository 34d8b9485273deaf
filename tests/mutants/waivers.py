"""Waived mutants: they change nothing that a person could notice. Each has a proof."""

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path

FILE = Path(__file__).with_name("waivers.toml")


def read(path: Path = FILE) -> dict[str, str]:
    """The proof of each waived mutant, by its name."""
    return {str(name): str(proof) for name, proof in tomllib.loads(path.read_text(encoding="utf-8")).items()}


def unknown(waivers: Mapping[str, str], names: Iterable[str]) -> list[str]:
    """Waivers whose mutant does not exist."""
    return sorted(set(waivers) - set(names))
