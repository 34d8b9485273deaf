"""Asks the database who sees some of the demo's stories. The lead of each story's home asks why."""

from dataclasses import dataclass
from uuid import UUID, uuid4

from psycopg.rows import class_row

from demo.acting import Actors
from demo.content import DemoRegion
from demo.gateway import become, gateway

REGION = "oceania"
STORIES = (
    "08-the-great-thaw",
    "03-ten-words-a-week",
    "06-where-the-fence-goes",
    "12-cool-fire-hot-ute",
    "15-between-two-chairs",
)
PEOPLE = {
    "a member": "Jacob Caleb",
    "an elder": "Aunty Salome Gideon",
    "a lead": "Walter Philemon",
    "a protocol's member": "Keziah Matthew",
    "a blocked person": "Joel Gideon",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether a reader sees a story, and the reason."""

    story: str
    reader: str
    sees: bool
    why: str


@dataclass(frozen=True, slots=True)
class WhyStep:
    """A row of ledger.why_visible."""

    step: int
    kind: str
    name: str
    holds: bool
    reason: str


def ask(url: str, region: DemoRegion) -> list[Answer]:
    """Ask about each of STORIES for an anonymous request, for PEOPLE and for a person without any community."""
    with gateway(url) as connection:
        actors = Actors(connection, region)
        readers = {"anonymous": None} | {label: actors.profile(name) for label, name in PEOPLE.items()}
        readers["a stranger"] = uuid4()
        return [_answer(actors, slug, label, reader) for slug in STORIES for label, reader in readers.items()]


def _answer(actors: Actors, slug: str, label: str, reader: UUID | None) -> Answer:
    story = actors.region.stories[slug]
    story_id = actors.find_story(story)
    with actors.connection.transaction():
        become(actors.connection, "authenticated" if reader else "anon", reader)
        sees = actors.sees("SELECT FROM ledger.stories WHERE id = %s", story_id)
        actors.sign_in(actors.region.lead(story.community))
        with actors.connection.cursor(row_factory=class_row(WhyStep)) as cursor:
            steps = cursor.execute("SELECT * FROM ledger.why_visible(%s, %s)", (story_id, reader)).fetchall()
    return Answer(story.title, label, sees, _deciding(steps, "community" if reader else "public").reason)


def _deciding(steps: list[WhyStep], likely: str) -> WhyStep:
    """The gate that closes an open reach, or the first open reach. If no reach is open, the likely one."""
    reach = next((step for step in steps if step.kind == "reach" and step.holds), None)
    if reach is None:
        return next(step for step in steps if step.name == likely)
    return next((step for step in steps if step.kind == "gate" and not step.holds), reach)
