"""Facts about what grows around stories: labels, plans, insights, what they brought. No rule stands here."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Analysis:
    id: str
    story: str

    def __str__(self) -> str:
        return f"{self.id} is an analysis of {self.story}"


@dataclass(frozen=True, slots=True)
class Embedding:
    story: str

    def __str__(self) -> str:
        return f"{self.story} was embedded"


@dataclass(frozen=True, slots=True)
class Label:
    """A community's own; the stories that carry it are of that community."""

    id: str
    community: str
    author: str
    versions: int = 1
    languages: tuple[str, ...] = ()
    stories: tuple[str, ...] = ()

    def __str__(self) -> str:
        on = f", on {' and '.join(self.stories)}" if self.stories else ""
        said = f"{self.versions} times" if self.versions > 1 else "once"
        return f"{self.id} is a label of {self.community}, written {said}, in {1 + len(self.languages)} languages{on}"


@dataclass(frozen=True, slots=True)
class Connection:
    id: str
    source: str
    target: str

    def __str__(self) -> str:
        return f"{self.id} leads from {self.source} to {self.target}"


@dataclass(frozen=True, slots=True)
class Insight:
    id: str
    community: str
    author: str
    stories: tuple[str, ...] = ()
    voters: tuple[str, ...] = ()
    endorsers: tuple[str, ...] = ()

    def __str__(self) -> str:
        hands = f"; {len(self.voters)} voted, {len(self.endorsers)} endorsed it"
        return f"{self.id} is what {self.community} learned from {' and '.join(self.stories) or 'no story'}{hands}"


@dataclass(frozen=True, slots=True)
class Gain:
    """Money that a story brought, and who received it: people, and the home of the story where `is_shared`."""

    id: str
    story: str
    recorded_by: str
    receivers: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.id} was brought by {self.story}, and went to {' and '.join(self.receivers) or 'nobody yet'}"


@dataclass(frozen=True, slots=True)
class Disclosure:
    id: str
    story: str
    disclosed_by: str

    def __str__(self) -> str:
        return f"{self.id}: {self.disclosed_by} handed {self.story} over"


@dataclass(frozen=True, slots=True)
class Plan:
    id: str
    story: str
    community: str
    planned_by: str

    def __str__(self) -> str:
        return f"{self.id} is what {self.community} plans with {self.story}"


@dataclass(frozen=True, slots=True)
class Session:
    id: str
    story: str
    authors: tuple[str, ...] = ()
    """Who did something in it, in order."""

    def __str__(self) -> str:
        return f"{self.id} is work on {self.story} by {' and '.join(self.authors) or 'nobody yet'}"


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """Two storytellers, of whom the first asked."""

    pair: tuple[str, str]
    is_mutual: bool = True

    def __str__(self) -> str:
        return f"{self.pair[0]} and {self.pair[1]} know each other" + ("" if self.is_mutual else ", says the first")


@dataclass(frozen=True, slots=True)
class Action:
    """An audit row."""

    id: str
    actor: str | None = None

    def __str__(self) -> str:
        return f"{self.id} was done by {self.actor or 'nobody in particular'}"
