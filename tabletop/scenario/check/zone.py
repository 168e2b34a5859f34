"""Whether there is a deal: a package no red line forbids, that beats no deal for everybody."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import product
from math import fsum, inf

from msgspec import Struct

from tabletop.scenario.agenda import Clause, Option
from tabletop.scenario.check import walks
from tabletop.scenario.check.finding import Finding, listed
from tabletop.scenario.delegations import Delegation
from tabletop.scenario.letters import letter_worths
from tabletop.scenario.model import Scenario
from tabletop.scenario.narrowing import as_played
from tabletop.scenario.timing import Timing
from tabletop.scenario.valuing import added, headroom_of, no_deal

STEPS = 6_000_000
"""Sums of worth, one a delegation and option, after which the search gives up: a second or two."""

HAIR = 1e-9


class Table(Struct, frozen=True, dict=True):
    """The bargaining table: what each option of each clause is worth to each member.

    Worth of a package is the sum over clauses: weight x value, less cost weight x share / headroom of the
    whole exercise, the share by the cost key. A letter of intent binds and charges only who would sign it.
    """

    scenario: Scenario

    @cached_property
    def seats(self) -> tuple[Delegation, ...]:
        return tuple(seat for seat in self.scenario.delegations if seat.member)

    @cached_property
    def timing(self) -> Timing:
        """The shortest timing; a deal that holds there holds in all."""
        return min(self.scenario.timings, key=lambda timing: len(timing.moves))

    @cached_property
    def headroom(self) -> dict[str, int]:
        """Millions free over the moves of the shortest timing."""
        return {seat.id: headroom_of(self.scenario, self.timing, seat.id) for seat in self.seats}

    @cached_property
    def issues(self) -> tuple[tuple[Clause, ...], ...]:
        """What is settled at once: a clause by itself, or all clauses of an item under a letter of intent."""
        found: list[tuple[Clause, ...]] = []
        for item in self.scenario.agenda:
            letter = item.procedure.kind == "coalition"
            found += [tuple(item.clauses)] if letter else [(clause,) for clause in item.clauses]
        return tuple(found)

    def worth(self, seat: Delegation, clause: Clause, option: Option) -> float:
        """What one option adds to a package for one member; -inf if it must be paid out of nothing."""
        more = added(self.scenario, self.timing, seat.id, clause, option)
        return -inf if more is None else more

    def no_deal(self, seat: Delegation) -> float:
        """What no deal is worth: as the scenario says, else the status quo of every clause."""
        return no_deal(self.scenario, self.timing, seat.id)

    def status_quo(self, seat: Delegation) -> float:
        clauses = self.scenario.clauses.values()
        return fsum(self.worth(seat, clause, clause.option(clause.status_quo)) for clause in clauses)

    def objectors(self, clause: Clause, option: Option) -> list[str]:
        """Names of the members whose red line the option crosses."""
        return [
            seat.name
            for seat in self.seats
            if any(line.clause == clause.id and option.id in line.options for line in seat.red_lines)
        ]

    def rows(self, issue: tuple[Clause, ...]) -> list[tuple[float, ...]]:
        """The worth to each member of all that can stand on an issue, the most promising first.

        On a letter of intent that is what those who would sign it gain, with its cost shared among them.
        """
        found = [self._row(issue, chosen) for chosen in product(*(clause.options for clause in issue))]
        return sorted({row for row in found if row is not None}, key=lambda row: (-min(row), row))

    def _row(self, issue: tuple[Clause, ...], chosen: tuple[Option, ...]) -> tuple[float, ...] | None:
        scenario, clause, option = self.scenario, issue[0], chosen[0]
        if scenario.item_of[clause.id].procedure.kind == "coalition":
            return letter_worths(scenario, self.timing, issue, tuple(each.id for each in chosen))
        if self.objectors(clause, option):
            return None
        return tuple(self.worth(seat, clause, option) for seat in self.seats)


def somebody_can_agree(scenario: Scenario) -> Iterator[Finding]:
    """The zone of agreement is not empty, and something in it beats doing nothing."""
    table = Table(scenario)
    shut = list(_shut(table))
    yield from shut
    if shut:
        return
    rows = [table.rows(issue) for issue in table.issues]
    floors = [table.no_deal(seat) for seat in table.seats]
    for seat, column, floor in zip(table.seats, range(len(floors)), floors):
        if fsum(max(row[column] for row in issue) for issue in rows) < floor - HAIR:
            yield _finding(scenario, f"{seat.name} gains less than from no deal whatever is agreed")
            return
    found = _search(rows, floors, [table.status_quo(seat) for seat in table.seats])
    if found is None:
        yield Finding(("agenda",), "has too many packages to see whether a deal exists; rehearse it", True)
    elif not found:
        yield _finding(
            scenario,
            "every package of the whole agenda leaves somebody worse off than no deal or doing nothing",
        )


def _finding(scenario: Scenario, what: str) -> Finding:
    """A majority can outvote a capital: then an empty zone is no fault."""
    outvoted = any(item.procedure.kind == "qualified_majority" for item in scenario.agenda)
    cure = "there is no zone of agreement; soften a red line, a weight or a cost"
    return Finding(("agenda",), f"{what}: {cure}", outvoted)


def _shut(table: Table) -> Iterator[Finding]:
    """Clauses where every option crosses a red line."""
    for place, item, clause in walks.clauses(table.scenario):
        if item.procedure.kind == "coalition" or table.rows((clause,)):
            continue
        who = sorted({name for option in clause.options for name in table.objectors(clause, option)})
        majority = item.procedure.kind == "qualified_majority"
        yield Finding(
            place,
            f"every option crosses a red line (of {listed(who)}): no zone of agreement; free one option",
            majority,
        )


def _search(rows: list[list[tuple[float, ...]]], floors: list[float], calm: list[float]) -> bool | None:
    """Whether a package reaches every floor and lifts somebody above `calm`; None if the search is cut.

    Depth first; a branch is left when even the best of what is still open cannot reach a floor.
    """
    seats = range(len(floors))
    rows = sorted(rows, key=len)
    best = [[0.0] * len(floors)]
    for clause in reversed(rows):
        best.insert(0, [best[0][i] + max(row[i] for row in clause) for i in seats])
    left = STEPS
    stack = [(0, tuple(0.0 for _ in seats))]
    while stack:
        depth, worth = stack.pop()
        left -= len(floors) * (len(rows[depth]) if depth < len(rows) else 1)
        if left < 0:
            return None
        if depth == len(rows):
            if any(worth[i] > calm[i] + HAIR for i in seats):
                return True
            continue
        ahead = best[depth + 1]
        for row in reversed(rows[depth]):
            there = tuple(map(float.__add__, worth, row))
            if all(there[i] + ahead[i] >= floors[i] - HAIR for i in seats):
                stack.append((depth + 1, there))
    return False


def doing_nothing_is_not_best(scenario: Scenario) -> Iterator[Finding]:
    """The status quo must leave part of the need unmet."""
    clauses = scenario.clauses.values()
    kept = fsum(clause.weight * clause.option(clause.status_quo).need for clause in clauses)
    most = fsum(clause.weight * max(option.need for option in clause.options) for clause in clauses)
    if kept >= most - HAIR:
        yield Finding(
            ("agenda",),
            "the status quo meets as much need as any text: doing nothing is best; raise some need",
        )


def somebody_has_a_reason_to_object(scenario: Scenario) -> Iterator[Finding]:
    """At least one member would break silence over some package."""
    table = Table(scenario)
    if any(seat.red_lines for seat in table.seats):
        return
    for seat in table.seats:
        worst = [
            min(table.worth(seat, clause, option) for option in clause.options)
            for clause in scenario.clauses.values()
        ]
        if fsum(worst) < table.no_deal(seat) - HAIR:
            return
    yield Finding(
        ("delegations",),
        "no member has a reason to block any text; give somebody a red line or a better no deal",
    )


def a_shorter_agenda_holds_as_well(scenario: Scenario) -> Iterator[Finding]:
    """With the items that a timing leaves out, there is still a deal, and something for everybody in it."""
    seen: set[frozenset[str]] = set()
    for t, timing in enumerate(scenario.timings):
        played, items = as_played(scenario, timing.id), frozenset(timing.items)
        if played is scenario or items in seen:
            continue
        seen.add(items)
        for seat in played.delegations:
            if not any(interest.weight for interest in seat.interests.values()):
                yield Finding(
                    ("timings", t, "items"),
                    f"leaves {seat.name} nothing to negotiate about; play an item that it cares for",
                )
                return
        for found in somebody_can_agree(played):
            yield Finding(("timings", t, "items"), f"with this agenda, {found.message}", found.advice)


RULES = (
    somebody_can_agree,
    a_shorter_agenda_holds_as_well,
    doing_nothing_is_not_best,
    somebody_has_a_reason_to_object,
)
