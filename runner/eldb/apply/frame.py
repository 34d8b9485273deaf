"""Build the statements around a file: transaction, role and time limits, for `apply` and for a bundle."""

from eldb.database.limits import WaitLimits
from eldb.database.transaction import NOTICE_A_LOST_CLIENT
from eldb.files.render import quote_identifier, quote_literal
from eldb.files.sources import Source
from eldb.paths import packaged

# Commits reach the disk in order, so only the last one must wait for the disk.
LAZY_COMMIT = "SET LOCAL synchronous_commit = off;"


def build_opening(source: Source, text: str, owner: str | None, limits: WaitLimits) -> str:
    """Return the statements before a file with the rendered text `text`."""
    outside = source.headers.no_transaction
    local = "" if outside else "LOCAL "
    timeout = round(lock_timeout(text, limits, no_transaction=outside) * 1000)
    # A build may take longer than the login's limit for queries.
    begin, end = ("", " SET statement_timeout = 0;") if outside else ("BEGIN; ", "")
    return (
        f"{begin}{NOTICE_A_LOST_CLIENT} SET {local}lock_timeout = '{timeout}ms';{end} {build_preamble(source, owner)}"
    )


def lock_timeout(text: str, limits: WaitLimits, *, no_transaction: bool) -> float:
    """Return the seconds that a file may wait for one lock."""
    if no_transaction:
        return limits.build
    if "VALIDATE" in text.upper():
        from eldb.planning.table_locks import table_locks

        return limits.lock if table_locks(text) else limits.validation
    return limits.lock


def build_preamble(source: Source, owner: str | None) -> str:
    """Return statements that become the owner and, before a file of policies, drop all policies of its table.

    So a policy that the file no longer names is gone afterwards.
    """
    who = build_role(None if source.headers.as_login else owner, local=not source.headers.no_transaction)
    if source.phase != "rls":
        return who
    return who + packaged("drop_policies.sql").format(table=quote_literal(source.name))


def build_role(owner: str | None, *, local: bool) -> str:
    """Return the statement that becomes the owner, empty without an owner."""
    return f"SET {'LOCAL ' if local else ''}ROLE {quote_identifier(owner)};" if owner else ""
