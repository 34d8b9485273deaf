"""No value of a profile can change the statements of a template."""

from collections import Counter
from pathlib import Path
from typing import Any

import psycopg
import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jinja2 import Environment, Template

from eldb.cli.main import main
from eldb.errors import UsageError
from eldb.files.headers import Headers
from eldb.files.render import Renderer, quote_identifier, quote_literal
from eldb.files.sources import Source, Tree
from tests.runner.conftest import ScratchDatabase

HOSTILE = [
    "'",
    "''; DROP TABLE t; --",
    "$$",
    "$x$",
    "{{ 7*7 }}",
    "{% raw %}",
    "--",
    "/*",
    "\\",
    "\\'",
    "a\nb",
    "é",
    '"',
    "",
]


def render(template: str, macros: dict[str, str] | None = None, **context: Any) -> str:
    source = Source("rls/a/t.sql.j2", "rls", "a", "t", template, "0" * 64, Headers(), is_template=True)
    return Renderer(Tree(Path(), (source,), macros or {}), context).render(source)


@pytest.mark.parametrize("value", HOSTILE)
def test_a_hostile_value_arrives_unchanged(empty_url: str, value: str) -> None:
    query = render(
        "SELECT {{ v }}, {{ v | ident }} FROM (SELECT 1) AS t ({{ v | ident }})" if value else "SELECT {{ v }}, 1",
        v=value,
    )
    with psycopg.connect(empty_url) as connection:
        assert connection.execute(query).fetchall() == [(value, 1)]


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(value=st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])))
def test_any_text_arrives_unchanged(empty_url: str, value: str) -> None:
    with psycopg.connect(empty_url) as connection:
        assert connection.execute(f"SELECT {quote_literal(value)}").fetchone() == (value,)


@pytest.mark.parametrize(
    ("value", "expected"), [(7, 7), (True, True), (None, None), ([1, 2], [1, 2]), ({"a": "'"}, {"a": "'"})]
)
def test_values_keep_their_type(empty_url: str, value: Any, expected: Any) -> None:
    with psycopg.connect(empty_url) as connection:
        assert connection.execute(render("SELECT {{ v }}", v=value)).fetchone() == (expected,)


def test_a_macro_is_sql_and_its_values_are_quoted() -> None:
    macros = {"rls/_m.sql.j2": "{% macro m(x) %}a = {{ x }}{% endmacro %}"}
    template = "{% import 'rls/_m.sql.j2' as lib with context %}WHERE {{ lib.m(v) }}"
    assert render(template, macros, v="o'clock") == "WHERE a = 'o''clock'"


@pytest.mark.parametrize(
    ("template", "context", "message"),
    [
        ("SELECT 1;\nSELECT {{ missing }};", {}, "rls/a/t.sql.j2:2: 'missing' is undefined"),
        ("SELECT {{ missing | ident }};", {}, "rls/a/t.sql.j2:1: 'missing' is undefined"),
        ("SELECT {{ roles.owner }};", {"roles": {}}, "rls/a/t.sql.j2:1: 'dict object' has no attribute 'owner'"),
        ("SELECT {% if %}", {}, "rls/a/t.sql.j2:1: "),
        ("SELECT 1;\n\nSELECT {{ v | ident }};", {"v": "x" * 64}, "rls/a/t.sql.j2:3: identifier 'xxx"),
        ("SELECT {{ v }};", {"v": "a\0b"}, "rls/a/t.sql.j2:1: a value contains a NUL byte"),
        ("SELECT {{ v | safe }};", {"v": "1"}, "rls/a/t.sql.j2:1: No filter named 'safe'"),
        ("SELECT {{ v.__class__ }};", {"v": "1"}, "rls/a/t.sql.j2:1: access to attribute '__class__'"),
    ],
)
def test_a_template_error_names_file_and_line(template: str, context: dict[str, Any], message: str) -> None:
    with pytest.raises(UsageError) as caught:
        render(template, **context)
    assert message in str(caught.value)
    assert caught.value.hint


@pytest.mark.parametrize("name", ["", "x" * 64, "é" * 32, "a\0b", 7])
def test_a_bad_identifier_is_refused(name: Any) -> None:
    with pytest.raises(ValueError, match="identifier"):
        quote_identifier(name)


def test_an_identifier_may_have_63_bytes() -> None:
    assert quote_identifier("x" * 63) == f'"{"x" * 63}"'


@pytest.fixture
def renders(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often this process has rendered each template."""
    counted: Counter[str] = Counter()
    compile_template = Environment.from_string

    def count(environment: Environment, source: str) -> Template:
        counted[source] += 1
        return compile_template(environment, source)

    monkeypatch.setattr(Environment, "from_string", count)
    return counted


@pytest.mark.parametrize("command", ["plan", "plan --sql", "apply --dry-run", "apply"])
def test_a_command_renders_each_file_once(database: ScratchDatabase, renders: Counter[str], command: str) -> None:
    templates = {
        "schema/a/0001_t.sql.j2": "CREATE SCHEMA app;\nCREATE TABLE app.t ({{ 'v' | ident }} text);\n",
        "schema/a/0002_i.sql.j2": "CREATE INDEX i ON app.t (v, {{ 'v' | ident }});\n",
        "schema/a/0003_i.sql.j2": "DROP INDEX app.i; -- {{ 'renders' | ident }}\n",
    }
    for path, text in templates.items():
        database.files.write(path, text)
    arguments = [*command.split(), "--url", database.url, "--sql-dir", str(database.files.root)]
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 0, done.output
    assert renders == dict.fromkeys(templates.values(), 1)
