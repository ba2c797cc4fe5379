"""Words that go to others: how long they may be, and what may not be in them."""

NOTE_LENGTH = 500
SPEECH_LENGTH = 1000


def unprintable(text: str) -> bool:
    """Whether there are control characters or halves of characters in it; line breaks are allowed.

    By fixed ranges, so that it is the same in every version of Unicode.
    """
    return any(_is_control(ord(c)) for c in text)


def _is_control(code: int) -> bool:
    return (code < 0x20 and code != 0x0A) or 0x7F <= code < 0xA0 or 0xD800 <= code < 0xE000
