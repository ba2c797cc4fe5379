"""That everybody's instructions in a game are open: a mark beside its record, which stays as it is."""

from pathlib import Path

from game.session.disk import replace


def open_all(record: Path) -> None:
    """From now on they are open, also after a restart. Raises OSError."""
    replace(mark(record), b"")


def all_open(record: Path) -> bool:
    return mark(record).exists()


def mark(record: Path) -> Path:
    """Where it is for this record: it goes wherever the record goes."""
    return record.with_name(f"{record.name}.opened")
