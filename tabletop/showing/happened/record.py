"""Sentences about the tray, observations, scores and corrections."""

from __future__ import annotations

from tabletop.exercise.clock.grace import GraceGiven
from tabletop.exercise.clock.tray import LateReceived, LateSettled
from tabletop.exercise.corrections import CorrectionMade
from tabletop.exercise.messages import RATINGS, ObservationNoted, TrafficOpened
from tabletop.exercise.people import PersonSeated
from tabletop.exercise.scores import ScoresRecorded, ScoresShown
from tabletop.showing.acts import act_name
from tabletop.showing.clockwords import stamp
from tabletop.showing.happened.registry import tells
from tabletop.showing.headlines import headline_words
from tabletop.showing.names import Names, listed, quoted


@tells(LateReceived)
def late(names: Names, seat: str, fact: LateReceived) -> str:
    """In the tray."""
    return f"an act of {names.seat(seat)} came late and lies in the tray: {act_name(fact.act_kind)}."


@tells(LateSettled)
def settled(names: Names, seat: str, fact: LateSettled) -> str:
    """Accepted or returned."""
    word = "counts now" if fact.accepted else "is returned"
    why = f": {quoted(fact.reason)}" if fact.reason.strip() else "."
    return f"the late act of {names.seat(fact.by)} {word}{why}"


@tells(ObservationNoted)
def observed(names: Names, seat: str, fact: ObservationNoted) -> str:
    """On the evaluators' record."""
    rating = f", {fact.rating}: {RATINGS[fact.rating]}" if fact.rating in RATINGS else ""
    on = f" on {names.objective(fact.objective)}" if fact.objective else ""
    return f"observation{on}{rating}. {quoted(fact.text)}"


@tells(PersonSeated)
def sat(names: Names, seat: str, fact: PersonSeated) -> str:
    """Somebody sits down, or leaves."""
    return f"one person more sits for {names.seat(fact.seat)}." if fact.seat else "one person leaves a seat."


@tells(GraceGiven)
def graced(names: Names, seat: str, fact: GraceGiven) -> str:
    """More time for one."""
    return f"{names.seat(fact.seat)} has more time than the others, until {stamp(fact.until)}."


@tells(TrafficOpened)
def opened(names: Names, seat: str, fact: TrafficOpened) -> str:
    """Messages read."""
    word = "between" if len(fact.between) > 1 else "of"
    return f"{names.seat(seat)} reads the messages {word} {listed(map(names.seat, fact.between))}."


@tells(ScoresRecorded)
def scored(names: Names, seat: str, fact: ScoresRecorded) -> str:
    """The headlines."""
    return f"scores after move {fact.move + 1}: {headline_words(fact.figures) or 'none any more'}."


@tells(ScoresShown)
def shown(names: Names, seat: str, fact: ScoresShown) -> str:
    """Shown or hidden."""
    return f"the scores are {'shown to' if fact.shown else 'hidden from'} the players."


@tells(CorrectionMade)
def corrected(names: Names, seat: str, fact: CorrectionMade) -> str:
    """Taken back."""
    count = len(fact.causes)
    acts = "one act is" if count == 1 else f"{count} acts are"
    return f"{acts} undone: {quoted(fact.reason)}"
