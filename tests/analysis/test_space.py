"""A space counts and values texts as the game does."""

from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.analysis.space import space_of
from game.engine.draft import with_fallbacks
from game.engine.instructions import interests_at_start
from game.engine.scenario import Decision, Link
from game.engine.scoring import value
from tests.analysis.spaces import all_texts, shipped
from tests.tables import MEMBERS, mandate, table

LINKS = (
    Link({"force": ("small", "large"), "place": ("hill",)}, 7, ""),
    Link({"costs": ("open",), "review": ("yearly",)}, -4, ""),
)
SCENARIO = table(
    mandates={"south": mandate(links=LINKS, red_lines={"place": ["harbour"], "costs": ["own"]})},
    decision=Decision.MAJORITY,
)
INTERESTS = {seat: interests_at_start(SCENARIO.mandates[seat]) for seat in (*MEMBERS, "office")}
SPACE = space_of(SCENARIO.agenda, INTERESTS)


def test_only_members_have_wants() -> None:
    assert SPACE.members == MEMBERS
    assert SPACE.quorum == 2


def test_a_clause_can_be_left_out_only_where_nothing_stands_in_for_it() -> None:
    assert SPACE.issues == ("force", "place", "costs", "review")
    assert SPACE.options[1] == ("harbour", "hill", None)
    assert SPACE.options[3] == ("never", "yearly")


def test_a_whole_text_has_a_wording_for_every_issue() -> None:
    assert SPACE.wordings == (3, 2, 3, 2)
    assert SPACE.size == 3 * 2 * 3 * 2


@pytest.mark.parametrize(("name", "texts"), [("sofia-1997", 4**14), ("london-2009", 5 * 4**13)])
def test_how_many_texts_there_are(name: str, texts: int) -> None:
    assert shipped(name)[0].size == texts


@given(st.sampled_from(list(all_texts(SPACE))))
def test_texts_are_worth_what_they_are_in_the_game(choice: tuple[int, ...]) -> None:
    text = SPACE.text(choice)
    assert SPACE.choice(text) == choice
    assert SPACE.values(choice) == {seat: value(INTERESTS[seat], text) for seat in MEMBERS}
    assert SPACE.surplus(choice) == {seat: worth - 4000 for seat, worth in SPACE.values(choice).items()}
    crossed = [seat for seat in MEMBERS if INTERESTS[seat].red_lines & set(text.items())]
    assert SPACE.keeps_red_lines(choice) == (not crossed)
    content = [s for s, worth in SPACE.surplus(choice).items() if worth >= 0 and s not in crossed]
    assert SPACE.acceptable(choice) == (len(content) >= 2)


def test_an_issue_left_open_falls_back() -> None:
    choice = SPACE.choice({"force": "large"})
    assert SPACE.text(choice) == with_fallbacks(SCENARIO.agenda, {"force": "large"})
    assert SPACE.choice({}) == SPACE.open


def test_an_option_that_is_not_on_offer() -> None:
    with pytest.raises(ValueError, match="tuple"):
        SPACE.choice({"force": "huge"})


def test_links_and_red_lines_are_met_somewhere() -> None:
    """So that the law above speaks of them."""
    south = SPACE.wants["south"]
    assert {tie.points for tie in south.ties} == {700, -400}
    for tie in south.ties:
        assert len({tie.holds(choice) for choice in islice(all_texts(SPACE), 60)}) == 2
    assert south.forbidden == {(1, 0), (2, 2)}
