"""How far members agreed on each text when silence or a vote on it opened; coalitions are left out."""

from __future__ import annotations

from msgspec import Struct

from tabletop.exercise.decisions.opening import DecisionOpened
from tabletop.exercise.facts import Event
from tabletop.measures.agreement import agreement_index, chance_agreement, direction, mean_agreement, rice
from tabletop.scorecard.ground import acceptors, behind, declared
from tabletop.scorecard.headlines import Part
from tabletop.scorecard.timeline import MoveRecord
from tabletop.scorecard.trail import Moment

GROUP = "Texts when the decision on them opened"
BAND_FROM = 15
BAND = "for comparison, NATO members voting in the UN General Assembly: about .80 to .90 in recent years"


class Camps(Struct, frozen=True):
    """Members for, against and undeclared on one clause of a text, and the line that shows them."""

    yes: int
    no: int
    undeclared: int
    part: Part


class Agreement(Struct, frozen=True):
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
    if not clauses:
        return Agreement(None, "", None, None, ())
    members = len(record.end.state.scenario.members)
    camps = [sum(counts) for counts in zip(*((c.yes, c.no, c.undeclared) for c in clauses), strict=True)]
    towards = direction(*camps) or ""
    index = mean_agreement([[agreement_index(c.yes, c.no, c.undeclared) for c in text] for text in texts])
    chance, even = chance_agreement(members), mean_agreement([[rice(c.yes, c.no) for c in t] for t in texts])
    acts = tuple(sorted({number for c in clauses for number in c.part.acts}))
    whole = (
        Part("Agreement Index", index, "share", _beside(towards, camps, members), acts, GROUP),
        Part("Its level by chance", chance, "share", f"{members} coins tossed for each clause", acts, GROUP),
        Part("Rice index", even, "share", "those for and against only; silence is left out", acts, GROUP),
    )
    return Agreement(index, towards, chance, even, (*whole, *(c.part for c in clauses)))


def _beside(towards: str, camps: list[int], members: int) -> str:
    """The direction, and for a body of some size a yardstick."""
    yes, no, undeclared = camps
    note = (
        f"mean over clauses, then texts; in all {yes} for, {no} against, {undeclared} undeclared: {towards}"
    )
    return f"{note}; {BAND}" if members >= BAND_FROM else note


def _camps(event: Event, fact: DecisionOpened, moment: Moment) -> list[Camps]:
    scenario, camps = moment.state.scenario, []
    draft = moment.state.drafts.texts[fact.draft]
    text = f"Text {draft.number}{f' in round {draft.falls + 1}' if draft.falls else ''}"
    for clause, option in fact.choices.items():
        spoke = declared(moment, clause)
        yes = len(acceptors(moment, clause, option))
        no, silent = len(spoke) - yes, len(scenario.members) - len(spoke)
        title = scenario.clauses[clause].title
        note = f"{yes} for, {no} against, {silent} undeclared: {direction(yes, no, silent) or 'nobody'}"
        acts = (*behind(moment, clause, spoke), event.sequence)
        part = Part(f"{text}, {title}", agreement_index(yes, no, silent), "share", note, acts, GROUP)
        camps.append(Camps(yes, no, silent, part))
    return camps
