"""Measures what each gate costs in addition to the reach: the restrictive policy becomes a part of itself."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import psycopg

from bench.report import Comparison, judge
from bench.rls.queries import COUNT, NEWEST, select_under_policies
from bench.rls.reading import Reading
from bench.rls.timing import alternate
from eldb.files.profiles import load_profile
from eldb.files.render import renderer_for
from eldb.files.sources import read_tree

GOAL = 1.2
REACH = "reach alone"
GATES: Mapping[str, str] = {
    REACH: "TRUE",
    "status gate": "{{ stories.own() }} OR {{ stories.status_gate() }}",
    "protocol gate": "{{ stories.own() }} OR {{ stories.protocol_gate() }}",
    "period gate": "{{ stories.own() }} OR {{ stories.period_gate() }}",
    "all gates": "{{ stories.gates() }}",
}
_TEMPLATE = """{% import 'rls/stories/access/_reach.sql.j2' as stories with context %}
ALTER POLICY stories_gate_reader ON ledger.stories USING ({{ stories.exempt() }} OR (GATE))
"""


def build_policies() -> dict[str, bytes]:
    """For each of GATES, the SQL that makes it the restrictive policy. It uses the macros of the real policies."""
    root = Path(__file__).parents[2]
    tree = read_tree(root / "sql")
    renderer = renderer_for(tree, load_profile(root / "regions" / "oceania.toml"), frozenset())
    source = next(source for source in tree.sources if source.is_template)
    texts = {name: _TEMPLATE.replace("GATE", gate) for name, gate in GATES.items()}
    return {name: renderer.render(replace(source, path=name, text=text)).encode() for name, text in texts.items()}


def compare(reading: Reading, rounds: int) -> Iterator[Comparison]:
    """Compare each gate with the reach alone, with prepared statements. At the end, all gates are in force."""
    alter = build_policies()
    with psycopg.connect(reading.region.url, autocommit=True) as owner, reading.gateway() as gateway:
        for query in (NEWEST, COUNT):
            keys = [reading.keys[query]] if reading.keys[query] else []
            call = gateway.prepared(select_under_policies(query, "$1::uuid"), keys)
            seconds = alternate(dict.fromkeys(GATES, call), rounds, lambda gate: owner.execute(alter[gate]))
            owner.execute(alter["all gates"])
            for gate in GATES:
                if gate != REACH:
                    name = f"{gate}: {query}, {reading.reader.name}"
                    yield judge(name, seconds[gate] * 1e3, seconds[REACH] * 1e3, "ms", GOAL)
