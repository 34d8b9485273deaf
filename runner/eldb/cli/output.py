"""What commands print alike, and the exit codes that are no error."""

import json
from typing import Any

import click

FINDINGS, PENDING, DRIFT = 1, 3, 4


def print_findings(findings: list[Any], style: str, head: dict[str, Any]) -> None:
    """Findings of verify in words, or with `head` as JSON."""
    if style == "json":
        print_json({**head, "findings": [finding.as_dict() for finding in findings]})
        return
    for finding in findings:
        click.secho(
            f"{finding.level:5} {finding.name}: {finding.detail}",
            fg={"ERROR": "red", "WARN": "yellow"}.get(finding.level),
        )
        click.echo(f"      {finding.remediation}")
    failing = sum(finding.fails for finding in findings)
    click.echo(
        f"verified: {failing} findings to act on, {len(findings) - failing} for information"
        if findings
        else "verified: no findings"
    )


def print_json(value: Any) -> None:
    """One JSON document on stdout."""
    click.echo(json.dumps(value, indent=2, default=str))
