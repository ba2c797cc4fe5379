"""`check`: everything that is wrong with scenarios, printed for a person and for an editor."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from game.authoring.library import Loaded, load, with_cases
from game.authoring.play import OpenTable
from game.authoring.problems import Problem, has_errors, in_order, printed

Trial = Callable[[Loaded], tuple[list[str], list[Problem]]]
"""Plays a scenario that can be played: lines that tell how that went, and the problems it showed."""


def check_paths(
    names: Iterable[str], *, strict: bool, open_table: OpenTable, trial: Trial | None = None
) -> tuple[list[str], int]:
    """The lines to print and the exit code: 0 where there is no error (`strict`: and no warning), else 1.

    A name is a scenario's folder, its file, or its id. `open_table` starts the games of play.yaml;
    `trial` is for scenarios without errors.
    """
    lines: list[str] = []
    problems: list[Problem] = []
    for loaded in {one.file: one for one in map(load, names)}.values():
        loaded = with_cases(loaded, open_table)
        if trial is not None and not has_errors(loaded.problems):
            told, shown = trial(loaded)
            lines += ["", *told] if lines else told
            loaded = replace(loaded, problems=in_order((*loaded.problems, *shown)))
        problems += loaded.problems
        lines += [line for problem in loaded.problems for line in printed(problem, loaded.lines)]
    if problems:
        lines.append(_counted(problems))
    return lines, 1 if has_errors(problems) or (strict and problems) else 0


def _counted(problems: Sequence[Problem]) -> str:
    errors = sum(p.is_error for p in problems)
    counts = ((errors, "error"), (len(problems) - errors, "warning"))
    return ", ".join(f"{n} {what}{'' if n == 1 else 's'}" for n, what in counts if n)
