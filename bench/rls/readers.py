"""The five readers that the goals name, and their ids in data.sql."""

from dataclasses import dataclass
from hashlib import md5
from uuid import UUID


@dataclass(frozen=True, slots=True)
class BenchReader:
    """A reader, with the role that the API uses for them."""

    name: str
    person: int | None
    """The number of the profile. None for an anonymous request."""

    @property
    def role(self) -> str:
        return "anon" if self.person is None else "authenticated"

    @property
    def profile(self) -> UUID | None:
        """The id of the profile in data.sql."""
        return None if self.person is None else UUID(md5(f"profile{self.person}".encode()).hexdigest())

    @property
    def claims(self) -> str:
        """The value of request.jwt.claims."""
        return "" if self.person is None else f'{{"sub":"{self.profile}"}}'


def readers(of_the_largest: int, of_the_smallest: int) -> tuple[BenchReader, ...]:
    """The five readers, given the numbers of a member of the largest and of one of the smallest community."""
    return (
        BenchReader("huge", of_the_largest),
        BenchReader("tiny", of_the_smallest),
        BenchReader("no membership", 0),
        BenchReader("anonymous", None),
        BenchReader("40 memberships", -40),
    )
