"""Promises, public words, policy acts and messages in sentences."""

from __future__ import annotations

from tabletop.debrief.report.names import Names
from tabletop.debrief.report.phrases import capital, listed, quoted
from tabletop.debrief.report.telling import tells
from tabletop.exercise.acts import ActTaken
from tabletop.exercise.commitments.answers import CommitmentAnswered, CommitmentReleased
from tabletop.exercise.commitments.contradictions import ContradictionNoted
from tabletop.exercise.commitments.judging import CommitmentJudged
from tabletop.exercise.commitments.making import CommitmentMade
from tabletop.exercise.facts import Event
from tabletop.exercise.messages import MessageSent
from tabletop.exercise.statements import POSTURES, StatementMade

AUDIENCES = {
    "home": "the home public",
    "allies": "allies",
    "adversary": "the adversary",
    "partner": "partners",
}
"""Whom a statement was meant for, as it follows “to”."""


@tells(CommitmentMade)
def promised(names: Names, event: Event, fact: CommitmentMade) -> str:
    what = names.undertaking(fact.undertaking)
    if fact.condition:
        other = names.undertaking(fact.condition.undertaking)
        what += f", if {names.seat(fact.condition.seat)} undertakes to {other}"
    return f"{names.who(event)} promised {names.seat(fact.to)} to {what}, by the end of move {fact.due + 1}."


@tells(CommitmentAnswered)
def answered(names: Names, event: Event, fact: CommitmentAnswered) -> str:
    verb = "accepted" if fact.accepted else "declined"
    return f"{names.who(event)} {verb} the promise of {names.seat(fact.by)}{_what(names, fact.commitment)}."


@tells(CommitmentReleased)
def released(names: Names, event: Event, fact: CommitmentReleased) -> str:
    promise = f"its promise to {names.seat(fact.to)}{_what(names, fact.commitment)}"
    return f"{names.who(event)} released {names.seat(fact.by)} from {promise}."


@tells(CommitmentJudged)
def judged(names: Names, event: Event, fact: CommitmentJudged) -> str:
    promise = f"The promise of {names.seat(fact.by)} to {names.seat(fact.to)}{_what(names, fact.commitment)}"
    verdict = "lapsed" if fact.verdict == "lapsed" else f"was {fact.verdict}"
    return f"{promise} {verdict}. {fact.reason}".rstrip()


@tells(ContradictionNoted)
def contradicted(names: Names, event: Event, fact: ContradictionNoted) -> str:
    by = names.promises[fact.commitment][0] if fact.commitment in names.promises else event.seat
    return f"What {names.seat(by)} promised and what it said in public do not go together. {fact.reason}"


def _what(names: Names, commitment: str) -> str:
    if commitment not in names.promises:
        return ""
    return f" to {names.undertaking(names.promises[commitment][1].undertaking)}"


@tells(StatementMade)
def spoke(names: Names, event: Event, fact: StatementMade) -> str:
    to = listed(AUDIENCES.get(each, each) for each in fact.audiences)
    said = [names.messages.get(message, message) for message in fact.messages]
    said += [fact.text] if fact.text.strip() else []
    posture = f"{fact.posture}, {POSTURES.get(fact.posture, '')}"
    return f"{names.who(event)} said to {to} (posture {posture}): {' '.join(quoted(each) for each in said)}"


@tells(ActTaken)
def acted(names: Names, event: Event, fact: ActTaken) -> str:
    title = names.acts.get(fact.act, fact.act)
    cost = f" It cost {names.money(fact.cost)}." if fact.cost else ""
    note = f" {quoted(fact.note)}" if fact.note.strip() else ""
    known = "" if fact.public else " Only the alliance learned of it."
    return f"{names.who(event)} acted: “{title}”.{note}{cost}{known}"


@tells(MessageSent)
def wrote(names: Names, event: Event, fact: MessageSent) -> str:
    to = "its own team" if fact.to == (event.seat,) else names.seats(fact.to)
    return f"{capital(names.seat(event.seat))} wrote to {to}: {quoted(fact.text)}"
