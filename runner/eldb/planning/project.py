"""Choose, order and render the files of a folder for one region and one server."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from typing import Any

from eldb.errors import DriftError, UsageError
from eldb.files.profiles import PinnedRegion, ProfileFile
from eldb.files.render import renderer_for
from eldb.files.sources import Source, Tree
from eldb.files.statements import guard
from eldb.planning.compare import make_plan
from eldb.planning.moves import carry_differences, carry_records, find_moves
from eldb.planning.order import order
from eldb.planning.plan import NO_OVERRIDES, Digest, ObjectDifference, Overrides, Plan, Record


class Project:
    """The files of a folder, a region profile and the capabilities of a server."""

    def __init__(self, tree: Tree, profile: ProfileFile | None, capabilities: frozenset[str]) -> None:
        self.tree = tree
        self.profile = profile
        self.capabilities = capabilities
        self.renderer = renderer_for(tree, profile, capabilities)

    @property
    def roles(self) -> dict[str, Any] | None:
        """The names of the roles in the profile, by duty."""
        return self.profile.document["roles"] if self.profile else None

    @property
    def owner(self) -> str | None:
        """The role that owns the objects, None without a profile."""
        return self.roles["owner"] if self.roles else None

    @cached_property
    def applicable(self) -> list[Source]:
        """The files that apply here, in the order in which eldb applies them."""
        packs = self._packs
        chosen = [
            source for source in self.tree.sources if source.pack in packs and source.headers.applies(self.capabilities)
        ]
        applies = {source.path for source in chosen}
        return order(chosen, packs, (source for source in self.tree.sources if source.path not in applies))

    def require_identity(self, pinned: PinnedRegion, cluster: int | None, database: str) -> None:
        """Raise DriftError if a database belongs to another region or was moved to another cluster."""
        if self.profile and pinned.region_id and pinned.region_id != self.profile.region_id:
            raise DriftError(
                f"database {database} is region '{pinned.region_id}', not '{self.profile.region_id}'",
                "Check the address, and use the profile of this region. Nothing was changed.",
            )
        if pinned.system_identifier and cluster and pinned.system_identifier != cluster:
            raise DriftError(
                f"region '{pinned.region_id}' was pinned on cluster {pinned.system_identifier},"
                f" this is cluster {cluster}",
                "If you restored or moved the region on purpose: UPDATE eldb.region SET system_identifier = NULL.",
            )

    def compare(
        self,
        records: Mapping[str, Record],
        differences: Iterable[ObjectDifference],
        overrides: Overrides = NO_OVERRIDES,
        edited_text: Callable[[str], str | None] = lambda path: None,
    ) -> Plan:
        """Return the plan for a database with these records and differences."""
        moves = find_moves(records, self.tree)
        records, differences = carry_records(records, moves), carry_differences(differences, moves)

        def digest(source: Source) -> Digest:
            record = records.get(source.path)
            inputs = self.renderer.inputs_hash(source)
            if record and record.inputs_hash == inputs:
                return Digest(inputs, record.rendered_hash)
            return Digest(inputs, hashlib.sha256(self.renderer.render(source).encode()).hexdigest())

        plan = make_plan(self.applicable, digest, records, self.tree.by_path, differences, overrides, edited_text)
        return replace(plan, moves=moves)

    def render(self, plan: Plan) -> dict[str, str]:
        """Return the text of each file of the plan. Raises UsageError for a statement that a file must not contain."""
        texts = {step.source.path: self.renderer.render(step.source) for step in plan.steps}
        for step in plan.steps:
            guard(texts[step.source.path], step.source.path, no_transaction=step.source.headers.no_transaction)
        return texts

    def has(self, name: str) -> bool:
        """True if a file that applies here defines the object of this name."""
        return any(source.name == name for source in self.applicable)

    def left(self, records: Iterable[str]) -> list[str]:
        """Return the repeatable files that were applied and no longer apply here, because their twin does."""
        here = {source.path for source in self.applicable}
        known = self.tree.by_path
        return [path for path in records if path not in here and path in known and not known[path].versioned]

    @property
    def _packs(self) -> list[str]:
        if self.profile is None:
            return self.tree.packs
        packs: list[str] = self.profile.document["region"]["packs"]
        if missing := [pack for pack in packs if pack not in self.tree.packs]:
            raise UsageError(
                f"region.packs names '{missing[0]}', and {self.tree.root} does not have this pack",
                f"It has: {', '.join(self.tree.packs)}.",
            )
        return packs
