"""Which ministers are asked for: a style for all seats, others for single ones."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from game.engine.scenario import Agenda, Seat
from game.i18n import Words
from game.ministers.styles import DEFAULT, STYLES, styles_of
from game.sentences.names import seat_name
from game.terminal.explain import explain_unclear
from game.terminal.meant import Unclear, meant_seat, narrow


def styles_asked(
    said: Sequence[str], agenda: Agenda, seats: Collection[Seat], words: Words
) -> dict[Seat, str]:
    """The style of every one of these seats, asked for as `gentle` or `usa=seasoned`.

    A seat is named by its id, its number or its name in the agenda's language. What is asked for one seat is
    what sits there. Raises ValueError with a sentence.
    """
    for_all: dict[str, str] = {}
    for_seat: dict[Seat, str] = {}
    for choice in said:
        named, equals, style = (part.strip() for part in narrow(choice).rpartition("="))
        if style not in STYLES:
            raise ValueError(words("simulate.style.unknown", said=style, styles=", ".join(STYLES)))
        seat = _seat(named, agenda, seats, words) if equals else ""
        chosen = for_seat if equals else for_all
        if seat in chosen:
            raise ValueError(words("simulate.style.twice", said=choice))
        chosen[seat] = style
    return styles_of(agenda, seats, for_all.get("", DEFAULT)) | for_seat


def _seat(said: str, agenda: Agenda, seats: Collection[Seat], words: Words) -> Seat:
    """The seat that was meant. Raises ValueError with a sentence."""
    try:
        seat = meant_seat(agenda, said)
    except Unclear as unclear:
        if unclear.key == "unclear.seat.several":
            raise ValueError(explain_unclear(unclear, words)) from None
    else:
        if seat in seats:
            return seat
    raise ValueError(words("simulate.style.seat", said=said, seats=", ".join(seats)))


def styles_told(agenda: Agenda, styles: Mapping[Seat, str], words: Words) -> str:
    """`fair`, or `fair; seasoned (Italy)`: the style of most, and who has another."""
    usual, *others = (style for style, _ in Counter(styles.values()).most_common())
    names = {
        other: words.listed([seat_name(agenda, seat) for seat, style in styles.items() if style == other])
        for other in others
    }
    return words("between").join([usual, *(words("aside", text=s, aside=who) for s, who in names.items())])
