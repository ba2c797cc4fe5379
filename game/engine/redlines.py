"""My red lines in a text: which of its clauses are behind them, and whether I could sign it all the same."""

from game.engine.draft import with_fallbacks
from game.engine.scenario import IssueId
from game.engine.view import View


def red_lines_crossed(view: View) -> tuple[IssueId, ...]:
    """The clauses behind my red lines in the text before the silence procedure, or as it would be put now."""
    assert view.interests is not None
    text = view.text if view.silence is None else with_fallbacks(view.agenda, view.silence.text)
    return tuple(issue for issue, option in text.items() if (issue, option) in view.interests.red_lines)


def unsignable(view: View) -> tuple[IssueId, ...]:
    """The same of the text as it would be put now, where no reservation would let me sign it; else none."""
    crossed = red_lines_crossed(view)
    covered = len(crossed) <= view.agenda.procedure.reservations
    return () if covered and all(issue in view.agreed for issue in crossed) else crossed
