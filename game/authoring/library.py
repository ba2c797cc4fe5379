"""Where scenarios are, and one of them loaded with its translations and all its problems."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from game import paths
from game.authoring import checks, overlay, play, shape
from game.authoring.build import built
from game.authoring.checks.names import LANGUAGE
from game.authoring.problems import Place, Problem, Severity, has_errors, in_order
from game.authoring.source import Source, read
from game.authoring.upgrade import upgraded
from game.codec import Flaw, JsonTree, Undecodable, decode, near
from game.engine.scenario import Scenario

SCENARIO = "scenario.yaml"
PLAY = "play.yaml"

CODES: Mapping[str, str] = {
    "no-scenario": "There is no scenario here: no such id or folder, or a folder without scenario.yaml.",
    "missing-key": "A key that must be there is not.",
    "unknown-key": "A key that this format does not have, most often one misspelt.",
    "wrong-type": "A value of the wrong kind: text for a number, a list for a mapping.",
    "id-is-not-its-folder": "The folder has another name than the scenario's id.",
    "stray-file": "A YAML file that is neither scenario.yaml, play.yaml nor named for a language.",
}
"""What can be wrong before the checks."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A scenario's folder, read. `scenario` is None where an error keeps it from being played.

    `translations`: the whole scenario in each language it is translated into, by language code.
    `lines`: the text of every file, for printing problems.
    """

    file: Path
    scenario: Scenario | None
    translations: Mapping[str, Scenario]
    problems: tuple[Problem, ...]
    lines: Mapping[str, Sequence[str]]


def folders() -> tuple[Path, ...]:
    """Where scenarios are looked for: those that come with the game, then the person's own."""
    try:
        return (paths.scenarios(), paths.data() / "scenarios")
    except OSError:  # where nobody may write, nobody has written any
        return (paths.scenarios(),)


def available(where: Iterable[Path] | None = None) -> dict[str, Path]:
    """Every scenario there is: its id and its folder. Of two with one id, the first."""
    found: dict[str, Path] = {}
    for folder in folders() if where is None else where:
        if folder.is_dir():
            for file in sorted(folder.glob(f"*/{SCENARIO}")):
                found.setdefault(file.parent.name, file.parent)
    return found


def hidden(where: Iterable[Path] | None = None) -> tuple[Path, ...]:
    """The folders of scenarios that cannot be had by their id: another has it, and comes first."""
    first = available(where)
    searched = folders() if where is None else where
    files = (file for folder in searched if folder.is_dir() for file in sorted(folder.glob(f"*/{SCENARIO}")))
    return tuple(file.parent for file in files if first[file.parent.name] != file.parent)


def find(name: str, where: Iterable[Path] | None = None) -> Path | Problem:
    """The file of a scenario, by its path, its folder or its id."""
    path, known = Path(name), available(where)
    missing = Problem(
        "no-scenario", "there is no such file, folder or scenario", Place(name), near(name, known)
    )
    try:
        if path.is_file():
            return _scenario_of(path)
        found = _in_folder(path) if path.is_dir() else missing
    except (OSError, ValueError):  # a name that no file could have
        found = missing
    return known[name] / SCENARIO if isinstance(found, Problem) and name in known else found


def _scenario_of(file: Path) -> Path:
    """The scenario that a file of cases or a translation belongs to; else the file itself."""
    beside = file.parent / SCENARIO
    belongs = file.name == PLAY or (file.suffix == ".yaml" and LANGUAGE.fullmatch(file.stem))
    return beside if belongs and beside.is_file() else file


def _in_folder(folder: Path) -> Path | Problem:
    if (folder / SCENARIO).exists():
        return folder / SCENARIO
    hint = "`new` makes a folder with a scenario to start from"
    if others := sorted(folder.glob("*.yml")):
        hint = f"is it {others[0].name}? Then name it {SCENARIO}"
    elif any(folder.glob(f"*/{SCENARIO}")):
        hint = f"its scenarios are in folders of their own: {folder / '*'}"
    return Problem("no-scenario", f"this folder holds no {SCENARIO}", Place(str(folder)), hint)


def load(name: str | Path, where: Iterable[Path] | None = None) -> Loaded:
    """The scenario of this path, folder or id. Whatever is wrong with it is in `problems`.

    `where`: the folders in which ids are looked for, if not the usual ones.
    """
    file = find(str(name), where)
    if isinstance(file, Problem):
        return Loaded(Path(name), None, {}, (file,), {})
    source = read(file)
    problems = list(source.problems)
    lines: dict[str, Sequence[str]] = {source.file: source.lines}
    shaped = _shaped(source, problems)
    if shaped is not None:
        problems += checks.of_structure(shaped, source)
    if shaped is None or has_errors(problems):
        return Loaded(file, None, {}, in_order(problems), lines)
    scenario = built(shaped)
    problems += checks.of_meaning(checks.Built(shaped, scenario), source)
    playable = None if has_errors(problems) else scenario
    translations: dict[str, Scenario] = {}
    if file.name == SCENARIO:
        problems += _names(file, shaped, source)
        for other in _overlays(file.parent):
            words = read(other)
            lines[words.file] = words.lines
            found, translation = _translated(words, other.stem, source, shaped)
            problems += found
            if translation is not None:
                translations[other.stem] = translation
    return Loaded(file, playable, translations, in_order(problems), lines)


def with_cases(loaded: Loaded, open_table: play.OpenTable) -> Loaded:
    """The same, with whatever in play.yaml does not come out as written added to the problems."""
    file = loaded.file.parent / PLAY
    if loaded.scenario is None or loaded.file.name != SCENARIO or not file.exists():
        return loaded
    source = read(file)
    problems = list(source.problems)
    if not has_errors(problems):
        cases = _decoded(source, source.tree, play.Cases, problems)
        if cases is not None:
            played = play.played(loaded.scenario, cases, open_table)
            problems += checks.run(play.CHECKS, played, source)
    lines = {**loaded.lines, source.file: source.lines}
    return replace(loaded, problems=in_order((*loaded.problems, *problems)), lines=lines)


def _shaped(source: Source, problems: list[Problem]) -> shape.Scenario | None:
    if has_errors(problems):
        return None
    tree = upgraded(source)
    if isinstance(tree, Problem):
        problems.append(tree)
        return None
    shaped: shape.Scenario | None = _decoded(source, tree, shape.Scenario, problems)
    return shaped


def _decoded(source: Source, tree: JsonTree, as_type: Any, problems: list[Problem]) -> Any:
    try:
        return decode(tree, as_type)
    except Undecodable as bad:
        problems += (_problem(flaw, source) for flaw in bad.flaws)
        return None


def _problem(flaw: Flaw, source: Source) -> Problem:
    place = source.place(flaw.path)
    last = flaw.path[-1] if flaw.path else "this file"
    hint = flaw.hint
    if flaw.kind == "unknown-key":
        place = source.key_place(flaw.path)
        if " " in str(last):
            hint = "inside {...} a comma ends a text: put the text in quotes"
    elif flaw.path and source.at(flaw.path) is None:
        hint = "fill it in, or delete the key"
    name = f"item {last + 1}" if isinstance(last, int) else repr(last) if flaw.path else last
    return Problem(flaw.kind, f"{name} {flaw.message}", place, hint)


def _names(file: Path, shaped: shape.Scenario, source: Source) -> Iterator[Problem]:
    """What is wrong with the names of the folder and the files in it."""
    folder = file.resolve().parent.name
    if folder != shaped.id:
        message = f"the id is {shaped.id!r} and the folder {folder!r}"
        hint = "give them the same name"
        yield Problem("id-is-not-its-folder", message, source.place(("id",)), hint, Severity.WARNING)
    known = {SCENARIO, PLAY, *(other.name for other in _overlays(file.parent))}
    for other in sorted(file.parent.glob("*.y*ml")):
        if other.name not in known:
            message = "this file is neither a scenario, nor cases, nor a translation"
            hint = f"translations are named for their language, as zh-CN.yaml; cases are in {PLAY}"
            yield Problem("stray-file", message, Place(str(other)), hint, Severity.WARNING)


def _overlays(folder: Path) -> list[Path]:
    return [file for file in sorted(folder.glob("*.yaml")) if LANGUAGE.fullmatch(file.stem)]


def _translated(
    words: Source, language: str, original: Source, shaped: shape.Scenario
) -> tuple[list[Problem], Scenario | None]:
    """The problems of a translation, and the scenario in that language if there is no error."""
    problems = list(words.problems)
    said = None if has_errors(problems) else _decoded(words, words.tree, Mapping[str, str], problems)
    if said is None:
        return problems, None
    laid = overlay.Overlay(language, shaped.language, overlay.texts(shaped), said)
    problems += checks.run(overlay.CHECKS, laid, words)
    if has_errors(problems):
        return problems, None
    return problems, built(decode(overlay.laid(upgraded(original), laid), shape.Scenario))
