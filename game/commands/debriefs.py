"""What the window shows of a game that is over: its findings, the person's earlier games, and the report."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from game import paths
from game.commands.saves import notice_of
from game.debrief.findings import Findings, findings_of
from game.debrief.pages.skill import Earlier
from game.debrief.story import Progress
from game.engine.scenario import Seat
from game.i18n import Words
from game.sentences.names import seat_name
from game.session.record import Reading, Unreadable, read
from game.ui.house import Saved, Source, Unplayable, dated
from game.ui.notice import Notice

MOST_EARLIER = 5
REPORTS = "reports"


def found_in(source: Source, language: str, progress: Progress) -> Findings:
    """Raises Unplayable where not even the start of the record can be read."""
    try:
        reading = source if isinstance(source, Reading) else read(source)
        return findings_of(reading, language, progress)
    except Unreadable as unreadable:
        raise Unplayable(notice_of(unreadable.fault)) from unreadable
    except OSError as error:
        raise Unplayable(Notice("ui.saves.unread", {"why": error.strerror or str(error)})) from error


def earlier_of(
    found: Findings, source: Source, saves: Iterable[Saved], language: str, progress: Progress
) -> Sequence[Earlier]:
    """The latest games that one person finished alone, before this one where that is known."""
    if len(found.story.people) != 1:
        return ()
    mine = None if isinstance(source, Reading) else source.resolve()
    kept = {saved.file.resolve(): saved for saved in saves}
    before = kept[mine].when if mine in kept else float("inf")
    games = [
        saved
        for file, saved in kept.items()
        if file != mine
        and saved.when <= before
        and saved.finished
        and saved.playable
        and not saved.clerk
        and len(saved.people) == 1
    ]
    games.sort(key=lambda saved: saved.when)
    measured = (_measured(saved, language, progress) for saved in games[-MOST_EARLIER:])
    return tuple(game for game in measured if game is not None)


def report(found: Findings, language: str, reader: Seat | None, earlier: Sequence[Earlier] | None) -> Path:
    """The folder that it is in. Raises Unplayable."""
    from game.debrief.files.write import write

    folder = paths.data() / REPORTS / f"{found.story.agenda.id}-{datetime.now():%Y%m%d-%H%M%S}"
    try:
        write(found, Words(language), folder, reader, earlier)
    except OSError as error:
        why = error.strerror or str(error)
        raise Unplayable(Notice("ui.debrief.unexported", {"why": why})) from error
    return folder


def _measured(saved: Saved, language: str, progress: Progress) -> Earlier | None:
    """None for an adviser's seat, or a record that is gone by now."""
    try:
        found = found_in(saved.file, language, progress)
    except Unplayable:
        return None
    seat = saved.people[0]
    if not found.skill.get(seat):
        return None
    agenda = found.story.agenda
    return Earlier(
        agenda.title, seat_name(agenda, seat), dated(Words(language), saved.when), found.skill[seat]
    )
