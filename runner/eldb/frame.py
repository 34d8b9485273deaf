"""What stands around a file when it is sent: transaction, role, time limits; the same in `apply` and in a bundle."""

from eldb.limits import Limits
from eldb.render import quote_identifier, quote_literal
from eldb.sources import Source

# Without it a statement goes on, and keeps its locks, after the runner was killed.
NOTICE_A_LOST_CLIENT = "SET client_connection_check_interval = '200ms';"

# The commits before the last one need not reach the disk one by one: they reach it in order.
LAZY_COMMIT = "SET LOCAL synchronous_commit = off;"

RESET = "RESET ALL; RESET ROLE;"

_DROP_POLICIES = """DO $eldb$
DECLARE
    v_policy name;
BEGIN
    FOR v_policy IN SELECT p.polname FROM pg_catalog.pg_policy AS p WHERE p.polrelid = to_regclass({table}) LOOP
        EXECUTE format('DROP POLICY %I ON %s', v_policy, to_regclass({table}));
    END LOOP;
END;
$eldb$;
"""


def before(source: Source, text: str, owner: str | None, limits: Limits) -> str:
    """Statements before a file whose rendered text is `text`."""
    outside = source.headers.no_transaction
    local = "" if outside else "LOCAL "
    timeout = round(limits.lock_timeout(text, no_transaction=outside) * 1000)
    return (
        f"{'' if outside else 'BEGIN; '}{NOTICE_A_LOST_CLIENT} SET {local}lock_timeout = '{timeout}ms';"
        f" {preamble(source, owner)}"
    )


def preamble(source: Source, owner: str | None) -> str:
    """The owner's role, and for a file of policies a table without any.

    The file is the truth about its table's policies: one that it does not name, or no longer names, goes.
    """
    who = role(None if source.headers.as_login else owner, local=not source.headers.no_transaction)
    return who + (_DROP_POLICIES.format(table=quote_literal(source.name)) if source.phase == "rls" else "")


def role(owner: str | None, *, local: bool) -> str:
    """Become the owner, where there is one."""
    return f"SET {'LOCAL ' if local else ''}ROLE {quote_identifier(owner)};" if owner else ""
