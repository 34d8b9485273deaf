"""Print the oracle's access matrix: `page` for docs/access-matrix.md, `pgtap` for tests/pgtap/matrix."""

import sys
from pathlib import Path

import jinja2
from tests.model import matrix

TEMPLATES = {"page": "access-matrix.md.j2", "pgtap": "access-matrix.sql.j2"}


def printed(kind: str) -> str:
    """The page, or the pgTAP file."""
    loader = jinja2.FileSystemLoader(Path(__file__).parent)
    environment = jinja2.Environment(loader=loader, undefined=jinja2.StrictUndefined, trim_blocks=True)
    seen = {persona: matrix.seen(persona) for persona in matrix.PERSONAS}
    lines = {persona: matrix.lines(cells) for persona, cells in seen.items()}
    alike: dict[matrix.Line, list[str]] = {}
    for persona, found in lines.items():
        for line in found:
            alike.setdefault(line, []).append(persona)
    return environment.get_template(TEMPLATES[kind]).render(m=matrix, seen=seen, lines=lines, alike=alike) + "\n"


if __name__ == "__main__":
    sys.stdout.write(printed(sys.argv[1]))
