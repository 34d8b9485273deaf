"""Print what several commands print, and define the exit codes that are not errors."""

import json
from dataclasses import asdict, is_dataclass
from typing import Any

import click

FINDINGS, PENDING, DRIFT = 1, 3, 4
_COLOURS = {"FAIL": "red", "ERROR": "red", "WARN": "yellow"}


def print_findings(findings: list[Any], style: str, head: dict[str, Any]) -> None:
    """Print the findings of verify as text, or as JSON together with `head`."""
    if style == "json":
        print_json({**head, "findings": findings})
        return
    for finding in findings:
        print_judged(finding.level, finding.name, finding.detail, finding.remediation)
    failing = sum(finding.fails for finding in findings)
    click.echo(
        f"verified: {failing} findings to act on, {len(findings) - failing} for information"
        if findings
        else "verified: no findings"
    )


def print_judged(level: str, subject: str, detail: str, remedy: str | None) -> None:
    """Print one observation in the colour of its level, and its remedy."""
    click.secho(f"{level:5} {subject}: {detail}", fg=_COLOURS.get(level))
    if remedy:
        click.echo(f"      {remedy}")


def print_json(value: Any) -> None:
    """Print one JSON document: a dataclass as an object, and a type that JSON lacks as text."""
    click.echo(json.dumps(value, indent=2, default=_as_plain))


def _as_plain(value: Any) -> Any:
    return asdict(value) if is_dataclass(value) and not isinstance(value, type) else str(value)
