"""Findings of verify, and their formats for other programs."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from eldb import sarif

DOCS = "docs/checks.md"


@dataclass(frozen=True)
class RunnerRule:
    """A rule of the runner, not of the database; the table ops.rules has its number too."""

    number: int
    level: str
    title: str


RUNNER_RULES = {
    "not_applied": RunnerRule(901, "ERROR", "Nothing was applied here"),
    "drift": RunnerRule(902, "ERROR", "An object differs from what its file left"),
    "edited": RunnerRule(903, "ERROR", "History and files disagree"),
    "pending": RunnerRule(904, "WARN", "A file is not applied yet"),
    "probe": RunnerRule(905, "ERROR", "Somebody may do what the access model forbids, or may not do what it allows"),
}

_LEVELS: dict[str, sarif.Level] = {"ERROR": "error", "WARN": "warning", "INFO": "note"}


@dataclass(frozen=True)
class CheckFinding:
    """One finding, with the columns of Supabase's splinter."""

    name: str
    title: str
    level: str
    facing: str
    categories: Sequence[str]
    description: str
    detail: str
    remediation: str
    metadata: dict[str, Any]
    cache_key: str

    @property
    def fails(self) -> bool:
        """True if somebody must act: for every level above INFO."""
        return self.level != "INFO"


def from_runner(
    name: str, key: str, detail: str, remedy: str, category: str = "HISTORY", **metadata: Any
) -> CheckFinding:
    """Return a finding of one of the runner's rules; `key` identifies its object."""
    rule = RUNNER_RULES[name]
    return CheckFinding(
        name=name,
        title=rule.title,
        level=rule.level,
        facing="EXTERNAL" if category == "SECURITY" else "INTERNAL",
        categories=[category],
        description=f"{rule.title}. See {DOCS}.",
        detail=detail,
        remediation=remedy,
        metadata={"object": key, "number": rule.number, **metadata},
        cache_key=f"{name}:{key}",
    )


def as_sarif(findings: Sequence[CheckFinding]) -> str:
    """Return the findings as SARIF; their places are objects of the database."""
    return sarif.render(
        [
            sarif.Result(
                rule=finding.name,
                level=_LEVELS[finding.level],
                message=finding.detail,
                object=finding.metadata.get("object"),
                key=finding.cache_key,
                title=finding.title,
                help=finding.remediation,
                properties={"categories": list(finding.categories), **finding.metadata},
            )
            for finding in findings
        ],
        DOCS,
    )


def as_junit(findings: Sequence[CheckFinding], rules: Sequence[str]) -> str:
    """Return the findings as JUnit: one test case per rule, failed if somebody must act."""
    from junitparser import JUnitXml, TestCase, TestSuite

    suite = TestSuite("eldb verify")
    for rule in dict.fromkeys([*rules, *(finding.name for finding in findings)]):
        found = [finding for finding in findings if finding.name == rule]
        case = TestCase(rule, "eldb.verify")
        case.result = [_failure(finding) for finding in found if finding.fails]
        if known := "\n".join(f.detail for f in found if not f.fails):
            case.system_out = known
        suite.add_testcase(case)
    report = JUnitXml("eldb")
    report.add_testsuite(suite)
    report.update_statistics()
    return str(report.tostring().decode())


def _failure(finding: CheckFinding) -> Any:
    from junitparser import Failure

    failure = Failure(finding.detail, finding.level)
    failure.text = finding.remediation
    return failure
