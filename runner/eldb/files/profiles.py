"""Find and read the files of region profiles."""

import difflib
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eldb.errors import UsageError
from eldb.files.reading import parse_toml, read_text
from eldb.paths import regions_dir


@dataclass(frozen=True)
class ProfileFile:
    """The data of a region profile, and the hash of its file."""

    document: dict[str, Any]
    sha256: str

    @property
    def region_id(self) -> str:
        """The id of the region."""
        return str(self.document["region"]["id"])


@dataclass(frozen=True)
class PinnedRegion:
    """The region id and cluster that a database stores, and the profile that configured it."""

    region_id: str | None
    system_identifier: int | None
    profile: dict[str, Any] | None
    profile_hash: str | None

    def is_pinned(self, profile: ProfileFile, cluster: int | None) -> bool:
        """True if the database stores the region of this profile and this cluster."""
        return (self.region_id, self.system_identifier) == (profile.region_id, cluster)


def load_profile(path: Path, known: PinnedRegion | None = None) -> ProfileFile:
    """Read and validate a profile. If the same file configured this database, it was validated then."""
    text = read_text(path)
    digest = hashlib.sha256(text.encode()).hexdigest()
    if known and known.profile and known.profile_hash == digest:
        return ProfileFile(known.profile, digest)
    from eldb.files.profile_schema import parse_profile, profile_document

    return ProfileFile(profile_document(parse_profile(text, str(path))), digest)


def find_profile(name: str) -> Path:
    """Return the file of a region, given by name or by path. Raises UsageError with the known regions."""
    path = Path(name)
    if path.suffix == ".toml":
        if path.is_file():
            return path
        raise UsageError(f"{path}: this profile does not exist", "Give the path of a .toml file, or a region's name.")
    if re.fullmatch(r"[a-z_][a-z0-9_]*", name) and (path := regions_dir() / f"{name}.toml").is_file():
        return path
    known = sorted(path.stem for path in regions_dir().glob("*.toml"))
    close = difflib.get_close_matches(name, known, 1)
    hint = f"Did you mean {close[0]}? " if close else ""
    hint += f"Name one of {', '.join(known)}, or give the path of a .toml file."
    raise UsageError(f"there is no region '{name}'", hint)


def peek(path: Path) -> tuple[str, str | None]:
    """Return a region's id and its database's URL, if it has one, without validating the rest."""
    match parse_toml(read_text(path), str(path)):
        case {"region": {"id": str(region_id)}, "database": {"url": str(url)}}:
            return region_id, url
        case {"region": {"id": str(region_id)}}:
            return region_id, None
    return load_profile(path).region_id, None
