"""The report as a whole: what is in it, and that its figures are those of its parts."""

import json
from dataclasses import replace
from unittest.mock import patch

import pytest

from game.analysis import report as module
from game.analysis.dominance import appraise
from game.analysis.frontier import frontier
from game.analysis.optimum import Unsettled
from game.analysis.report import figures, report
from game.analysis.space import Space, Wants
from game.analysis.trades import ISSUES, trade
from game.analysis.zone import Zone
from tests.analysis.spaces import shipped

KEYS = ["texts", "history", "nash", "egalitarian", "utilitarian"]
LAST = ["frontier", "zone", "pivotal", "missed_trades"]


def hopeless(members: int = 3) -> Space:
    """One issue, and everybody wants the option that nobody else does."""
    options = tuple(f"o{n}" for n in range(members))
    wants = {
        f"m{n}": Wants((tuple(1000 * (o == n) for o in range(members)),), frozenset(), (), 1000)
        for n in range(members)
    }
    return Space(("issue",), (options,), (0,), wants, members)


def test_the_figures_of_a_shipped_scenario() -> None:
    space, signed = shipped("hotline")
    found = figures(report(space, signed))
    assert list(found) == KEYS + LAST
    assert found["texts"] == 108
    assert found["history"] == {
        "values": {"arvenia": 52.25, "belmora": 95.0, "cordania": 61.0},
        "acceptable": True,
        "red_lines_kept": True,
        "dominated": False,
        "by": None,
        "gain_for_all": 0.0,
    }
    best = found["nash"]
    assert isinstance(best, dict)
    assert best.keys() == {"text", "values", "proved", "seconds"}
    assert best["text"] == {
        "line": "line",
        "officers": "posting",
        "notice": "notice14",
        "review": "chair_reports",
    }
    assert best["values"] == {"arvenia": 86.75, "belmora": 79.75, "cordania": 87.0}
    assert best["proved"]
    assert found["frontier"] is None
    assert found["zone"] == {"share": 10 / 108, "low": 10 / 108, "high": 10 / 108}
    assert found["pivotal"] == {
        "seat": "belmora",
        "without": {"arvenia": 17 / 108, "belmora": 40 / 108, "cordania": 17 / 108},
    }
    assert found["missed_trades"] == []
    assert json.loads(json.dumps(found)) == found


def test_two_members_have_a_frontier_and_one_more_solution() -> None:
    space, signed = shipped("london-2009")
    found = figures(report(space, signed))
    assert list(found) == [*KEYS, "kalai_smorodinsky", *LAST]
    points = found["frontier"]
    assert isinstance(points, list)
    assert len(points) == len(frontier(space))
    assert points[0].keys() == {"text", "values"}
    assert points[0]["values"].keys() == {"usa", "russia"}


def test_a_text_asked_about_is_judged_and_its_trades_are_named() -> None:
    space, signed = shipped("hotline")
    asked = space.open
    found = report(space, signed, asked)
    assert found.text is not None
    assert found.text.found.values == appraise(space, asked).values
    assert found.trades == report(space, asked).trades
    assert found.trades != report(space, signed).trades
    written = figures(found)
    assert list(written)[:3] == ["texts", "history", "text"]
    text, history = written["text"], written["history"]
    assert isinstance(text, dict)
    assert isinstance(history, dict)
    assert text.keys() == history.keys()
    assert text["acceptable"] is False


def test_after_the_small_trades_the_packages() -> None:
    """In Sofia nothing small would do: the smallest package, then the two that the appraisal found."""
    space, signed = shipped("sofia-1997")
    found = report(space, signed)
    assert found.history is not None
    assert found.trades is not None
    smallest, *others = found.trades
    assert len(smallest.change) > ISSUES
    wanted = (found.history.found.by, found.history.found.for_all)
    assert others == [trade(space, signed, text) for text in wanted if text]
    written = figures(found)["missed_trades"]
    assert isinstance(written, list)
    assert written[0].keys() == {"changes", "parties", "gives", "gains"}
    assert written[0]["changes"]["membership"] == "equal_1999"
    assert written[0]["gives"]["usa"] == ["membership"]


def test_without_a_real_text_there_is_nothing_to_hold_against() -> None:
    space, _ = shipped("hotline")
    found = figures(report(space))
    assert found["history"] is None
    assert found["missed_trades"] is None
    assert found["nash"] is not None


def test_where_no_text_suits_everybody() -> None:
    found = figures(report(hopeless(), (0,)))
    assert found["nash"] is found["egalitarian"] is found["utilitarian"] is None
    assert found["zone"] == {"share": 0, "low": 0, "high": 0}
    assert found["pivotal"] == {"seat": None, "without": {"m0": 0, "m1": 0, "m2": 0}}
    assert figures(report(hopeless(2)))["frontier"] != []


def test_an_estimate_of_nothing_is_settled_by_proof() -> None:
    space = hopeless()
    unsure = Zone(0.0, 0.0, 0.01, dict.fromkeys(space.members, 0.0))
    with patch.object(module, "zone_of", return_value=unsure):
        assert report(space).zone == replace(unsure, high=0.0)
        assert report(shipped("hotline")[0]).zone == unsure
        with patch.object(module, "feasible", side_effect=Unsettled):
            assert report(space).zone == unsure


def test_what_time_did_not_settle_is_no_proof() -> None:
    space, signed = shipped("hotline")

    def late(_: Space) -> None:
        raise Unsettled

    unproved = replace(appraise(space, signed), proved=False)
    with (
        patch.dict(module.SOLUTIONS, {"egalitarian": late}),
        patch.object(module, "appraise", return_value=unproved),
    ):
        found = figures(report(space, signed))
    best, history = found["egalitarian"], found["history"]
    assert isinstance(best, dict)
    assert isinstance(history, dict)
    assert best == {"text": None, "values": None, "proved": False, "seconds": pytest.approx(30)}
    assert history["dominated"] is None
