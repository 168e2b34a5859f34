"""Messages between seats (section 3: open in every phase), and evaluators' observations (section 2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tabletop.exercise.facts import ALLIANCE, CHAIR, CONTROL, EVALUATOR, PRESS, Event, Fact, act, fact
from tabletop.exercise.facts import Act as AnyAct
from tabletop.exercise.rules import DELEGATION, Refused, Turn, decides, guards, seen_by
from tabletop.exercise.words import missing_text

if TYPE_CHECKING:
    from tabletop.exercise.core import State

RATINGS = {
    "P": "performed",
    "S": "performed with some challenges",
    "M": "performed with major challenges",
    "U": "unable to be performed",
}


@act("message.send")
class SendMessage(AnyAct, frozen=True):
    """Write to delegations, to the alliance, or to control; to one's own seat it is a team note."""

    to: tuple[str, ...]
    text: str


@fact("message.sent")
class MessageSent(Fact, frozen=True):
    """Words between seats."""

    to: tuple[str, ...]
    text: str


@act("traffic.open")
class OpenTraffic(AnyAct, frozen=True):
    """Read what these delegations have written to each other; that it was read stays on the record."""

    between: tuple[str, ...]


@fact("traffic.opened")
class TrafficOpened(Fact, frozen=True):
    """Control has read the messages between these delegations, up to now."""

    between: tuple[str, ...]


@act("observation.note")
class Observe(AnyAct, frozen=True):
    """An evaluator's note on an objective, bound to an act if `about` names its cause; rating P, S, M, U."""

    objective: str
    about: str
    rating: str
    text: str


@fact("observation.noted")
class ObservationNoted(Fact, frozen=True):
    """On the evaluators' record."""

    objective: str
    about: str
    rating: str
    text: str


@decides(SendMessage, DELEGATION, CHAIR, CONTROL)
def send(turn: Turn, act: SendMessage) -> None:
    """Send. The own seat reads what it writes, so among others it need not be named."""
    to = tuple(dict.fromkeys(act.to))
    others = tuple(each for each in to if each != turn.command.seat)
    if to and not others:
        _to_the_team(turn)
    turn.emit(MessageSent(others or to, act.text))


def _to_the_team(turn: Turn) -> None:
    """Refused unless somebody else sits there, as far as it is known who sits where."""
    seat, person = turn.command.seat, turn.command.person
    if seat not in turn.state.scenario.seats:
        raise Refused("That would be a message to yourself. Choose who else should read it.")
    if {p for p, where in turn.state.people.items() if where == seat} == {person}:
        raise Refused(
            "That would be a message to yourself: nobody else sits at your seat yet. Choose a reader."
        )


@decides(OpenTraffic, CONTROL)
def open_traffic(turn: Turn, act: OpenTraffic) -> None:
    """Read."""
    turn.emit(TrafficOpened(tuple(sorted(set(act.between)))))


@decides(Observe, EVALUATOR, CONTROL)
def observe(turn: Turn, act: Observe) -> None:
    """Note."""
    turn.emit(ObservationNoted(act.objective, act.about, act.rating, act.text))


@guards(MessageSent)
def can_send(state: State, event: Event, fact: MessageSent) -> str | None:
    """Known recipients and some words."""
    known = {*state.scenario.seats, ALLIANCE, CONTROL, CHAIR, PRESS}
    if not fact.to or not set(fact.to) <= known:
        return "Choose who should read it: delegations, the alliance, the chair, the press desk or control."
    return missing_text(fact.text, "A message")


@guards(TrafficOpened)
def can_open(state: State, event: Event, fact: TrafficOpened) -> str | None:
    """Between places that write to each other."""
    known = {*state.scenario.seats, ALLIANCE, CONTROL, CHAIR, PRESS}
    if not fact.between or not set(fact.between) <= known:
        return "Say whose messages are to be read: one delegation, or several that wrote to each other."
    return None


@guards(ObservationNoted)
def can_note(state: State, event: Event, fact: ObservationNoted) -> str | None:
    """A known objective, a rating or none, and some words."""
    if fact.objective and fact.objective not in {o.id for o in state.scenario.objectives}:
        return "There is no such objective."
    if fact.rating and fact.rating not in RATINGS:
        return "Rate P, S, M or U, or leave the rating out."
    return missing_text(fact.text, "An observation")


@seen_by(MessageSent)
def readers(event: Event, fact: MessageSent) -> tuple[str, ...]:
    """Sender and those written to."""
    return (event.seat, *fact.to, EVALUATOR)


@seen_by(TrafficOpened)
def watchers(event: Event, fact: TrafficOpened) -> tuple[str, ...]:
    """Evaluators; the delegations learn it from the record afterwards."""
    return (EVALUATOR,)


@seen_by(ObservationNoted)
def evaluators(event: Event, fact: ObservationNoted) -> tuple[str, ...]:
    """Evaluators."""
    return (EVALUATOR,)
