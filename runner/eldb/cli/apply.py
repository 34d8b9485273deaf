"""`eldb bootstrap` and `eldb apply`: apply the files to a database."""

import sys
from typing import Any

import click

from eldb.cli.options import format_option, seconds_option, target_options
from eldb.cli.output import FINDINGS, print_findings, print_json
from eldb.cli.target import Target


@click.command()
@click.argument("region_name", metavar="[REGION]", required=False)
@target_options
@format_option()
def bootstrap(target: Target, region_name: str | None, style: str) -> None:
    """Create, apply, configure and verify a region. A second run changes nothing.

    \b
    Example:
      eldb bootstrap oceania
      eldb bootstrap ./my_region.toml --url postgresql://deployer@db.example.org/ledger
    """
    from dataclasses import replace

    from eldb.apply.bootstrap import apply_region, create_database
    from eldb.apply.runner import Runner
    from eldb.cli.progress import applying
    from eldb.database.limits import LIMITS
    from eldb.proof.verify import verify

    target = replace(target, region=region_name or target.region)
    tree = target.tree()
    address = target.address()
    created = create_database(address.conninfo)
    with target.workspace_to_change(LIMITS, tree, address) as workspace:
        with applying() as progress:
            applied, configured = apply_region(workspace, Runner(workspace, progress=progress), configure=True)
        findings = verify(workspace)
    changed = {"created": created, "applied": len(applied), "configured": configured}
    print_findings(findings, style, {"region": workspace.profile and workspace.profile.region_id, **changed})
    if style == "human":
        click.echo(
            "nothing to do: every file is applied and configured" if not any(changed.values()) else _summary(changed)
        )
    sys.exit(FINDINGS if any(finding.fails for finding in findings) else 0)


@click.command()
@target_options
@click.option("--dry-run", is_flag=True, help="Run everything in one transaction, and roll back.")
@click.option("--adopt", multiple=True, metavar="OBJECT", help="Accept a changed object as it is.")
@click.option("--forget", multiple=True, metavar="PATH", help="Accept that an applied file no longer exists.")
@click.option(
    "--out-of-order", multiple=True, metavar="PATH", help="Apply a file with a lower number than the last one."
)
@seconds_option("--lock-timeout", 1.0, "Seconds to wait for one lock.")
@seconds_option("--lock-budget", 60.0, "Seconds for all attempts at one file.")
@seconds_option("--build-timeout", 600.0, "Seconds that a concurrent build waits for older transactions.")
@format_option()
def apply(
    target: Target,
    dry_run: bool,
    adopt: tuple[str, ...],
    forget: tuple[str, ...],
    out_of_order: tuple[str, ...],
    lock_timeout: float,
    lock_budget: float,
    build_timeout: float,
    style: str,
) -> None:
    """Apply new and changed files, and restore objects that drifted.

    \b
    Example:
      eldb apply --region oceania --dry-run
      eldb apply --region oceania
    """
    from eldb.apply.bootstrap import apply_region
    from eldb.apply.runner import Runner
    from eldb.cli.progress import applying
    from eldb.database.limits import WaitLimits
    from eldb.planning.plan import Overrides

    overrides = Overrides(frozenset(adopt), frozenset(forget), frozenset(out_of_order))
    limits = WaitLimits(lock=lock_timeout, budget=lock_budget, build=build_timeout)
    with target.workspace_to_change(limits) as workspace, applying() as progress:
        runner = Runner(workspace, limits, progress)
        if dry_run:
            applied, configured = runner.rehearse(overrides), 0
        else:
            applied, configured = apply_region(workspace, runner, overrides)
    if style == "json":
        print_json(
            {
                "dry_run": dry_run,
                "applied": [{"path": a.path, "reason": a.reason, "ms": a.duration_ms} for a in applied],
                "configured": configured,
            }
        )
    else:
        done = (
            _summary({"applied": len(applied), "configured": configured}) if applied or configured else "nothing to do"
        )
        click.echo(f"rolled back: {done}" if dry_run else done)


def _summary(changed: dict[str, Any]) -> str:
    words = {"created": "database created", "applied": "{} files applied", "configured": "{} rows configured"}
    return ", ".join(words[key].format(value) for key, value in changed.items() if value)
