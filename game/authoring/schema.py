"""The JSON Schema of scenario.yaml, made from its shape, for editors that complete and check YAML."""

import inspect
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from game.authoring import shape
from game.codec import JsonTree

_PLAIN = {str: {"type": "string"}, int: {"type": "integer"}, bool: {"type": "boolean"}}


def schema() -> JsonTree:
    """The schema (JSON Schema 2020-12) as a tree."""
    known: dict[str, JsonTree] = {}
    root = _record(shape.Scenario, known)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Communiqué scenario",
        **root,
        "$defs": dict(sorted(known.items())),
    }


def _record(cls: Any, known: dict[str, JsonTree]) -> JsonTree:
    hints = get_type_hints(cls)
    keys = {f.name.removesuffix("_"): _key(f, hints[f.name], known) for f in fields(cls)}
    needed = [f.name for f in fields(cls) if f.default is MISSING and f.default_factory is MISSING]
    tree = {
        "description": inspect.getdoc(cls),
        "type": "object",
        "properties": keys,
        "additionalProperties": False,
    }
    return {**tree, "required": needed} if needed else tree


def _key(f: "Field[Any]", hint: Any, known: dict[str, JsonTree]) -> JsonTree:
    about = f.metadata
    tree = {**_type(hint, known), "description": about["about"]}
    if "most" in about:
        _shortened(tree, about["most"])
    for name, limit in (("minimum", about.get("low")), ("maximum", about.get("high"))):
        if limit is not None:
            tree[name] = limit
    if isinstance(f.default, str | int) and not isinstance(f.default, type(MISSING)):
        tree["default"] = f.default
    return tree


def _shortened(tree: JsonTree, most: int) -> None:
    """Puts the longest length on the text, or on every text of a list or mapping."""
    part = tree
    while part["type"] != "string":
        inner = "items" if part["type"] == "array" else "additionalProperties"
        part[inner] = dict(part[inner])
        part = part[inner]
    part["maxLength"] = most


def _type(hint: Any, known: dict[str, JsonTree]) -> JsonTree:
    origin, args = get_origin(hint), get_args(hint)
    if is_dataclass(hint):
        name = hint.__name__  # type: ignore[union-attr]
        if name not in known:
            known[name] = {}  # taken, for a type that holds itself
            known[name] = _record(hint, known)
        return {"$ref": f"#/$defs/{name}"}
    if isinstance(hint, UnionType):
        return _one_of([_type(arg, known) for arg in args if arg is not NoneType])
    if origin is tuple and args[-1] is ...:
        return {"type": "array", "items": _type(args[0], known)}
    if origin is tuple:
        items = [_type(arg, known) for arg in args]
        return {"type": "array", "prefixItems": items, "minItems": len(items), "maxItems": len(items)}
    if origin is Mapping:
        values = _type(args[1], known)
        ids = {"pattern": f"^{shape.ID}$"}
        return {"type": "object", "propertyNames": ids, "additionalProperties": values}
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return {"type": "string", "enum": [member.value for member in hint]}
    return dict(_PLAIN[hint])


def _one_of(trees: list[JsonTree]) -> JsonTree:
    return trees[0] if len(trees) == 1 else {"oneOf": trees}
