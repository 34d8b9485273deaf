"""What a command works on: the files of a folder, a region's profile and a database, read together."""

import hashlib
import subprocess
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from eldb.errors import DriftError, UsageError
from eldb.history import History, Region
from eldb.objects import Objects
from eldb.order import order
from eldb.plan import NO_OVERRIDES, Difference, Digest, Overrides, Plan, make_plan
from eldb.render import Renderer, quote_identifier, quote_literal
from eldb.session import Session
from eldb.sources import Source, Tree

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


@dataclass(frozen=True, slots=True)
class ProfileFile:
    """A region profile as it was read: its data and the hash of its file."""

    document: dict[str, Any]
    sha256: str

    @property
    def region_id(self) -> str:
        """Name of the region."""
        return str(self.document["region"]["id"])


def load_profile(path: Path, known: Region | None = None) -> ProfileFile:
    """Read and validate a profile. A file that this database was configured with before needs no second validation."""
    from eldb.sources import read_text

    text = read_text(path)
    digest = hashlib.sha256(text.encode()).hexdigest()
    if known and known.profile and known.profile_hash == digest:
        return ProfileFile(known.profile, digest)
    from eldb.regions import parse_profile, profile_document

    return ProfileFile(profile_document(parse_profile(text, str(path))), digest)


def renderer_for(tree: Tree, profile: ProfileFile | None, capabilities: frozenset[str]) -> Renderer:
    """A renderer whose templates know the profile, its communities and peers left out, and the capabilities."""
    document = profile.document if profile else {}
    context = {key: value for key, value in document.items() if key not in ("communities", "peers")}
    return Renderer(tree, {**context, "capabilities": capabilities})


class Workspace:
    """Files, profile and history of one database, and the plan that follows from them."""

    def __init__(self, tree: Tree, session: Session, profile: ProfileFile | None) -> None:
        self.tree = tree
        self.session = session
        self.profile = profile
        self.history = History(session)
        self.objects = Objects(session, self.history)

    @cached_property
    def region(self) -> Region:
        """The identity that is pinned in the database."""
        return self.history.region()

    @property
    def roles(self) -> dict[str, Any] | None:
        """The profile's role names by what they are for."""
        return self.profile.document["roles"] if self.profile else None

    @property
    def owner(self) -> str | None:
        """The role that owns what files make, where a profile names one."""
        return self.roles["owner"] if self.roles else None

    @cached_property
    def applicable(self) -> list[Source]:
        """The files that apply here, in the order in which they are applied."""
        packs = self._packs
        capabilities = self._capabilities
        chosen = [
            source for source in self.tree.sources if source.pack in packs and source.headers.applies(capabilities)
        ]
        self._refuse_unanswered(chosen)
        return order(chosen, packs)

    @cached_property
    def renderer(self) -> Renderer:
        """Renders this tree for this profile and server."""
        return renderer_for(self.tree, self.profile, self._capabilities)

    def require_identity(self) -> None:
        """Raise DriftError when this database is pinned to another region or was moved to another cluster."""
        pinned = self.region
        if self.profile and pinned.region_id and pinned.region_id != self.profile.region_id:
            raise DriftError(
                f"database {self.session.server.database} is region '{pinned.region_id}', "
                f"not '{self.profile.region_id}'",
                "Check the address; a region's profile is applied to its own database only. Nothing was changed.",
            )
        here = self.system_identifier()
        if pinned.system_identifier and here and pinned.system_identifier != here:
            raise DriftError(
                f"region '{pinned.region_id}' was pinned on cluster {pinned.system_identifier}, this is cluster {here}",
                "If the region was restored or moved here on purpose: UPDATE eldb.region SET system_identifier = NULL.",
            )

    def system_identifier(self) -> int | None:
        """Identifier of the cluster, None where the server hides it."""
        row = self.session.row(
            "SELECT CASE WHEN has_function_privilege('pg_catalog.pg_control_system()', 'EXECUTE')"
            " THEN (SELECT c.system_identifier FROM pg_catalog.pg_control_system() AS c) END"
        )
        return row[0] if row else None

    def plan(self, overrides: Overrides = NO_OVERRIDES, differences: list[Difference] | None = None) -> Plan:
        """Compare files, history and catalogue."""
        records = self.history.records()

        def digest(source: Source) -> Digest:
            record = records.get(source.path)
            inputs = self.renderer.inputs_hash(source)
            if record and record.inputs_hash == inputs:
                return Digest(inputs, record.rendered_hash)
            return Digest(inputs, hashlib.sha256(self.renderer.render(source).encode()).hexdigest())

        found = self.objects.differences() if differences is None else differences
        return make_plan(self.applicable, digest, records, self.tree.by_path, found, overrides, self.history.content)

    def preamble(self, source: Source) -> str:
        """Statements before a file: the owner's role, and for a file of policies a table without any.

        The file is the truth about its table's policies: one that it does not name, or no longer names, goes.
        """
        local = "" if source.headers.no_transaction else "LOCAL "
        role = f"SET {local}ROLE {quote_identifier(self.owner)};" if self.owner and not source.headers.as_login else ""
        return role + (_DROP_POLICIES.format(table=quote_literal(source.name)) if source.phase == "rls" else "")

    @cached_property
    def git_commit(self) -> str | None:
        """Commit of the checkout that the files come from, None outside of one."""
        command = ["git", "-C", str(self.tree.root), "rev-parse", "HEAD"]
        try:
            return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
        except (OSError, subprocess.CalledProcessError):
            return None

    @cached_property
    def _capabilities(self) -> frozenset[str]:
        return self.session.capabilities()

    @property
    def _packs(self) -> list[str]:
        if self.profile is None:
            return self.tree.packs
        packs: list[str] = self.profile.document["region"]["packs"]
        if missing := [pack for pack in packs if pack not in self.tree.packs]:
            raise UsageError(
                f"region.packs names '{missing[0]}', and {self.tree.root} has no such pack",
                f"It has: {', '.join(self.tree.packs)}.",
            )
        return packs

    def _refuse_unanswered(self, chosen: list[Source]) -> None:
        here = {source.key for source in chosen}
        elsewhere = {source.key for source in self.tree.sources} - here
        for source in chosen:
            for required in source.headers.requires:
                if required in elsewhere:
                    raise UsageError(
                        f"{source.path}: requires {required}, which does not apply here",
                        "Its pack or capability is missing; eldb doctor lists both.",
                    )
