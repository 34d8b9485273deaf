"""A region profile is valid, or the message names the line, the key and the allowed values."""

from pathlib import Path

import pytest

from eldb.errors import UsageError
from eldb.files.profile_schema import parse_profile, profile_document
from eldb.files.profiles import find_profile
from eldb.paths import regions_dir
from tests.runner.conftest import eldb

GOOD = """[region]
id = "south"
name = "South"
jurisdiction = "NZ"
data_location = "here"

[[communities]]
slug = "one"
name = "One"
country = "NZ"

[[communities]]
slug = "two"
name = "Two"
country = "NZ"
"""


@pytest.mark.parametrize("name", ["oceania", "north_america", "europe"])
def test_the_shipped_profiles_are_valid(name: str) -> None:
    path = find_profile(name)
    document = profile_document(parse_profile(path.read_text(), str(path)))
    assert document["region"]["id"] == name
    assert document["communities"]
    assert {peer["id"] for peer in document["peers"]} == {"oceania", "north_america", "europe"} - {name}


def test_defaults_are_filled_in() -> None:
    document = profile_document(parse_profile(GOOD, "south.toml"))
    assert document["limits"]["large"] == {"requests_per_hour": 1000}
    assert document["recovery"] == {"rpo": "5 minutes", "rto": "30 minutes"}
    assert document["roles"]["gateways"] == ["authenticator"]
    assert document["communities"][1]["languages"] == ["en"]


@pytest.mark.parametrize(
    ("change", "message", "hint"),
    [
        (('name = "South"', 'nmae = "South"'), "south.toml:3: region has no key 'nmae'", "Did you mean 'name'?"),
        (("[region]", "[regoin]"), "south.toml:1: the profile has no key 'regoin'", "Did you mean 'region'?"),
        (('name = "South"\n', ""), "south.toml:1: region: object missing required field `name`", "docs/regions.md"),
        (('name = "South"', "name = 7"), "south.toml:3: region.name: expected `str`, got `int`", "docs/regions.md"),
        (
            ('jurisdiction = "NZ"', 'jurisdiction = "New Zealand"'),
            "south.toml:4: region.jurisdiction: ",
            "docs/regions.md",
        ),
        (
            ('slug = "two"', 'slug = "two"\nsize = "huge"'),
            "south.toml:14: communities.1.size: invalid enum value 'huge'",
            "docs",
        ),
        (('slug = "two"', 'slug = "one"'), "south.toml:13: community 'one' appears twice", "a name of its own"),
        (
            ('id = "south"', 'id = "south"\nid = "north"'),
            "south.toml: Cannot overwrite a value (at line 3",
            "each key once",
        ),
        (('id = "south"', 'id = "../south"'), "south.toml:2: region.id: ", "docs/regions.md"),
        (
            ('id = "south"', 'id = "south"\npacks = ["stories"]'),
            "south.toml:3: region.packs lacks 'core'",
            "Add 'core'",
        ),
        (
            ("[[communities]]", '[roles]\nowner = "anon"\n[[communities]]'),
            "role 'anon' appears twice",
            "a name of its own",
        ),
        (
            ("[[communities]]", '[retention]\naccess_logs = "soon"\n[[communities]]'),
            "south.toml:8: retention.access_logs: ",
            "docs",
        ),
        (
            ("[[communities]]", "[limits.small]\nrequests_per_hour = 0\n[[communities]]"),
            "south.toml:8: limits.small.requests_per_hour: ",
            "docs",
        ),
    ],
)
def test_the_error_for_a_bad_profile_explains_it(change: tuple[str, str], message: str, hint: str) -> None:
    text = GOOD.replace(*change, 1)
    assert text != GOOD
    with pytest.raises(UsageError) as caught:
        parse_profile(text, "south.toml")
    assert message in str(caught.value)
    assert hint in str(caught.value.hint)


def test_the_error_for_an_unknown_region_lists_the_known_ones() -> None:
    run = eldb("bootstrap", "oceana")
    assert run.code == 2
    assert "there is no region 'oceana'" in run.err
    assert "Did you mean oceania?" in run.err


def test_a_bad_profile_changes_nothing(empty_url: str, tmp_path: Path) -> None:
    import psycopg

    path = tmp_path / "south.toml"
    path.write_text(GOOD.replace("[region]", "[region]\nshard = 7"))
    run = eldb("bootstrap", path, "--url", empty_url)
    assert (run.code, "south.toml:2: region has no key 'shard'" in run.err) == (2, True)
    with psycopg.connect(empty_url) as connection:
        assert connection.execute("SELECT to_regnamespace('eldb')").fetchone() == (None,)


def test_every_profile_is_shipped() -> None:
    assert len(list(regions_dir().glob("*.toml"))) >= 3
