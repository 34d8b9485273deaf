"""`eldb report access` writes a page without external files, and JSON whose diff shows a change."""

import json
from difflib import ndiff
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tests.runner.conftest import ScratchDatabase, eldb


class Page(HTMLParser):
    """The tags of a page with their attributes, and the text between them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data.strip())


def report(url: str, folder: Path) -> tuple[str, str, dict[str, Any]]:
    folder.mkdir(exist_ok=True)
    run = eldb("report", "access", "--url", url, "--output", folder / "access.html")
    assert run.code == 0, run.err
    text = (folder / "access.json").read_text()
    return (folder / "access.html").read_text(), text, json.loads(text)


def cell(found: dict[str, Any], table: str, duty: str, command: str) -> dict[str, Any]:
    (access,) = [t["access"] for t in found["tables"] if f"{t['schema']}.{t['name']}" == table]
    (one,) = [c for c in access if (c["duty"], c["command"]) == (duty, command)]
    return dict(one)


def test_the_page_needs_no_external_files(region_url: str, tmp_path: Path) -> None:
    html, _, found = report(region_url, tmp_path)
    page = Page(html)
    assert not {tag for tag, _ in page.tags} & {"script", "link", "img", "iframe"}
    assert [a for _, a in page.tags if any((v or "").startswith(("http", "//")) for v in a.values())] == []
    assert "url(" not in html
    assert "@import" not in html
    rows = [attributes for tag, attributes in page.tags if tag == "th" and attributes.get("scope") == "row"]
    assert len(rows) == len(found["tables"])
    assert len([tag for tag, _ in page.tags if tag == "td"]) == len(found["tables"]) * len(found["roles"]) * 4
    assert all("scope" in attributes for tag, attributes in page.tags if tag == "th")
    anchors = {a["id"] for _, a in page.tags if a.get("id")}
    assert {(a["href"] or "")[1:] for tag, a in page.tags if tag == "a"} <= anchors
    assert "<code>stories_gate_reader</code> (gate): All gates, for every role" in html


@pytest.mark.stacks("15", "18")
def test_a_cell_says_how_much_a_role_may_do(region_url: str, tmp_path: Path) -> None:
    _, _, found = report(region_url, tmp_path)
    read = cell(found, "ledger.stories", "anon", "SELECT")
    assert (read["rows"], read["policies"], read["gates"]) == ("some", ["stories_select_anon"], ["stories_gate_reader"])
    assert "title" in cell(found, "ledger.stories", "authenticated", "UPDATE")["columns"]
    assert "storyteller_id" not in cell(found, "ledger.stories", "authenticated", "UPDATE")["columns"]
    assert cell(found, "ledger.stories", "authenticated", "DELETE")["rows"] == "none"
    assert cell(found, "ledger.story_people", "anon", "SELECT")["rows"] == "gated"
    assert cell(found, "ledger.regions", "anon", "SELECT")["rows"] == "all"
    assert cell(found, "ledger.story_consents", "authenticated", "SELECT")["rows"] == "tables"
    assert cell(found, "priv.gateways", "service_role", "SELECT")["rows"] == "none"


def test_the_json_shows_a_change_and_nothing_else(region_url: str, tmp_path: Path) -> None:
    _, before, _ = report(region_url, tmp_path / "before")
    _, again, _ = report(region_url, tmp_path / "again")
    assert again == before
    with psycopg.connect(region_url) as connection:
        connection.execute("GRANT DELETE ON ledger.label_types TO authenticated")
        connection.execute("CREATE POLICY planted ON ledger.label_types FOR DELETE TO authenticated USING (code <> '')")
    _, after, found = report(region_url, tmp_path / "after")
    assert cell(found, "ledger.label_types", "authenticated", "DELETE")["policies"] == ["planted"]
    lines = [line for line in ndiff(before.splitlines(), after.splitlines()) if line.startswith(("+", "-"))]
    assert 0 < len(lines) < 20, lines


def test_the_page_escapes_names(region_url: str, tmp_path: Path) -> None:
    with psycopg.connect(region_url) as connection:
        connection.execute("CREATE POLICY \"<script>\" ON ledger.regions FOR SELECT TO anon USING ('</pre>' <> '')")
    html, _, _ = report(region_url, tmp_path)
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_without_a_ledger_there_is_no_report(applied_table: ScratchDatabase, tmp_path: Path) -> None:
    run = applied_table.eldb("report", "access", "--output", tmp_path / "access.html")
    assert (run.code, "has no ledger" in run.err) == (2, True), run.err
    assert not (tmp_path / "access.html").exists()
