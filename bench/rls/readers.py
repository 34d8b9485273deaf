"""Who reads: the five readers of the goals, and what each of them is in the data of data.sql."""

from dataclasses import dataclass
from hashlib import md5
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who asks, with the role that the API takes for them."""

    name: str
    person: int | None
    """Number of the profile; None for a request by nobody in particular."""

    @property
    def role(self) -> str:
        return "anon" if self.person is None else "authenticated"

    @property
    def profile(self) -> UUID | None:
        """The id that data.sql gave the profile."""
        return None if self.person is None else UUID(md5(f"profile{self.person}".encode()).hexdigest())

    @property
    def claims(self) -> str:
        """The value of request.jwt.claims."""
        return "" if self.person is None else f'{{"sub":"{self.profile}"}}'


def readers(of_the_largest: int, of_the_smallest: int) -> tuple[Reader, ...]:
    """The readers of the goals, given a member's number of the largest and of the smallest community."""
    return (
        Reader("huge", of_the_largest),
        Reader("tiny", of_the_smallest),
        Reader("no membership", 0),
        Reader("anonymous", None),
        Reader("40 memberships", -40),
    )
