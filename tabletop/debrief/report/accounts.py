"""The ledger: every amount from where to where, and balances that add up to nothing."""

from __future__ import annotations

from tabletop.debrief.report.model import Cell, Line, Paragraph, Section, Table
from tabletop.debrief.report.names import Names
from tabletop.debrief.report.phrases import capital
from tabletop.debrief.report.walking import Walk
from tabletop.exercise.budget import ledger
from tabletop.exercise.budget.books import entries
from tabletop.exercise.budget.ledger import Entry

OWN = ("treasury", "home", "headroom", "pledged")
HEADS = ("Treasury", "At home", "Headroom", "Pledged")


def postings(walked: Walk) -> list[tuple[int, Entry]]:
    """All entries with the number of their event, domestic lines first, under event 1."""
    opening = [
        (1, Entry(ledger.treasury(d.id), ledger.home(d.id, line.id), line.available, "domestic line"))
        for d in walked.state.scenario.delegations
        for line in d.domestic.lines
    ]
    played = [
        (s.event.sequence, entry)
        for s in walked.counting()
        for entry in entries(s.before, s.event)
        if entry.amount
    ]
    return opening + played


def accounts(walked: Walk) -> Section:
    """Balances and all entries."""
    balances = ledger.post({}, [entry for _, entry in postings(walked)])
    total = sum(balances.values())
    verdict = (
        "They add up to 0, as they must." if total == 0 else f"They add up to {total}: please report this."
    )
    lead = Paragraph(f"Balances of all accounts at the end. {verdict} A treasury is where money comes from.")
    rows = [(str(number), *_row(walked.names, entry)) for number, entry in postings(walked)]
    table = Table(
        ("Event", "From", "To", "Amount", "Why"), _numbered(rows), "All entries", numbers=(0, 3), dense=True
    )
    return Section("The ledger", (lead, _balances(walked, balances), table))


def _numbered(rows: list[tuple[str, ...]]) -> tuple[tuple[Cell, ...], ...]:
    return tuple((Line("", (int(number),)), *rest) for number, *rest in rows)


def _row(names: Names, entry: Entry) -> tuple[str, ...]:
    source, target, amount = entry.source, entry.target, entry.amount
    if amount < 0:
        source, target, amount = target, source, -amount
    return account(names, source), account(names, target), str(amount), entry.why


def account(names: Names, account: str) -> str:
    """An account as people call it."""
    kind, _, rest = account.partition("/")
    seat, _, line = rest.partition("/")
    match kind:
        case "treasury" | "headroom":
            return f"{capital(kind)} of {names.seat(seat)}"
        case "pledged":
            return f"Pledge of {names.seat(seat)} to {names.clause(line)}"
        case "home":
            return f"{names.seat(seat)} at home: “{_line(names, seat, line)}”"
        case "paid":
            return f"Paid in for {names.clause(rest)}"
    return "Spent on policy acts"


def _line(names: Names, seat: str, line: str) -> str:
    known = {each.id: each.name for each in names.scenario.seats[seat].domestic.lines}
    return known.get(line, line)


def _balances(walked: Walk, balances: ledger.Balances) -> Table:
    sums: dict[str, list[int]] = {seat: [0] * len(OWN) for seat in walked.state.scenario.seats}
    others: list[tuple[Cell, ...]] = []
    for name, amount in balances.items():
        kind, _, rest = name.partition("/")
        if kind in OWN:
            sums[rest.partition("/")[0]][OWN.index(kind)] += amount
        else:
            others.append((account(walked.names, name), "", "", "", "", _figure(amount)))
    rows = [(walked.names.seat(s), *map(_figure, each), _figure(sum(each))) for s, each in sums.items()]
    total = ("All together", *[""] * len(OWN), _figure(sum(balances.values())))
    return Table(("Account", *HEADS, "Sum"), (*rows, *others, total), numbers=(1, 2, 3, 4, 5), dense=True)


def _figure(amount: int) -> str:
    return f"{amount:,}".replace(",", "\u202f").replace("-", "−")
