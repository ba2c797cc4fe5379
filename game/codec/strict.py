"""A cattrs converter that takes nothing for something else: no text from numbers, no extra keys."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, get_args, get_origin

from cattrs import Converter, IterableValidationNote
from cattrs.errors import IterableValidationError
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from game.codec.flaws import MOST_FLAWS, Wrong, described, key_of, near, nearest
from game.codec.trees import JsonTree
from game.engine.actions import Action, HostAction, SeatAction
from game.engine.events import Event
from game.engine.scenario import Delegation, Effect, Passage

Read = Callable[[Any, Any], Any]

TAGS: Mapping[Any, str] = {
    Action: "do",
    SeatAction: "do",
    HostAction: "do",
    Event: "kind",
    Passage: "kind",
    Effect: "kind",
}
"""The key that names the class in each closed union. (Events have a field `event` of their own.)"""

LATER: Mapping[type, frozenset[str]] = {Delegation: frozenset({"temperament"})}
"""Fields left out where they say nothing: what could be written before they came is written as before."""

_TAG_OF = {member: tag for union, tag in TAGS.items() for member in get_args(union)}


def snake(cls: type) -> str:
    """The name of a class as a tag: ChairText -> chair_text."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()


def _renamed(cls: Any) -> dict[str, Any]:
    later = LATER.get(cls, ())
    return {f.name: override(rename=key_of(f.name), omit_if_default=f.name in later) for f in fields(cls)}


def _text(value: Any, _: Any) -> str:
    if type(value) is not str:
        hint = f'put it in quotes: "{described(value).split()[-1]}"' if isinstance(value, int | float) else ""
        raise Wrong(f"should be text, not {described(value)}", hint)
    if not value.isascii():
        try:
            value.encode()
        except UnicodeEncodeError:
            raise Wrong("holds half a character, which cannot be written down") from None
    return value


def _of_type(cls: type, what: str) -> Read:
    def read(value: Any, _: Any) -> Any:
        if type(value) is not cls:
            raise Wrong(f"should be {what}, not {described(value)}")
        return value

    return read


def _number(value: Any, _: Any) -> float:
    if type(value) is not int and type(value) is not float:
        raise Wrong(f"should be a number, not {described(value)}")
    return float(value)


def _text_or_name(value: Any, cls: Any) -> str:
    """Text, or a member of a StrEnum: the converter gives the subclasses of str to the same hook."""
    return _text(value, cls) if cls is str else _one_of(value, cls)


def _one_of(value: Any, cls: type[StrEnum]) -> StrEnum:
    known = {str(member.value): member for member in cls}
    member = known.get(value) if type(value) is str else None
    if member is None:
        raise Wrong(f"should be one of {', '.join(known)}, not {described(value)}", nearest(value, known))
    return member


def _collected(parts: Iterable[tuple[str | int, Any]], read: Read, item: Any) -> list[Any]:
    """Every part read; all errors together, each with the place of its part."""
    values: list[Any] = []
    errors: list[Exception] = []
    for index, part in parts:
        try:
            values.append(read(part, item))
        except Exception as error:
            error.add_note(IterableValidationNote(str(index), index, item))
            errors.append(error)
            if len(errors) == MOST_FLAWS:
                break
    if errors:
        raise IterableValidationError("", errors, list)
    return values


def _listed(value: Any, what: str = "a list") -> None:
    if type(value) is not list and type(value) is not tuple:
        hint = f"write [{value}]" if isinstance(value, str) and 0 < len(value) <= 40 else ""
        raise Wrong(f"should be {what}, not {described(value)}", hint)


def _mapped(value: Any) -> None:
    if type(value) is not dict:
        raise Wrong(f"should be a mapping, not {described(value)}")


def _sequence(cls: Any, converter: Converter) -> Read:
    build, item = get_origin(cls), get_args(cls)[0]
    inner = converter.get_structure_hook(item)

    def read(value: Any, _: Any) -> Any:
        _listed(value)
        return build(_collected(enumerate(value), inner, item))

    return read


def _row(cls: Any, converter: Converter) -> Read:
    """A tuple of a fixed length, each place with a type of its own."""
    items = get_args(cls)
    hooks = [converter.get_structure_hook(item) for item in items]

    def read(value: Any, _: Any) -> Any:
        _listed(value, f"a list of {len(items)}")
        if len(value) != len(items):
            raise Wrong(f"should be a list of {len(items)}, not of {len(value)}")
        parts = enumerate(zip(hooks, value, items, strict=True))
        return tuple(_collected(parts, lambda part, _: part[0](part[1], part[2]), cls))

    return read


def _mapping(cls: Any, converter: Converter) -> Read:
    item = get_args(cls)[1]
    inner = converter.get_structure_hook(item)

    def read(value: Any, _: Any) -> Any:
        _mapped(value)
        keys = _collected(((str(key), key) for key in value), _text, str)
        return dict(zip(keys, _collected(value.items(), inner, item), strict=True))

    return read


def _record(cls: Any, converter: Converter) -> Read:
    """A dataclass from its fields; a class of a closed union may carry its own tag."""
    inner: Read = make_dict_structure_fn(cls, converter, _cattrs_forbid_extra_keys=True, **_renamed(cls))
    tag, name = _TAG_OF.get(cls, ""), snake(cls)

    def read(value: Any, as_type: Any) -> Any:
        _mapped(value)
        if tag and value.get(tag) == name:
            value = {k: v for k, v in value.items() if k != tag}
        return inner(value, as_type)

    return read


def _union(cls: Any, converter: Converter) -> Read:
    """A closed union, told apart by its tag."""
    tag = TAGS[cls]
    hooks = {snake(member): converter.get_structure_hook(member) for member in get_args(cls)}

    def read(value: Any, _: Any) -> Any:
        _mapped(value)
        if tag not in value:
            raise Wrong(f"needs the key {tag!r}", near(None, hooks), kind="missing-key")
        name = value[tag]
        if type(name) is not str or name not in hooks:
            raise Wrong(f"should name what it is, not {described(name)}", near(name, hooks), step=(tag,))
        return hooks[name](value, cls)

    return read


def _alternatives(cls: Any, converter: Converter) -> Read:
    """A union of plain types, told apart by the kind of the value. None: left out."""
    members = [member for member in get_args(cls) if member is not NoneType]
    optional = len(members) < len(get_args(cls))
    hooks = {_kind(member): (converter.get_structure_hook(member), member) for member in members}
    records = [member for member in members if is_dataclass(member)]
    if len(records) > 1:
        hooks[dict] = (_by_first_key(records, converter), cls)
    expected = " or ".join(_KINDS.get(kind, "") for kind in hooks)
    first = next(iter(hooks.values()))

    def read(value: Any, _: Any) -> Any:
        if value is None and optional:
            return None
        if len(hooks) > 1 and type(value) not in hooks:
            raise Wrong(f"should be {expected}, not {described(value)}")
        hook, member = hooks.get(type(value), first)
        return hook(value, member)

    return read


def _by_first_key(records: list[Any], converter: Converter) -> Read:
    """Dataclasses told apart by the key of their first field."""
    hooks = {key_of(fields(one)[0].name): (converter.get_structure_hook(one), one) for one in records}

    def read(value: Any, _: Any) -> Any:
        _mapped(value)
        found = next((key for key in hooks if key in value), None)
        if found is None:
            hint = near(next(iter(value), None), hooks)
            raise Wrong(f"needs one of the keys {', '.join(hooks)}", hint, kind="missing-key")
        hook, one = hooks[found]
        return hook(value, one)

    return read


_KINDS: dict[Any, str] = {dict: "a mapping", list: "a list", str: "text", int: "a whole number"}


def _kind(cls: Any) -> Any:
    if is_dataclass(cls) or get_origin(cls) is Mapping:
        return dict
    return list if get_origin(cls) is tuple else cls


def _unstructure(cls: Any, converter: Converter) -> Callable[[Any], JsonTree]:
    inner = make_dict_unstructure_fn(cls, converter, **_renamed(cls))
    tag, name = _TAG_OF.get(cls), snake(cls)
    return inner if tag is None else lambda value: {tag: name, **inner(value)}


def new_converter() -> Converter:
    converter = Converter(detailed_validation=True, forbid_extra_keys=True)
    converter.register_structure_hook(str, _text_or_name)
    converter.register_structure_hook(int, _of_type(int, "a whole number"))
    converter.register_structure_hook(float, _number)
    converter.register_structure_hook(bool, _of_type(bool, "true or false"))
    factories: list[tuple[Callable[[Any], bool], Callable[[Any, Converter], Read]]] = [
        (lambda c: get_origin(c) in (tuple, frozenset, list), _sequence),
        (lambda c: get_origin(c) is tuple and get_args(c)[-1] is not ..., _row),
        (lambda c: get_origin(c) in (Mapping, dict), _mapping),
        (is_dataclass, _record),
        (lambda c: isinstance(c, UnionType), _alternatives),
        (lambda c: isinstance(c, UnionType) and c in TAGS, _union),
    ]
    for fits, factory in factories:
        converter.register_structure_hook_factory(fits, factory)
    converter.register_unstructure_hook_factory(is_dataclass, _unstructure)
    converter.register_unstructure_hook(StrEnum, lambda member: member.value)
    converter.register_unstructure_hook_func(
        lambda c: frozenset in (c, get_origin(c)),
        lambda value: sorted(converter.unstructure(one) for one in value),
    )
    return converter
