"""Check the rights of the login, before eldb changes anything."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from eldb.database.session import Session
from eldb.errors import DatabaseError
from eldb.paths import packaged


@dataclass(frozen=True)
class Right:
    """A right, whether the login has it, and the statement that grants it."""

    name: str
    is_held: bool
    remedy: str


def needed_rights(session: Session, roles: Mapping[str, Any] | None) -> list[Right]:
    """Return the rights that a bootstrap needs; `roles` is the profile's table, None without a profile."""
    named = [name for key, name in (roles or {}).items() if key != "gateways"] + list((roles or {}).get("gateways", ()))
    owner = roles["owner"] if roles else None
    return [Right(*row) for row in session.rows(packaged("rights.sql"), {"roles": named, "owner": owner})]


def require_rights(session: Session, roles: Mapping[str, Any] | None) -> None:
    """Raise DatabaseError with every missing right and the statement that grants it."""
    missing = [right for right in needed_rights(session, roles) if not right.is_held]
    if missing:
        names = "; ".join(right.name for right in missing)
        remedies = "\n".join(f"{right.remedy};" for right in missing)
        raise DatabaseError(f"{session.server.login} may not: {names}", f"As an administrator:\n{remedies}")
