"""Check the SQL of a folder with the project's own rules, with sqlfluff for style and with squawk for locks."""

import difflib
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from eldb.errors import UsageError
from eldb.files.reading import read_text
from eldb.files.sources import Source, is_tree, read_tree
from eldb.lint import access as lint_access
from eldb.lint import rules as lint_rules
from eldb.lint.parsed import GRAMMAR, Parsed, Unreadable, parse
from eldb.lint.registry import Unit
from eldb.lint.tools import run_sqlfluff, run_squawk

RULES = (*lint_rules.RULES, *lint_access.RULES)
TOOLS = ("eldb", "sqlfluff", "squawk")
_REVERT = re.compile(r"(?:^|[._-])(?:down|revert|rollback|undo)\.sql$", re.IGNORECASE)
_UNREAD = "Correct it. The rules of eldb cannot check text for psql, for templates or for newer servers."


@dataclass(frozen=True, order=True)
class LintFinding:
    """One finding of a tool's rule; a rule of eldb also has a remedy."""

    path: str
    line: int
    rule: str
    tool: str
    message: str
    remedy: str = ""


@dataclass(frozen=True)
class File:
    """One file: its path in the folder, its rendered SQL, and its source in a folder of this layout."""

    path: str
    text: str
    source: Source | None = None
    is_revert: bool = False
    unfit: Sequence[LintFinding] = field(default=())

    def line(self, line: int) -> int:
        """Return the line of the file for a line of its SQL; for the text of a macro, about the line of its call."""
        if not (self.source and self.source.is_template):
            return line
        matcher = difflib.SequenceMatcher(None, self.text.splitlines(), self.source.text.splitlines(), autojunk=False)
        before = [block for block in matcher.get_matching_blocks() if block.size and block.a < line]
        return before[-1].b + min(line - before[-1].a, before[-1].size + 1) if before else 1


def lint(files: Sequence[File], config: Path | None, tools: Collection[str] = TOOLS) -> list[LintFinding]:
    """Return every finding; `config` is a .sqlfluff file. Without it, lint does not check style."""
    findings = {finding for file in files for finding in file.unfit}
    if "eldb" in tools:
        findings.update(_own_rules(files))
    texts = {file.path.removesuffix(".j2"): file.text for file in files}
    by_path = {file.path.removesuffix(".j2"): file for file in files}
    if "sqlfluff" in tools and config:
        findings.update(_placed(by_path, "sqlfluff", run_sqlfluff(texts, config)))
    if "squawk" in tools:
        forward = {path: text for path, text in texts.items() if _is_migration(by_path[path])}
        findings.update(_placed(by_path, "squawk", run_squawk(forward)))
    return sorted(findings)


def own_files(root: Path, region: str) -> list[File]:
    """Return the files of a folder with the layout of docs/format.md, rendered for a region. Raises UsageError."""
    from eldb.files.profiles import find_profile, load_profile
    from eldb.files.render import renderer_for

    tree = read_tree(root)
    renderer = renderer_for(tree, load_profile(find_profile(region)), frozenset())
    files = []
    for source in tree.sources:
        files.append(File(source.path, renderer.render(source), source))
        if source.revert:
            files.append(File(source.revert.path, renderer.render(source.revert), source.revert, is_revert=True))
    return files


def foreign_files(root: Path) -> list[File]:
    """Return every .sql file below a folder of another layout, without hidden folders.

    The name of a file shows that it is a revert. A file that is not plain UTF-8 is a finding, and is still checked.
    """
    return [
        _foreign(path, path.relative_to(root).as_posix())
        for path in sorted(root.rglob("*.sql"))
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(root).parts)
    ]


def read_files(root: Path, region: str) -> list[File]:
    """Return the files of a folder with this or another layout."""
    return own_files(root, region) if is_tree(root) else foreign_files(root)


def _foreign(path: Path, shown: str) -> File:
    is_revert = _REVERT.search(path.name) is not None
    try:
        return File(shown, read_text(path), is_revert=is_revert)
    except UsageError as exc:
        said = str(exc).removeprefix(f"{path}:")
        line = int(match[0]) if (match := re.match(r"\d+", said)) else 1
        unfit = LintFinding(shown, line, "bytes", "eldb", said.split(": ", 1)[-1], exc.hint or "")
        text = path.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n").lstrip("\ufeff").replace("\0", " ")
        return File(shown, text, is_revert=is_revert, unfit=[unfit])


def _own_rules(files: Sequence[File]) -> Iterator[LintFinding]:
    by_path = {file.path: file for file in files}
    units = []
    for file in files:
        found = list(parse(file.text))
        for item in found:
            if isinstance(item, Unreadable):
                message = f"{item.message} (grammar of PostgreSQL {GRAMMAR})"
                yield LintFinding(file.path, file.line(item.line), "syntax", "eldb", message, _UNREAD)
        units.append(_unit(file, tuple(item for item in found if isinstance(item, Parsed))))
    for rule in RULES:
        for unit, line, message in rule.find(units):
            yield LintFinding(unit.path, by_path[unit.path].line(line), rule.name, "eldb", message, rule.remedy)


def _unit(file: File, statements: tuple[Parsed, ...]) -> Unit:
    if (source := file.source) is None:
        return Unit(file.path, file.text, statements, is_revert=file.is_revert, no_transaction=len(statements) == 1)
    has_revert = source.revert is not None if source.versioned and not file.is_revert else None
    headers = source.headers
    versioned = source.versioned
    return Unit(file.path, file.text, statements, versioned, file.is_revert, headers.no_transaction, has_revert)


def _is_migration(file: File) -> bool:
    return not file.is_revert and (file.source is None or file.source.versioned)


def _placed(by_path: dict[str, File], tool: str, rows: Iterator[tuple[str, int, str, str]]) -> Iterator[LintFinding]:
    for path, line, rule, message in rows:
        file = by_path[path]
        yield LintFinding(file.path, file.line(line), rule, tool, message)
