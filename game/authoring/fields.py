"""How the shape of a scenario says what each key is for, and how to walk over it."""

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, field, fields, is_dataclass
from typing import Any

from game.codec import Path


def key(about: str, default: Any = MISSING, *, low: int | None = None, high: int | None = None) -> Any:
    """A key, what it is for, and its default; a number may have a lowest and a highest value."""
    return _field(default, {"about": about, "low": low, "high": high})


def prose(about: str, most: int, default: Any = MISSING, *, filled: bool = False) -> Any:
    """A key that holds text for people, `most` characters of it. `filled`: {placeholders} are filled in."""
    required = default is MISSING
    return _field(default, {"about": about, "most": most, "filled": filled, "required": required})


def _field(default: Any, metadata: dict[str, Any]) -> Any:
    if default is MISSING:
        return field(metadata=metadata)
    if default == {}:
        return field(default_factory=dict, metadata=metadata)
    return field(default=default, metadata=metadata)


def leaves(
    value: object, path: Path = (), about: Mapping[str, Any] | None = None
) -> Iterator[tuple[Path, Any, Any]]:
    """Every text and number of a shape, with its path and what is known of its key."""
    if is_dataclass(value):
        for f in fields(value):
            yield from leaves(getattr(value, f.name), (*path, f.name.removesuffix("_")), f.metadata)
    elif isinstance(value, Mapping):
        for name, part in value.items():
            yield from leaves(part, (*path, name), about)
    elif isinstance(value, tuple):
        for index, part in enumerate(value):
            yield from leaves(part, (*path, index), about)
    elif value is not None:
        yield path, value, about or {}
