"""The text as it stands: which clauses are agreed, and what falls back where they are not."""

from collections import Counter
from collections.abc import Mapping

from game.engine.actions import Moves
from game.engine.scenario import Agenda, Decision, IssueId, OptionId, Procedure, Seat


def needed(procedure: Procedure, members: int) -> int:
    """How many members must stand together to agree a clause, or to adopt: always more than half."""
    more_than_half = members // 2 + 1
    match procedure.decision:
        case Decision.CONSENSUS:
            return members
        case Decision.CONSENSUS_MINUS_ONE:
            return max(members - 1, more_than_half)
        case Decision.MAJORITY:
            numerator, denominator = procedure.share
            return max(-(-members * numerator // denominator), more_than_half)


def agreed_clauses(agenda: Agenda, positions: Moves) -> dict[IssueId, OptionId]:
    """The agreed option of every issue on which the decision rule is met."""
    quorum = needed(agenda.procedure, len(positions))
    stands = tuple(positions.values())
    first, agreed = stands[0], {}
    for issue in agenda.issues:
        if quorum == len(stands):
            option = first[issue]
            if all(stand[issue] == option for stand in stands):
                agreed[issue] = option
        else:
            option, supporters = Counter(stand[issue] for stand in stands).most_common(1)[0]
            if supporters >= quorum:
                agreed[issue] = option
    return agreed


def with_fallbacks(agenda: Agenda, agreed: Mapping[IssueId, OptionId]) -> dict[IssueId, OptionId]:
    """The text as it stands: agreed clauses, and the fallback of every open issue that has one."""
    text: dict[IssueId, OptionId] = {}
    for issue_id, issue in agenda.issues.items():
        option = agreed.get(issue_id, issue.fallback)
        if option is not None:
            text[issue_id] = option
    return text


def fallbacks(agenda: Agenda) -> dict[IssueId, OptionId | None]:
    return {issue_id: issue.fallback for issue_id, issue in agenda.issues.items()}


def supporters(positions: Moves, issue: IssueId) -> dict[OptionId, tuple[Seat, ...]]:
    """Who stands where on one issue."""
    stands: dict[OptionId, tuple[Seat, ...]] = {}
    for seat, stand in positions.items():
        stands[stand[issue]] = (*stands.get(stand[issue], ()), seat)
    return stands


def standing_apart(agenda: Agenda, positions: Moves) -> dict[IssueId, tuple[Seat, ...]]:
    """For every open clause, the members who are not on its most supported wording.

    Empty for a clause on which several wordings lead. One member: it alone keeps the clause open.
    """
    agreed = agreed_clauses(agenda, positions)
    apart: dict[IssueId, tuple[Seat, ...]] = {}
    for issue in agenda.issues:
        if issue not in agreed:
            stands = sorted(supporters(positions, issue).values(), key=len, reverse=True)
            several_lead = len(stands[0]) == len(stands[1])
            apart[issue] = () if several_lead else tuple(s for s in positions if s not in stands[0])
    return apart
