"""Money: what each capital had and gave, who paid for what, and what is short, by name."""

from __future__ import annotations

from collections.abc import Iterable

from tabletop.debrief.report.accounts import postings
from tabletop.debrief.report.model import Cell, Line, Paragraph, Section, Table
from tabletop.debrief.report.phrases import signed
from tabletop.debrief.report.walking import Walk
from tabletop.exercise.budget.funding import LinePaid
from tabletop.exercise.budget.ledger import SPENT_ON_ACTS
from tabletop.exercise.budget.pledges import PledgeReturned, PledgeSet
from tabletop.exercise.budget.reallocation import Reallocated
from tabletop.exercise.budget.shortfalls import ShortfallMadeGood
from tabletop.exercise.budget.support import SupportChanged
from tabletop.exercise.budget.transfers import TransferAccepted
from tabletop.exercise.facts import Event

FLOWS = ("Granted", "From home", "Transfers", "Policy acts", "Paid", "Pledged now", "Given back", "Left")
SPENT = ("Policy acts", "Paid", "Given back")


def money(walked: Walk) -> Section:
    """All money of the exercise, in whole millions."""
    currency = walked.state.scenario.currency
    within = [
        Section("What each delegation had and gave", (_flows(walked),)),
        Section("What was adopted, what it costs and who paid", (_lines(walked),)),
        *_optional("Pledges and payments", _pledges(walked)),
        *_optional("Money from home and transfers", _moves(walked)),
        Section("Domestic support", (_support(walked),)),
    ]
    lead = Paragraph(f"All amounts are whole {currency}. The ledger is in the appendix.", "lead")
    return Section("Money", (lead,), tuple(within), sheet=True)


def _optional(title: str, table: Table | None) -> list[Section]:
    return [Section(title, (table,))] if table else []


def _flows(walked: Walk) -> Table:
    """One row a delegation: granted, from home and transfers, less all the rest, is what is left."""
    budget = walked.state.budget
    flows = {seat: dict.fromkeys(FLOWS, 0) for seat in walked.state.scenario.seats}
    for _, entry in postings(walked):
        _follow(flows, entry.source, entry.target, -entry.amount)
        _follow(flows, entry.target, entry.source, entry.amount)
    for (seat, _), pledge in budget.pledges.items():
        flows[seat]["Pledged now"] += pledge.amount
    for seat, sums in flows.items():
        sums["Left"] = budget.headroom(seat)
    rows = [(walked.names.seat(seat), *map(_whole, sums.values())) for seat, sums in flows.items()]
    return Table(("Delegation", *FLOWS), tuple(rows), numbers=tuple(range(1, len(FLOWS) + 1)))


def _follow(flows: dict[str, dict[str, int]], own: str, other: str, amount: int) -> None:
    """What an entry means to the seat one of whose accounts it touches."""
    kind, _, rest = own.partition("/")
    seat = rest.partition("/")[0]
    if seat not in flows:
        return
    column = _column(kind, other, amount)
    if column:
        flows[seat][column] += abs(amount) if column in SPENT else amount


def _column(kind: str, other: str, amount: int) -> str:
    far = other.partition("/")[0]
    if kind not in ("headroom", "pledged") or (kind == "pledged" and far != "paid"):
        return ""
    if other == SPENT_ON_ACTS:
        return "Policy acts"
    if far == "treasury":
        return "Granted" if amount > 0 else "Given back"
    return {"home": "From home", "headroom": "Transfers", "paid": "Paid"}.get(far, "")


def _whole(amount: int) -> str:
    return f"{amount:,}".replace(",", "\u202f").replace("-", "−")


def _lines(walked: Walk) -> Table:
    state, names = walked.state, walked.names
    rows: list[tuple[Cell, ...]] = []
    for clause, adopted in state.decisions.adopted.items():
        option = state.scenario.option(clause, adopted.option)
        paid = {s: n for (s, line), n in state.budget.paid.items() if line == clause}
        short = {o: n for (line, o), n in state.budget.shortfalls.items() if line == clause}
        what = f"{names.clause(clause)}: {names.option(clause, adopted.option)}"
        rows.append((what, _whole(option.cost), _named(walked, paid), _named(walked, short)))
    if not rows:
        rows.append(("Nothing is adopted, so nothing is paid.", "", "", ""))
    return Table(("Line", "Cost", "Paid by", "Unfunded, owed by"), tuple(rows), numbers=(1,))


def _named(walked: Walk, sums: dict[str, int]) -> str:
    return (
        ", ".join(f"{walked.names.seat(seat)} {_whole(amount)}" for seat, amount in sums.items()) or "nobody"
    )


def _told(walked: Walk, events: Iterable[Event]) -> list[tuple[Cell, ...]]:
    """Sentences of these events, gathered by seat."""
    by_seat: dict[str, list[Line]] = {}
    for event in events:
        by_seat.setdefault(event.seat, []).append(Line(walked.text(event.sequence), (event.sequence,)))
    return [(walked.names.seat(s), tuple(by_seat[s])) for s in walked.state.scenario.seats if s in by_seat]


def _pledges(walked: Walk) -> Table | None:
    """Every pledge with its changes, and what became of it, by line and delegation."""
    given: dict[tuple[str, str], list[Line]] = {}
    became: dict[tuple[str, str], list[Line]] = {}
    held: dict[tuple[str, str], int] = {}
    for step in walked.counting():
        seat, numbers = step.event.seat, (step.event.sequence,)
        match step.event.fact:
            case PledgeSet(clause=clause) as fact:
                held[clause, seat] = fact.pledge.amount
                given.setdefault((clause, seat), []).append(Line(_terms(walked, fact), numbers))
            case PledgeReturned(clause=clause, amount=amount):
                # After a correction there may be less to come back than the record says.
                if back := min(amount, held.get((clause, seat), 0)):
                    held[clause, seat] -= back
                    became.setdefault((clause, seat), []).append(Line(f"{_whole(back)} came back", numbers))
            case LinePaid(clause=clause, amount=amount) | ShortfallMadeGood(clause=clause, amount=amount):
                if isinstance(step.event.fact, LinePaid) and step.event.fact.out_of == "pledge":
                    held[clause, seat] = held.get((clause, seat), 0) - amount
                became.setdefault((clause, seat), []).append(Line(f"{_whole(amount)} paid", numbers))
    order = {clause: n for n, clause in enumerate(walked.state.scenario.clauses)}
    rows: list[tuple[Cell, ...]] = [
        (
            walked.names.clause(clause),
            walked.names.seat(seat),
            *(_run(part, clause, seat) for part in (given, became)),
        )
        for clause, seat in sorted({**given, **became}, key=lambda key: order.get(key[0], 0))
    ]
    head = ("Line", "Delegation", "Pledged, in turn", "What became of it")
    return Table(head, tuple(rows), dense=True) if rows else None


def _run(part: dict[tuple[str, str], list[Line]], clause: str, seat: str) -> Cell:
    found = part.get((clause, seat), [])
    short = tuple((line.events[0], _again(line, before)) for line, before in zip(found, [None, *found]))
    return Line("", short=short) if short else "–"


def _again(line: Line, before: Line | None) -> str:
    """The words of a line; of one with the terms of the line before it, the amount alone."""
    amount, _, terms = line.text.partition(" for ")
    return amount if before and terms and terms == before.text.partition(" for ")[2] else line.text


def _terms(walked: Walk, fact: PledgeSet) -> str:
    pledge, names = fact.pledge, walked.names
    if not pledge.amount:
        return "taken back"
    terms = f" for {names.option(fact.clause, pledge.option)}" if pledge.option else ""
    if pledge.matched_by:
        terms += f" if {names.seat(pledge.matched_by)} gives {_whole(pledge.matched_amount)}"
    return f"{_whole(pledge.amount)}{terms}"


def _moves(walked: Walk) -> Table | None:
    rows = _told(walked, (step.event for step, _ in walked.of(Reallocated, TransferAccepted)))
    return Table(("Delegation", "What happened"), tuple(rows)) if rows else None


def _support(walked: Walk) -> Table:
    changes: dict[str, list[Line]] = {}
    for step, fact in walked.of(SupportChanged):
        line = Line(f"{signed(fact.by)}: {fact.why}", (step.event.sequence,))
        changes.setdefault(step.event.seat, []).append(line)
    points = walked.state.budget.support
    rows = [
        (d.name, str(d.domestic.support), tuple(changes.get(d.id, ())) or "no change", str(points[d.id]))
        for d in walked.state.scenario.delegations
    ]
    return Table(("Delegation", "Start", "Changes", "End"), tuple(rows), numbers=(1, 3))
