"""Region profiles as files: finding them, reading them, and what an address needs before they are validated."""

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
    """A region profile as it was read: its data and the hash of its file."""

    document: dict[str, Any]
    sha256: str

    @property
    def region_id(self) -> str:
        """Name of the region."""
        return str(self.document["region"]["id"])


@dataclass(frozen=True)
class PinnedRegion:
    """The identity that is pinned in a database, and the profile that it was configured with."""

    region_id: str | None
    system_identifier: int | None
    profile: dict[str, Any] | None
    profile_hash: str | None

    def is_pinned(self, profile: ProfileFile, cluster: int | None) -> bool:
        """True where the database is known as this profile's, on this cluster."""
        return (self.region_id, self.system_identifier) == (profile.region_id, cluster)


def load_profile(path: Path, known: PinnedRegion | None = None) -> ProfileFile:
    """Read and validate a profile. A file that this database was configured with before needs no second validation."""
    text = read_text(path)
    digest = hashlib.sha256(text.encode()).hexdigest()
    if known and known.profile and known.profile_hash == digest:
        return ProfileFile(known.profile, digest)
    from eldb.files.profile_schema import parse_profile, profile_document

    return ProfileFile(profile_document(parse_profile(text, str(path))), digest)


def find_profile(name: str) -> Path:
    """Return the file of a region given by name or by path. Raises UsageError that lists the known ones."""
    path = Path(name)
    if path.suffix == ".toml":
        if path.is_file():
            return path
        raise UsageError(
            f"{path}: there is no such region profile", "Name an existing .toml file, or a region by its name."
        )
    if re.fullmatch(r"[a-z_][a-z0-9_]*", name) and (path := regions_dir() / f"{name}.toml").is_file():
        return path
    known = sorted(path.stem for path in regions_dir().glob("*.toml"))
    close = difflib.get_close_matches(name, known, 1)
    hint = f"Did you mean {close[0]}? " if close else ""
    raise UsageError(
        f"there is no region '{name}'", f"{hint}Known regions: {', '.join(known)}; or give the path of a .toml file."
    )


def peek(path: Path) -> tuple[str, str | None]:
    """Return a region's id and, where it has one, its database's URL, before the rest is validated."""
    match parse_toml(read_text(path), str(path)):
        case {"region": {"id": str(region_id)}, "database": {"url": str(url)}}:
            return region_id, url
        case {"region": {"id": str(region_id)}}:
            return region_id, None
    return load_profile(path).region_id, None
