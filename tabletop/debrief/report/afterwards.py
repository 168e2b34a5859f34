"""What the discussion stands on: mandates, say-do gaps, corrections, observations, questions, sources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tabletop.debrief.report.model import Block, Cell, Line, Listing, Paragraph, Section, Table
from tabletop.debrief.report.phrases import clock, figure, listed, per_cent, quoted
from tabletop.debrief.report.walking import Step, Walk
from tabletop.exercise.corrections import CorrectionMade
from tabletop.exercise.messages import RATINGS, ObservationNoted
from tabletop.scenario.fictional import uses_invented_names
from tabletop.scenario.model import Source
from tabletop.scorecard.card import MoveCard


def mandates(walked: Walk, cards: Sequence[MoveCard]) -> Section:
    """What stands at the end, for every capital, beside no deal and its best."""
    lead = Paragraph(
        "Worth of what each has at the end, from the private briefs: 0 to 1, less what it cost. The mandate "
        "is the way from no deal (0 %) to the best package that all others could have accepted (100 %). It "
        "may differ from the analysis above: here counts what was really paid, not the share of the key, and "
        "a capital that nothing adopted binds has no deal.",
        "lead",
    )
    if not cards:
        return Section("Mandate by delegation", (Paragraph("No move had begun."),))
    last = cards[-1].mandate
    rows: list[tuple[Cell, ...]] = []
    for seat, value in last.by_seat.items():
        now, none, best = last.utilities[seat]
        share = per_cent(value)
        rows.append((walked.names.seat(seat), share, figure(now), figure(none), figure(best)))
    head = ("Delegation", "Mandate", "What it has", "No deal", "Best others could accept")
    return Section("Mandate by delegation", (lead, Table(head, tuple(rows), numbers=(1, 2, 3, 4))))


def say_do(walked: Walk, cards: Sequence[MoveCard]) -> Section:
    """Gaps between tagged public messages and deeds, by delegation and move."""
    rows: list[tuple[Cell, ...]] = []
    for seat in walked.state.scenario.seats:
        gaps = [gap for card in cards for gap in card.say_do.by_seat.get(seat, (None, None))]
        if any(gap is not None for gap in gaps):
            rows.append((walked.names.seat(seat), *("–" if gap is None else per_cent(gap) for gap in gaps)))
    lead = Paragraph(
        "How far what was said lies from what was done: 0 % is word kept. Positions: distance on the "
        "clause's scale between the option said in public and the nearest one accepted. Amounts: the part "
        "announced and not given. A dash: nothing of the kind was said.",
        "lead",
    )
    if not rows:
        return Section("Say-do gap", (Paragraph("Nothing that can be checked against deeds was said."),))
    head = tuple(f"Move {c.move + 1}, {what}" for c in cards for what in ("positions", "amounts"))
    table = Table(("Delegation", *head), tuple(rows), numbers=tuple(range(1, len(head) + 1)))
    return Section("Say-do gap", (lead, table))


def corrections(walked: Walk) -> Section:
    """What was undone and why; both histories can be read."""
    made = [s for s in walked.steps if isinstance(s.event.fact, CorrectionMade)]
    if not made:
        return Section("Corrections", (Paragraph("Nothing was corrected."),))
    lead = Paragraph(
        "Nothing is erased. The timelines show what was undone struck through, in its place; scores, money "
        "and decisions are reckoned without it.",
        "lead",
    )
    rows = [_correction(walked, step) for step in made]
    return Section("Corrections", (lead, Table(("Correction", "Reason", "What it took back"), tuple(rows))))


def _correction(walked: Walk, step: Step) -> tuple[Cell, ...]:
    fact = step.event.fact
    assert isinstance(fact, CorrectionMade)
    taken = [s for s in walked.steps if s.event.cause in fact.causes]
    standing = f"Undone itself by event {step.undone}" if step.undone else f"At {clock(step.event.at)}"
    lines = tuple(Line(s.text, (s.event.sequence,)) for s in taken)
    return Line(standing, (step.event.sequence,)), quoted(fact.reason), lines


def observations(walked: Walk) -> Section:
    """Evaluators' notes by objective, with what to look for beside them."""
    by_objective: dict[str, list[Line]] = {}
    for step, fact in walked.of(ObservationNoted):
        by_objective.setdefault(fact.objective, []).append(_observation(walked, step, fact))
    rows: list[tuple[Cell, ...]] = []
    for objective in walked.state.scenario.objectives:
        wanted = (Line(objective.text), Line(f"Look for: {objective.look_for}"))
        rows.append((wanted, tuple(by_objective.pop(objective.id, ())) or "nothing was noted"))
    rows += [("Without an objective", tuple(lines)) for lines in by_objective.values()]
    if not rows:
        return Section(
            "Observations", (Paragraph("The scenario names no objectives, and nothing was noted."),)
        )
    scale = "; ".join(f"{letter}: {words}" for letter, words in RATINGS.items())
    return Section("Observations by objective", (Table(("Objective", "Observed"), tuple(rows), scale),))


def _observation(walked: Walk, step: Step, fact: ObservationNoted) -> Line:
    rating = f"{fact.rating}: " if fact.rating else ""
    about = walked.names.numbers.get(fact.about, []) if fact.about else []
    where = f" (on event {listed(map(str, about))})" if about else ""
    return Line(f"{rating}{quoted(fact.text)}{where}", (step.event.sequence,))


def questions(walked: Walk) -> Section | None:
    """The scenario's questions for the discussion."""
    asked = walked.state.scenario.questions
    return Section("Questions for the discussion", (Listing(tuple(map(Line, asked))),)) if asked else None


def sources(walked: Walk) -> Section | None:
    """Where the facts of the story come from, and those of the measures.

    Under invented names the former are left out: their titles name the real states.
    """
    scenario = walked.state.scenario
    told = [Line(_source(source)) for source in scenario.sources]
    lead = Paragraph("Sources of the story; the positions in it are invented for teaching:", "lead")
    story: tuple[Block, ...] = (lead, Listing(tuple(told))) if told else ()
    if told and uses_invented_names(scenario):
        story = (Paragraph(ELSEWHERE, "lead"),)
    return Section("Sources", (*story, Paragraph("Sources of the measures:", "lead"), Listing(MEASURES)))


ELSEWHERE = (
    "The sources of the story keep their real names; they stand in the facilitator's guide, and not here."
)
MEASURES = (
    Line("Agreement Index: Hix, Noury and Roland 2005, 2007. Rice index: Rice 1925."),
    Line("Agreement of ordered positions and postures: van der Eijk 2001."),
    Line("Weights of acts: Goldstein 1992 as extended by the Kansas Event Data System (WEIS codes)."),
    Line("Rungs of escalation: Kahn 1965, as labels. Mandate: reservation values, Raiffa 1982."),
    Line("Common ground, delivery and the gauges: this program's own, laid open above."),
)


def _source(source: Source) -> str:
    known = [source.title, source.publisher, source.date, source.url, source.confidence]
    return ". ".join(part.rstrip(".") for part in known if part) + "."


def seating(walked: Walk, people: Mapping[str, str]) -> Section:
    """Who sat where, by the names kept beside the log."""
    seats: dict[str, dict[str, None]] = {}
    for step in walked.steps:
        person = step.event.person
        if person:
            seats.setdefault(step.event.seat, {})[people.get(person, "somebody whose name is not kept")] = (
                None
            )
    rows: list[tuple[Cell, ...]] = [(walked.names.seat(s), ", ".join(each)) for s, each in seats.items()]
    if not rows:
        return Section("Who sat where", (Paragraph("No names are kept with this exercise."),), sheet=True)
    return Section("Who sat where", (Table(("Seat", "People"), tuple(rows)),), sheet=True)
