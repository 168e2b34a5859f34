"""Arguments and rulings: acts no catalogue foresaw, the reasons, the estimates, the dice."""

from __future__ import annotations

from statistics import median

from tabletop.debrief.report.model import Cell, Facts, Line, Section
from tabletop.debrief.report.phrases import capital, clock, quoted
from tabletop.debrief.report.telling.events import method
from tabletop.debrief.report.walking import Step, Walk
from tabletop.exercise.arguments.discussion import Estimated, ReasonAdded
from tabletop.exercise.arguments.proposals import ArgumentProposed, ScopeRuled
from tabletop.exercise.arguments.rulings import ArgumentRuled
from tabletop.exercise.budget.headroom import HeadroomGranted, HeadroomLapsed
from tabletop.exercise.budget.support import SupportChanged


def rulings(walked: Walk, chapter: int) -> Section | None:
    """Proposals made in a move with all that followed; None if there were none."""
    made = walked.of(ArgumentProposed, chapter=chapter)
    if not made:
        return None
    parts = tuple(_proposal(walked, step, fact) for step, fact in made)
    return Section("Proposals outside the catalogue, and rulings", within=parts)


def _proposal(walked: Walk, step: Step, fact: ArgumentProposed) -> Section:
    names, event = walked.names, step.event
    pairs: list[tuple[str, Cell]] = [
        ("The act", Line(f"{clock(event.at)}: {quoted(fact.text)}", (event.sequence,))),
        ("Meant to", quoted(fact.effect)),
        *_reasons(walked, fact),
    ]
    for asked, scope in walked.of(ScopeRuled):
        if scope.argument == fact.argument:
            word = "In scope" if scope.in_scope else "Out of scope"
            pairs.append(("Scope", Line(f"{word}: {quoted(scope.reason)}", (asked.event.sequence,))))
    pairs += _estimates(walked, fact.argument)
    found = [(s, ruling) for s, ruling in walked.of(ArgumentRuled) if ruling.argument == fact.argument]
    for number, (ruled, ruling) in enumerate(found):
        title = "Ruling" if number == len(found) - 1 else "Earlier ruling"
        pairs.append((title, _ruling(walked, ruled, ruling)))
    if not found:
        pairs.append(("Ruling", "none"))
    return Section(f"A proposal of {names.seat(event.seat)}", (Facts(tuple(pairs)),))


def _reasons(walked: Walk, fact: ArgumentProposed) -> list[tuple[str, Cell]]:
    favour = [Line(reason) for reason in fact.reasons]
    against: list[Line] = []
    for step, each in walked.of(ReasonAdded):
        if each.argument == fact.argument:
            line = Line(f"{walked.names.who(step.event)}: {each.text}", (step.event.sequence,))
            (favour if each.favour else against).append(line)
    return [("Reasons for", tuple(favour)), ("Reasons against", tuple(against) or "none")]


def _estimates(walked: Walk, argument: str) -> list[tuple[str, Cell]]:
    given = {
        step.event.seat: (each.percent, step.event.sequence)
        for step, each in walked.of(Estimated)
        if each.argument == argument
    }
    if not given:
        return []
    lines = [Line(f"{walked.names.seat(s)} {percent} %", (n,)) for s, (percent, n) in given.items()]
    middle = median(percent for percent, _ in given.values())
    return [("Private estimates", (*lines, Line(f"Median {middle:g} %")))]


def _ruling(walked: Walk, step: Step, fact: ArgumentRuled) -> Cell:
    lines = [Line(f"{capital(fact.outcome)}, {method(fact)}: {quoted(fact.reason)}", (step.event.sequence,))]
    if fact.code:
        lines.append(Line(f"It amounts to: {walked.names.acts.get(fact.code, fact.code.replace('_', ' '))}"))
    kinds = (SupportChanged, HeadroomGranted, HeadroomLapsed)
    for effect, _ in walked.of(*kinds):
        if effect.event.cause == step.event.cause:
            lines.append(Line(effect.text, (effect.event.sequence,)))
    return tuple(lines)
