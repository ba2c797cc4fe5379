"""The JSON Schema says the same as the shape."""

import json

import pytest
from jsonschema import Draft202012Validator

from game.authoring.schema import schema
from game.authoring.source import parsed, read
from game.engine.scenario import Temperament
from game.paths import scenarios
from tests.authoring.lake import LAKE, edited

VALIDATOR = Draft202012Validator(schema())
SHIPPED = sorted(scenarios().glob("*/scenario.yaml"))


def test_is_a_schema() -> None:
    Draft202012Validator.check_schema(schema())
    assert json.loads(json.dumps(schema())) == schema()


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.parent.name)
def test_the_scenarios_fit_it(file: object) -> None:
    assert [error.message for error in VALIDATOR.iter_errors(read(file).tree)] == []  # type: ignore[arg-type]


def test_the_template_fits_it() -> None:
    assert VALIDATOR.is_valid(parsed(LAKE.encode(), "s").tree)


@pytest.mark.parametrize("style", Temperament)
def test_every_temperament_fits_it(style: str) -> None:
    text = edited(LAKE, [("# minister: {style: mediator}", f"minister: {{style: {style}}}")])
    assert VALIDATOR.is_valid(parsed(text.encode(), "s").tree)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('title: "The lake"', 'titel: "The lake"'),
        ("minutes: 30", "minutes: long"),
        ("role: member  ", "role: minister  "),
        ("strength: 5", "strength: 9"),
        ("- {clause: dam}", "- {clauses: dam}"),
        ("dam:   [50, [100, 60, 0]]", "dam:   [50, 100, 60, 0]"),
        ("  drought:", "  Dry Summer:"),
        ('title: "The lake"', f'title: "{"lake " * 20}"'),
        ("{points: {seat: highland,", "{points: {seet: highland,"),
        ("# minister: {style: mediator}", "minister: {style: fair}"),
        ("# minister: {style: mediator}", "minister: {}"),
    ],
)
def test_what_does_not_fit(old: str, new: str) -> None:
    assert not VALIDATOR.is_valid(parsed(edited(LAKE, [(old, new)]).encode(), "s").tree)


def test_every_key_says_what_it_is_for() -> None:
    records = [schema(), *schema()["$defs"].values()]
    assert all(key["description"] for record in records for key in record["properties"].values())
    assert all(record["description"] for record in records)
