"""`check`: what is wrong with scenarios, printed as a good compiler prints it."""

import argparse
from functools import partial

from game.authoring.command import check_paths
from game.commands.opening import bare_table, stopped
from game.commands.trial import Trial, tried
from game.i18n import Words
from game.terminal.console import StandardConsole


def run(arguments: argparse.Namespace) -> int:
    words = Words(arguments.language)
    trial = None
    if arguments.play is not None:
        seed = 1 if arguments.seed is None else arguments.seed
        columns = StandardConsole().columns
        games = Trial(arguments.play, seed, arguments.jobs or 1, arguments.style, words, columns)
        trial = partial(tried, games)
    else:
        for option in ("seed", "jobs", "style"):
            if getattr(arguments, option) not in (None, []):
                return stopped(words("balance.alone", option=option), code=2)
    try:
        lines, status = check_paths(
            arguments.paths, strict=arguments.strict, open_table=bare_table, trial=trial
        )
    except ValueError as misread:
        return stopped(str(misread), code=2)
    if lines:
        print("\n".join(lines))
    return status
