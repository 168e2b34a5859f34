"""Say-do gap: tagged key messages of a move beside positions and payments at its end."""

from __future__ import annotations

from msgspec import Struct

from tabletop.exercise.statements import StatementMade
from tabletop.exercise.words import listed, money, name, option_label
from tabletop.measures.saydo import amount_gap, nearest_accepted, position_gap
from tabletop.scenario.script import KeyMessage
from tabletop.scorecard.headlines import Part, SayDo
from tabletop.scorecard.timeline import MoveRecord
from tabletop.scorecard.trail import Moment


class Gap(Struct, frozen=True):
    """One message of a seat beside its deeds: its line, and the pairs that the measures take."""

    part: Part
    places: tuple[float, float | None] | None = None
    amounts: tuple[float, float] | None = None


def say_do(record: MoveRecord) -> SayDo:
    """Gaps of every delegation; a message counts once however often it was said in the move."""
    by_seat: dict[str, tuple[float | None, float | None]] = {}
    parts: list[Part] = []
    for seat, spoken in _spoken(record).items():
        gaps = [gap for message, acts in spoken for gap in _gaps(record.end, seat, message, acts)]
        places = position_gap([gap.places for gap in gaps if gap.places])
        amounts = amount_gap([gap.amounts for gap in gaps if gap.amounts])
        by_seat[seat] = places, amounts
        parts += _means(record.end, seat, gaps, places, amounts)
    return SayDo(by_seat, tuple(parts))


def _spoken(record: MoveRecord) -> dict[str, list[tuple[KeyMessage, tuple[int, ...]]]]:
    """By delegation, the key messages it used, each with the events in which it did."""
    scenario = record.end.state.scenario
    known = {message.id: message for message in scenario.key_messages}
    said: dict[str, dict[str, list[int]]] = {seat: {} for seat in scenario.seats}
    for event in record.events:
        if isinstance(event.fact, StatementMade) and event.seat in said:
            for message in event.fact.messages:
                said[event.seat].setdefault(message, []).append(event.sequence)
    return {
        seat: [(known[m], tuple(numbers)) for m, numbers in messages.items() if m in known]
        for seat, messages in said.items()
    }


def _gaps(moment: Moment, seat: str, message: KeyMessage, acts: tuple[int, ...]) -> list[Gap]:
    found = []
    if message.clause and message.option:
        found.append(_place(moment, seat, message, message.clause, message.option, acts))
    if message.clause and message.amount is not None:
        found.append(_amount(moment, seat, message, message.clause, message.amount, acts))
    return [gap for gap in found if gap]


def _place(
    moment: Moment, seat: str, message: KeyMessage, clause_id: str, option: str, acts: tuple[int, ...]
) -> Gap | None:
    """The place said, and of those accepted the nearest to it; None on a clause that has no order."""
    state, clause = moment.state, moment.state.scenario.clauses[clause_id]
    if clause.kind != "ordered":
        return None
    said, stand = clause.place(option), state.agenda.stands.get(seat, {}).get(clause_id)
    accepted = [clause.place(each) for each in stand.accepts] if stand else []
    pair = said, nearest_accepted(said, accepted)
    taken = listed([option_label(state, clause_id, o) for o in stand.accepts]) if stand else "nothing"
    note = f"said {option_label(state, clause_id, option)}, could accept {taken}"
    declared = moment.trail.declared.get((seat, clause_id))
    behind = (*acts, declared) if declared else acts
    return Gap(_line(moment, seat, message, position_gap([pair]), note, behind), places=pair)


def _amount(
    moment: Moment, seat: str, message: KeyMessage, clause: str, announced: int, acts: tuple[int, ...]
) -> Gap:
    state, pair = moment.state, (announced, _pledged(moment, seat, clause))
    note = f"announced {money(state, announced)}, pledged or paid {money(state, pair[1])}"
    paid = [number for number, who in moment.trail.money.get(clause, ()) if who == seat]
    return Gap(_line(moment, seat, message, amount_gap([pair]), note, (*acts, *paid)), amounts=pair)


def _line(
    moment: Moment, seat: str, message: KeyMessage, value: float | None, note: str, acts: tuple[int, ...]
) -> Part:
    whose = name(moment.state, seat)
    return Part(f"{whose}: “{message.text}”", value, "share", note, tuple(sorted({*acts})), whose)


def _means(
    moment: Moment, seat: str, gaps: list[Gap], places: float | None, amounts: float | None
) -> list[Part]:
    whose, lines = name(moment.state, seat), []
    for what, value, mine in (
        ("positions", places, [gap.part for gap in gaps if gap.places]),
        ("amounts", amounts, [gap.part for gap in gaps if gap.amounts]),
    ):
        if mine:
            acts = tuple(sorted({number for part in mine for number in part.acts}))
            note = "0 is word kept; mean over what was said"
            lines.append(Part(f"{whose}, {what}", value, "share", note, acts, whose))
    return [*lines, *(gap.part for gap in gaps)]


def _pledged(moment: Moment, seat: str, clause: str) -> int:
    pledge = moment.state.budget.pledges.get((seat, clause))
    return moment.state.budget.paid.get((seat, clause), 0) + (pledge.amount if pledge else 0)
