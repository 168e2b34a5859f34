"""Sentences about positions, texts and decisions."""

from __future__ import annotations

from tabletop.exercise.agenda.bridging import OptionAdmitted
from tabletop.exercise.agenda.positions import PositionDeclared, PositionsRedeclared, PositionWithdrawn
from tabletop.exercise.decisions.adoption import TextAdopted
from tabletop.exercise.decisions.falling import TextFell
from tabletop.exercise.decisions.opening import DecisionExtended, DecisionOpened
from tabletop.exercise.decisions.red_lines import RedLineWarned
from tabletop.exercise.decisions.reservations import Reserved
from tabletop.exercise.decisions.silence import Associated, SilenceBroken
from tabletop.exercise.decisions.voting import VoteCast
from tabletop.exercise.drafts.amending import AmendmentAccepted, AmendmentProposed
from tabletop.exercise.drafts.proposing import DraftProposed, DraftWithdrawn
from tabletop.exercise.drafts.tabling import DraftTabled, Sponsored
from tabletop.exercise.facts import Fact
from tabletop.showing.gate import one_line
from tabletop.showing.happened.registry import tells
from tabletop.showing.names import PROCEDURES, Names, listed, quoted


@tells(PositionDeclared)
def declared(names: Names, seat: str, fact: PositionDeclared) -> str:
    """Preferred and acceptable."""
    others = [names.option(fact.clause, o) for o in fact.accepts if o != fact.preferred]
    also = f"; could also accept {listed(others)}" if others else "; accepts nothing else"
    wanted = names.option(fact.clause, fact.preferred)
    return f"{names.seat(seat)} on {names.on(fact.clause)}: prefers {wanted}{also}."


@tells(PositionWithdrawn)
def withdrew(names: Names, seat: str, fact: PositionWithdrawn) -> str:
    """No position any more."""
    return f"{names.seat(seat)} takes back its position on {names.on(fact.clause)}."


@tells(PositionsRedeclared)
def confirmed(names: Names, seat: str, fact: Fact) -> str:
    """All confirmed."""
    return f"{names.seat(seat)} confirms all its positions."


@tells(OptionAdmitted)
def admitted(names: Names, seat: str, fact: OptionAdmitted) -> str:
    """A bridging option."""
    author = f", drafted by {names.seat(fact.author)}" if fact.author else ""
    option = f"{quoted(fact.option.label)}: {quoted(fact.option.text)}"
    return f"a bridging option on {names.on(fact.clause)}{author}: {option}"


@tells(DraftProposed)
def proposed(names: Names, seat: str, fact: DraftProposed) -> str:
    """A new text."""
    return (
        f"{names.seat(seat)} proposes text {fact.number}, {quoted(fact.title)}, on {names.items(fact.items)}."
    )


@tells(AmendmentProposed)
def amending(names: Names, seat: str, fact: AmendmentProposed) -> str:
    """A change is proposed."""
    change = f"{names.option(fact.clause, fact.option)} on {names.on(fact.clause)}"
    return f"{names.seat(seat)} proposes to change {names.text(fact.draft)}: {change}."


@tells(Sponsored)
def sponsored(names: Names, seat: str, fact: Sponsored) -> str:
    """One more behind it."""
    known = names.text_of(fact.target)
    what = f"text {known.number}" if known else "the amendment"
    return f"{names.seat(seat)} co-sponsors {what}."


@tells(AmendmentAccepted)
def accepted(names: Names, seat: str, fact: AmendmentAccepted) -> str:
    """The text is changed."""
    left = f" {names.seats(fact.dropped)} no longer co-sponsors it." if len(fact.dropped) == 1 else ""
    if len(fact.dropped) > 1:
        left = f" {names.seats(fact.dropped)} no longer co-sponsor it."
    return f"{names.seat(seat)} takes the amendment into the text.{left}"


@tells(DraftTabled)
def tabled(names: Names, seat: str, fact: DraftTabled) -> str:
    """Before the room."""
    return f"{names.seat(seat)} tables {names.text(fact.draft)}."


@tells(DraftWithdrawn)
def dropped(names: Names, seat: str, fact: DraftWithdrawn) -> str:
    """Gone."""
    return f"{names.seat(seat)} withdraws {names.text(fact.draft)}."


@tells(DecisionOpened)
def opened(names: Names, seat: str, fact: DecisionOpened) -> str:
    """Under decision, and what to do now."""
    todo = {
        "consensus": "is under silence. Whoever agrees does nothing; others reserve or break silence.",
        "coalition": "lies open for signature as a letter of intent.",
    }.get(fact.procedure, f"is put to {PROCEDURES.get(fact.procedure, 'the vote')}: yes, no or abstain.")
    return f"{names.text(fact.draft)} {todo} Due {names.ahead(fact.deadline)}."


@tells(RedLineWarned)
def warned(names: Names, seat: str, fact: RedLineWarned) -> str:
    """In private."""
    clauses = listed([names.on(c) for c in fact.clauses])
    text = names.text(fact.draft)
    return f"{names.seat(seat)} is warned: assent to {text} crosses its red line on {clauses}."


@tells(SilenceBroken)
def broken(names: Names, seat: str, fact: SilenceBroken) -> str:
    """An objection."""
    return f"{names.seat(seat)} breaks silence on {names.text(fact.draft)}: {quoted(fact.reason)}"


@tells(Associated)
def associated(names: Names, seat: str, fact: Associated) -> str:
    """With the break."""
    return f"{names.seat(seat)} associates itself with the break on {names.text(fact.draft)}."


@tells(Reserved)
def reserved(names: Names, seat: str, fact: Reserved) -> str:
    """A footnote."""
    clause = names.on(fact.clause)
    return f"{names.seat(seat)} enters a reservation on {clause}: {quoted(fact.footnote)}"


@tells(VoteCast)
def voted(names: Names, seat: str, fact: VoteCast) -> str:
    """A vote or a signature."""
    if fact.vote == "signed":
        return f"{names.seat(seat)} signs {names.text(fact.draft)}."
    words = {"abstain": "abstains", "yes": "votes yes", "no": "votes no"}
    return f"{names.seat(seat)} {words.get(fact.vote, fact.vote)} on {names.text(fact.draft)}."


@tells(DecisionExtended)
def extended(names: Names, seat: str, fact: DecisionExtended) -> str:
    """More time."""
    return f"more time for {names.text(fact.draft)}: it is due {names.ahead(fact.deadline)}."


@tells(TextFell)
def fell(names: Names, seat: str, fact: TextFell) -> str:
    """No longer under decision."""
    why = {"broken": "silence was broken", "withdrawn": ""}.get(fact.why, fact.why)
    if not why:
        return f"{names.text(fact.draft)} is taken out of decision; it is a draft again."
    return f"{names.text(fact.draft)} falls: {one_line(why)}. It is a draft again."


@tells(TextAdopted)
def adopted(names: Names, seat: str, fact: TextAdopted) -> str:
    """It stands."""
    bound = f"binding {names.seats(fact.bound)}"
    return f"{names.text(fact.draft)} is adopted, {bound}."
