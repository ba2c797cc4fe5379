"""Questions to the other delegations: why they did something, what they would need. Asking is no act."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from game.engine.events import Event
from game.engine.scenario import IssueId, Seat
from game.engine.speech import Remark
from game.engine.state import Proposal
from game.engine.view import View
from game.i18n import Words
from game.sentences.acts import act_told, acts_of
from game.sentences.names import named, seat_name
from game.sentences.tell import moves_told, spoken
from game.terminal.grammar import Unread, read_asked, read_number
from game.terminal.guide import Guide
from game.terminal.meant import meant_issue, number

MOST_ACTS = 7
MOST_ENDED = 5
MOST_TOLD = 4


class Asked(Protocol):
    """The ministers of the other seats, as a person asks them. None: there is nothing to answer."""

    def why(self, asker: Seat, seat: Seat, act: Event) -> Remark | None: ...

    def why_stand(self, asker: Seat, seat: Seat, issue: IssueId) -> Remark | None: ...

    def why_answer(self, asker: Seat, seat: Seat, number: int) -> Remark | None: ...

    def would_need(self, asker: Seat, seat: Seat, number: int) -> Remark | None: ...


@dataclass(frozen=True, slots=True)
class Asking:
    """The questions of one member or adviser, each answered in paragraphs; empty: the person went back.

    `heard`: the events that this person has heard.
    """

    view: View
    seat: Seat
    words: Words
    guide: Guide
    heard: tuple[Event, ...]
    asked: Asked

    def why(self, rest: str) -> str:
        """`SEAT`: of its last act; `SEAT ISSUE`: of its stand; `[SEAT] NUMBER`: of an open offer.

        Raises Unread, Unclear or Leave.
        """
        seat, about = read_asked(self.view, rest)
        if seat is None:
            return self._why_made(self._offer(about)) if about else self._why_chosen()
        if unfit := self._unfit(seat):
            return unfit
        if number(about) is not None:
            return self._why_answer(seat, self._offer(about))
        if about:
            return self._why_stand(seat, meant_issue(self.view.agenda, about))
        acts = acts_of(seat, self.heard)
        return self._why_act(seat, acts[0]) if acts else self._of(seat, "why.no-act")

    def need(self, rest: str) -> str:
        """`NUMBER`: of all who have not accepted an open offer; `SEAT [NUMBER]`: of one of them.

        Raises Unread, Unclear or Leave.
        """
        seat, about = read_asked(self.view, rest)
        if about and number(about) is None:
            raise Unread("unread.need", about[:40])
        if seat is None:
            return self._needs(self._offer(about)) if about else self._needs_chosen()
        if unfit := self._unfit(seat):
            return unfit
        if about:
            return self._need(seat, self._offer(about))
        offer = next((offer for offer in self._offers() if seat in self._unwon(offer)), None)
        if offer is None:
            return self._of(seat, "need.none-of")
        return "\n".join((self._called(offer), self._need(seat, offer)))

    def _why_made(self, offer: Proposal) -> str:
        if offer.by == self.seat:
            return self.words("why.own")
        return self._unfit(offer.by) or self._why_answer(offer.by, offer)

    def _why_answer(self, seat: Seat, offer: Proposal) -> str:
        if seat not in (offer.by, *offer.parties):
            return self._of(seat, "why.no-part")
        answer = self._said(seat, self.asked.why_answer(self.seat, seat, offer.id))
        if seat in (offer.by, *offer.accepted, *offer.declined):
            return answer
        return "\n".join((self._of(seat, "why.unanswered"), answer))

    def _why_stand(self, seat: Seat, issue: IssueId) -> str:
        if seat not in self.view.positions:
            return self._of(seat, "why.no-position")
        return self._said(seat, self.asked.why_stand(self.seat, seat, issue))

    def _why_act(self, seat: Seat, act: Event) -> str:
        said = self._said(seat, self.asked.why(self.seat, seat, act))
        return "\n".join((act_told(act, self.heard, self.view, self.words), said))

    def _why_chosen(self) -> str:
        """Of whom and about what, step by step."""
        agenda, words = self.view.agenda, self.words
        acts = {seat: acts_of(seat, self.heard)[:MOST_ACTS] for seat in agenda.delegations}
        open_to = [*self.view.positions, *(seat for seat in acts if acts[seat])]
        seats = [seat for seat in agenda.delegations if seat in open_to and not self._unfit(seat)]
        if not seats:
            return words("why.nobody-here")
        place = self.guide.choose(words("why.whom"), [seat_name(agenda, seat) for seat in seats])
        if place is None:
            return ""
        seat = seats[place]
        if not acts[seat]:
            return self._why_clause(seat)
        answers = [act_told(act, self.heard, self.view, words) for act in acts[seat]]
        if seat in self.view.positions:
            answers.append(words("why.clause"))
        place = self.guide.choose(words("why.what", who=seat_name(agenda, seat)), answers)
        if place is None:
            return ""
        return self._why_act(seat, acts[seat][place]) if place < len(acts[seat]) else self._why_clause(seat)

    def _why_clause(self, seat: Seat) -> str:
        """Why it stands where it stands, on a clause that is chosen."""
        issue = self.guide.issue("why.issue", tuple(self.view.agenda.issues))
        return "" if issue is None else self._why_stand(seat, issue)

    def _needs_chosen(self) -> str:
        """Of the offers that somebody is still to be won for, the only one, or one that is chosen."""
        offers = [offer for offer in self._offers() if self._unwon(offer)]
        if not offers:
            return self.words("need.none")
        if len(offers) == 1:
            return "\n".join((self._called(offers[0]), self._needs(offers[0])))
        place = self.guide.choose(self.words("need.which"), [self._called(offer) for offer in offers])
        return "" if place is None else self._needs(offers[place])

    def _needs(self, offer: Proposal) -> str:
        seats = self._unwon(offer)
        if not seats:
            return self.words("need.nobody")
        return "\n".join(self._need(seat, offer) for seat in seats)

    def _need(self, seat: Seat, offer: Proposal) -> str:
        if seat == offer.by:
            return self._of(seat, "need.own")
        if seat not in offer.parties:
            return self._of(seat, "why.no-part")
        if seat in offer.accepted:
            return self._of(seat, "need.accepted")
        return self._said(seat, self.asked.would_need(self.seat, seat, offer.id))

    def _offer(self, said: str) -> Proposal:
        return self.view.proposals[read_number(said, len(self.view.proposals)) - 1]

    def _offers(self) -> Sequence[Proposal]:
        """The open offers and those that came to nothing, the latest first."""
        fell = [ended.proposal for ended in reversed(self.view.ended) if ended.why != "closed"]
        return [*reversed(self.view.proposals), *fell[:MOST_ENDED]]

    def _unwon(self, offer: Proposal) -> list[Seat]:
        """The ministers that have not accepted it."""
        others = [seat for seat in offer.parties if seat != offer.by and seat not in offer.accepted]
        return [seat for seat in others if not self._unfit(seat)]

    def _unfit(self, seat: Seat) -> str:
        """Why this delegation gives no answer; empty if it does."""
        if seat == self.seat:
            return self.words("why.you")
        holder = self.view.holders.get(seat, "nobody").partition(":")[0]
        keys = {"person": "why.person", "nobody": "why.nobody"}
        return self._of(seat, keys[holder]) if holder in keys else ""

    def _of(self, seat: Seat, key: str) -> str:
        return self.words(key, who=seat_name(self.view.agenda, seat))

    def _said(self, seat: Seat, remark: Remark | None) -> str:
        if remark is None:
            return self._of(seat, "why.nobody")
        return spoken(seat, remark, self.view, self.words)

    def _called(self, offer: Proposal) -> str:
        """An offer, so that one knows it again."""
        moves, words = offer.moves, self.words
        if sum(map(len, moves.values())) <= MOST_TOLD:
            what = moves_told(self.view, moves, words)
        else:
            what = words("need.text", n=len({issue for wanted in moves.values() for issue in wanted}))
        who = named(self.view, [offer.by], words)
        if offer in self.view.proposals:
            return words("need.open", n=self.view.proposals.index(offer) + 1, who=who, what=what)
        round = next(ended.round for ended in self.view.ended if ended.proposal == offer)
        return words("need.ended", round=round, who=who, what=what)
