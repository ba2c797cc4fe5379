"""Chapter 3 of the rules: time."""

from game.engine.actions import (
    Accept,
    Action,
    AskCapital,
    BreakSilence,
    CallAdoption,
    ChairText,
    Counter,
    Decline,
    EndTurn,
    Extend,
    Join,
    Lapse,
    Move,
    Pause,
    Reopen,
    Resume,
    Speak,
    TakeBack,
)
from game.engine.events import (
    AdoptionCalled,
    MandateChanged,
    News,
    ProposalEnded,
    RoundOpened,
)
from game.engine.scenario import AddPoints, Condition
from game.engine.state import Phase
from tests.tables import (
    MEMBERS,
    OPENINGS,
    Play,
    flexibility,
    happening,
    moves,
    offer,
    simultaneous,
    table,
    together,
)

NO_REVIEW = together(review="never") | {"east": {**OPENINGS["east"], "review": "yearly"}}


def test_r3_1_a_round_lasts_until_all_have_ended_their_turn() -> None:
    """A round lasts until every member and every adviser has ended its turn."""
    play = Play().end("north", "south", "east")
    assert play.state.round == 1
    assert play.end("office").state.round == 2
    assert play.heard(None, RoundOpened) == [RoundOpened(2, 3)]


def test_r3_2_sequential_one_acts_at_a_time() -> None:
    """One delegation acts at a time, in the order of the list."""
    play = Play()
    assert play.active == ("north",)
    assert play.why("south", EndTurn()).args == {"active": "north"}
    assert play.refused("south", Move("force", "large")) == "not-your-turn"
    assert play.end("north").active == ("south",)
    assert play.refused("north", Speak("Once more.")) == "not-your-turn"


def test_r3_3_the_list_starts_one_further_each_round() -> None:
    """In sequential order the list starts one delegation further each round."""
    play = Play(table(rounds=6))
    firsts = []
    for _ in range(5):
        firsts.append(play.state.waiting)
        play.next_round()
    assert firsts[1] == ("south", "east", "office", "north")
    assert [seats[0] for seats in firsts] == ["north", "south", "east", "office", "north"]


def test_r3_4_simultaneous_all_may_act() -> None:
    """Every member and adviser may act until it has ended its turn."""
    play = Play(simultaneous())
    assert play.active == (*MEMBERS, "office")
    play.do("east", Move("force", "small")).do("north", Move("costs", "own")).end("east")
    assert play.refused("east", Move("force", "none")) == "turn-ended"
    assert play.may("north", Move("force", "none"))


def test_r3_5_simultaneous_answers_after_the_end_of_ones_turn() -> None:
    """One that has ended its turn may still accept, decline and speak, and nothing else."""
    play = Play(simultaneous()).end("south", "office")
    number = play.propose("north", offer(north="force=small", south="costs=own"))
    for action in (Accept(number), Decline(number), Speak("Wait.")):
        assert play.may("south", action)
    wanted = moves(north="force=small", south="costs=shared")
    for refused in (Counter(number, wanted), Move("force", "none"), CallAdoption(), EndTurn()):
        assert play.refused("south", refused) == "turn-ended"
    assert play.may("office", Speak("Wait."))
    play.do("south", Accept(number))
    assert play.stands("south", "costs") == "own"


def test_r3_6_initiatives_are_dealt_each_round_and_not_saved() -> None:
    """Each round every member and adviser is dealt the scenario's number; the rest of the last is lost."""
    play = Play(table(initiatives=2)).do("north", Reopen("review", "never"))
    assert play.state.initiatives == {"north": 1, "south": 2, "east": 2, "office": 2}
    play.next_round()
    assert play.state.initiatives == {"north": 2, "south": 2, "east": 2, "office": 2}


def test_r3_7_five_things_cost_an_initiative() -> None:
    """Proposal, counter, chair's text, reopening and a question to the capital cost one each."""
    play = Play(table(initiatives=9))
    costly: tuple[Action, ...] = (
        offer(north="force=small", south="costs=own"),
        ChairText({"force": "small"}),
        Reopen("review", "never"),
        AskCapital("force"),
    )
    for left, action in enumerate(costly, 1):
        play.do("north", action)
        assert play.view("north").initiatives == 9 - left
    play.do("north", Move("force", "none"), Speak("So."))
    assert play.view("north").initiatives == 5
    play.until("south")
    number = play.state.proposals[0].id
    play.do("south", Counter(number, moves(north="force=small", south="costs=shared")))
    assert play.view("south").initiatives == 8
    play.do("south", Decline(play.state.proposals[0].id))
    assert play.view("south").initiatives == 8


def test_r3_8_without_an_initiative_these_five_are_refused() -> None:
    """A delegation with no initiative left is refused these five."""
    play = Play(table(initiatives=1))
    number = play.propose("north", offer(north="force=small", south="costs=own"))
    for action in (
        offer(north="force=none", south="costs=own"),
        ChairText({"force": "small"}),
        Reopen("review", "never"),
        AskCapital("force"),
    ):
        assert play.refused("north", action) == "no-initiative"
    assert play.may("north", Move("force", "none"))
    play.until("south").do("south", AskCapital("force"))
    counter = Counter(number, moves(north="force=small", south="costs=shared"))
    assert play.refused("south", counter) == "no-initiative"
    assert play.may("south", Accept(number))


def test_r3_9_sixty_moves_and_speeches_a_round() -> None:
    """One delegation may make at most 60 moves and speeches together in one round."""
    play = Play()
    for _ in range(15):
        play.do("north", Move("force", "none"), Move("force", "small"), Speak("Now?"), Speak("Now?"))
    assert play.refused("north", Move("force", "none")) == "floor-used-up"
    assert play.refused("north", Speak("Now?")) == "floor-used-up"
    assert play.may("north", offer(north="force=none", south="costs=own"))
    play.next_round().until("north")
    assert play.may("north", Speak("Now!"))


def test_r3_10_a_turn_ends_by_itself_when_time_runs_out() -> None:
    """When its time runs out, the clock ends the turn, with the same effect."""
    ended, lapsed = Play().do("north", EndTurn()), Play().do("north", Lapse())
    assert ended.state == lapsed.state
    assert lapsed.refused("north", Lapse()) == "not-your-turn"


def test_r3_11_what_happens_when_a_round_closes() -> None:
    """Offers expire; events; the capitals' own changes; initiatives; the list starts one further."""
    storm = happening("storm", AddPoints("north", "force", "none", 5), rounds=(3, 3))
    own = flexibility("force", unasked=True, condition=Condition(event="storm"), points={"none": 5})
    play = Play(table(happenings=[storm], capitals={"north": (own,)}))
    play.propose("north", offer(north="force=small", south="costs=own"))
    play.next_round().next_round()
    kinds = [type(e).__name__ for e in play.events]
    assert kinds == ["TurnEnded", "ProposalEnded", "News", "MandateChanged", "CapitalAnswered", "RoundOpened"]
    assert play.heard("north", News)
    assert play.heard("north", MandateChanged)
    assert play.state.waiting[0] == "east"


def test_r3_12_the_close_of_the_last_round() -> None:
    """Every offer expires; the silence procedure opens if anything is agreed; the world does nothing."""
    due = happening("due", condition=Condition(agreed={"costs": ("shared",)}))
    late = flexibility("force", unasked=True, from_round=2)
    play = Play(table(rounds=1, happenings=[due], capitals={"north": (late,)}))
    play.propose("north", offer(north="force=small", south="place=harbour"))
    play.until("south").do("south", Move("costs", "shared"))
    play.until("east").do("east", Move("costs", "shared")).next_round()
    assert [e.why for e in play.heard("south", ProposalEnded)] == ["expired"]
    text = {"review": "yearly", "costs": "shared"}
    assert play.heard(None, AdoptionCalled) == [AdoptionCalled(None, text)]
    assert play.state.silence is not None
    assert play.state.silence.final
    assert (play.state.happened, play.state.answers) == ((), {})


def test_r3_12_no_statement_if_nothing_is_agreed() -> None:
    """If nothing is agreed, the talks end without a statement."""
    play = Play(table(rounds=1, openings=NO_REVIEW)).next_round()
    assert play.state.phase is Phase.OVER
    assert play.state.outcome is not None
    assert play.state.outcome.text is None


def test_r3_12_a_round_added_in_the_last_one_counts() -> None:
    """An offer of what was the last round lives on when a round is added."""
    play = Play(table(rounds=1))
    number = play.propose("north", offer(north="force=small", south="costs=own"))
    play.host(Extend(1)).next_round()
    assert play.state.round == 2
    assert play.may("south", Accept(number))


def test_r3_13_a_paused_game_stands_still() -> None:
    """While the game is paused no delegation can do anything, and no time runs out."""
    play = Play().host(Pause())
    assert play.active == ()
    for seat, action in (("north", Move("force", "small")), ("north", Lapse()), ("press", Speak("Ah."))):
        assert play.refused(seat, action) == "paused"
    assert play.host(Resume()).may("north", Lapse())
    play.do("north", CallAdoption()).host(Pause())
    for answer in (Join(), BreakSilence("force"), Lapse(), TakeBack()):
        assert play.refused("south", answer) == "paused"
