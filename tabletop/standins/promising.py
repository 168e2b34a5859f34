"""Promises: one wording for another across clauses, answered by what the trade is worth."""

from __future__ import annotations

from tabletop.exercise.commitments.answers import AcceptCommitment, DeclineCommitment
from tabletop.exercise.commitments.making import Commit
from tabletop.exercise.commitments.undertakings import Condition, Undertaking
from tabletop.exercise.facts import ALLIANCE, Act
from tabletop.exercise.views.alliance import Promise
from tabletop.standins.mind import Mind

AT_ONCE = 2
PROFIT = 0.02


def reply(mind: Mind) -> Act | None:
    """Accept a promise whose condition costs less than it brings; else decline."""
    promises = {p.id: p for p in mind.view.promises if p.to == mind.seat and p.state == "offered"}
    if not promises:
        return None
    for template in mind.legal.get(AcceptCommitment.kind, ()):
        promise = promises[template.fixed["commitment"]]
        good = _brings(mind, promise) >= _costs(mind, promise)
        return AcceptCommitment(promise.id) if good else DeclineCommitment(promise.id)
    return None


def _brings(mind: Mind, promise: Promise) -> float:
    what = promise.undertaking
    return _edge(mind, what.clause, what.option) if what.kind == "accept" else PROFIT


def _costs(mind: Mind, promise: Promise) -> float:
    condition = promise.condition
    if condition is None or condition.seat != mind.seat or condition.undertaking.kind != "accept":
        return 0.0
    what = condition.undertaking
    if what.option in mind.interests.refused[what.clause]:
        return 1.0
    return max(0.0, -_edge(mind, what.clause, what.option))


def _edge(mind: Mind, clause: str, option: str) -> float:
    """Worth of an option over the wording that is likely today."""
    felt = mind.interests.felt[clause]
    return felt[option] - felt[mind.likely(clause)]


def offer(mind: Mind) -> Act | None:
    """Offer another delegation its wording on one clause for one's own on another."""
    open_ones = [p for p in mind.view.promises if p.by == mind.seat and p.state in ("offered", "open")]
    if len(open_ones) >= AT_ONCE or Commit.kind not in mind.legal or not mind.chances(0.25):
        return None
    asked = {p.to for p in mind.view.promises if p.by == mind.seat}
    deals = [
        deal for s in mind.view.seats if s.id != mind.seat and s.member and s.id not in asked
        if (deal := _deal(mind, s.id))
    ]  # fmt: skip
    if not deals:
        return None
    _, seat, give, take = max(deals, key=lambda deal: deal[0])
    make = Undertaking
    return Commit(
        seat, make("accept", clause=give[0], option=give[1]), mind.view.clock.move,
        Condition(seat, make("accept", clause=take[0], option=take[1])),
    )  # fmt: skip


Deal = tuple[float, str, tuple[str, str], tuple[str, str]]


def _deal(mind: Mind, other: str) -> Deal | None:
    """The best trade with a seat: (profit, seat, what is given, what is taken); None if none pays."""
    interests, gives, takes = mind.interests, [], []
    for clause in interests.clauses:
        theirs, own = mind.stands.get(clause, {}).get(other), mind.stands.get(clause, {}).get(mind.seat)
        if theirs is None or own is None or clause in mind.adopted:
            continue
        if theirs.preferred not in own.accepts and theirs.preferred in interests.gains[clause]:
            gives.append((max(0.0, -_edge(mind, clause, theirs.preferred)), clause, theirs.preferred))
        best = interests.best(clause)
        if best not in theirs.accepts and mind.likely(clause) != best:
            takes.append((_edge(mind, clause, best), clause, best))
    if not gives or not takes:
        return None
    cost, gain = min(gives, key=lambda g: g[0]), max(takes, key=lambda t: t[0])
    profit = gain[0] - cost[0]
    return (profit, other, cost[1:], gain[1:]) if profit > PROFIT else None


def vouch(mind: Mind) -> Act | None:
    """Promise the alliance not to break silence on an item whose likely wording is good enough."""
    if mind.hour < 0.4 or mind.memory.done.get("vouch") or Commit.kind not in mind.legal:
        return None
    if not mind.chances(0.06):
        return None
    mind.memory.done["vouch"] = 1
    for item in mind.view.agenda:
        if all(_content(mind, c.id) for c in item.clauses if c.id not in mind.adopted):
            return Commit(ALLIANCE, Undertaking("no_break", item=item.id), mind.view.clock.move)
    return None


def _content(mind: Mind, clause: str) -> bool:
    own, likely = mind.stands.get(clause, {}).get(mind.seat), mind.likely(clause)
    return own is not None and likely in own.accepts
