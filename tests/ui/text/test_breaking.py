"""Where lines may break: cases made by hand, `|` where a line may begin."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.ui.text.breaking import SPACES, breaks, joined

ENGLISH = [
    "One |two  |three",
    "a |(small) |step, |they |said",
    "“Agreed,” |said |the |chair; |‘no’ |was |heard",
    "(the |“text”)",
    "state-|of-|the-|art",
    "a |first–|second |word—|word",
    "two |words — |and |more – |and |more",
    "between |1,200.50 |and |1.300,50",
    "10–20 |and |2012-2030 |and |-5",
    "COP-21 |and |5-year",
    "3.5 % |and |40% |and |5 km |and |7 |kmers",
    "$ 30 |and |$30 |and |€1.5 bn",
    "and/|or |1/2 |a / |b",
    "tcp://localhost:8786/path |www.un.org/|en",
    "what ? |yes ! |well… |no … |so",
    "[text]|[names]",
    "don’t |the |’90s |d’Ivoire",
    "non\u00a0breaking |and\u202fnarrow |x\u2011y",
    "  indent |here",
    "( a )",
    "zero\u200b|width",
    "line \n|next",
    "so\n|- |item",
    "cafe\u0301 |e\u0301-|a",
    ".5 |of |.5",
    "«mot» |et |« mot »",
]
CHINESE = [
    "各|方|同|意。|好，|再|议；|对：|行！|吗？",
    "他|说：|“同|意。”|她|走|了",
    "见|《公|约》、|（附|件）|等",
    "他|说|“好”|然|后",
    "『甲』|「乙」|【丙】|〔丁〕|〈戊〉",
    "（《公|约》）。",
    "等|等……|他|说",
    "他|——|我|们|——|说",
    "‘甲’|“乙”",
    "“‘甲’|乙”",
    "第2轮|谈|判|第|三|条",
    "到|2030年|减|排|30%，|约|30亿美元|和|3.5％",
    "3万吨|和|3 万|人",
    "2015—2020年|5～10天|3－4轮",
    "1,200人|到|场",
    "￥30|和|$20|和|30€|的",
    "让·|莫|内",
    "　　段|首",
    "气|温|1.5℃|和|2°|线",
    "㐀|𠀀|人",
    "哈ー",
]
MIXED = [
    "在|COP21|上|“OPEC”|的|成|员",
    "Dask |调|度|器，|例|如 |tcp://localhost:8786。",
    "欧|盟|(EU)|的",
    "由|OPEC|（石|油）|定",
    "OPEC|——|石|油",
    "“好”|——|他|说",
    "石|油|——|OPEC",
    "“欧|盟”|EU",
    "\ufffc|法|国|\ufffc |France",
    "法\u00a0国\u00a0\ufffc",
]


@pytest.mark.parametrize("marked", [*ENGLISH, *CHINESE, *MIXED])
def test_lines_may_begin_where_the_table_says(marked: str) -> None:
    text = marked.replace("|", "")
    at = {0, *breaks(text)}
    assert "".join("|" * (i in at and i > 0) + char for i, char in enumerate(text)) == marked


NO_START = "。，、；：？！）》」』】〕〉”’…"
NO_END = "（《「『【〔〈“‘"
PROSE = st.text(
    st.sampled_from("各方ab1 -/—…。，、；：？！）》」』】〕〉”’（《「『【〔〈“‘,.%\n\u00a0"), max_size=30
)


@given(PROSE)
def test_no_mark_opens_or_ends_a_line_that_may_not(text: str) -> None:
    for at in breaks(text):
        before, after = text[at - 1], text[at]
        if before != "\n":
            assert after not in SPACES
            assert after not in NO_START or (after == "’" and before in SPACES)
            assert before not in NO_END
            assert before + after not in ("——", "……")
            assert not (before.isdecimal() and after.isdecimal())
            assert "\u00a0" not in (before, after)
            assert not joined(before, after)


@given(st.text(max_size=60))
def test_any_text_has_breaks_in_order_and_inside(text: str) -> None:
    at = breaks(text)
    assert sorted(set(at)) == list(at)
    assert not at or (at[0] > 0 and at[-1] < len(text))
    assert {i + 1 for i, char in enumerate(text[:-1]) if char == "\n"} <= set(at)
