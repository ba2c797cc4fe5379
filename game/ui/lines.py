"""The games that the scenes are taken from: who plays what how, and where each is stopped."""

from collections.abc import Mapping

from game.ui.staging import (
    Line,
    asked,
    asked_for_more,
    coached,
    idle,
    objected,
    objecting,
    offered_more,
    offering,
    over,
    settling,
    speaking,
    turn,
    watching,
)

LINES: Mapping[str, Line] = {
    "hotline": Line(
        "hotline",
        ("arvenia",),
        {"early": turn(1), "late": turn(2), "silence": asked, "over": over},
        coached,
    ),
    "london": Line(
        "london-2009",
        ("usa",),
        {
            "early": turn(1),
            "offers": turn(2, offers=2),
            "silence": asked,
            "over": over,
            "settlement": offered_more,
        },
        settling,
    ),
    "sofia": Line(
        "sofia-1997",
        ("bulgaria",),
        {
            "early": turn(1),
            "watching": watching(3, "turkey"),
            "middle": turn(4),
            "late": turn(7),
            "silence": asked,
            "over": over,
        },
        coached,
    ),
    "sofia-usa": Line("sofia-1997", ("usa",), {"middle": turn(3, offers=1)}, coached),
    "sofia-osce": Line("sofia-1997", ("osce_rep",), {"early": turn(2)}, idle),
    "offers": Line("sofia-1997", (), {"many": turn(2, "bulgaria", 8)}, offering),
    "objection": Line("hotline", ("arvenia",), {"objected": objected}, objecting),
    "nothing": Line("hotline", (), {"late": turn(2, "arvenia"), "over": over}, idle),
    "settlement": Line("hotline", (), {"asked": asked_for_more}, settling),
    "shared": Line("london-2009", ("usa", "russia"), {"early": turn(1, "usa"), "long": turn(3)}, speaking),
    "clerk": Line("sofia-1997", (), {"early": turn(1), "later": turn(2)}, speaking, clerk=True),
}
