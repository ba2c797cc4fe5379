"""Sentences for what was typed and not understood, with what could have been meant."""

from game.engine.view import View
from game.i18n import Words
from game.terminal.examples import examples
from game.terminal.grammar import Unread
from game.terminal.meant import Unclear


def explain_unclear(unclear: Unclear, words: Words) -> str:
    near = words("between").join(unclear.near[:_MOST_NEAR])
    return words(unclear.key, said=unclear.said, near=near)


def explain_unread(unread: Unread, view: View, words: Words) -> str:
    return words(unread.key, said=unread.said, near=unread.near, **examples(view))


_MOST_NEAR = 6
