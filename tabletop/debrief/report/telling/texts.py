"""Positions, drafts and decisions in sentences."""

from __future__ import annotations

from tabletop.debrief.report.names import Names
from tabletop.debrief.report.phrases import clock, counted, listed, quoted
from tabletop.debrief.report.telling import tells
from tabletop.exercise.agenda.bridging import OptionAdmitted
from tabletop.exercise.agenda.positions import PositionDeclared, PositionsRedeclared, PositionWithdrawn
from tabletop.exercise.decisions.adoption import TextAdopted
from tabletop.exercise.decisions.falling import WITHDRAWN, TextFell
from tabletop.exercise.decisions.opening import DecisionExtended, DecisionOpened
from tabletop.exercise.decisions.red_lines import RedLineWarned
from tabletop.exercise.decisions.reservations import Reserved
from tabletop.exercise.decisions.silence import Associated, SilenceBroken
from tabletop.exercise.decisions.voting import VoteCast
from tabletop.exercise.drafts.amending import AmendmentAccepted, AmendmentProposed
from tabletop.exercise.drafts.proposing import DraftProposed, DraftWithdrawn
from tabletop.exercise.drafts.tabling import DraftTabled, Sponsored
from tabletop.exercise.facts import Event

OPENING = {
    "consensus": "put {} under silence",
    "unanimity": "put {} to the vote (unanimity)",
    "qualified_majority": "put {} to the vote (qualified majority)",
    "coalition": "opened {} for signature",
}
VOTES = {"yes": "voted yes on", "no": "voted no on", "abstain": "abstained on", "signed": "signed"}


def position(names: Names, fact: PositionDeclared) -> str:
    """A position in a few words: the clause, what is preferred, what else could be accepted."""
    others = [names.option(fact.clause, each) for each in fact.accepts if each != fact.preferred]
    also = f", could accept {listed(others)}" if others else ""
    return f"{names.clause(fact.clause)}: {names.option(fact.clause, fact.preferred)}{also}"


@tells(PositionDeclared)
def declared(names: Names, event: Event, fact: PositionDeclared) -> str:
    return f"{names.who(event)} declared on {position(names, fact)}."


@tells(PositionWithdrawn)
def withdrawn(names: Names, event: Event, fact: PositionWithdrawn) -> str:
    return f"{names.who(event)} took back its position on {names.clause(fact.clause)}."


@tells(PositionsRedeclared)
def redeclared(names: Names, event: Event, fact: PositionsRedeclared) -> str:
    return f"{names.who(event)} confirmed its positions."


@tells(OptionAdmitted)
def admitted(names: Names, event: Event, fact: OptionAdmitted) -> str:
    author = f", drafted by {names.seat(fact.author)}" if fact.author else ""
    label = f"{names.option(fact.clause, fact.option.id)} on {names.clause(fact.clause)}"
    return f"A bridging option was admitted{author}: {label}. {quoted(fact.option.text)}"


def _choices(names: Names, choices: dict[str, str]) -> str:
    chosen = [f"{names.clause(clause)}: {names.option(clause, option)}" for clause, option in choices.items()]
    return listed(chosen, "every clause still in brackets")


@tells(DraftProposed)
def proposed(names: Names, event: Event, fact: DraftProposed) -> str:
    what = f"text {fact.number}, {quoted(fact.title)}"
    return f"{names.who(event)} proposed {what}: {_choices(names, fact.choices)}."


@tells(AmendmentProposed)
def amended(names: Names, event: Event, fact: AmendmentProposed) -> str:
    change = f"{names.option(fact.clause, fact.option)} on {names.clause(fact.clause)}"
    return f"{names.who(event)} proposed to change {names.text(fact.draft)}: {change}."


@tells(Sponsored)
def sponsored(names: Names, event: Event, fact: Sponsored) -> str:
    if fact.target in names.amendments:
        target = names.amendments[fact.target]
        return f"{names.who(event)} co-sponsored an amendment to {names.text(target.draft)}."
    return f"{names.who(event)} co-sponsored {names.text(fact.target)}."


@tells(AmendmentAccepted)
def accepted(names: Names, event: Event, fact: AmendmentAccepted) -> str:
    target = names.amendments.get(fact.amendment)
    if target is None:
        return "An amendment was taken in."
    change = f"{names.option(target.clause, target.option)} on {names.clause(target.clause)}"
    return f"{names.text(target.draft).capitalize()} was amended: {change}."


@tells(DraftTabled)
def tabled(names: Names, event: Event, fact: DraftTabled) -> str:
    return f"{names.who(event)} tabled {names.text(fact.draft)}."


@tells(DraftWithdrawn)
def dropped(names: Names, event: Event, fact: DraftWithdrawn) -> str:
    return f"{names.who(event)} withdrew {names.text(fact.draft)}."


@tells(DecisionOpened)
def opened(names: Names, event: Event, fact: DecisionOpened) -> str:
    what = OPENING.get(fact.procedure, "put {} to a decision").format(names.text(fact.draft))
    return f"{names.who(event)} {what}, until {clock(fact.deadline)}."


@tells(RedLineWarned)
def warned(names: Names, event: Event, fact: RedLineWarned) -> str:
    lines = listed(names.clause(clause) for clause in fact.clauses)
    return (
        f"{names.who(event)} was warned in private: {names.text(fact.draft)} crosses its red line on {lines}."
    )


@tells(SilenceBroken)
def broken(names: Names, event: Event, fact: SilenceBroken) -> str:
    return f"{names.who(event)} broke silence on {names.text(fact.draft)}: {quoted(fact.reason)}"


@tells(Associated)
def associated(names: Names, event: Event, fact: Associated) -> str:
    return f"{names.who(event)} associated itself with the break on {names.text(fact.draft)}."


@tells(Reserved)
def reserved(names: Names, event: Event, fact: Reserved) -> str:
    where = f"{names.clause(fact.clause)} of {names.text(fact.draft)}"
    return f"{names.who(event)} entered a reservation on {where}: {quoted(fact.footnote)}"


@tells(VoteCast)
def voted(names: Names, event: Event, fact: VoteCast) -> str:
    return f"{names.who(event)} {VOTES.get(fact.vote, 'answered')} {names.text(fact.draft)}."


@tells(DecisionExtended)
def extended(names: Names, event: Event, fact: DecisionExtended) -> str:
    return f"The decision on {names.text(fact.draft)} was extended to {clock(fact.deadline)}."


@tells(TextFell)
def fell(names: Names, event: Event, fact: TextFell) -> str:
    text = names.text(fact.draft).capitalize()
    if fact.why == WITHDRAWN:
        return f"{text} was taken out of decision."
    return f"{text} fell: {'silence was broken' if fact.why == 'broken' else fact.why}."


@tells(TextAdopted)
def adopted(names: Names, event: Event, fact: TextAdopted) -> str:
    text = names.text(fact.draft).capitalize()
    if fact.coalition:
        return f"{text} stands as a letter of intent, with {counted(len(fact.bound), 'signature')}."
    return f"{text} was adopted."
