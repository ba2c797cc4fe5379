"""Who fares far worse or better than the others, and what nobody fights over."""

from collections.abc import Mapping, Sequence
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from game.analysis.conflict import conflict_of
from game.analysis.space import space_of
from game.authoring.zone import first_interests
from game.engine.scenario import Scenario, Seat
from game.simulation import Result, Series, simulate
from game.simulation.balance import Balance, SeatBalance, Standing, balance_of
from tests.tables import OFFERED, WORTH, mandate, table


def adopted(surplus: Sequence[int], walk_aways: Sequence[int]) -> Result:
    seats = [f"m{n}" for n in range(len(surplus))]
    got = dict(zip(seats, surplus, strict=True))
    values = {seat: got[seat] + walk_away for seat, walk_away in zip(seats, walk_aways, strict=True)}
    return Result(1, True, 2, values, got, min(surplus), 0.9, True, ())


def balance(results: Sequence[Result], scenario: Scenario | None = None) -> Balance:
    scenario = scenario or table()
    return balance_of({"fair": results}, space_of(scenario.agenda, first_interests(scenario)))


def seats(*surplus: int, walk_aways: Sequence[int] = (), games: int = 1) -> Mapping[Seat, SeatBalance]:
    return balance([adopted(surplus, walk_aways or [5000] * len(surplus))] * games).seats


def standings(*surplus: int, games: int = 1) -> list[str]:
    return [row.standing.value for row in seats(*surplus, games=games).values()]


def test_weak_is_less_than_half_of_the_others_median_and_five_points_less() -> None:
    assert standings(1000, 2000, 2100, 2200) == ["weak", "level", "level", "level"]
    assert standings(1050, 2000, 2100, 2200) == ["level"] * 4
    assert standings(100, 500, 510, 520) == ["level"] * 4


def test_strong_is_more_than_twice_the_others_median_and_five_points_more() -> None:
    assert standings(4300, 2000, 2100, 2200) == ["strong", "level", "level", "level"]
    assert standings(4200, 2000, 2100, 2200) == ["level"] * 4
    assert standings(600, 150, 160, 170) == ["level"] * 4


def test_of_two_one_is_weak_and_the_other_strong() -> None:
    assert standings(1000, 2100) == ["weak", "strong"]
    assert standings(1050, 2100) == ["level", "level"]


def test_one_seat_far_off_does_not_make_others_weak() -> None:
    assert standings(90_000, 2000, 2100, 2200, 2300) == ["strong", *["level"] * 4]


ROW = st.lists(st.integers(-3000, 6000), min_size=2, max_size=9)


@given(ROW, st.integers(1, 4), st.randoms(use_true_random=False))
def test_neither_the_number_of_games_nor_the_order_of_the_table_matters(
    row: list[int], games: int, random: Random
) -> None:
    place = list(range(len(row)))
    random.shuffle(place)
    once = standings(*row)
    assert standings(*row, games=games) == once
    assert standings(*(row[p] for p in place)) == [once[p] for p in place]


@given(ROW)
def test_shares_are_of_everything(row: list[int]) -> None:
    found = [seat.share for seat in seats(*row).values()]
    if sum(row) > 0:
        assert abs(sum(share for share in found if share is not None) - 1) < 1e-9
    else:
        assert found == [None] * len(row)


def test_it_is_the_walk_away_if_the_others_median_would_do() -> None:
    high = seats(500, 2000, 2100, 2200, walk_aways=[6500, 5000, 5100, 4900])["m0"]
    assert (high.standing, high.by_walk_away) == (Standing.WEAK, True)
    assert (high.walk_away, high.usual_walk_away, high.usual_surplus) == (6500, 5000, 2100)
    same = seats(500, 2000, 2100, 2200, walk_aways=[5000, 5000, 5100, 4900])["m0"]
    assert (same.standing, same.by_walk_away) == (Standing.WEAK, False)
    low = seats(4500, 2000, 2100, 2200, walk_aways=[3000, 5000, 5100, 4900])["m0"]
    assert (low.standing, low.by_walk_away) == (Standing.STRONG, True)


def test_only_statements_tell_of_seats() -> None:
    failed = Result(1, False, 3, dict.fromkeys("ab", 4000), dict.fromkeys("ab", 0), None, None, False, ())
    assert balance([failed, failed]).seats == {}
    both = balance_of(
        {"gentle": [failed], "fair": [adopted((900, 1000), (10, 10)), failed]},
        space_of(table().agenda, first_interests(table())),
    )
    assert both.levels == {"gentle": (1, 0), "fair": (2, 1)}
    assert (both.games, both.no_text_exists) == (3, 2)
    assert [row.surplus for row in both.seats.values()] == [900, 1000]


def settled(*issues: str) -> Result:
    return Result(1, False, 2, {}, {}, None, 0.0, True, issues)


def apart() -> Scenario:
    """Members at odds over force; over place they lose little, over costs and review nothing."""
    reverse = {**WORTH, "force": (40, (100, 50, 0)), "place": (30, (70, 66))}
    return table(mandates={"south": mandate({**reverse}, offered=OFFERED)})


def test_an_issue_is_quiet_if_a_wording_costs_nobody_anything() -> None:
    found = balance([settled()] * 10, apart()).issues
    assert [issue for issue, row in found.items() if row.quiet] == ["costs", "review"]
    space = space_of(apart().agenda, first_interests(apart()))
    assert not conflict_of(space).issues["place"].quiet


def test_an_issue_is_quiet_if_it_is_settled_at_once_in_nearly_all_games_and_costs_little() -> None:
    nearly = [settled("force", "place")] * 9 + [settled()]
    found = balance(nearly, apart()).issues
    assert {i: (row.settled, row.at_once, row.quiet) for i, row in found.items()} == {
        "force": (9, True, False),
        "place": (9, True, True),
        "costs": (0, False, True),
        "review": (0, False, True),
    }
    fewer = balance([*nearly, settled()], apart()).issues
    assert not fewer["place"].at_once
    assert not fewer["place"].quiet


def test_games_by_ministers_give_a_balance() -> None:
    found = balance(list(simulate(Series(table(), 4, 1))))
    assert found.levels["fair"][0] == found.games == 4
    assert found.issues["review"].settled == 4
    assert set(found.seats) <= set(table().members)
