"""Which ministers are asked for: a style for all seats, others for single ones."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from game.engine.scenario import Agenda, Seat
from game.i18n import Words
from game.ministers.styles import DEFAULT, STYLES, styles_of
from game.sentences.names import seat_name
from game.terminal.meant import narrow


def styles_asked(
    said: Sequence[str], agenda: Agenda, seats: Collection[Seat], words: Words
) -> dict[Seat, str]:
    """The style of every one of these seats, asked for as `gentle` or `usa=seasoned`.

    What is asked for one seat is what sits there. Raises ValueError with a sentence.
    """
    for_all: dict[str, str] = {}
    for_seat: dict[Seat, str] = {}
    for choice in said:
        seat, equals, style = (part.strip() for part in narrow(choice).rpartition("="))
        if style not in STYLES:
            raise ValueError(words("simulate.style.unknown", said=style, styles=", ".join(STYLES)))
        if equals and seat not in seats:
            raise ValueError(words("simulate.style.seat", said=seat, seats=", ".join(seats)))
        chosen = for_seat if equals else for_all
        if seat in chosen:
            raise ValueError(words("simulate.style.twice", said=choice))
        chosen[seat] = style
    return styles_of(agenda, seats, for_all.get("", DEFAULT)) | for_seat


def styles_told(agenda: Agenda, styles: Mapping[Seat, str], words: Words) -> str:
    """`fair`, or `fair; seasoned (Italy)`: the style of most, and who has another."""
    usual, *others = (style for style, _ in Counter(styles.values()).most_common())
    names = {
        other: words.listed([seat_name(agenda, seat) for seat, style in styles.items() if style == other])
        for other in others
    }
    return words("between").join([usual, *(words("aside", text=s, aside=who) for s, who in names.items())])
