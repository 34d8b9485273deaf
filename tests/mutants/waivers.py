"""Mutants that change nothing that could matter: each by its name, with the proof."""

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path

FILE = Path(__file__).with_name("waivers.toml")


def read(path: Path = FILE) -> dict[str, str]:
    """Proofs by the names of mutants."""
    return {str(name): str(proof) for name, proof in tomllib.loads(path.read_text(encoding="utf-8")).items()}


def unknown(waivers: Mapping[str, str], names: Iterable[str]) -> list[str]:
    """Waivers for which there is no mutant."""
    return sorted(set(waivers) - set(names))
