"""Say-do gap: tagged key messages of a move beside positions and payments at its end."""

from __future__ import annotations

from tabletop.exercise.statements import StatementMade
from tabletop.measures.saydo import amount_gap, nearest_accepted, position_gap
from tabletop.scenario.script import KeyMessage
from tabletop.scorecard.card import SayDo
from tabletop.scorecard.timeline import Moment, MoveRecord


def say_do(record: MoveRecord) -> SayDo:
    """Gaps of every delegation; a message counts once however often it was said in the move."""
    known = {message.id: message for message in record.end.state.scenario.key_messages}
    said: dict[str, dict[str, KeyMessage]] = {seat: {} for seat in record.end.state.scenario.seats}
    for event in record.events:
        if isinstance(event.fact, StatementMade) and event.seat in said:
            said[event.seat] |= {m: known[m] for m in event.fact.messages if m in known}
    return SayDo({seat: _gaps(record.end, seat, list(spoken.values())) for seat, spoken in said.items()})


def _gaps(moment: Moment, seat: str, spoken: list[KeyMessage]) -> tuple[float | None, float | None]:
    places = [_places(moment, seat, m.clause, m.option) for m in spoken if m.clause and m.option]
    amounts = [
        (m.amount, _pledged(moment, seat, m.clause)) for m in spoken if m.clause and m.amount is not None
    ]
    return position_gap([pair for pair in places if pair]), amount_gap(amounts)


def _places(moment: Moment, seat: str, clause_id: str, option: str) -> tuple[float, float | None] | None:
    """The place said, and of those accepted the nearest to it; None on a clause that has no order."""
    clause = moment.state.scenario.clauses[clause_id]
    if clause.kind != "ordered":
        return None
    said, stand = clause.place(option), moment.state.agenda.stands.get(seat, {}).get(clause_id)
    accepted = [clause.place(each) for each in stand.accepts] if stand else []
    return said, nearest_accepted(said, accepted)


def _pledged(moment: Moment, seat: str, clause: str) -> int:
    pledge = moment.state.budget.pledges.get((seat, clause))
    return moment.state.budget.paid.get((seat, clause), 0) + (pledge.amount if pledge else 0)
