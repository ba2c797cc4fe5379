"""Flags, icons and boxes with round corners, each made once for a size and colour."""

from collections.abc import Callable
from pathlib import Path

import pygame

from game.ui.text.paragraph import Colour

_FINE = 4
"""How many times larger corners are drawn before they are scaled down, so that edges are smooth."""


BADGES: tuple[Colour, ...] = (
    (43, 92, 138),
    (140, 74, 38),
    (56, 104, 66),
    (112, 62, 120),
    (132, 52, 62),
    (38, 100, 104),
    (96, 86, 40),
)
"""Fields on which a white letter is read."""
_WHOLE = 24_000
"""Boxes of so many pixels at the most are kept whole; of larger ones the corners are."""


class Pictures:
    """Everything drawn that is not text. `assets`: the folder with flags and icons."""

    def __init__(self, assets: Path) -> None:
        self._assets = assets
        self._made: dict[tuple[object, ...], pygame.Surface] = {}

    def flag(self, code: str, height: int) -> pygame.Surface:
        """A flag 4:3 with soft corners; a neutral one where there is none of this code."""

        def make() -> pygame.Surface:
            file = self._assets / "flags" / f"{code}.png"
            drawn = self._load(file if file.is_file() else self._assets / "flags" / "none.png")
            small = pygame.transform.smoothscale(drawn, (round(height * 4 / 3), height))
            return _rounded(small, max(1, height // 8))

        return self._once(("flag", code, height), make)

    def badge(
        self, name: str, height: int, width: int, tall: int, draw: Callable[[pygame.Surface, int, int], None]
    ) -> pygame.Surface:
        """A plain field with a letter, in a colour that follows from the name."""

        def make() -> pygame.Surface:
            badge = pygame.Surface((round(height * 4 / 3), height), pygame.SRCALPHA)
            badge.fill(BADGES[ord(name[0]) % len(BADGES)])
            draw(badge, (badge.get_width() - width) // 2, (height - tall) // 2)
            return _rounded(badge, max(1, height // 8))

        return self._once(("badge", name, height), make)

    def icon(self, name: str, size: int, colour: Colour) -> pygame.Surface:
        def make() -> pygame.Surface:
            drawn = self._load(self._assets / "icons" / f"{name}.png").copy()
            drawn.fill((*colour, 255), special_flags=pygame.BLEND_RGBA_MULT)
            return pygame.transform.smoothscale(drawn, (size, size))

        return self._once(("icon", name, size, colour), make)

    def box(
        self,
        surface: pygame.Surface,
        rect: pygame.Rect,
        fill: Colour | None,
        line: Colour | None = None,
        radius: int = 10,
        thick: int = 1,
    ) -> None:
        """A rectangle with round corners, filled, outlined or both."""
        radius = max(0, min(radius, rect.width // 2, rect.height // 2))
        if radius == 0:
            if fill is not None:
                surface.fill(fill, rect)
            if line is not None:
                pygame.draw.rect(surface, line, rect, thick)
            return
        if rect.width * rect.height <= _WHOLE:
            whole = self._once(
                ("box", rect.size, fill, line, radius, thick),
                lambda: _box(rect.size, fill, line, radius, thick),
            )
            surface.blit(whole, rect)
            return
        corners = self._once(
            ("corners", fill, line, radius, thick), lambda: _corners(fill, line, radius, thick)
        )
        x, y, w, h, r = rect.x, rect.y, rect.width, rect.height, radius
        if fill is not None:
            surface.fill(fill, (x + r, y, w - 2 * r, h))
            surface.fill(fill, (x, y + r, r, h - 2 * r))
            surface.fill(fill, (x + w - r, y + r, r, h - 2 * r))
        for left, top, part in ((x, y, 0), (x + w - r, y, 1), (x, y + h - r, 2), (x + w - r, y + h - r, 3)):
            surface.blit(corners, (left, top), (r * (part % 2), r * (part // 2), r, r))
        if line is not None:
            surface.fill(line, (x + r, y, w - 2 * r, thick))
            surface.fill(line, (x + r, y + h - thick, w - 2 * r, thick))
            surface.fill(line, (x, y + r, thick, h - 2 * r))
            surface.fill(line, (x + w - thick, y + r, thick, h - 2 * r))

    def disc(self, size: tuple[int, int], fill: Colour, edge: Colour, thick: int) -> pygame.Surface:
        """An ellipse with an edge: the table in the middle of the room."""

        def make() -> pygame.Surface:
            big = pygame.Surface((size[0] * 2, size[1] * 2), pygame.SRCALPHA)
            pygame.draw.ellipse(big, edge, big.get_rect())
            pygame.draw.ellipse(big, fill, big.get_rect().inflate(-4 * thick, -4 * thick))
            return pygame.transform.smoothscale(big, size)

        return self._once(("disc", size, fill, edge, thick), make)

    def veil(self, size: tuple[int, int], colour: Colour, strength: int) -> pygame.Surface:
        """What dims everything below a dialogue."""

        def make() -> pygame.Surface:
            veil = pygame.Surface(size)
            veil.fill(colour)
            return veil

        veil = self._once(("veil", size, colour), make)
        veil.set_alpha(strength)
        return veil

    def _load(self, file: Path) -> pygame.Surface:
        return self._once(("file", file), lambda: pygame.image.load(file).convert_alpha())

    def _once(self, key: tuple[object, ...], make: Callable[[], pygame.Surface]) -> pygame.Surface:
        if key not in self._made:
            if len(self._made) > 2000:
                self._made.clear()
            self._made[key] = make()
        return self._made[key]


def _box(
    size: tuple[int, int], fill: Colour | None, line: Colour | None, radius: int, thick: int
) -> pygame.Surface:
    """A small box in one piece."""
    box = pygame.Surface(size, pygame.SRCALPHA)
    if line is not None:
        pygame.draw.rect(box, line, box.get_rect(), border_radius=radius)
        inner = box.get_rect().inflate(-2 * thick, -2 * thick)
        hole = (*fill, 255) if fill is not None else (0, 0, 0, 0)
        pygame.draw.rect(box, hole, inner, border_radius=max(0, radius - thick))
    elif fill is not None:
        pygame.draw.rect(box, fill, box.get_rect(), border_radius=radius)
    corners = _corners(fill, line, radius, thick)
    w, h, r = *size, radius
    for left, top, part in ((0, 0, 0), (w - r, 0, 1), (0, h - r, 2), (w - r, h - r, 3)):
        place = pygame.Rect(left, top, r, r)
        box.fill((0, 0, 0, 0), place)
        box.blit(corners, place, (r * (part % 2), r * (part // 2), r, r))
    return box


def _corners(fill: Colour | None, line: Colour | None, radius: int, thick: int) -> pygame.Surface:
    """All four corners as one small box."""
    big = pygame.Surface((2 * radius * _FINE, 2 * radius * _FINE), pygame.SRCALPHA)
    outer = big.get_rect()
    if line is not None:
        pygame.draw.rect(big, line, outer, border_radius=radius * _FINE)
        inner = outer.inflate(-2 * thick * _FINE, -2 * thick * _FINE)
        hole = (*fill, 255) if fill is not None else (0, 0, 0, 0)
        pygame.draw.rect(big, hole, inner, border_radius=max(0, radius - thick) * _FINE)
    elif fill is not None:
        pygame.draw.rect(big, fill, outer, border_radius=radius * _FINE)
    return pygame.transform.smoothscale(big, (2 * radius, 2 * radius))


def _rounded(image: pygame.Surface, radius: int) -> pygame.Surface:
    """The image with its corners taken off."""
    size = image.get_size()
    mask = pygame.Surface((size[0] * _FINE, size[1] * _FINE), pygame.SRCALPHA)
    pygame.draw.rect(mask, (255, 255, 255, 255), mask.get_rect(), border_radius=radius * _FINE)
    result = image.copy()
    result.blit(pygame.transform.smoothscale(mask, size), (0, 0), special_flags=pygame.BLEND_RGBA_MIN)
    return result
