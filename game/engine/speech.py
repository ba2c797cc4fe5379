"""Words that go to others: how long they may be, and what may not be in them."""

NOTE_LENGTH = 500
SPEECH_LENGTH = 1000


def unprintable(text: str) -> bool:
    """Whether there is something in it that is not seen or turns the line around; line breaks may be."""
    return any(first <= ord(c) <= last and c != "\n" for c in text for first, last in _UNSEEN)


_UNSEEN = (
    (0x00, 0x1F),  # control characters
    (0x7F, 0x9F),
    (0x200B, 0x200B),  # a blank without width; joiners are part of some scripts
    (0x2028, 0x202E),  # line and paragraph separators, changes of direction
    (0x2066, 0x2069),
    (0xD800, 0xDFFF),  # halves of characters
    (0xFEFF, 0xFEFF),
    (0xE0000, 0xE007F),  # tags
)
"""Fixed ranges, so that they are the same in every version of Unicode."""
