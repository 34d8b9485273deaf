"""Write findings as SARIF 2.1.0, the format that code scanning services read."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from eldb import __version__

Level = Literal["error", "warning", "note"]

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


@dataclass(frozen=True)
class Result:
    """One finding. `key` is the same in every run, and `help` says what to do.

    A finding in a file has a path from the checkout and a line from 1. A finding in a database names an object.
    """

    rule: str
    level: Level
    message: str
    key: str
    path: str | None = None
    line: int | None = None
    object: str | None = None
    title: str = ""
    help: str = ""
    properties: dict[str, Any] = field(default_factory=dict)

    @property
    def location(self) -> dict[str, Any]:
        """The place of the finding, as a location object of SARIF."""
        if self.path:
            region = {"region": {"startLine": self.line}} if self.line else {}
            return {"physicalLocation": {"artifactLocation": {"uri": self.path}, **region}}
        return {"logicalLocations": [{"fullyQualifiedName": self.object}]} if self.object else {}


def render(results: Sequence[Result], help: str) -> str:
    """Return the results as one SARIF log of one run; `help` names the page that explains every rule."""
    titles: dict[str, str] = {}
    for result in results:
        titles.setdefault(result.rule, result.title or result.rule)
    rules = [
        {"id": rule, "shortDescription": {"text": title}, "help": {"text": help}} for rule, title in titles.items()
    ]
    driver = {"name": "eldb", "version": __version__, "rules": rules}
    run = {"tool": {"driver": driver}, "results": [_as_object(result, list(titles)) for result in results]}
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2, default=str)


def _as_object(result: Result, rules: list[str]) -> dict[str, Any]:
    text = f"{result.message}\n{result.help}" if result.help else result.message
    return {
        "ruleId": result.rule,
        "ruleIndex": rules.index(result.rule),
        "level": result.level,
        "message": {"text": text},
        "locations": [result.location] if result.location else [],
        "partialFingerprints": {"findingKey/v1": result.key},
        **({"properties": result.properties} if result.properties else {}),
    }
