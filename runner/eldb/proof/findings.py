"""What verify finds, and how other programs read it."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from eldb import sarif

DOCS = "docs/checks.md"
RUNNER_RULES = {"not_applied": 901, "drift": 902, "edited": 903, "pending": 904, "probe": 905}
"""Numbers of the rules that are no functions of the database; its table ops.rules repeats them."""

_LEVELS: dict[str, sarif.Level] = {"ERROR": "error", "WARN": "warning", "INFO": "note"}


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding, in the columns of Supabase's splinter."""

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

    def as_dict(self) -> dict[str, Any]:
        """The finding as plain data."""
        return asdict(self)

    @property
    def fails(self) -> bool:
        """True where somebody has to act: everything but INFO."""
        return self.level != "INFO"


def from_runner(
    name: str, level: str, title: str, detail: str, remedy: str, key: str, category: str = "HISTORY", **metadata: Any
) -> Finding:
    """A finding of a rule that is the runner's own; `key` tells its object from others."""
    described = {"object": key, "number": RUNNER_RULES[name], **metadata}
    facing = "EXTERNAL" if category == "SECURITY" else "INTERNAL"
    description = f"{title}. See {DOCS}."
    return Finding(name, title, level, facing, [category], description, detail, remedy, described, f"{name}:{key}")


def as_sarif(findings: Sequence[Finding]) -> str:
    """The findings as SARIF: places are objects of the database."""
    return sarif.render(
        [
            sarif.Result(
                rule=finding.name,
                level=_LEVELS[finding.level],
                message=finding.detail,
                place=sarif.Place(object=finding.metadata.get("object")),
                key=finding.cache_key,
                title=finding.title,
                help=finding.remediation,
                properties={"categories": list(finding.categories), **finding.metadata},
            )
            for finding in findings
        ],
        DOCS,
    )


def as_junit(findings: Sequence[Finding], rules: Sequence[str]) -> str:
    """The findings as JUnit: a test case for each rule that was asked, failed where somebody has to act."""
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


def _failure(finding: Finding) -> Any:
    from junitparser import Failure

    failure = Failure(finding.detail, finding.level)
    failure.text = finding.remediation
    return failure
