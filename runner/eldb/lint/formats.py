"""Write findings of lint for programs that show them beside the code: code scanning and GitHub."""

from collections.abc import Sequence
from pathlib import Path

from eldb import sarif
from eldb.lint.check import LintFinding


def as_sarif(findings: Sequence[LintFinding], root: Path) -> str:
    """Return the findings as one SARIF log, with paths from the working folder."""
    results = [
        sarif.Result(
            rule=f"{finding.tool}/{finding.rule}",
            level="error",
            message=finding.message,
            path=(root / finding.path).as_posix(),
            line=finding.line,
            key=f"{finding.tool}:{finding.rule}:{finding.path}:{finding.message}",
            help=finding.remedy,
        )
        for finding in findings
    ]
    return sarif.render(results, "docs/lint.md")


def as_annotations(findings: Sequence[LintFinding], root: Path) -> str:
    """Return the findings as GitHub's workflow commands, one per line."""
    return "".join(_annotation(finding, root) for finding in findings)


def _annotation(finding: LintFinding, root: Path) -> str:
    place = f"file={_property((root / finding.path).as_posix())},line={finding.line}"
    said = f"{finding.message.rstrip('.')}. {finding.remedy}".strip()
    return f"::error {place},title={_property(f'{finding.tool} {finding.rule}')}::{_data(said)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
