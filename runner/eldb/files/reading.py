"""Read text files strictly: an error names the line and column of each byte that a file must not hold."""

import re
import tomllib
from pathlib import Path
from typing import Any

from eldb.errors import UsageError

_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f]")


def read_text(path: Path) -> str:
    """Return the text of a file. Raises UsageError with line and column for text that could run other than it reads."""
    try:
        data = path.read_bytes()
    except OSError as exc:
        raise UsageError(f"{path}: cannot be read: {exc.strerror}", "Restore the file or its permissions.") from None
    if data.startswith(b"\xef\xbb\xbf"):
        raise UsageError(f"{path}:1:1: the file begins with a byte order mark", "Save it as UTF-8 without BOM.")
    if (nul := data.find(b"\0")) >= 0:
        is_utf16 = data[:2] in (b"\xff\xfe", b"\xfe\xff") or nul < 4
        remedy = "Save the file as UTF-8." if is_utf16 else "Remove it; PostgreSQL would cut the statement there."
        raise UsageError(f"{path}:{_position(data, nul)}: there is a NUL byte", remedy)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as exc:
        raise UsageError(
            f"{path}:{_position(data, exc.start)}: byte 0x{data[exc.start]:02x} is not UTF-8",
            f"If the file is Latin-1: iconv -f latin1 -t utf-8 {path.name}",
        ) from None
    if (lines := data.count(b"\n")) and data.count(b"\r\n") == lines:
        raise UsageError(f"{path}:1: the lines end in CRLF", "Run dos2unix, or set in git: '*.sql text eol=lf'.")
    if found := _BIDI.search(text):
        at = _position(data, len(text[: found.start()].encode()))
        raise UsageError(
            f"{path}:{at}: there is an invisible direction mark U+{ord(found[0]):04X}",
            "Remove it; the text would not run as it reads.",
        )
    return text


def parse_toml(text: str, where: str, hint: str = "The file must be TOML 1.0, with each key once.") -> dict[str, Any]:
    """Return the tables of a TOML document; `where` is its path. Raises UsageError if the text is not TOML."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as exc:
        raise UsageError(f"{where}: {exc}", hint) from None


def _position(data: bytes, offset: int) -> str:
    lines = data[:offset].split(b"\n")
    return f"{len(lines)}:{len(lines[-1]) + 1}"
