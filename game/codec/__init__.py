"""Engine values to JSON trees and back, strictly."""

from typing import Any, TypeVar

from game.codec.flaws import Flaw, Undecodable, all_flaws, described, near
from game.codec.strict import TAGS, new_converter
from game.codec.trees import (
    JsonTree,
    Path,
    StrayPointer,
    canonical,
    difference,
    fingerprint,
    patched,
    pointer,
)

__all__ = [
    "TAGS",
    "Flaw",
    "JsonTree",
    "Path",
    "StrayPointer",
    "Undecodable",
    "canonical",
    "decode",
    "described",
    "difference",
    "encode",
    "fingerprint",
    "near",
    "patched",
    "pointer",
]

T = TypeVar("T")

_CONVERTER = new_converter()


def encode(value: object, as_type: Any = None) -> JsonTree:
    """The JSON tree of an engine value."""
    return _CONVERTER.unstructure(value, as_type)


def decode(tree: JsonTree, as_type: type[T] | Any) -> T:
    """The value of this type that the tree holds. Raises Undecodable, which carries every flaw."""
    try:
        value: T = _CONVERTER.structure(tree, as_type)
    except Exception as error:
        raise Undecodable(all_flaws(error)) from None
    return value
