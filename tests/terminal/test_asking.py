"""Questions to the other delegations: what is meant, who answers, and that nothing comes of asking."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from game.engine.events import (
    Accepted,
    Adopted,
    AdoptionCalled,
    Declined,
    Event,
    Moved,
    ProposalEnded,
    Proposed,
    SettlementRequested,
    SilenceBroken,
)
from game.engine.scenario import Seat
from game.engine.speech import Remark
from game.engine.state import Ended, Proposal
from game.engine.view import View
from game.i18n import Words
from game.sentences.acts import acts_of
from game.terminal.asking import Asking
from game.terminal.grammar import Unread, read_asked
from game.terminal.guide import Guide
from game.terminal.meant import Unclear
from game.terminal.screen import Screen
from tests.sentences.views import HILLS, HILLS_ZH, NATO, SOFIA, TEXT, TRADE, moved, proposal
from tests.terminal.scripted import Game, Scripted
from tests.terminal.test_turn import answer_to

EN, ZH = Words("en"), Words("zh-CN")
HOLDERS = dict.fromkeys(HILLS.agenda.delegations, "minister:fair")
SAID = Remark("holds", hard=("line",))
FIRM = "\"On 'The telephone line' we stand firm: it is what our capital watches most.\""
CHAIRS = proposal(TEXT, by="cordania", declined=frozenset({"belmora"}))
TRADED = proposal(TRADE, by="belmora", accepted=frozenset({"belmora"}))
MINE = replace(TRADED, id=9, by="arvenia", accepted=frozenset({"arvenia"}))


def table_of(*proposals: Proposal, ended: Sequence[Ended] = (), view: View = HILLS) -> View:
    return replace(view, proposals=proposals, ended=tuple(ended), holders=HOLDERS)


class Noted:
    """Ministers that answer everything alike, and note what they were asked."""

    def __init__(self, remark: Remark | None = SAID) -> None:
        self.asked: list[tuple[object, ...]] = []
        self._remark = remark

    def _note(self, *question: object) -> Remark | None:
        self.asked.append(question)
        return self._remark

    def why(self, asker: Seat, seat: Seat, act: Event) -> Remark | None:
        return self._note("act", asker, seat, act)

    def why_stand(self, asker: Seat, seat: Seat, issue: str) -> Remark | None:
        return self._note("stand", asker, seat, issue)

    def why_answer(self, asker: Seat, seat: Seat, number: int) -> Remark | None:
        return self._note("answer", asker, seat, number)

    def would_need(self, asker: Seat, seat: Seat, number: int) -> Remark | None:
        return self._note("need", asker, seat, number)


def asking(
    view: View, *heard: Event, lines: Sequence[str] = (), words: Words = EN, noted: Noted | None = None
) -> Asking:
    guide = Guide(view, Screen(Scripted(lines)), words)
    return Asking(view, "arvenia", words, guide, heard, noted or Noted())


@pytest.mark.parametrize(
    ("view", "said", "meant"),
    [
        (HILLS, "", (None, "")),
        (HILLS, "2", (None, "2")),
        (HILLS, "2?", (None, "2")),
        (HILLS, "belmora", ("belmora", "")),
        (HILLS, " BELMORA ? ", ("belmora", "")),
        (HILLS, "bel 2", ("belmora", "2")),
        (HILLS, "2 belmora", ("belmora", "2")),
        (HILLS, "belmora notice", ("belmora", "notice")),
        (HILLS, "belmora: the telephone line?", ("belmora", "the telephone line")),
        (HILLS_ZH, "贝尔莫拉", ("belmora", "")),
        (HILLS_ZH, "贝尔莫拉2", ("belmora", "2")),
        (HILLS_ZH, "贝尔莫拉电话热线？", ("belmora", "电话热线")),
        (HILLS_ZH, "贝尔莫拉　２", ("belmora", "2")),
        (SOFIA, "former Yugoslav force", ("fyrom", "force")),
        (SOFIA, "United States 3", ("usa", "3")),
        (SOFIA, "the former Yugoslav Republic of Macedonia force", ("fyrom", "force")),
    ],
)
def test_whom_and_what_a_question_means(view: View, said: str, meant: tuple[Seat | None, str]) -> None:
    assert read_asked(view, said) == meant


@pytest.mark.parametrize("said", ["klingon", "line belmora", "2 klingon", ",", "x" * 9_000])
def test_a_delegation_that_is_not_there(said: str) -> None:
    with pytest.raises(Unclear):
        read_asked(HILLS, said)


def test_each_question_reaches_the_one_it_is_for() -> None:
    noted = Noted()
    ask = asking(table_of(CHAIRS, TRADED, MINE), noted=noted)
    for question in ("belmora line", "1", "belmora 1", "arvenia 1", "2", "cordania 1"):
        ask.why(question)
    for question in ("belmora 1", "1", "3"):
        ask.need(question)
    assert noted.asked == [
        ("stand", "arvenia", "belmora", "line"),
        ("answer", "arvenia", "cordania", CHAIRS.id),
        ("answer", "arvenia", "belmora", CHAIRS.id),
        ("answer", "arvenia", "belmora", TRADED.id),
        ("answer", "arvenia", "cordania", CHAIRS.id),
        ("need", "arvenia", "belmora", CHAIRS.id),
        ("need", "arvenia", "belmora", CHAIRS.id),
        ("need", "arvenia", "belmora", MINE.id),
    ]


def test_an_answer_is_what_the_delegation_says() -> None:
    ask = asking(table_of(CHAIRS, MINE))
    assert ask.why("belmora 1") == f"Belmora: {FIRM}"
    assert ask.why("belmora 2").split("\n") == [
        "Belmora has not answered it yet. So far:",
        f"Belmora: {FIRM}",
    ]
    assert asking(table_of(), words=ZH).why("belmora line").startswith("Belmora：“在")


ACTS: dict[str, Event] = {
    "moves on": moved("belmora", "line", "line", "list"),
    "reopens": moved("belmora", "line", "line", "list", "reopening"),
    "offers, in the corridor": replace(TRADE, note=SAID),
    "accepts the offer by Cordania": Accepted(7, "belmora", None),
    "declines the offer by Cordania": Declined(7, "belmora", SAID, None),
    "calls adoption": AdoptionCalled("belmora", {}),
    "breaks silence": SilenceBroken("belmora", "line", SAID),
    "joined with a reservation on The telephone line": Adopted({"line": "list"}, {"belmora": ("line",)}),
    "withdraws an offer": ProposalEnded(8, "belmora", "withdrawn", None),
    "asks for a post-settlement round": SettlementRequested("belmora"),
}


@pytest.mark.parametrize("told", ACTS)
def test_why_alone_is_of_the_last_act(told: str) -> None:
    act, noted = ACTS[told], Noted()
    cordanias = replace(TEXT, chair_text=False, by="cordania")
    heard = (cordanias, moved("belmora", "review", "chair", "deputies"), act)
    later = (moved("cordania", "line", "line", "list"), moved("belmora", "line", "a", "b", "trade"))
    answer = asking(table_of(), *heard, *later, noted=noted).why("belmora")
    assert noted.asked == [("act", "arvenia", "belmora", act)]
    first, said = answer.split("\n")
    assert told in first
    assert "stand firm" not in first  # what was said with it comes as the answer
    assert said == f"Belmora: {FIRM}"


@pytest.mark.parametrize(
    ("remark", "english", "chinese"),
    [
        (
            Remark("redrafts", hard=("line",)),
            "Cordania: \"The text did not find everybody's consent: other wording was asked for on "
            "'The telephone line'. We would rather try another.\"",
            "科尔达尼亚：“本案文未能获得各方同意，有同事希望调整‘电话热线’的措辞，我方愿另拟案文。”",
        ),
        (
            Remark("overtaken", easy=("review",)),
            "Cordania: \"On 'Who looks after the deal' we already stand where we offered to come, so this "
            'offer has had its time."',
            "科尔达尼亚：“在‘由谁跟进’上，我方立场已与所提一致，此项提议已无必要。”",
        ),
    ],
)
def test_why_something_was_withdrawn(remark: Remark, english: str, chinese: str) -> None:
    act = ProposalEnded(7, "cordania", "withdrawn", None)
    for view, words, answer in ((HILLS, EN, english), (HILLS_ZH, ZH, chinese)):
        noted = Noted(remark)
        ask = asking(table_of(view=view), TEXT, act, words=words, noted=noted)
        first, said = ask.why(view.agenda.delegations["cordania"].name).split("\n")
        assert first == words("told.chair-text.withdrawn")
        assert said == answer
        assert noted.asked == [("act", "arvenia", "cordania", act)]


def test_what_others_do_and_what_follows_of_itself_is_no_act() -> None:
    events: list[Event] = [
        moved("belmora", "line", "line", "list", "trade"),
        moved("belmora", "line", "line", "list", "return"),
        ProposalEnded(8, "belmora", "expired", None),
        Accepted(7, "cordania", None),
        Adopted({}, {}),
        AdoptionCalled(None, {}),
    ]
    assert acts_of("belmora", events) == ()
    assert asking(table_of(), *events).why("belmora").startswith("You have not seen Belmora do anything")


def test_every_kind_of_act_has_been_tried() -> None:
    assert {type(act) for act in ACTS.values()} == {
        Moved,
        Proposed,
        Accepted,
        Declined,
        ProposalEnded,
        AdoptionCalled,
        SilenceBroken,
        Adopted,
        SettlementRequested,
    }


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("why arvenia", "Your own reasons are yours to know"),
        ("why arvenia 1", "Your own reasons are yours to know"),
        ("why 3", "That offer is your own."),
        ("why cordania 2", "Cordania has no part in that offer."),
        ("need arvenia 1", "Your own reasons are yours to know"),
        ("need cordania 2", "Cordania has no part in that offer."),
        ("need cordania 1", "Cordania made that offer."),
        ("need belmora 4", "Belmora has accepted that offer."),
        ("need 4", "There is nobody to ask"),
        ("need cordania", "There is no offer that you can see and that Cordania has declined"),
    ],
)
def test_one_sentence_where_there_is_no_answer(question: str, said: str) -> None:
    noted = Noted()
    taken = replace(MINE, id=10, accepted=frozenset({"belmora"}))
    ask = asking(table_of(CHAIRS, TRADED, MINE, taken), noted=noted)
    command, _, rest = question.partition(" ")
    answer = ask.why(rest) if command == "why" else ask.need(rest)
    assert answer.startswith(said)
    assert "\n" not in answer
    assert noted.asked == []


@pytest.mark.parametrize(
    ("holder", "said"),
    [
        ("person", "Belmora is played by a person: ask in words"),
        ("nobody", "Nobody speaks for Belmora here."),
    ],
)
@pytest.mark.parametrize("question", ["belmora", "belmora 1", "belmora line", "need", "need 1"])
def test_people_and_empty_seats_are_not_answered_for(holder: str, said: str, question: str) -> None:
    noted = Noted()
    view = replace(table_of(CHAIRS, TRADED), holders={**HOLDERS, "belmora": holder})
    ask = asking(view, moved("belmora", "line", "line", "list"), noted=noted)
    if question == "need 1":
        assert ask.need("1").startswith("There is nobody to ask")
    elif question == "need":
        assert ask.need("belmora").startswith(said)
    else:
        assert ask.why(question).startswith(said)
    assert noted.asked == []


def test_an_adviser_stands_nowhere() -> None:
    view = replace(SOFIA, holders=dict.fromkeys(SOFIA.agenda.delegations, "minister:fair"))
    ask = Asking(view, "bulgaria", EN, Guide(view, Screen(Scripted([])), EN), (), Noted())
    assert " has no vote and stands nowhere" in ask.why("nato_rep force")
    own = Asking(NATO, "nato_rep", EN, Guide(NATO, Screen(Scripted([])), EN), (), Noted())
    assert own.why("nato_rep").startswith("Your own reasons")


@pytest.mark.parametrize("question", ["9", "belmora 9", "belmora 0", "0"])
def test_a_number_of_no_offer(question: str) -> None:
    for ask in (asking(table_of(CHAIRS)).why, asking(table_of(CHAIRS)).need):
        with pytest.raises(Unread) as unread:
            ask(question)
        assert unread.value.key == "unread.offer-number"


def test_need_is_about_offers_only() -> None:
    with pytest.raises(Unread) as unread:
        asking(table_of(CHAIRS)).need("belmora line")
    assert unread.value.key == "unread.need"


def test_an_offer_that_came_to_nothing_can_still_be_asked_about() -> None:
    fell = Ended(CHAIRS, 2, "withdrawn")
    noted = Noted()
    answer = asking(table_of(ended=[fell]), noted=noted).need("belmora")
    assert answer.split("\n") == [
        "An offer by Cordania that came to nothing in round 2: a text on 2 clauses.",
        f"Belmora: {FIRM}",
    ]
    assert asking(table_of(ended=[fell])).need("") == answer  # the only one
    assert noted.asked == [("need", "arvenia", "belmora", CHAIRS.id)]


def test_one_of_several_offers_is_chosen() -> None:
    noted = Noted()
    ask = asking(table_of(CHAIRS, MINE, ended=[Ended(CHAIRS, 1, "expired")]), lines=["1"], noted=noted)
    assert ask.need("") == f"Belmora: {FIRM}"
    assert noted.asked == [("need", "arvenia", "belmora", MINE.id)]  # the latest first
    assert asking(table_of(CHAIRS, MINE), lines=[""]).need("") == ""
    assert asking(table_of()).need("").startswith("No offer that you can see")
    closed = table_of(ended=[Ended(CHAIRS, 1, "closed")])
    assert asking(closed).need("").startswith("No offer that you can see")


def test_whom_and_about_what_can_be_chosen() -> None:
    acts = (moved("belmora", "line", "line", "list"), Accepted(8, "belmora", None))
    noted = Noted()
    assert asking(table_of(), *acts, lines=["1", "2"], noted=noted).why("").startswith("Belmora moves on")
    assert asking(table_of(), *acts, lines=["1", "3", "4"], noted=noted).why("") == f"Belmora: {FIRM}"
    assert asking(table_of(), lines=["2", "1"], noted=noted).why("") == f"Cordania: {FIRM}"
    assert noted.asked == [
        ("act", "arvenia", "belmora", acts[0]),
        ("stand", "arvenia", "belmora", "review"),
        ("stand", "arvenia", "cordania", "line"),
    ]
    for lines in ([""], ["1", ""], ["1", "3", ""]):
        assert asking(table_of(), *acts, lines=lines).why("") == ""
    people = replace(table_of(), holders=dict.fromkeys(HOLDERS, "person"))
    assert asking(people).why("") == "There is nobody here whom you could ask."


def test_a_minister_without_an_answer_is_a_sentence_too() -> None:
    assert asking(table_of(CHAIRS), noted=Noted(None)).why("belmora 1") == "Nobody speaks for Belmora here."


QUESTIONS = ["why belmora", "why belmora line", "why 1", "why cordania 1", "need", "need 1", "need belmora"]


@pytest.mark.parametrize("ministers", [False, True])
@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_asking_is_no_act_of_the_game(language: str, ministers: bool) -> None:
    """With and without questions, before and in the silence procedure: the same game, the same record."""
    ends = ["end"] * 3
    asked = [line for end in ends for line in (*QUESTIONS, "", "coach", end)]
    quiet = Game(["arvenia"], [*ends, "quit"], language=language, ministers=ministers)
    loud = Game(["arvenia"], [*asked, *QUESTIONS, "", "quit"], language=language, ministers=ministers)
    assert (loud.table.number, loud.table.digest) == (quiet.table.number, quiet.table.digest)
    assert loud.table.seq("arvenia") == quiet.table.seq("arvenia")


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["end", "why cordania 1"], 'Cordania: "'),
        (["end", "why 1?"], "Cordania: "),
        (["end", "need belmora 1"], 'Belmora: "'),
        (["why belmora notice"], 'Belmora: "'),
        (["why"], "Whom do you ask?"),
        (["why klingon"], 'There is no delegation "klingon".'),
        (["why belmora klingon"], 'There is no issue "klingon".'),
        (["need belmora notice"], "Say an offer, a delegation or both: `need 1`"),
        (["why 1"], "There are no open offers that you can see."),
        (["why cordania"], "You have not seen Cordania do anything yet."),
    ],
)
def test_at_the_prompt(lines: list[str], said: str) -> None:
    assert " ".join(answer_to(*lines).split()).startswith(said)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["为何贝尔莫拉 3"], "你能看到的提议中，没有待决的。"),
        (["为什么 贝尔莫拉 小单位？"], "贝尔莫拉：“"),
        (["结束", "需要1"], "贝尔莫拉：“"),
    ],
)
def test_at_the_prompt_in_chinese(lines: list[str], said: str) -> None:
    after = Game(["arvenia"], lines, language="zh-CN").transcript.split(lines[-1])[-1]
    assert after.strip().startswith(said)


def test_the_other_person_at_the_screen_is_asked_in_words() -> None:
    game = Game(["arvenia", "belmora"], ["", "why belmora", "need belmora", "quit"])
    assert game.transcript.count("Belmora is played by a person: ask in words, with `say`.") == 2
