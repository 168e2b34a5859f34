"""How far members agreed on each text when silence or a vote on it opened; coalitions are left out."""

from __future__ import annotations

from dataclasses import dataclass

from tabletop.exercise.decisions.opening import DecisionOpened
from tabletop.exercise.facts import Event
from tabletop.measures.agreement import agreement_index, chance_agreement, direction, mean_agreement, rice
from tabletop.scorecard.card import Part
from tabletop.scorecard.ground import acceptors, behind, declared
from tabletop.scorecard.timeline import Moment, MoveRecord

BAND_FROM = 15


@dataclass(frozen=True, slots=True)
class Camps:
    """Members for, against and undeclared on one clause of a text, and the line that shows them."""

    yes: int
    no: int
    undeclared: int
    part: Part


@dataclass(frozen=True, slots=True)
class Agreement:
    """Means over the texts of a move; None and "" when none was put to members."""

    index: float | None
    direction: str
    chance: float | None
    rice: float | None
    parts: tuple[Part, ...]


def agreement(record: MoveRecord) -> Agreement:
    """Agreement Index, its direction, the level of chance and Rice, over the texts of the move."""
    texts = [_camps(*text) for text in record.texts if text[1].procedure != "coalition"]
    clauses = [camps for text in texts for camps in text]
    members = len(record.end.state.scenario.members)
    towards = direction(
        sum(c.yes for c in clauses), sum(c.no for c in clauses), sum(c.undeclared for c in clauses)
    )
    return Agreement(
        mean_agreement([[agreement_index(c.yes, c.no, c.undeclared) for c in text] for text in texts]),
        towards or "",
        chance_agreement(members) if clauses else None,
        mean_agreement([[rice(c.yes, c.no) for c in text] for text in texts]),
        (*(c.part for c in clauses), *_band(members if clauses else 0)),
    )


def _camps(event: Event, fact: DecisionOpened, moment: Moment) -> list[Camps]:
    scenario, camps = moment.state.scenario, []
    number = moment.state.drafts.texts[fact.draft].number
    for clause, option in fact.choices.items():
        spoke = declared(moment, clause)
        yes = len(acceptors(moment, clause, option))
        no, silent = len(spoke) - yes, len(scenario.members) - len(spoke)
        title = scenario.clauses[clause].title
        note = f"{yes} for, {no} against, {silent} undeclared: {direction(yes, no, silent) or 'nobody'}"
        acts = (*behind(moment, clause, spoke), event.sequence)
        part = Part(f"Text {number}, {title}", agreement_index(yes, no, silent), "share", note, acts)
        camps.append(Camps(yes, no, silent, part))
    return camps


def _band(members: int) -> tuple[Part, ...]:
    """A yardstick that means something only for a body of some size."""
    if members < BAND_FROM:
        return ()
    note = "NATO members voting in the UN General Assembly: about .80 to .90 in recent years (unvotes)"
    return (Part("For comparison", None, "share", note, ()),)
