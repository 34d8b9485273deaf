"""Print docs/lint.md: each of eldb's own rules with its problem, its remedy and the examples that the tests run."""

from pathlib import Path

from eldb.lint.check import RULES
from eldb.lint.registry import Rule

_EXAMPLES = Path(__file__).parents[1] / "tests/runner/lint_examples"
_HEAD = """\
# Lint

`make docs` generates this page. `eldb lint` checks SQL without a server: by the rules below, with `sqlfluff` for style,
and with `squawk` for locks. It renders templates, checks the result, and reports each finding at its line of the
template. `--format json`, `sarif` and `github` are for machines.

It also checks a folder without the layout of [format.md](format.md). There it treats every `.sql` file as a file that
runs once, and `down.sql`, `….down.sql` and similar names as reverts.

To lift a rule for one statement, write a comment directly above the statement and say why:

```sql
-- lint: allows policy-true, because a backup with missing rows could not be restored
```

You cannot lift two more findings. `syntax` reports what the grammar of PostgreSQL 17 cannot read, for instance a named
NOT NULL of version 18, which version 15 would refuse as well. `bytes` reports a file that is not plain UTF-8.
"""


def page() -> str:
    """The whole page."""
    return "\n".join([_HEAD, *map(_section, RULES)])


def _section(rule: Rule) -> str:
    bad, good = ((_EXAMPLES / rule.name / f"{kind}.sql").read_text() for kind in ("bad", "good"))
    shown = bad.replace(" -- here", "")
    return (
        f"## {rule.name}\n\n**Problem.** {rule.problem}\n\n```sql\n{shown}```\n\n"
        f"**Remedy.** {rule.remedy}\n\n```sql\n{good}```\n"
    )


if __name__ == "__main__":
    print(page(), end="")
