"""`analyse`: what was possible, by the interests that every delegation brings to the table."""

import argparse
import json
import re

from game.analysis.report import figures, report
from game.analysis.space import space_of
from game.commands.analysis_page import page
from game.commands.opening import open_scenario, stopped
from game.engine.instructions import interests_at_start
from game.engine.scenario import Agenda, IssueId, OptionId
from game.i18n import Words
from game.terminal.console import StandardConsole
from game.terminal.explain import explain_unclear
from game.terminal.meant import Unclear, meant_issue, meant_option, narrow

NEXT = re.compile(",(?=[^,]*=)")
"""The comma before the next issue=option; others are part of what an option is called."""


def run(arguments: argparse.Namespace) -> int:
    words = Words(arguments.language)
    opened = open_scenario(arguments.scenario, arguments.vary)
    if opened is None:
        return 1
    scenario = opened.scenario
    agenda = opened.translations.get(words.language, scenario).agenda
    asked = None
    if arguments.text is not None:
        try:
            asked = _read(agenda, arguments.text, words)
        except ValueError as misread:
            return stopped(str(misread), code=2)
    space = space_of(agenda, {s: interests_at_start(scenario.mandates[s]) for s in scenario.members})
    found = report(
        space,
        history=space.choice(scenario.history) if scenario.history else None,
        text=None if asked is None else space.choice(asked),
    )
    if arguments.json:
        print(json.dumps({**figures(found), "vary": arguments.vary}, indent=2, ensure_ascii=False))
    else:
        print(page(agenda, found, words, StandardConsole().columns, arguments.vary, asked))
    return 0


def _read(agenda: Agenda, said: str, words: Words) -> dict[IssueId, OptionId]:
    """The text that was asked about. Raises ValueError with a sentence."""
    text: dict[IssueId, OptionId] = {}
    for piece in NEXT.split(narrow(said).strip(" ,")):
        choice = piece.strip(" ,")
        issue_said, equals, option_said = choice.partition("=")
        if not equals or not issue_said.strip() or not option_said.strip():
            raise ValueError(words("analyse.unread", said=choice, example=_example(agenda)))
        try:
            issue = meant_issue(agenda, issue_said.strip())
            option = meant_option(agenda, issue, option_said.strip())
        except Unclear as unclear:
            why = explain_unclear(unclear, words)
            raise ValueError(words("analyse.unclear", said=choice, why=why)) from None
        if issue in text:
            raise ValueError(words("analyse.twice", said=choice, issue=issue))
        text[issue] = option
    return text


def _example(agenda: Agenda) -> str:
    return ",".join(f"{issue.id}={list(issue.options)[-1]}" for issue in list(agenda.issues.values())[:2])
