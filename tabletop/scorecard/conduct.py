"""How the move was conducted: breaks, reservations, adoptions, promises, words, and who carried the cost."""

from __future__ import annotations

from collections.abc import Iterable

from tabletop.exercise.commitments.judging import CommitmentJudged
from tabletop.exercise.commitments.promises import Commitment
from tabletop.exercise.core import State
from tabletop.exercise.decisions.adoption import TextAdopted
from tabletop.exercise.decisions.reservations import Reserved
from tabletop.exercise.facts import Event
from tabletop.exercise.statements import POSTURES, StatementMade
from tabletop.exercise.words import listed, name
from tabletop.measures.burden import burdens, distance_from_key, gini, jain
from tabletop.measures.consensus import message_unity
from tabletop.measures.promises import PromiseRecord, promises_kept
from tabletop.scorecard.card import Part
from tabletop.scorecard.ground import acceptors
from tabletop.scorecard.timeline import Moment, MoveRecord
from tabletop.scorecard.worth import headroom_of


def breaks(record: MoveRecord) -> Part:
    """Breaks of silence; those by a seat that had declared the whole text acceptable are named."""
    turned = []
    for event, fact, moment in record.breaks:
        choices = moment.state.decisions.open[fact.draft].choices
        if all(event.seat in acceptors(moment, clause, option) for clause, option in choices.items()):
            turned.append(name(moment.state, event.seat))
    note = f"{listed(turned)} had declared the text acceptable" if turned else ""
    acts = _sequences(event for event, _, _ in record.breaks)
    return Part("Silence broken", len(record.breaks), "count", note, acts)


def reservations(record: MoveRecord) -> Part:
    """Footnotes entered, and by whom."""
    noted = [event for event in record.events if isinstance(event.fact, Reserved)]
    seats = dict.fromkeys(name(record.end.state, event.seat) for event in noted)
    note = f"by {listed(list(seats))}" if seats else ""
    return Part("Reservations", len(noted), "count", note, _sequences(noted))


def adoptions(record: MoveRecord) -> Part:
    """Texts adopted, with the rounds each took."""
    adopted = [(event, event.fact) for event in record.events if isinstance(event.fact, TextAdopted)]
    texts = [record.last.state.drafts.texts[fact.draft] for _, fact in adopted]
    rounds = [
        f"text {text.number} {f'in round {text.falls + 1}' if text.falls else 'at the first attempt'}"
        for text in texts
    ]
    return Part("Texts adopted", len(texts), "count", "; ".join(rounds), _sequences(e for e, _ in adopted))


def promises(record: MoveRecord) -> tuple[PromiseRecord, Part]:
    """Promises judged in the move; those that cost the promiser money or its first choice stand apart."""
    judged = [(e, e.fact) for e in record.events if isinstance(e.fact, CommitmentJudged)]
    state = record.last.state
    kept = promises_kept(
        (fact.verdict, _costly(state, state.commitments[fact.commitment])) for _, fact in judged
    )
    note = f"{kept.words} kept" if kept.words else "none was due"
    if kept.costly_due:
        note += f"; of those that cost something {kept.costly_kept} of {kept.costly_due}"
    return kept, Part("Promises kept", kept.share, "share", note, _sequences(e for e, _ in judged))


def _costly(state: State, promise: Commitment) -> bool:
    wanted = promise.undertaking
    if wanted.kind == "pledge":
        return True
    stand = state.agenda.stands.get(promise.by, {}).get(wanted.clause)
    return wanted.kind == "accept" and stand is not None and stand.preferred != wanted.option


def unity(record: MoveRecord) -> Part:
    """Agreement of the members' postures, the last of each in the move."""
    members = record.end.state.scenario.members
    spoken = {e.seat: (e.fact.posture, e) for e in record.events
              if isinstance(e.fact, StatementMade) and e.seat in members}  # fmt: skip
    postures = [posture for posture, _ in spoken.values()]
    steps = [f"{postures.count(step)} {word}" for step, word in POSTURES.items() if step in postures]
    value = message_unity([spoken[seat][0] if seat in spoken else None for seat in members])
    note = listed(steps) if value is not None else f"only {len(spoken)} of {len(members)} spoke"
    return Part("Message unity", value, "index", note, _sequences(e for _, e in spoken.values()))


def burden(moment: Moment) -> tuple[Part, Part, Part]:
    """Gini and Jain of what members paid over their headroom, and how far shares lie from the cost key."""
    scenario, budget = moment.state.scenario, moment.state.budget
    given = dict.fromkeys(scenario.members, 0)
    for (seat, _), amount in budget.paid.items():
        if seat in given:
            given[seat] += amount
    able = [headroom_of(scenario, moment.state.timing, seat) for seat in given]
    key = [scenario.seats[seat].key for seat in given]
    carried = burdens(list(given.values()), able)
    acts = tuple(sorted(n for entries in moment.trail.money.values() for n, seat in entries if seat in given))
    paid = [f"{name(moment.state, seat)} {amount}" for seat, amount in given.items() if amount]
    note = f"paid so far: {', '.join(paid)}" if paid else "nothing is paid yet"
    apart = distance_from_key(list(given.values()), key) if any(key) else None
    return (
        Part("Burden, Gini", gini(carried), "share", note, acts),
        Part("Burden, Jain", jain(carried), "share", "1 is even", acts),
        Part("Distance from the cost key", apart, "share", "the part that would have to move", acts),
    )


def _sequences(events: Iterable[Event]) -> tuple[int, ...]:
    return tuple(sorted(event.sequence for event in events))
