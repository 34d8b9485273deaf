"""Read the header lines at the top of an SQL file: `-- eldb: <word> [value]`."""

import re
from dataclasses import dataclass

from eldb.errors import UsageError

_LINE = re.compile(r"--\s*eldb:\s*(?P<word>[a-z-]+)\s*(?P<value>.*?)\s*")
_TAKES_VALUE = {"requires", "when", "unless"}
_KNOWN = ("requires", "no-transaction", "when", "unless", "as login")


@dataclass(frozen=True)
class Headers:
    """What the headers of a file say about when and how eldb applies it."""

    requires: tuple[str, ...] = ()
    when: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    no_transaction: bool = False
    as_login: bool = False

    def applies(self, capabilities: frozenset[str]) -> bool:
        """True if the server has every capability in `when` and none in `unless`."""
        return capabilities.issuperset(self.when) and capabilities.isdisjoint(self.unless)


def parse_headers(text: str, where: str) -> Headers:
    """Read the headers of a file; `where` is its path. Raises UsageError with the line."""
    found: dict[str, list[str]] = {"requires": [], "when": [], "unless": []}
    flags: set[str] = set()
    in_head = True
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.startswith("--"):
            in_head = False
        match = _LINE.fullmatch(line.strip())
        if match is None:
            continue
        word, value = match["word"], match["value"]
        if not in_head:
            raise UsageError(f"{where}:{number}: a header is below the first statement", "Move it to the top.")
        if word in _TAKES_VALUE and value:
            found[word].append(value)
        elif word == "no-transaction" and not value:
            flags.add("no_transaction")
        elif (word, value) == ("as", "login"):
            flags.add("as_login")
        else:
            raise UsageError(f"{where}:{number}: '{line.strip()}' is not a header", f"Headers: {', '.join(_KNOWN)}.")
    return Headers(
        requires=tuple(found["requires"]),
        when=tuple(found["when"]),
        unless=tuple(found["unless"]),
        no_transaction="no_transaction" in flags,
        as_login="as_login" in flags,
    )
