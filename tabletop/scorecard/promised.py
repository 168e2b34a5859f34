"""Promises that were judged in a move: how many were kept, and which; those that cost something apart."""

from __future__ import annotations

from msgspec import Struct

from tabletop.exercise.commitments.judging import CommitmentJudged
from tabletop.exercise.commitments.promises import Commitment
from tabletop.exercise.core import State
from tabletop.exercise.facts import Event
from tabletop.exercise.statements import POSTURES
from tabletop.exercise.words import clause_title, money, name, option_label
from tabletop.measures.promises import PromiseRecord, promises_kept
from tabletop.scorecard.headlines import Part
from tabletop.scorecard.timeline import MoveRecord
from tabletop.scorecard.trail import Moment

GROUP = "Promises"


class Kept(Struct, frozen=True):
    """Counts, and the lines that open them."""

    record: PromiseRecord
    parts: tuple[Part, ...]


def promises(record: MoveRecord) -> Kept:
    """Promises judged in the move; what they cost is taken from the day they were made."""
    return judged(record.last, record.events)


def judged(moment: Moment, events: list[Event]) -> Kept:
    """The same over any events, told as they stand at a moment."""
    found = [(e.sequence, e.fact) for e in events if isinstance(e.fact, CommitmentJudged)]
    trail = moment.trail.promised
    kept = promises_kept((fact.verdict, trail[fact.commitment].costly) for _, fact in found)
    lines = [_line(moment, sequence, fact) for sequence, fact in found]
    acts = tuple(sorted({number for line in lines for number in line.acts}))
    note = f"{kept.words} kept" if kept.words else "none was due"
    if kept.costly_due:
        note += f"; of those that cost something {kept.costly_kept} of {kept.costly_due}"
    whole = [Part("Promises kept", kept.share, "share", note, acts, GROUP)]
    if kept.costly_due:
        whole.append(_costly(moment, kept, found))
    return Kept(kept, (*whole, *lines))


def _costly(moment: Moment, kept: PromiseRecord, found: list[tuple[int, CommitmentJudged]]) -> Part:
    trail = moment.trail.promised
    acts = [(*trail[f.commitment].acts, n) for n, f in found if trail[f.commitment].costly]
    note = f"{kept.costly_kept} of {kept.costly_due}: to pay, or to accept what was not its first choice"
    numbers = tuple(sorted({number for each in acts for number in each}))
    return Part("Costly promises kept", kept.costly_kept / kept.costly_due, "share", note, numbers, GROUP)


def _line(moment: Moment, sequence: int, fact: CommitmentJudged) -> Part:
    state, made = moment.state, moment.trail.promised[fact.commitment]
    promise = state.commitments[fact.commitment]
    label = f"{name(state, promise.by)} to {name(state, promise.to)}: {undertaken(state, promise)}"
    value = {"kept": 1.0, "broken": 0.0}.get(fact.verdict)
    note = f"{fact.verdict}{', costly' if made.costly else ''}: {fact.reason.rstrip('.')}"
    return Part(label, value, "kept", note, (*made.acts, sequence), GROUP)


def undertaken(state: State, promise: Commitment) -> str:
    """What was promised, as it follows "to"."""
    wanted = promise.undertaking
    match wanted.kind:
        case "accept":
            chosen = option_label(state, wanted.clause, wanted.option)
            return f"accept {chosen} on {clause_title(state, wanted.clause)}"
        case "pledge":
            return f"give at least {money(state, wanted.amount)} to {clause_title(state, wanted.clause)}"
        case "no_break":
            return f"not break silence on “{state.scenario.items[wanted.item].title}”"
        case "posture":
            return f"speak at posture {wanted.posture} ({POSTURES.get(wanted.posture, '')}) or softer"
    return f"“{wanted.text}”"
