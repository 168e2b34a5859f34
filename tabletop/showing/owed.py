"""What one delegation has not decided yet, as the facilitator sees it: votes, answers, positions, words."""

from __future__ import annotations

from tabletop.exercise.facts import ALLIANCE, EVERYONE
from tabletop.exercise.views.control import ControlView
from tabletop.showing.names import Names

VOTED = ("unanimity", "qualified_majority")


def owed(view: ControlView, seat: str) -> list[str]:
    """In few words, the most pressing first; nothing if nobody waits for it."""
    if view.clock.ended or view.clock.phase == 0:
        return []
    return [*_votes(view, seat), *_offers(view, seat), *_news(view, seat), *_positions(view, seat),
            *_words(view, seat)]  # fmt: skip


def _votes(view: ControlView, seat: str) -> list[str]:
    names = Names(view)
    member = any(s.id == seat and s.member for s in view.seats)
    return [
        f"no vote on {names.text(t.id)}"
        for t in view.texts
        if member and t.status == "open" and t.procedure in VOTED and seat not in t.votes
    ]


def _offers(view: ControlView, seat: str) -> list[str]:
    promises = sum(p.state == "offered" and p.to == seat for p in view.promises)
    transfers = sum(t.taker == seat for t in view.transfers)
    found = [_count(promises, "promise to answer", "promises to answer")] if promises else []
    return [*found, *([_count(transfers, "transfer to answer", "transfers to answer")] if transfers else [])]


def _news(view: ControlView, seat: str) -> list[str]:
    return [
        f"no answer to news {i.number}"
        for i in view.injects
        if i.status == "released"
        and i.expected
        and seat not in i.answered
        and {seat, ALLIANCE, EVERYONE}.intersection(i.to)
        and any(n.number == i.number and n.move == view.clock.move for n in view.news)
    ]


def _positions(view: ControlView, seat: str) -> list[str]:
    declared = {p.clause for p in view.positions if p.seat == seat}
    adopted = {standing.clause for standing in view.adopted}
    missing = [c.id for i in view.agenda for c in i.clauses if c.id not in declared | adopted]
    return [f"no position on {_count(len(missing), 'clause', 'clauses')}"] if missing else []


def _words(view: ControlView, seat: str) -> list[str]:
    if "speak" not in view.clock.slot.opens:
        return []
    spoke = any(s.seat == seat and s.move == view.clock.move for s in view.spoken)
    return [] if spoke else ["no public word in this move"]


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
