"""The documentation says what is there."""

import re
import runpy
import subprocess
from pathlib import Path

import pytest

from eldb.cli.main import main

ROOT = Path(__file__).parents[2]
QUICKSTART = ROOT / "docs/quickstart.md"
PAGES = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "CHANGELOG.md",
    ROOT / "sql/README.md",
    *sorted((ROOT / "docs").glob("*.md")),
]


def test_every_command_and_option_is_documented() -> None:
    text = (ROOT / "docs/cli.md").read_text()
    sections = dict(re.findall(r"^## (eldb.*?)\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL))
    commands = runpy.run_path(str(ROOT / "docs/generate_cli.py"))["commands"]
    found = {
        name: [option for parameter in command.params for option in parameter.opts]
        for name, command in commands(main, "eldb")
    }
    assert sections.keys() - {"eldb"} == found.keys(), "run: make docs"
    missing = [
        (name, option)
        for name, options in found.items()
        for option in options
        if option.startswith("-") and option not in sections[name]
    ]
    assert missing == [], "run: make docs"


def test_the_quickstart_runs_as_it_stands(region_url: str, psql: Path) -> None:
    (script,) = re.findall(r"\$ eldb embedded psql --region oceania\n(.*?ROLLBACK;)", QUICKSTART.read_text(), re.DOTALL)
    command: list[str | Path] = [psql, region_url, "-XAtq", "-v", "ON_ERROR_STOP=1"]
    done = subprocess.run(command, input=script, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    shown = [line for line in done.stdout.splitlines() if line and not line.startswith("{")]
    assert shown[-2:] == ["The wind|draft|private", "0"], done.stdout


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text())
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_messages_name_pages_that_exist() -> None:
    named = {
        match for path in (ROOT / "runner").rglob("*.py") for match in re.findall(r"docs/\w+\.md", path.read_text())
    }
    assert named
    assert [page for page in sorted(named) if not (ROOT / page).is_file()] == []


def test_every_code_of_ours_is_explained() -> None:
    raised = {code for path in (ROOT / "sql").rglob("*.sql*") for code in re.findall(r"'(EL\d{3})'", path.read_text())}
    explained = set(re.findall(r"^\| (?:`)?(EL\d{3})", (ROOT / "docs/errors.md").read_text(), re.MULTILINE))
    assert raised == explained
