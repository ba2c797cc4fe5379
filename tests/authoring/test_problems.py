"""Problems as they are printed."""

from game.authoring.problems import Place, Problem, Severity, has_errors, in_order, printed

LINE = "    worth: [24, 25]"


def test_the_first_line_is_what_editors_jump_to() -> None:
    problem = Problem("weights-off", "they add up to 97", Place("s.yaml", 2, 5), "make them 100")
    assert printed(problem, {"s.yaml": ["a:", LINE]}) == [
        "s.yaml:2:5: error[weights-off]: they add up to 97",
        "  |     worth: [24, 25]",
        "  |     ^",
        "  hint: make them 100",
    ]


def test_warnings_related_places_and_whole_files() -> None:
    related = (Place("s.yaml", 1, 1), "the first one")
    problem = Problem("twice", "again", Place("s.yaml"), severity=Severity.WARNING, related=related)
    assert str(problem) == "s.yaml: warning[twice]: again\n  see s.yaml:1:1: the first one"
    assert not problem.is_error


def test_a_long_line_is_cut_around_the_place() -> None:
    text = "x" * 500 + "!" + "y" * 500
    _, line, caret = printed(Problem("c", "m", Place("s", 1, 501)), {"s": [text]})
    assert len(line) < 120
    assert line[caret.index("^")] == "!"


def test_the_caret_stands_under_wide_characters() -> None:
    _, line, caret = printed(Problem("c", "m", Place("s", 1, 3)), {"s": ["湖鱼x"]})
    assert (line, caret) == ("  | 湖鱼x", "  |     ^")


def test_what_cannot_be_printed_is_not() -> None:
    lines = printed(Problem("c", "m", Place("s", 1, 2)), {"s": ["a\x1b[31m\tb"]})
    assert "\x1b" not in "".join(lines)
    assert "\t" not in "".join(lines)


def test_a_place_behind_the_last_line_shows_none() -> None:
    assert len(printed(Problem("c", "m", Place("s", 9, 1)), {"s": ["a"]})) == 1
    assert len(printed(Problem("c", "m", Place("s", 1, 1)), {"s": [""]})) == 1


def test_in_order_of_place_and_each_once() -> None:
    late, early = (Problem("c", "m", Place("s", line, 1)) for line in (10, 9))
    other = Problem("c", "m", Place("r", 11, 1))
    assert in_order([late, early, other, late]) == (other, early, late)


def test_errors_are_errors() -> None:
    warning = Problem("c", "m", Place("s"), severity=Severity.WARNING)
    assert not has_errors([warning])
    assert has_errors([warning, Problem("c", "m", Place("s"))])
