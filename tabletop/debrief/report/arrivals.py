"""Injects: what came, what was hoped for, what came back, and what the facilitator changed."""

from __future__ import annotations

from tabletop.debrief.report.model import Block, Cell, Facts, Line, Listing, Paragraph, Section
from tabletop.debrief.report.phrases import clock, quoted
from tabletop.debrief.report.walking import Walk
from tabletop.exercise.facts import Event, Fact
from tabletop.exercise.injects.answering import InjectAnswered
from tabletop.exercise.injects.changing import InjectChanged
from tabletop.exercise.injects.due import InjectProposed
from tabletop.exercise.injects.releasing import InjectReleased

STATUS = {
    "waiting": "its time did not come",
    "proposed": "proposed to the facilitator, not released",
    "held": "held back",
    "skipped": "dropped",
}


def arrivals(walked: Walk, chapter: int) -> Section | None:
    """Injects released in a move, with every answer that ever came; None if there were none."""
    answers: dict[int, list[Line]] = {}
    for step, answer in walked.of(InjectAnswered):
        text = f"{walked.names.who(step.event)}, {clock(step.event.at)}: {quoted(answer.text)}"
        answers.setdefault(answer.number, []).append(Line(text, (step.event.sequence,)))
    parts = tuple(
        _inject(walked, step.event, fact, answers.get(fact.number, []))
        for step, fact in walked.of(InjectReleased, chapter=chapter)
    )
    return Section("Injects and answers", within=parts) if parts else None


def _inject(walked: Walk, event: Event, fact: InjectReleased, answers: list[Line]) -> Section:
    written = next((i for i in walked.state.scenario.injects if i.number == fact.number), None)
    came = f"{clock(event.at)}, to {walked.names.seats(fact.to)}"
    source = f"{written.sender} ({written.mode})" if written else "written during play"
    pairs: list[tuple[str, Cell]] = [("Came", Line(came, (event.sequence,))), ("From", source)]
    pairs.append(("Message", fact.message))
    if written:
        pairs.append(("Hoped for", written.expected))
    pairs.append(("Came back", tuple(answers) or "nothing on record"))
    return Section(f"{fact.number}. {fact.title}", (Facts(tuple(pairs)),))


def changes(walked: Walk) -> Section:
    """What the facilitator changed, what was proposed, and what never came."""
    lines = [
        Line(f"{clock(step.event.at)}: {_words(walked, step.text, fact)}", (step.event.sequence,))
        for step, fact in walked.of(InjectChanged, InjectProposed)
    ]
    blocks: list[Block] = [Listing(tuple(lines))] if lines else [Paragraph("No inject was changed.")]
    left = [i for i in walked.state.injects.values() if i.status != "released"]
    if left:
        blocks.append(Paragraph("Not released:", "lead"))
        told = [Line(f"{i.number}. {i.title} ({i.kind}): {STATUS.get(i.status, i.status)}") for i in left]
        blocks.append(Listing(tuple(told)))
    return Section("Changes to the list of injects", tuple(blocks))


def _words(walked: Walk, text: str, fact: Fact) -> str:
    match fact:
        case InjectChanged(what="reworded", message=message):
            return f"{text} It now reads: {quoted(message)}"
        case InjectChanged(what="retargeted", to=to):
            return f"{text} It now goes to {walked.names.seats(to)}."
        case InjectChanged(what="rescheduled", phase=phase, offset=offset) if phase >= 0:
            return f"{text} It is now due in {walked.state.plan[phase].name}, {clock(offset)} into it."
    return text
