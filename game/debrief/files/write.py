"""All files of a debrief in a folder, or none of them."""

import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from errno import EEXIST
from pathlib import Path

from game.debrief.classroom.comparison import Comparison
from game.debrief.classroom.gradebook import CANVAS, MEASURES, MOODLE, canvas, canvas_of_ours, moodle
from game.debrief.classroom.pages import class_pages
from game.debrief.classroom.roster import Student
from game.debrief.classroom.tables import rows
from game.debrief.debrief import pages
from game.debrief.files import statement, tables
from game.debrief.files.html import html
from game.debrief.findings import Findings
from game.debrief.pages.skill import Earlier
from game.engine.scenario import Seat
from game.i18n import Words, languages
from game.session.disk import replace, staged, sync_folder


def _page(top: str) -> bool:
    return '<meta name="generator" content="Communiqué">' in top


def _begins(*marks: str) -> Callable[[str], bool]:
    return lambda top: top.startswith(marks)


OURS: Mapping[str, Callable[[str], bool]] = {
    "debrief.html": _page,
    "values.csv": _begins("\ufeffseat,name,role,"),
    "acts.csv": _begins("\ufeffnumber,round,seat,"),
    "statement.html": _page,
    "statement.txt": _begins(*(Words(code)("ui.brand") for code in languages())),
    "class.html": _page,
    "class.csv": _begins("\ufefftable,file,outcome,"),
    MOODLE: _begins("\ufeffEmail address,", "\ufeffID number,"),
    CANVAS: canvas_of_ours,
}
"""The files, and by what its beginning shows that one of the name was written here before."""
TOP = 1000
"""So many bytes of a file are looked at for that."""


def write(
    found: Findings,
    words: Words,
    folder: Path,
    reader: Seat | None = None,
    earlier: Sequence[Earlier] | None = None,
) -> list[Path]:
    """Where the files are now. Those of an earlier debrief are replaced.

    Raises FileExistsError rather than replace anything else, and OSError if not all can be written; then the
    folder is as it was.
    """
    agenda = found.story.agenda
    texts = {
        "debrief.html": html(pages(found, words, reader, earlier), agenda, words, reader),
        "values.csv": tables.values(found),
        "acts.csv": tables.acts(found, words),
        "statement.html": statement.page(found, words),
        "statement.txt": statement.text(found, words),
    }
    return _written(folder, texts)


def write_class(
    comparison: Comparison,
    words: Words,
    folder: Path,
    students: Sequence[Student] = (),
    measure: str = MEASURES[0],
    hidden: bool = False,
) -> list[Path]:
    """The same for a class, with gradebooks where there are students. `measure`: what the assignment is;
    `hidden`: tables are called by letters. Raises as `write` does."""
    texts = {
        "class.html": html(class_pages(comparison, words, hidden), comparison.agenda, words),
        "class.csv": rows(comparison, hidden),
    }
    if students:
        texts[MOODLE] = moodle(students, comparison, words, measure)
        texts[CANVAS] = canvas(students, comparison, words, measure)
    return _written(folder, texts)


def _written(folder: Path, texts: Mapping[str, str]) -> list[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    for name in texts:
        _own(folder / name, OURS[name])
    _put({folder / name: text.encode() for name, text in texts.items()})
    return [folder / name for name in texts]


def _own(file: Path, ours: Callable[[str], bool]) -> None:
    """Raises FileExistsError for a file that no debrief has written."""
    with suppress(FileNotFoundError), file.open("rb") as there:
        top = there.read(TOP).decode(errors="replace")
        if not ours(top):
            raise FileExistsError(EEXIST, os.strerror(EEXIST), str(file))


def _put(files: Mapping[Path, bytes]) -> None:
    """All are on disk beside their places before the first one takes its own."""
    parts: dict[Path, Path] = {}
    done: dict[Path, bytes | None] = {}
    try:
        for file, data in files.items():
            parts[file] = staged(file, data)
        for file, part in parts.items():
            before = file.read_bytes() if file.exists() else None
            os.replace(part, file)
            done[file] = before
    except BaseException:
        for part in parts.values():
            part.unlink(missing_ok=True)
        for file, data_before in done.items():
            _put_back(file, data_before)
        raise
    for folder in {file.parent for file in files}:
        sync_folder(folder)


def _put_back(file: Path, data: bytes | None) -> None:
    if data is None:
        file.unlink(missing_ok=True)
    else:
        replace(file, data)
