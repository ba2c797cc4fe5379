"""The coach's next steps as a person reads them, each with the line that does it."""

from game.engine.scenario import Role
from game.engine.view import View
from game.i18n import Words
from game.ministers.coach import advice
from game.sentences.coaching import step_told, step_worth, unsigned_told
from game.terminal.layout import wrap
from game.terminal.typed import typed


def coaching(view: View, words: Words, columns: int) -> str:
    """Up to three next steps; a sentence where there is nothing to advise."""
    steps = advice(view)
    if not steps:
        return wrap(words("coach.none" if view.role is Role.MEMBER else "coach.adviser"), columns)
    unsigned = unsigned_told(view, words)
    lines = [wrap(unsigned, columns)] if unsigned else []
    lines.append(wrap(words("coach.title" if len(steps) > 1 else "coach.title.one"), columns))
    for step in steps:
        lines.append(wrap(step_told(view, step, words), columns, "- "))
        lines += [wrap(worth, columns, "  ") for worth in step_worth(view, step, words)]
        lines.append(wrap(words("coach.type", line=typed(view, step.action, words)), columns, "  "))
    return "\n".join(lines)
