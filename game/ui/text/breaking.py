"""Where a line may break: English, Chinese and the two mixed, after the plain cases of UAX 14."""

import re
from unicodedata import combining

INLINE = "\ufffc"  # stands in a text for a picture

# Hung at the end of a line. U+2007 and U+00A0 are spaces too, but hold on to their neighbours.
SPACES = frozenset(" \t\u3000\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f")
_GLUE = frozenset("\u00a0\u2007\u202f\u2011\u2060\ufeff")
_NO_START = frozenset(
    "。，、；：？！）》」』】〕〉］｝〗〙”’…‥·・．％‰℃°々ー〻"
    "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"
    ",.;:?!)]}%/»›"
)
_NO_END = frozenset("（《「『【〔〈［｛〖〘“‘([{«‹¿¡")
_CURRENCY = frozenset("$€£¥￥＄￡")
_LONG_DASHES = frozenset("—―⸺")
_HYPHENS = frozenset("-‐–～－〜−")
_AFTER_WORD = frozenset("”’…‥")  # what they are, a Chinese mark or a Latin one, their neighbours say
_BIG = frozenset("十百千万亿兆")
_MEASURES = frozenset("年月日号时点分秒个名国方轮项条款章届次票席周天人吨元美欧倍枚") | _BIG
_OUTSIDE_WORDS = re.compile(r"(?<![A-Za-z0-9])|(?![A-Za-z0-9])")  # within one there is nothing to ask
_UNIT = re.compile(r"(?:[%‰℃°]|(?:[kcm]?m|km/h|k?g|[kMG]?t|[kMGT]Wh?|bn|pp)(?![^\W_]))")


def wide(char: str) -> bool:
    """Whether a line may break on either side of it: ideographs, kana, full-width forms, pictures."""
    return char >= "\u2e80" and (
        char <= "\ua4cf"
        or "\ua960" <= char <= "\ua97f"
        or "\uac00" <= char <= "\ud7ff"
        or "\uf900" <= char <= "\ufaff"
        or "\ufe30" <= char <= "\ufe4f"
        or "\uff00" <= char <= "\uffef"
        or char == INLINE
        or "\U00020000" <= char <= "\U0003ffff"
    )


def joined(before: str, after: str) -> bool:
    """Whether the two are one character to a reader: a letter and its accent, and the like."""
    return after > "\u02ff" and (
        combining(after) != 0 or after == "\u200d" or before == "\u200d" or "\ufe00" <= after <= "\ufe0f"
    )


def breaks(text: str) -> tuple[int, ...]:
    """The offsets at which a line may begin, in order; after a newline it must."""
    places = (found.start() for found in _OUTSIDE_WORDS.finditer(text, 1))
    return tuple(at for at in places if at < len(text) and _may_begin(text, at))


def _may_begin(text: str, at: int) -> bool:
    before, after = text[at - 1], text[at]
    if before == "\n":
        return True
    if after in SPACES or after == "\n" or after in _GLUE or before in _GLUE or joined(before, after):
        return False
    if before in SPACES:
        return _may_begin_after_space(text, at)
    if before == "\u200b":
        return True
    if after in _NO_START or before in _NO_END or (before in _CURRENCY and after.isdigit()):
        return False
    if before in _LONG_DASHES and after in _LONG_DASHES:
        return False
    if after in _LONG_DASHES:
        doubled = _char(text, at + 1) in _LONG_DASHES and not before.isdigit()  # the Chinese dash
        return doubled or wide(_back(text, at - 1, _AFTER_WORD))
    if before in _LONG_DASHES:
        return _may_begin_after_dash(text, at)
    if before == "/" or before in _HYPHENS:
        return after.isalpha() and (
            _char(text, at - 2).isalpha() or combining(_char(text, at - 2) or " ") != 0
        )
    if after in _HYPHENS:
        return False
    if after in "“‘":
        return wide(before) or wide(_char(text, at + 1))
    if before in _AFTER_WORD:
        return wide(after) or wide(_back(text, at - 1, _AFTER_WORD))
    if before == "]" and after == "[":
        return True
    return (wide(before) or wide(after)) and not _counted(text, at)


def _may_begin_after_space(text: str, at: int) -> bool:
    before, after = _back(text, at - 1, SPACES), text[at]
    if before in ("", "\n") or before in _NO_END:  # an indent stays with its line
        return False
    if after in _NO_START:
        return after == "’" or (after in ".," and _char(text, at + 1).isdigit())
    if after in _LONG_DASHES or after in _HYPHENS:
        return _char(text, at + 1) not in SPACES
    if before in _CURRENCY and after.isdigit():
        return False
    return not (before.isdigit() and (after in _MEASURES or _UNIT.match(text, at)))


def _may_begin_after_dash(text: str, at: int) -> bool:
    before, after = _back(text, at - 1, _LONG_DASHES), text[at]
    if before in ("", "\n") or before in SPACES or before in _NO_END:  # a dash that opens what it stands by
        return False
    return not (before.isdigit() and after.isdigit())


def _counted(text: str, at: int) -> bool:
    """Whether a number and what it counts meet here: 第3轮, 2030年, 30亿美元."""
    before, after = text[at - 1], text[at]
    if before == "第":
        return after.isdigit()
    if before in "美欧日" and after == "元":
        return True
    if after not in _MEASURES:
        return False
    return before.isdigit() or (before in _BIG and _char(text, at - 2).isdigit())


def _char(text: str, at: int) -> str:
    return text[at] if 0 <= at < len(text) else ""


def _back(text: str, at: int, over: frozenset[str]) -> str:
    """The last character up to `at` that is not one of these."""
    while at >= 0 and text[at] in over:
        at -= 1
    return _char(text, at)
