"""Words that go to others: free ones and set ones, how long they may be, what may not be in them."""

from collections.abc import Mapping
from dataclasses import dataclass

from game.engine.scenario import Issue, IssueId, OptionId

NOTE_LENGTH = 500
SPEECH_LENGTH = 1000
NAMED_AT_ONCE = 6
"""How many clauses one set remark may name in each of its places."""

REMARKS = frozenset(
    {
        "accepts",
        "awaits",
        "below",
        "bridges",
        "cannot",
        "closer",
        "consults",
        "enough",
        "exchange",
        "feeler",
        "grudge",
        "holds",
        "improves",
        "little",
        "mixed",
        "needs",
        "needs-more",
        "nothing",
        "overtaken",
        "package",
        "redrafts",
        "refused",
        "reserves",
        "ring",
        "stands",
        "tables",
        "too-dear",
    }
)
"""Everything that can be said in set words; whoever shows them makes the sentences."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence that every language has: its code and what fills it in.

    `asks`: the wording wanted, clause by clause; `hard` and `easy`: clauses that are so for the speaker.
    """

    code: str
    asks: tuple[tuple[IssueId, OptionId], ...] = ()
    hard: tuple[IssueId, ...] = ()
    easy: tuple[IssueId, ...] = ()


Words = str | Remark
"""What goes with an act: the speaker's own words, or a set remark."""


def flaw(
    words: Words, most: int, issues: Mapping[IssueId, Issue]
) -> tuple[str, Mapping[str, str | int]] | None:
    """What is wrong with words that go to others, as a refusal's code and arguments; None: nothing.

    Set remarks must be known and speak of the agenda; free words are at most `most` characters, with
    nothing in them that a screen cannot show.
    """
    if isinstance(words, Remark):
        return _flaw_of_remark(words, issues)
    if len(words) > most:
        return "too-long", {"length": len(words), "most": most}
    return ("unprintable", {}) if unprintable(words) else None


def _flaw_of_remark(
    remark: Remark, issues: Mapping[IssueId, Issue]
) -> tuple[str, Mapping[str, str | int]] | None:
    if remark.code not in REMARKS:
        return "no-such-remark", {"code": remark.code[:40]}
    if max(len(remark.asks), len(remark.hard), len(remark.easy)) > NAMED_AT_ONCE:
        return "too-much-named", {"most": NAMED_AT_ONCE}
    for issue in (*remark.hard, *remark.easy, *(issue for issue, _ in remark.asks)):
        if issue not in issues:
            return "no-such-issue", {"issue": issue}
    for issue, option in remark.asks:
        if option not in issues[issue].options:
            return "no-such-option", {"issue": issue, "option": option}
    return None


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
