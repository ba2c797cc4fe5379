"""`statement`: the text that some options would make, or a draft of it."""

import argparse

from game.commands.opening import bare_table, open_scenario, stopped
from game.engine.scenario import Agenda, IssueId, OptionId
from game.engine.statement import assemble
from game.i18n import Words
from game.sentences.document import render_statement
from game.terminal.console import StandardConsole
from game.terminal.explain import explain_unclear
from game.terminal.meant import Unclear, meant_issue, meant_option


def run(arguments: argparse.Namespace) -> int:
    words = Words(arguments.language)
    opened = open_scenario(arguments.scenario)
    if opened is None:
        return 1
    agenda = opened.translations.get(words.language, opened.scenario).agenda
    chosen: dict[IssueId, OptionId] = dict(opened.scenario.history) if arguments.history else {}
    named: set[IssueId] = set()
    for choice in arguments.choices:
        try:
            issue, option = _read(agenda, choice)
        except Unclear as unclear:
            return stopped(f"{choice!r}: {explain_unclear(unclear, words)}", code=2)
        except ValueError:
            return stopped(f"{choice!r}: say issue=option, as in {_example(agenda)}", code=2)
        if issue in named:
            return stopped(f"{choice!r}: {issue} has been given an option already", code=2)
        named.add(issue)
        chosen[issue] = option
    positions = bare_table(opened.scenario, 0).view(None).positions if arguments.draft else None
    statement = assemble(agenda, chosen, positions)
    print(render_statement(agenda, statement, words, StandardConsole().columns))
    return 0


def _read(agenda: Agenda, choice: str) -> tuple[IssueId, OptionId]:
    issue_said, equals, option_said = choice.partition("=")
    if not equals or not issue_said.strip() or not option_said.strip():
        raise ValueError
    issue = meant_issue(agenda, issue_said.strip())
    return issue, meant_option(agenda, issue, option_said.strip())


def _example(agenda: Agenda) -> str:
    issue = next(iter(agenda.issues.values()))
    return f"{issue.id}={list(issue.options)[-1]}"
