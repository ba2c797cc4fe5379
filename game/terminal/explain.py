"""Sentences for what is refused or not understood: the rule, and what would be allowed."""

from game.engine.refusal import Refusal
from game.engine.scenario import Agenda
from game.engine.view import View
from game.i18n import Words
from game.session.record import Fault
from game.terminal.examples import examples
from game.terminal.grammar import Unread
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
    code = "no-chair" if refused.code == "chair-only" and not args["chair"] else refused.code
    return words(f"refusal.{code}", **args)


def explain_fault(fault: Fault, words: Words) -> str:
    """What is wrong with a record, in a sentence."""
    return words(f"fault.{fault.code}", line=fault.line, **fault.args)


def explain_unclear(unclear: Unclear, words: Words) -> str:
    near = words("between").join(unclear.near[:_MOST_NEAR])
    return words(unclear.key, said=unclear.said, near=near)


def explain_unread(unread: Unread, view: View, words: Words) -> str:
    return words(unread.key, said=unread.said, near=unread.near, **examples(view))


_MOST_NEAR = 6
