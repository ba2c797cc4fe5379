"""The statement, assembled: words, brackets, footnotes, annex."""

from dataclasses import replace

from game.engine.scenario import Agenda, Option, Part
from game.engine.statement import assemble, filled, wording
from tests.tables import Play, table

AGENDA = table().agenda
CHAIN = {
    "short": Option("short", "", 4, "They welcome it.", None),
    "more": Option("more", "", 6, "They intend to go on in {town}.", "short"),
    "most": Option("most", "", 8, "They decide.", "more"),
}


def with_chain(language: str = "en") -> Agenda:
    force = replace(AGENDA.issues["force"], options=CHAIN, fallback=None)
    return replace(AGENDA, language=language, issues={**AGENDA.issues, "force": force})


def test_placeholders_are_filled_in() -> None:
    assert filled(AGENDA, "In {town}, not in {city}.") == "In Port, not in {city}."


def test_an_option_may_add_to_another() -> None:
    agenda = with_chain()
    words = wording(agenda, agenda.issues["force"], "most")
    assert words == "They welcome it. They intend to go on in Port. They decide."


def test_chinese_sentences_follow_without_a_space() -> None:
    agenda = with_chain("zh-CN")
    assert wording(agenda, agenda.issues["force"], "more") == "They welcome it.They intend to go on in Port."


def test_a_draft_leaves_out_what_is_agreed_to_be_silent() -> None:
    draft = assemble(AGENDA, {"force": "none"}, Play().state.positions)
    assert [line.issue for line in draft.lines] == [None, "place", "costs", "review"]
    assert all(line.open for line in draft.lines[1:])


def test_brackets_follow_the_order_of_the_options() -> None:
    lines = assemble(AGENDA, {}, Play().state.positions).lines
    force = next(line for line in lines if line.issue == "force")
    assert [(a.option, a.supporters) for a in force.open] == [
        ("none", ("east",)),
        ("small", ("south",)),
        ("large", ("north",)),
    ]


def test_reservations_are_on_their_clause() -> None:
    final = assemble(
        AGENDA, {"force": "small", "review": "yearly"}, None, {"south": ("force",), "east": ("force",)}
    )
    assert {line.issue: line.reserved_by for line in final.lines} == {
        None: (),
        "force": ("south", "east"),
        "review": (),
    }


def test_the_annex_has_a_heading() -> None:
    final = assemble(AGENDA, {"force": "large"})
    assert (final.annex_heading, [line.id for line in final.annex]) == ("Annex", ["a1"])
    assert final.lines[0].part is Part.OPENING
