"""JSON trees: their one written form, their name, and the texts in which two of them differ."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

JsonTree = Any
Path = tuple[str | int, ...]


class StrayPointer(ValueError):
    """A text that has no place in the tree; `pointers` names them all."""

    def __init__(self, pointers: tuple[str, ...]) -> None:
        super().__init__(f"no text at {', '.join(pointers)}")
        self.pointers = pointers


def canonical(tree: JsonTree) -> bytes:
    """The one way to write a tree: keys in their order, no spaces, UTF-8."""
    return json.dumps(tree, ensure_ascii=False, separators=(",", ":")).encode()


def fingerprint(tree: JsonTree) -> str:
    """32 hexadecimal digits that name this tree, the order of its keys included."""
    return hashlib.blake2b(canonical(tree), digest_size=16).hexdigest()


def pointer(path: Path) -> str:
    """A path as a JSON pointer (RFC 6901)."""
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in path)


def difference(a: JsonTree, b: JsonTree) -> dict[str, str]:
    """The strings of `b` that differ from those of `a`, a tree of equal shape, by JSON pointer."""
    left, right = dict(_leaves(a, "")), dict(_leaves(b, ""))
    differing = {where: leaf for where, leaf in right.items() if where in left and left[where] != leaf}
    if left.keys() != right.keys() or not all(isinstance(leaf, str) for leaf in differing.values()):
        raise ValueError("the trees differ in more than their texts")
    return differing


def _leaves(tree: JsonTree, where: str) -> Iterator[tuple[str, Any]]:
    match tree:
        case dict() if tree:
            for key, value in tree.items():
                yield from _leaves(value, where + pointer((key,)))
        case list() if tree:
            for index, value in enumerate(tree):
                yield from _leaves(value, f"{where}/{index}")
        case _:
            yield where, tree


def patched(tree: JsonTree, diff: Mapping[str, str]) -> JsonTree:
    """The tree with the strings put in that `difference` found. Raises StrayPointer."""
    left = dict(diff)
    result = _patched(tree, "", left)
    if left:
        raise StrayPointer(tuple(left))
    return result


def _patched(tree: JsonTree, where: str, diff: dict[str, str]) -> JsonTree:
    match tree:
        case dict():
            return {key: _patched(value, where + pointer((key,)), diff) for key, value in tree.items()}
        case list():
            return [_patched(value, f"{where}/{index}", diff) for index, value in enumerate(tree)]
        case str():
            return diff.pop(where, tree)
        case _:
            return tree
