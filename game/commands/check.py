"""`check`: what is wrong with scenarios, printed as a good compiler prints it."""

import argparse

from game.authoring.command import check_paths
from game.commands.opening import bare_table


def run(arguments: argparse.Namespace) -> int:
    lines, status = check_paths(arguments.paths, strict=arguments.strict, open_table=bare_table)
    if lines:
        print("\n".join(lines))
    return status
