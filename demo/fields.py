"""The types of the fields in the demo's files."""

from typing import Annotated, Literal

import msgspec

Text = Annotated[str, msgspec.Meta(pattern=r"\S")]
Language = Annotated[str, msgspec.Meta(pattern=r"^[a-z]{2,3}(-[A-Z]{2})?$")]
Days = Annotated[int, msgspec.Meta(gt=0)]
Purpose = Literal[
    "public_display",
    "cross_community",
    "research_use",
    "ai_analysis",
    "commercial_use",
    "policy_use",
    "media_use",
]


class StrictTable(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """A table of a TOML file. An unknown key is an error."""
