"""How the move was conducted: breaks, reservations, rounds to adoption, and unity of public words."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from tabletop.exercise.decisions.adoption import TextAdopted
from tabletop.exercise.decisions.reservations import Reserved
from tabletop.exercise.facts import Event
from tabletop.exercise.statements import POSTURES, StatementMade
from tabletop.exercise.words import listed, name
from tabletop.measures.consensus import message_unity
from tabletop.scorecard.ground import acceptors
from tabletop.scorecard.headlines import Part
from tabletop.scorecard.timeline import MoveRecord

GROUP = "Procedure"


class Procedure(Struct, frozen=True):
    """Counts of a move: `turned` are breaks by a seat that had declared the whole text acceptable."""

    adopted: int
    first_time: int
    reservations: int
    turned: int
    parts: tuple[Part, ...]


def procedure(record: MoveRecord) -> Procedure:
    """The procedure record of a move, in counts."""
    noted = [event for event in record.events if isinstance(event.fact, Reserved)]
    turned = _turned(record)
    adopted = [(event, event.fact) for event in record.events if isinstance(event.fact, TextAdopted)]
    falls = [record.last.state.drafts.texts[fact.draft].falls for _, fact in adopted]
    first = [event for (event, _), fallen in zip(adopted, falls, strict=True) if not fallen]
    parts = (
        _breaks(record, turned),
        _line("Declared acceptable, then broke", turned, _names(record, turned)),
        _line("Reservations", noted, f"by {_names(record, noted)}" if noted else ""),
        _adoptions(record, adopted),
        _line("Adopted at the first attempt", first, ""),
    )
    return Procedure(len(adopted), len(first), len(noted), len(turned), parts)


def _turned(record: MoveRecord) -> list[Event]:
    return [
        event
        for event, fact, moment in record.breaks
        if all(
            event.seat in acceptors(moment, clause, option)
            for clause, option in moment.state.decisions.open[fact.draft].choices.items()
        )
    ]


def _breaks(record: MoveRecord, turned: list[Event]) -> Part:
    note = f"{_names(record, turned)} had declared the text acceptable" if turned else ""
    return _line("Silence broken", [event for event, _, _ in record.breaks], note)


def _adoptions(record: MoveRecord, adopted: list[tuple[Event, TextAdopted]]) -> Part:
    texts = [record.last.state.drafts.texts[fact.draft] for _, fact in adopted]
    rounds = [
        f"text {text.number} {f'in round {text.falls + 1}' if text.falls else 'at the first attempt'}"
        for text in texts
    ]
    return _line("Texts adopted", [event for event, _ in adopted], "; ".join(rounds))


def _names(record: MoveRecord, events: list[Event]) -> str:
    seats = dict.fromkeys(name(record.end.state, event.seat) for event in events)
    return listed(list(seats)) if seats else ""


def _line(label: str, events: list[Event], note: str) -> Part:
    return Part(label, len(events), "count", note, _sequences(events), GROUP)


def unity(record: MoveRecord) -> Part:
    """Agreement of the members' postures, the last of each in the move."""
    members = record.end.state.scenario.members
    spoken = {e.seat: (e.fact.posture, e) for e in record.events
              if isinstance(e.fact, StatementMade) and e.seat in members}  # fmt: skip
    postures = [posture for posture, _ in spoken.values()]
    steps = [f"{postures.count(step)} {word}" for step, word in POSTURES.items() if step in postures]
    value = message_unity([spoken[seat][0] if seat in spoken else None for seat in members])
    note = listed(steps) if value is not None else f"only {len(spoken)} of {len(members)} spoke"
    acts = _sequences(e for _, e in spoken.values())
    return Part("Message unity", value, "index", note, acts, "Public words")


def _sequences(events: Iterable[Event]) -> tuple[int, ...]:
    return tuple(sorted(event.sequence for event in events))
