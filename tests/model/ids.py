"""Turns the names of a world into ids and logins of a database, and back."""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from time import time_ns
from typing import Self
from uuid import UUID

# Stories and audit rows are partitioned by the time inside their id, so ids carry the present time.
_MILLISECOND = time_ns() // 1_000_000


@cache
def uuid_of(name: str) -> str:
    """The UUIDv7 of a name, the same throughout a run."""
    tail = int.from_bytes(blake2b(name.encode(), digest_size=10).digest())
    random, variant = tail >> 64 & 0xFFF, tail & (1 << 62) - 1 | 1 << 63
    return str(UUID(int=_MILLISECOND << 80 | 7 << 76 | random << 64 | variant))


def login_of(name: str) -> str:
    """The login of a name. It carries the process id, because other processes make logins on the same server."""
    return f"model_{os.getpid()}_{name}"


@dataclass(frozen=True, slots=True)
class Names:
    """The names of the facts of a world, by their ids."""

    by_id: Mapping[str, str]

    @classmethod
    def of(cls, names: Iterable[str]) -> Self:
        return cls({uuid_of(name): name for name in names})

    def read(self, key: str) -> str:
        """A key of a row, whose parts are joined by /. Ids that have a name are replaced by it."""
        return "/".join(self.by_id.get(part, part) for part in key.split("/"))
