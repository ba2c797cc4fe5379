"""Checks of the bargaining: that there is something to negotiate, and that it can succeed."""

from collections.abc import Iterator
from dataclasses import replace

from game.authoring.checks.built import Built
from game.authoring.checks.check import Found, error, warning
from game.authoring.extremes import least, most
from game.authoring.search import UNKNOWN, culprits, solve
from game.authoring.zone import easiest_interests, first_interests
from game.codec import Path
from game.engine.draft import agreed_clauses, with_fallbacks
from game.engine.rules import start
from game.engine.scenario import Seat
from game.engine.scoring import value


def _walk_away(seat: Seat) -> Path:
    return ("delegations", seat, "mandate", "walk_away", "value")


def _points(hundredths: int) -> str:
    return f"{hundredths / 100:g}"


def _names(seats: tuple[Seat, ...]) -> str:
    quoted = [repr(seat) for seat in seats]
    return " and ".join([", ".join(quoted[:-1]), quoted[-1]]) if len(quoted) > 1 else quoted[0]


@error
def no_text_for_all(b: Built) -> Iterator[Found]:
    """No text exists that enough members could join, even if every capital gave way.

    A member can join a text that crosses none of its red lines and is worth at least its walk-away
    value to it. The members named are in each other's way: without one of them there may be a text.
    """
    if not isinstance(b.agreement, tuple) and b.eased_agreement is None:
        blocking = culprits(b.easiest)
        if len(blocking) > 1:
            message = f"no text is worth their walk-away values to {_names(blocking)} together"
            hint = "lower one of these values, or let one value what another can bear"
            yield Found(_walk_away(blocking[0]), message, hint)


@warning
def agreement_not_found(b: Built) -> Iterator[Found]:
    """No text that all could join was found, and it could not be shown that there is none."""
    if not isinstance(b.agreement, tuple) and b.eased_agreement is UNKNOWN:
        message = "no text was found that all could join"
        yield Found(("delegations",), message, "let ministers play it, or lower the walk-away values")


@warning
def agreement_needs_the_capitals(b: Built) -> Iterator[Found]:
    """A text that all could join is found only once capitals have given way.

    That can be wanted. Then say so in the instructions, or players will not know that they must ask.
    """
    if not isinstance(b.agreement, tuple) and isinstance(b.eased_agreement, tuple):
        message = "no text is found that all could join before a capital gives way"
        yield Found(("delegations",), message, "lower a walk-away value, if this is not meant")


@error
def never_content(b: Built) -> Iterator[Found]:
    """A member loses whatever happens: its best text is worth less than its walk-away value."""
    for seat, wants in b.easiest.wants.items():
        best = most(wants)
        if best < wants.need:
            message = f"to {seat!r} the best text is worth {_points(max(0, best))}, less than walking away"
            yield Found(_walk_away(seat), message, "lower the walk-away value, or take a red line back")


@warning
def always_content(b: Built) -> Iterator[Found]:
    """A member wins whatever happens: even its worst text is worth more than walking away."""
    zone = b.first
    for seat, wants in zone.wants.items():
        worded = tuple(
            tuple(v for v, option in zip(row, options, strict=True) if option is not None)
            for row, options in zip(wants.worth, zone.options, strict=True)
        )
        worst = least(replace(wants, worth=worded))
        if worst >= wants.need:
            message = f"to {seat!r} even the worst text is worth {_points(worst)}"
            yield Found(_walk_away(seat), message, "raise the walk-away value above that")


@error
def nothing_to_negotiate(b: Built) -> Iterator[Found]:
    """One text is the best of all for every member. They would agree on it at once."""
    zone = b.first
    wants = {seat: replace(wants, need=most(wants)) for seat, wants in zone.wants.items()}
    found = solve(replace(zone, wants=wants), tuple(wants))
    if isinstance(found, tuple):
        some = ", ".join(f"{issue}: {option}" for issue, option in list(zone.text(found).items())[:3])
        yield Found(
            ("delegations",), f"one text is the best for every member ({some} ...)", "make wishes differ"
        )


@warning
def agreed_from_the_start(b: Built) -> Iterator[Found]:
    """On an issue all members open on the same option, so that there is nothing to talk about."""
    agenda = b.scenario.agenda
    for issue, option in agreed_clauses(agenda, start(b.scenario, 0).positions).items():
        message = f"all agree on {option!r} before anybody has spoken"
        yield Found(("issues", issue), message, "give somebody another opening, or other values", at_key=True)


@warning
def content_before_the_talks(b: Built) -> Iterator[Found]:
    """A member is content with the text as it stands at the opening, or with nothing but fallbacks."""
    agenda = b.scenario.agenda
    opening = with_fallbacks(agenda, agreed_clauses(agenda, start(b.scenario, 0).positions))
    for seat, interests in first_interests(b.scenario).items():
        for text, what in ((with_fallbacks(agenda, {}), "with fallbacks alone"), (opening, "at the opening")):
            worth = value(interests, text)
            if worth > (interests.walk_away or 0):
                message = f"to {seat!r} the text {what} is worth {_points(worth)}, more than walking away"
                yield Found(_walk_away(seat), message, "raise the walk-away value, or lower the fallbacks")
                break


@error
def history_breaks_red_line(b: Built) -> Iterator[Found]:
    """The real text crosses a red line that no capital ever lifts; so its signer could not sign it."""
    for seat, interests in easiest_interests(b.scenario).items():
        for issue, option in b.scenario.history.items():
            if (issue, option) in interests.red_lines:
                message = f"history is {option!r} here, behind a red line of {seat!r}"
                related = (_red_line(b, seat, issue, option), "the red line")
                yield Found(("issues", issue, "history"), message, "change one of the two", related)


def _red_line(b: Built, seat: Seat, issue: str, option: str) -> Path:
    path: Path = ("delegations", seat, "mandate", "red_lines")
    for n, line in enumerate(b.shape.delegations[seat].mandate.red_lines):
        if line.issue == issue and option in line.options:
            return (*path, n)
    return path


@warning
def history_below_walk_away(b: Built) -> Iterator[Found]:
    """The real text is worth less than walking away to a member that signed it.

    Looked for once every issue says what its `history` is.
    """
    if b.scenario.history.keys() == b.scenario.agenda.issues.keys():
        text = with_fallbacks(b.scenario.agenda, b.scenario.history)
        for seat, interests in easiest_interests(b.scenario).items():
            worth = value(interests, text)
            if worth < (interests.walk_away or 0):
                message = f"to {seat!r} the text of history is worth {_points(worth)}, less than walking away"
                yield Found(_walk_away(seat), message, "lower the walk-away value, or change its worth")


CHECKS = (
    no_text_for_all,
    agreement_not_found,
    agreement_needs_the_capitals,
    never_content,
    always_content,
    nothing_to_negotiate,
    agreed_from_the_start,
    content_before_the_talks,
    history_breaks_red_line,
    history_below_walk_away,
)
