"""The look: colours by name in three modes, text roles, and how large things are."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from game.ui.text.paragraph import Colour, Style


def _colours(**named: str) -> Mapping[str, Colour]:
    return MappingProxyType({name: _rgb(value) for name, value in named.items()})


def _rgb(value: str) -> Colour:
    return int(value[0:2], 16), int(value[2:4], 16), int(value[4:6], 16)


_DARK = _colours(
    room="0e1620",
    head="121d2b",
    panel="152131",
    raised="1d2d43",
    hover="263a55",
    sunken="0b121b",
    line="2a3c56",
    text="eef3fa",
    quiet="a3b5cc",
    accent="dcae55",
    on_accent="1b1405",
    chosen="2a2413",
    me="62aee6",
    gain="5cc294",
    loss="ee7c72",
    good="235c43",
    on_good="effaf3",
    bar="8ea3bf",
    table="54391f",
    on_table="f6ead6",
    table_edge="2f2115",
    veil="060a10",
    paper="f7f2e6",
    paper_raised="fffbf1",
    ink="1d2530",
    ink_quiet="5e5a4d",
    rule="ddd3bd",
    bracket="8a5512",
    bracket_fill="f1e6cd",
    mine="1f5f9e",
    mine_fill="dfe9f2",
    agreed="1f7348",
    red="8c1d18",
    red_fill="f3e0d7",
    news="f6e3a1",
    focus="ffd479",
)
_LIGHT = _colours(
    room="e9edf2",
    head="f7f9fb",
    panel="fbfcfd",
    raised="eef2f7",
    hover="dde6f0",
    sunken="e3e9f0",
    line="b9c5d3",
    text="152031",
    quiet="4a5b70",
    accent="8a600e",
    on_accent="ffffff",
    chosen="f6ecd2",
    me="14599a",
    gain="17693f",
    loss="a82a20",
    good="1d6a45",
    on_good="ffffff",
    bar="6a7d95",
    table="6f4a26",
    on_table="fff7ea",
    table_edge="7d5a36",
    veil="1a2430",
    paper="fffdf7",
    paper_raised="ffffff",
    ink="1d2530",
    ink_quiet="5e5a4d",
    rule="d8cfba",
    bracket="8a5512",
    bracket_fill="f5ecd8",
    mine="1f5f9e",
    mine_fill="e3edf6",
    agreed="1f7348",
    red="8c1d18",
    red_fill="f6e5dd",
    news="f3dd92",
    focus="0b4fa0",
)
_CONTRAST = _colours(
    room="000000",
    head="000000",
    panel="000000",
    raised="141414",
    hover="333333",
    sunken="000000",
    line="ffffff",
    text="ffffff",
    quiet="f2f2f2",
    accent="ffd400",
    on_accent="000000",
    chosen="3a3000",
    me="7fd0ff",
    gain="6dff9c",
    loss="ff9a90",
    good="00391a",
    on_good="ffffff",
    bar="ffffff",
    table="1a1a1a",
    on_table="ffffff",
    table_edge="ffffff",
    veil="000000",
    paper="ffffff",
    paper_raised="ffffff",
    ink="000000",
    ink_quiet="1a1a1a",
    rule="000000",
    bracket="5a3000",
    bracket_fill="fff3d6",
    mine="003a78",
    mine_fill="e2f0ff",
    agreed="00491f",
    red="7a0000",
    red_fill="ffe9e6",
    news="ffe27a",
    focus="ffd400",
)
MODES: Mapping[str, Mapping[str, Colour]] = {"dark": _DARK, "light": _LIGHT, "contrast": _CONTRAST}


@dataclass(frozen=True, slots=True)
class Role:
    """How a kind of text is set. `colour`: by name."""

    size: float
    weight: str = "regular"
    family: str = "ui"
    colour: str = "text"
    spacing: float = 0.0


ROLES: Mapping[str, Role] = {
    "card": Role(11.5, "bold"),
    "body": Role(14),
    "strong": Role(14, "bold"),
    "quiet": Role(14, colour="quiet"),
    "small": Role(12.5),
    "small-strong": Role(12.5, "bold"),
    "small-quiet": Role(12.5, colour="quiet"),
    "tiny": Role(11, colour="quiet"),
    "caps": Role(11, "bold", colour="quiet", spacing=1.2),
    "lead": Role(17, "bold"),
    "brand": Role(15, "bold", colour="accent", spacing=1.0),
    "title": Role(28, "bold", "doc"),
    "heading": Role(22, "bold", "doc"),
    "display": Role(42, "bold", "doc"),
    "figure": Role(22, "bold"),
    "doc": Role(14.5, family="doc", colour="ink"),
    "doc-strong": Role(14.5, "bold", "doc", "ink"),
    "doc-quiet": Role(13, family="doc", colour="ink_quiet"),
    "doc-italic": Role(14, "italic", "doc", "ink_quiet"),
    "doc-lead": Role(17, "bold", "doc", "ink"),
    "doc-title": Role(24, "bold", "doc", "ink"),
    "paper": Role(12.5, colour="ink"),
    "paper-strong": Role(12.5, "bold", colour="ink"),
    "paper-quiet": Role(11.5, colour="ink_quiet"),
    "paper-caps": Role(11, "bold", colour="red", spacing=1.2),
}


@cache
def _style(mode: str, role: str, colour: str | None) -> Style:
    found = ROLES[role]
    rgb = MODES[mode][colour or found.colour]
    return Style(found.size, rgb, found.family, found.weight, spacing=found.spacing)


@dataclass(frozen=True, slots=True)
class Theme:
    """`mode`: a key of MODES. `scale`: the person's text size, 0.8 to 2."""

    mode: str = "dark"
    scale: float = 1.0

    def colour(self, name: str) -> Colour:
        return MODES[self.mode][name]

    def style(self, role: str, colour: str | None = None) -> Style:
        """The style of a role, in its own colour or another one by name."""
        return _style(self.mode, role, colour)

    def px(self, length: float) -> int:
        """A distance of the design in pixels: it grows with the text, but less."""
        return round(length * (0.6 + 0.4 * self.scale))

    def em(self, length: float) -> int:
        """A size that holds text, in pixels: it grows as the text does."""
        return round(length * self.scale)
