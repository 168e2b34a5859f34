"""Injects, the other side's replies, and proposals outside the catalogue, in sentences."""

from __future__ import annotations

from tabletop.debrief.report.names import Names
from tabletop.debrief.report.phrases import capital, quoted, signed
from tabletop.debrief.report.telling import tells
from tabletop.exercise.arguments.discussion import Estimated, ReasonAdded
from tabletop.exercise.arguments.proposals import ArgumentProposed, ScopeRuled
from tabletop.exercise.arguments.rulings import ArgumentRuled
from tabletop.exercise.facts import Event
from tabletop.exercise.injects.adversary import AdversaryReplied
from tabletop.exercise.injects.answering import InjectAnswered
from tabletop.exercise.injects.changing import InjectChanged
from tabletop.exercise.injects.due import InjectProposed
from tabletop.exercise.injects.releasing import InjectReleased, ResponseExpected
from tabletop.exercise.press import ArticlePublished, QuestionPut

CHANGES = {
    "held": "held back {}",
    "skipped": "dropped {}",
    "rescheduled": "moved {} to another time",
    "reworded": "reworded {}",
    "retargeted": "sent {} to other receivers",
}


@tells(InjectProposed)
def proposed(names: Names, event: Event, fact: InjectProposed) -> str:
    return f"{capital(names.inject(fact.number))} was proposed to the facilitator: {fact.why}"


@tells(InjectReleased)
def released(names: Names, event: Event, fact: InjectReleased) -> str:
    return f"{capital(names.inject(fact.number))} went to {names.seats(fact.to)}: {quoted(fact.message)}"


@tells(InjectChanged)
def changed(names: Names, event: Event, fact: InjectChanged) -> str:
    what = CHANGES.get(fact.what, "changed {}").format(names.inject(fact.number))
    return f"{names.who(event)} {what}."


@tells(InjectAnswered)
def answered(names: Names, event: Event, fact: InjectAnswered) -> str:
    return f"{names.who(event)} answered {names.inject(fact.number)}: {quoted(fact.text)}"


@tells(AdversaryReplied)
def replied(names: Names, event: Event, fact: AdversaryReplied) -> str:
    band = "in the facilitator's words" if fact.band == "own" else f"band {fact.band}"
    return f"{names.scenario.adversary.name} replied ({band}): {quoted(fact.text)}"


def _proposal(names: Names, argument: str) -> str:
    if argument not in names.proposals:
        return "a proposal"
    by, fact = names.proposals[argument]
    return f"the proposal of {names.seat(by)} ({quoted(fact.text)})"


@tells(ArgumentProposed)
def argued(names: Names, event: Event, fact: ArgumentProposed) -> str:
    return f"{names.who(event)} proposed: {quoted(fact.text)}, to {quoted(fact.effect)}"


@tells(ScopeRuled)
def scoped(names: Names, event: Event, fact: ScopeRuled) -> str:
    ruling = "in scope" if fact.in_scope else "out of scope"
    return f"{capital(_proposal(names, fact.argument))} was ruled {ruling}: {quoted(fact.reason)}"


@tells(ReasonAdded)
def reasoned(names: Names, event: Event, fact: ReasonAdded) -> str:
    side = "for" if fact.favour else "against"
    return f"{names.who(event)} spoke {side} {_proposal(names, fact.argument)}: {quoted(fact.text)}"


@tells(Estimated)
def estimated(names: Names, event: Event, fact: Estimated) -> str:
    return f"{names.who(event)} gave {_proposal(names, fact.argument)} a chance of {fact.percent} %."


@tells(ArgumentRuled)
def ruled(names: Names, event: Event, fact: ArgumentRuled) -> str:
    found = f"{fact.outcome}, {method(fact)}"
    return f"Ruling on {_proposal(names, fact.argument)}: {found}. {quoted(fact.reason)}"


def method(fact: ArgumentRuled) -> str:
    """How a ruling was found, dice included."""
    if fact.method == "dice" and fact.dice:
        first, second = fact.dice
        net = max(-2, min(2, fact.net))
        return f"by dice: {first} and {second}, reasons {signed(net)}, together {first + second + net}"
    return "by the group's median estimate" if fact.method == "estimate" else "by judgement"


@tells(ResponseExpected)
def hoped_for(names: Names, event: Event, fact: ResponseExpected) -> str:
    return f"In answer to {names.inject(fact.number)} the facilitator hoped for: {quoted(fact.expected)}"


@tells(ArticlePublished)
def published(names: Names, event: Event, fact: ArticlePublished) -> str:
    return f"{names.who(event)} published {quoted(fact.headline)}: {quoted(fact.text)}"


@tells(QuestionPut)
def asked(names: Names, event: Event, fact: QuestionPut) -> str:
    return f"{names.who(event)} asked {names.seats(fact.to)}: {quoted(fact.text)}"
