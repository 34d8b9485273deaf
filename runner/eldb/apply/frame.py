"""What stands around a file when it is sent: transaction, role, time limits; the same in `apply` and in a bundle."""

from eldb.database.limits import WaitLimits
from eldb.database.transaction import NOTICE_A_LOST_CLIENT
from eldb.files.render import quote_identifier, quote_literal
from eldb.files.sources import Source
from eldb.paths import packaged

# The commits before the last one need not reach the disk one by one: they reach it in order.
LAZY_COMMIT = "SET LOCAL synchronous_commit = off;"


def build_opening(source: Source, text: str, owner: str | None, limits: WaitLimits) -> str:
    """Statements before a file whose rendered text is `text`."""
    outside = source.headers.no_transaction
    local = "" if outside else "LOCAL "
    timeout = round(lock_timeout(text, limits, no_transaction=outside) * 1000)
    # A build takes as long as it takes, whatever limit the login has for its queries.
    begin, end = ("", " SET statement_timeout = 0;") if outside else ("BEGIN; ", "")
    return (
        f"{begin}{NOTICE_A_LOST_CLIENT} SET {local}lock_timeout = '{timeout}ms';{end} {build_preamble(source, owner)}"
    )


def lock_timeout(text: str, limits: WaitLimits, *, no_transaction: bool) -> float:
    """Seconds that a file waits for one lock."""
    if no_transaction:
        return limits.build
    if "VALIDATE" in text.upper():
        from eldb.planning.table_locks import table_locks

        return limits.lock if table_locks(text) else limits.validation
    return limits.lock


def build_preamble(source: Source, owner: str | None) -> str:
    """The owner's role, and for a file of policies a table without any.

    The file is the truth about its table's policies: one that it does not name, or no longer names, goes.
    """
    who = build_role(None if source.headers.as_login else owner, local=not source.headers.no_transaction)
    if source.phase != "rls":
        return who
    return who + packaged("drop_policies.sql").format(table=quote_literal(source.name))


def build_role(owner: str | None, *, local: bool) -> str:
    """Become the owner, where there is one."""
    return f"SET {'LOCAL ' if local else ''}ROLE {quote_identifier(owner)};" if owner else ""
