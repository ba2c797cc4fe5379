"""Sentences for what is refused, and for what is wrong with a record."""

from game.engine.refusal import Refusal
from game.engine.scenario import Agenda
from game.i18n import Words
from game.sentences.names import issue_title, option_label, seat_name
from game.session.record import Fault


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
    code = "no-chair" if refused.code == "chair-only" and not args["chair"] else refused.code
    return words(f"refusal.{code}", **args)


def explain_fault(fault: Fault, words: Words) -> str:
    """What is wrong with a record, in a sentence."""
    return words(f"fault.{fault.code}", line=fault.line, **fault.args)
