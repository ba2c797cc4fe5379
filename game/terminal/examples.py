"""Names out of the game at hand, for sentences that show how something is typed."""

from collections.abc import Mapping

from game.engine.view import View


def examples(view: View) -> Mapping[str, str]:
    """`issue`, `option`, `issue2`, `option2`: two issues with a wording each; `seat`, `seat2`: two others."""
    issues = list(view.agenda.issues.values())
    seats = [s for s in view.members if s != view.seat] or list(view.agenda.delegations)
    first, second = issues[0], issues[-1]
    return {
        "issue": first.id,
        "option": list(first.options)[min(1, len(first.options) - 1)],
        "issue2": second.id,
        "option2": list(second.options)[min(1, len(second.options) - 1)],
        "seat": seats[0],
        "seat2": seats[-1],
    }
