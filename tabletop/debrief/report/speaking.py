"""Public words and policy acts of a move, with posture and act codes, and the other side's answer."""

from __future__ import annotations

from collections.abc import Iterable

from tabletop.debrief.report.model import Block, Cell, Line, Listing, Paragraph, Section, Table
from tabletop.debrief.report.phrases import capital, clock, figure, quoted
from tabletop.debrief.report.telling.dealings import AUDIENCES
from tabletop.debrief.report.walking import Walk
from tabletop.exercise.acts import ActTaken
from tabletop.exercise.facts import Event
from tabletop.exercise.injects.adversary import AdversaryReplied
from tabletop.exercise.statements import POSTURES, StatementMade
from tabletop.measures.policy_acts import policy_act, posture_act, weigh
from tabletop.measures.weights import DEFAULT, table
from tabletop.scenario.agenda import Signal

TOWARD = {"adversary": "the adversary", "ally": "allies", "partner": "partners"}


def speaking(walked: Walk, chapter: int) -> Section | None:
    """Statements, acts and replies of a move; None if nobody said or did anything."""
    blocks: list[Block] = []
    if rows := [_statement(walked, s.event, f) for s, f in walked.of(StatementMade, chapter=chapter)]:
        head = ("Who", "Meant for", "Posture", "What was said", "Act code")
        blocks += [Table(head, tuple(rows), "Public statements; the adversary hears every one of them")]
    if rows := [_act(walked, s.event, f) for s, f in walked.of(ActTaken, chapter=chapter)]:
        blocks += [Table(("Who", "Act", "Known to", "Act code"), tuple(rows), "Policy acts")]
    blocks += _replies(walked, chapter)
    return Section("Public words and policy acts", tuple(blocks)) if blocks else None


def _statement(walked: Walk, event: Event, fact: StatementMade) -> tuple[Cell, ...]:
    said = [Line(f"• {walked.names.messages.get(message, message)}") for message in fact.messages]
    if fact.text.strip():
        said.append(Line(quoted(fact.text)))
    return (
        Line(walked.names.who(event), (event.sequence,)),
        ", ".join(AUDIENCES.get(each, each) for each in fact.audiences),
        f"{fact.posture}, {POSTURES.get(fact.posture, '')}",
        tuple(said),
        code(Signal(target="adversary", act=posture_act(fact.posture))),
    )


def _act(walked: Walk, event: Event, fact: ActTaken) -> tuple[Cell, ...]:
    known = next((a for a in walked.state.scenario.policy_acts if a.id == fact.act), None)
    what = [Line(known.title if known else fact.act), *([Line(known.text)] if known else [])]
    if fact.note.strip():
        what.append(Line(quoted(fact.note)))
    if fact.cost:
        what.append(Line(f"Cost: {walked.names.money(fact.cost)}"))
    codes = tuple(Line(f"To {TOWARD[s.target]}: {code(s)}") for s in known.signals) if known else ()
    seen = "everybody" if fact.public else "the alliance"
    return Line(walked.names.who(event), (event.sequence,)), tuple(what), seen, codes or "none"


def code(signal: Signal) -> str:
    """A signal's published code and weight in the default table, or the weight the scenario assumes."""
    known = policy_act(signal.act) if signal.act else None
    if known is None:
        return f"assumed {figure(signal.weight, 1)}" if signal.weight is not None else signal.act
    weight = weigh(known, table(DEFAULT))
    if weight is None:
        return f"{known.label}: no published weight"
    near = ", nearest code" if weight.nearest else ""
    return f"{known.label}: {DEFAULT.upper()} {weight.code}, {figure(weight.value, 1)}{near}"


def _replies(walked: Walk, chapter: int) -> Iterable[Block]:
    lines = []
    for step, fact in walked.of(AdversaryReplied, chapter=chapter):
        band = "the facilitator's own words" if fact.band == "own" else f"prepared, band {fact.band}"
        text = f"{clock(step.event.at)} ({band}): {quoted(fact.text)}"
        lines.append(Line(text, (step.event.sequence,)))
    if lines:
        name = capital(walked.state.scenario.adversary.name)
        yield Paragraph(f"{name} answered:", "lead")
        yield Listing(tuple(lines))
