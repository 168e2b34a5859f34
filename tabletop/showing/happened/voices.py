"""Sentences about statements, policy acts, arguments and messages."""

from __future__ import annotations

from tabletop.exercise.acts import ActTaken
from tabletop.exercise.arguments.discussion import Estimated, ReasonAdded
from tabletop.exercise.arguments.proposals import ArgumentProposed, ScopeRuled
from tabletop.exercise.arguments.rulings import ArgumentRuled
from tabletop.exercise.messages import MessageSent
from tabletop.exercise.press import ArticlePublished, QuestionPut
from tabletop.exercise.statements import POSTURES, StatementMade
from tabletop.measures.policy_acts import policy_act
from tabletop.showing.gate import one_line
from tabletop.showing.happened.registry import tells
from tabletop.showing.names import Names, listed, quoted

AUDIENCE = {"home": "its public", "allies": "allies", "adversary": "the adversary", "partner": "partners"}


@tells(StatementMade)
def said(names: Names, seat: str, fact: StatementMade) -> str:
    """In public."""
    to = listed([AUDIENCE.get(a, a) for a in fact.audiences])
    words = [names.key_message(m) for m in fact.messages]
    words += [quoted(fact.text)] if fact.text.strip() else []
    posture = f"posture {fact.posture}, {POSTURES.get(fact.posture, '')}"
    return f"{names.seat(seat)} says in public, to {to} ({posture}): {' '.join(words)}"


@tells(ActTaken)
def acted(names: Names, seat: str, fact: ActTaken) -> str:
    """A step of its own."""
    note = f": {quoted(fact.note)}" if fact.note.strip() else "."
    cost = f", at {names.money(fact.cost)}" if fact.cost else ""
    return f"{names.seat(seat)} takes the step {names.policy_act(fact.act)}{cost}{note}"


@tells(ArgumentProposed)
def argued(names: Names, seat: str, fact: ArgumentProposed) -> str:
    """Something no catalogue foresaw."""
    reasons = " ".join(f"{n}. {quoted(r)}" for n, r in enumerate(fact.reasons, 1))
    proposal = f"{quoted(fact.text)} Intended effect: {quoted(fact.effect)}"
    return f"{names.seat(seat)} proposes: {proposal} Reasons: {reasons}"


@tells(ScopeRuled)
def scoped(names: Names, seat: str, fact: ScopeRuled) -> str:
    """In or out."""
    word = "in" if fact.in_scope else "out of"
    return f"the proposal of {names.seat(fact.by)} is {word} scope: {quoted(fact.reason)}"


@tells(ReasonAdded)
def reasoned(names: Names, seat: str, fact: ReasonAdded) -> str:
    """For or against."""
    side = "for" if fact.favour else "against"
    return f"{names.seat(seat)} gives a reason {side}: {quoted(fact.text)}"


@tells(Estimated)
def estimated(names: Names, seat: str, fact: Estimated) -> str:
    """A private estimate."""
    return f"{names.seat(seat)} puts the chance of success at {fact.percent} per cent."


@tells(ArgumentRuled)
def ruled(names: Names, seat: str, fact: ArgumentRuled) -> str:
    """What came of it."""
    how = {"estimate": "by the median estimate", "judgement": "by judgement"}.get(fact.method, "by dice")
    if fact.dice:
        how += f" {fact.dice[0]} and {fact.dice[1]}, net reasons {fact.net:+d}"
    known = policy_act(fact.code) if fact.code else None
    code = f" It counts as: {one_line(known.label if known else fact.code)}." if fact.code else ""
    proposal = f"the proposal of {names.seat(fact.by)}"
    return f"ruling on {proposal}: {one_line(fact.outcome)}, {how}. {quoted(fact.reason)}{code}"


@tells(MessageSent)
def sent(names: Names, seat: str, fact: MessageSent) -> str:
    """Between seats, or within one."""
    if fact.to == (seat,):
        return f"{names.seat(seat)} writes to its own team: {quoted(fact.text)}"
    return f"{names.seat(seat)} writes to {names.seats(fact.to)}: {quoted(fact.text)}"


@tells(ArticlePublished)
def published(names: Names, seat: str, fact: ArticlePublished) -> str:
    """In the papers."""
    return f"{names.seat(seat)} publishes {quoted(fact.headline)}: {quoted(fact.text)}"


@tells(QuestionPut)
def asked(names: Names, seat: str, fact: QuestionPut) -> str:
    """A question."""
    return f"{names.seat(seat)} asks {names.seats(fact.to)}: {quoted(fact.text)}"
