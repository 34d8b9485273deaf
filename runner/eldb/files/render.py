"""Render `.sql.j2` files. A value becomes a quoted literal, or with the filter `ident` a quoted identifier."""

import hashlib
import json
import traceback
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from eldb.errors import UsageError
from eldb.files.profiles import ProfileFile
from eldb.files.sources import Source, Tree

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment

_MAX_IDENTIFIER = 63


class Renderer:
    """Renders the files of one tree for one profile and the capabilities of one server."""

    def __init__(self, tree: Tree, context: Mapping[str, Any]) -> None:
        self._tree = tree
        self._context = context
        self._rendered: dict[str, str] = {}

    def inputs_hash(self, source: Source) -> str:
        """Return the hash of all that the rendered text depends on. While it stays the same, eldb does not render."""
        if not source.is_template:
            return source.sha256
        return hashlib.sha256(f"{source.sha256}{self._shared_hash}".encode()).hexdigest()

    def render(self, source: Source) -> str:
        """Return the SQL to send; each file is rendered once. Raises UsageError with file, line and remedy."""
        if not source.is_template:
            return source.text
        if source.path not in self._rendered:
            self._rendered[source.path] = self._render(source)
        return self._rendered[source.path]

    def _render(self, source: Source) -> str:
        import jinja2

        try:
            return self._environment.from_string(source.text).render(self._context)
        except jinja2.TemplateSyntaxError as exc:
            raise UsageError(f"{exc.name or source.path}:{exc.lineno}: {exc.message}", "See docs/format.md.") from None
        except jinja2.UndefinedError as exc:
            hint = f"Templates know: {', '.join(sorted(self._context))}."
            raise UsageError(f"{source.path}:{_template_line(exc)}: {exc.message}", hint) from None
        except (jinja2.TemplateError, ValueError, TypeError) as exc:
            raise UsageError(f"{source.path}:{_template_line(exc)}: {exc}", "Correct the region profile.") from None

    @cached_property
    def _shared_hash(self) -> str:
        shared = json.dumps([self._tree.macros, self._context], sort_keys=True, default=sorted)
        return hashlib.sha256(shared.encode()).hexdigest()

    @cached_property
    def _environment(self) -> "SandboxedEnvironment":
        import jinja2
        from jinja2.sandbox import SandboxedEnvironment
        from markupsafe import Markup

        def finalize(value: Any) -> Any:
            return value if isinstance(value, (Markup, jinja2.Undefined)) else Markup(quote_literal(value))

        def ident(name: Any) -> Markup:
            if isinstance(name, jinja2.Undefined):
                str(name)  # raises, and names what is undefined
            return Markup(quote_identifier(name))

        # With autoescape, the output of a macro is Markup and passes finalize unchanged; a value is never Markup.
        environment = SandboxedEnvironment(
            undefined=jinja2.StrictUndefined,
            finalize=finalize,
            autoescape=True,
            keep_trailing_newline=True,
            trim_blocks=True,
            lstrip_blocks=True,
            loader=jinja2.DictLoader(self._tree.macros),
        )
        environment.filters = {"ident": ident, "sort": sorted}
        environment.globals = {}
        return environment


def renderer_for(tree: Tree, profile: ProfileFile | None, capabilities: frozenset[str]) -> Renderer:
    """Return a renderer. Its templates know the capabilities, and the profile without communities and peers."""
    document = profile.document if profile else {}
    context = {key: value for key, value in document.items() if key not in ("communities", "peers")}
    return Renderer(tree, {**context, "capabilities": capabilities})


def quote_literal(value: Any) -> str:
    """Return `value` as an SQL literal: a mapping as jsonb, a sequence as an array. Raises ValueError for a NUL."""
    from psycopg import sql
    from psycopg.types.json import Jsonb

    if "\0" in str(value):
        raise ValueError("a value contains a NUL byte, and SQL text cannot")
    if isinstance(value, Mapping):
        value = Jsonb(value)
    elif isinstance(value, (set, frozenset)):
        value = sorted(value)
    return sql.Literal(value).as_string(None)


def quote_identifier(name: Any) -> str:
    """Return `name` as a quoted SQL identifier. Raises ValueError if PostgreSQL would cut or refuse it."""
    from psycopg import sql

    if not isinstance(name, str) or not name or "\0" in name:
        raise ValueError(f"{name!r} is not an identifier")
    if len(name.encode()) > _MAX_IDENTIFIER:
        raise ValueError(f"identifier '{name}' is too long: PostgreSQL cuts it after {_MAX_IDENTIFIER} bytes")
    return sql.Identifier(name).as_string(None)


def _template_line(exc: BaseException) -> int:
    frames = traceback.walk_tb(exc.__traceback__)
    return next((line for frame, line in reversed([*frames]) if frame.f_code.co_filename == "<template>"), 1)
