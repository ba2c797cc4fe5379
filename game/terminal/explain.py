"""Sentences for what is refused: the rule, and what would be allowed."""

from game.engine.refusal import Refusal
from game.engine.scenario import Agenda
from game.i18n import Words
from game.session.record import Fault
from game.terminal.names import Unclear, issue_title, option_label, seat_name


def explain(refused: Refusal, agenda: Agenda, words: Words) -> str:
    """Why an action is refused, in a sentence."""
    args: dict[str, object] = dict(refused.args)
    issue, option = str(args.get("issue", "")), str(args.get("option", ""))
    if issue:
        args["issue"] = issue_title(agenda, issue)
    if option:
        args["option"] = option_label(agenda, issue, option)
    for key in ("seat", "active", "chair"):
        if key in args:
            args[key] = seat_name(agenda, str(args[key]))
    if "partners" in args:
        args["partners"] = words.listed([seat_name(agenda, s) for s in str(args["partners"]).split()])
    return words(f"refusal.{refused.code}", **args)


def explain_fault(fault: Fault, words: Words) -> str:
    """What is wrong with a record, in a sentence."""
    args = dict(fault.args)
    if "why" in args:
        args["why"] = str(args["why"])
    return words(f"fault.{fault.code}", line=fault.line, **args)


def explain_unclear(unclear: Unclear, words: Words) -> str:
    return words(unclear.key, said=unclear.said, near=", ".join(unclear.near[:8]))
