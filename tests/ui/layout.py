"""What is wrong with a screen as it is laid out: sentences for people, each with the node it is about."""

import unicodedata
from collections.abc import Iterator
from itertools import pairwise

import pygame

from game.ui.app import App
from game.ui.kit.boxes import Gap, Layers, Panel
from game.ui.kit.controls import Button
from game.ui.kit.field import TextField
from game.ui.kit.leaves import Label
from game.ui.kit.node import Node, walk
from game.ui.kit.scroll import Scroll
from game.ui.screens.talks.beside import Beside
from game.ui.screens.talks.room import Around
from game.ui.text.paragraph import Colour, Span
from game.ui.theme import Theme

SLACK = 1
"""Pixels that rounding may cost."""
LEAST_CONTRAST = 4.5
LEAST_SCROLL = 36
"""How high the place of a list has to be, in units of the text: two lines."""
ENDLESS = 1_000_000


def wrong(app: App) -> list[str]:
    """Everything that is wrong with the top screen; its tree is built and placed."""
    tree, window = app.tree, app.surface.get_rect()
    return [*_outside(tree, window), *_overlapping(tree), *_cut(tree, app), *_keys(tree), *_low(tree, app)]


def name_of(node: Node) -> str:
    text = node.text if isinstance(node, Label) else node.label if isinstance(node, Button) else ""
    kind = type(node).__name__
    return f"{kind} {node.key or ''} {text[:40]!r}" if text else f"{kind} {node.key or _words(node)}"


def _words(node: Node) -> str:
    return next((repr(n.text[:30]) for n in walk(node) if isinstance(n, Label) and n.text), "")


def _outside(node: Node, limit: pygame.Rect) -> Iterator[str]:
    """Nothing leaves the window, nor the box that it is in; what scrolls may be longer."""
    drawn = not isinstance(node, Gap) and node.rect.width > 0 and node.rect.height > 0
    if drawn and not limit.inflate(2 * SLACK, 2 * SLACK).contains(node.rect):
        yield f"outside its box: {name_of(node)} at {tuple(node.rect)} in {tuple(limit)}"
        return
    inside = limit.clip(node.rect) if drawn else limit
    if isinstance(node, Scroll):
        inside = pygame.Rect(node.rect.left, -ENDLESS, node.rect.width, 2 * ENDLESS)
    for child in node.children:
        yield from _outside(child, inside)


def _overlapping(tree: Node) -> Iterator[str]:
    for node in walk(tree):
        if isinstance(node, Layers | Beside):
            continue
        shown = [c for c in node.children if c.rect.width > 2 * SLACK and c.rect.height > 2 * SLACK]
        places = [c.rect.inflate(-2 * SLACK, -2 * SLACK) for c in shown]
        for n, place in enumerate(places):
            for other in place.collidelistall(places[n + 1 :]):
                yield f"overlapping: {name_of(shown[n])} and {name_of(shown[n + 1 + other])}"


def _cut(tree: Node, app: App) -> Iterator[str]:
    """Text is whole, and no word is broken but where a language breaks words."""
    for node in walk(tree):
        if isinstance(node, Label) and node.text:
            yield from _cut_label(node, node._most_lines is not None, name_of(node))
        elif isinstance(node, Button):
            yield from _cut_label(node._text, False, name_of(node))
            if node._text.rect.height > node.rect.height + SLACK:
                yield f"higher than its button: {name_of(node)}"
            if node._letter is not None and node._letter.rect.right > node.rect.right + SLACK:
                yield f"its key is outside: {name_of(node)}"


def _cut_label(label: Label, may_end: bool, name: str) -> Iterator[str]:
    paragraph = label.paragraph
    if paragraph is None:
        yield f"never placed: {name}"
        return
    if paragraph.truncated and not may_end:
        yield f"cut: {name}"
    if paragraph.height > label.rect.height + SLACK:
        yield f"no room for {paragraph.lines} lines: {name}"
    if paragraph.width > label.rect.width + SLACK:
        yield f"wider than its place: {name}"
    for line, following in pairwise(paragraph.texts):
        letters = _latin(line[-1:]) and _latin(following[:1])
        if letters and line[-9:] + following[:9] in label.text:
            yield f"a word broken: {name}: {line!r} | {following!r}"
            return


def _latin(char: str) -> bool:
    return char.isalpha() and unicodedata.name(char, "").startswith("LATIN")


def _keys(tree: Node) -> Iterator[str]:
    """Whatever can be pressed can be come to by Tab; no key of the keyboard does two things."""
    seen: set[str] = set()
    shortcuts: dict[str, Node] = {}
    for node in walk(tree):
        if not node.focusable:
            continue
        if node.key is None:
            yield f"without a key: {name_of(node)}"
        elif node.key in seen:
            yield f"two with one key: {name_of(node)}"
        seen.add(node.key or "")
        if node.shortcut and shortcuts.setdefault(node.shortcut, node) is not node:
            yield f"two do {node.shortcut}: {name_of(node)} and {name_of(shortcuts[node.shortcut])}"
        if node.rect.width < 8 or node.rect.height < 8:
            yield f"too small to press: {name_of(node)} at {tuple(node.rect)}"


def _low(tree: Node, app: App) -> Iterator[str]:
    for node in walk(tree):
        if isinstance(node, Scroll) and node.length > node.rect.height < app.theme.em(LEAST_SCROLL):
            yield f"too low to read: {name_of(node)} is {node.rect.height} high for {node.length}"


def faint(app: App) -> list[str]:
    """Every text that stands out too little from what it is on."""
    return sorted(set(_faint(app.tree, "room", app.theme)))


def _faint(node: Node, ground: str, theme: Theme) -> Iterator[str]:
    if isinstance(node, Panel) and node._fill is not None:
        ground = node._fill
    if isinstance(node, Label):
        yield from _faint_label(node, ground, theme)
    elif isinstance(node, Button):
        yield from _faint_label(node._text, node.ground or ground, theme)
        if node._letter is not None:
            yield from _faint_label(node._letter, node.ground or ground, theme)
    elif isinstance(node, TextField):
        yield from _faint_label(Label("x", "quiet"), "sunken", theme)
    for n, child in enumerate(node.children):
        middle = isinstance(node, Around) and n == len(node.children) - 1
        yield from _faint(child, "table" if middle else ground, theme)


def _faint_label(label: Label, ground: str, theme: Theme) -> Iterator[str]:
    if isinstance(label._text, str):
        colours = {theme.style(label._role, label._colour).colour}
    else:
        colours = {piece.style.colour for piece in label._text if isinstance(piece, Span)}
    for colour in colours if label.text.strip() else ():
        ratio = contrast(colour, theme.colour(ground))
        if ratio < LEAST_CONTRAST:
            yield f"{ratio:.2f} : 1 on {ground} in {theme.mode}: {name_of(label)} {colour}"


def contrast(one: Colour, other: Colour) -> float:
    """As the Web Content Accessibility Guidelines reckon it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Colour) -> float:
    parts = [c / 255 for c in colour]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
