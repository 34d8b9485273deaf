"""The pages name commands, files and codes that exist, and show what commands print."""

import re
import runpy
import shlex
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from eldb.cli.main import COMMANDS, main
from tests.runner.conftest import CLEAN, RUNNER, eldb
from tests.servers import run

ROOT = Path(__file__).parents[2]
QUICKSTART = ROOT / "docs/quickstart.md"
PAGES = [
    ROOT / "README.md",
    QUICKSTART,
    ROOT / "CONTRIBUTING.md",
    ROOT / "CHANGELOG.md",
    ROOT / "runner/README.md",
    ROOT / "sql/README.md",
    *sorted({*(ROOT / "docs").glob("*.md")} - {QUICKSTART}),
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


def blocks(page: Path, language: str) -> list[str]:
    """The fenced texts of a page in one language."""
    fenced = re.findall(r"^```(\w*)\n(.*?)^```$", page.read_text(), re.MULTILINE | re.DOTALL)
    return [text for found, text in fenced if found == language]


def examples(page: Path) -> list[tuple[str, str]]:
    """Each line `$ eldb …` of a page, and what the page shows below it."""
    example = re.compile(r"^\$ (eldb .*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
    return [found for block in blocks(page, "") for found in example.findall(block)]


def printed(command: str, data_dir: Path) -> str:
    """What a command prints to a terminal, with an embedded server in that folder."""
    done = subprocess.run(
        [*RUNNER, *shlex.split(command)[1:], "--data-dir", data_dir],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=CLEAN,
        cwd=ROOT,
        timeout=120,
        check=False,
    )
    return done.stdout


@pytest.fixture
def data_dir() -> Iterator[Path]:
    """The folder of an embedded server, which the first command makes as on a new machine."""
    folder = run.new_folder()
    yield folder
    eldb("embedded", "destroy", "--yes", "--data-dir", folder)


def test_commands_print_what_the_pages_show(data_dir: Path) -> None:
    # A bootstrap takes seconds, so the first run of a command on one page is also the first run on the others.
    runs: dict[tuple[str, int], str] = {}
    for page in PAGES:
        times = Counter[str]()
        for line, shown in examples(page):
            command = line.partition("#")[0].strip()
            times[command] += 1
            run_of_page = (command, times[command])
            if run_of_page not in runs:
                runs[run_of_page] = printed(command, data_dir)
            pattern = ".+".join(map(re.escape, shown.split("…")))
            assert re.fullmatch(pattern, runs[run_of_page]), f"{page.name}: {line}\n{runs[run_of_page]}"


def test_readme_and_quickstart_show_what_commands_print() -> None:
    assert all(any(shown for _, shown in examples(page)) for page in (ROOT / "README.md", QUICKSTART))


def test_the_sql_of_the_quickstart_prints_what_its_comments_show(region_url: str, psql: Path) -> None:
    (script,) = blocks(QUICKSTART, "sql")
    command: list[str | Path] = [psql, region_url, "-XAtq", "-F", " | ", "-v", "ON_ERROR_STOP=1"]
    done = subprocess.run(command, input=script, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    printed = [line for line in done.stdout.splitlines() if line and not line.startswith("{")]
    assert printed == re.findall(r"FROM ledger\.stories;\s+-- (.*)", script)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_to_files_that_exist(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text())
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_messages_and_comments_name_commands_that_exist(region_url: str) -> None:
    with psycopg.connect(region_url) as connection:
        catalogue = "SELECT description FROM pg_description UNION ALL SELECT prosrc FROM pg_proc"
        texts = [text for (text,) in connection.execute(catalogue)]
    texts += [path.read_text() for path in (ROOT / "runner").rglob("*.py")]
    begun = re.compile(r"(?:^|[`'\":] ?|[Rr]un )eldb ([a-z]+)", re.MULTILINE)
    named = {name for text in texts for name in begun.findall(text)}
    assert "apply" in named
    sentences = {"began", "cannot", "has", "refuses"}
    assert named - COMMANDS.keys() - sentences <= {"watch"}, "`eldb watch` is the name of a session"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_what_the_page_says(shell: str) -> None:
    assert f"_ELDB_COMPLETE={shell}_source eldb" in (ROOT / "docs/cli.md").read_text()
    done = eldb("--help", env={"_ELDB_COMPLETE": f"{shell}_source"}, runner=[sys.prefix + "/bin/eldb"])
    assert (done.code, "_ELDB_COMPLETE" in done.out) == (0, True), done.err


def test_messages_name_pages_that_exist() -> None:
    named = {
        match for path in (ROOT / "runner").rglob("*.py") for match in re.findall(r"docs/\w+\.md", path.read_text())
    }
    assert named
    assert [page for page in sorted(named) if not (ROOT / page).is_file()] == []


def test_every_error_code_of_class_el_is_explained() -> None:
    raised = {code for path in (ROOT / "sql").rglob("*.sql*") for code in re.findall(r"'(EL\d{3})'", path.read_text())}
    explained = set(re.findall(r"^\| (?:`)?(EL\d{3})", (ROOT / "docs/errors.md").read_text(), re.MULTILINE))
    assert raised == explained
