"""The whole agenda as one bargain among members, in the plain form that negotiation analysis takes."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product

from msgspec import Struct

from tabletop.scenario.agenda import Clause
from tabletop.scenario.letters import letter_worths
from tabletop.scenario.model import Scenario
from tabletop.scenario.timing import Timing
from tabletop.scenario.valuing import added, crosses, no_deal

Choices = tuple[str, ...]
"""An option for every clause of an issue."""


class Issue(Struct, frozen=True):
    """What is settled at once: a clause by itself, or all clauses of an item under a letter of intent.

    `worths[option][party]` is what an option adds for a member; `refused` holds the places of options that
    cannot stand.
    """

    clauses: tuple[str, ...]
    options: tuple[Choices, ...]
    worths: tuple[tuple[float, ...], ...]
    refused: tuple[int, ...]


class Bargain(Struct, frozen=True):
    """Parties (members) and issues in the scenario's order; `no_deal` is each party's utility without one."""

    seats: tuple[str, ...]
    parts: tuple[Issue, ...]
    no_deal: tuple[float, ...]

    @property
    def issues(self) -> tuple[tuple[tuple[float, ...], ...], ...]:
        """Utility by issue, option and party."""
        return tuple(issue.worths for issue in self.parts)

    @property
    def refused(self) -> tuple[tuple[int, ...], ...]:
        """Places of the options that cannot stand, by issue."""
        return tuple(issue.refused for issue in self.parts)

    def choices(self, package: tuple[int, ...]) -> dict[str, str]:
        """Option by clause of a package (the place of an option on every issue)."""
        chosen: dict[str, str] = {}
        for issue, place in zip(self.parts, package, strict=True):
            chosen |= dict(zip(issue.clauses, issue.options[place], strict=True))
        return chosen

    def package(self, choices: Mapping[str, str]) -> tuple[int, ...]:
        """The package with these options by clause; KeyError if a clause has none."""
        return tuple(
            issue.options.index(tuple(choices[clause] for clause in issue.clauses)) for issue in self.parts
        )


def bargain(scenario: Scenario, timing: Timing) -> Bargain:
    """The bargain over all packages of the agenda, shares by the cost key.

    Nobody is bound by a letter of intent that it does not sign: see `letters`.
    """
    parts: list[Issue] = []
    for item in scenario.agenda:
        if item.procedure.kind == "coalition":
            parts.append(_letter(scenario, timing, item.clauses))
        else:
            parts += [_clause(scenario, timing, clause) for clause in item.clauses]
    calm = tuple(no_deal(scenario, timing, seat) for seat in scenario.members)
    return Bargain(scenario.members, tuple(parts), calm)


def _clause(scenario: Scenario, timing: Timing, clause: Clause) -> Issue:
    calm = clause.option(clause.status_quo)
    worths, refused = [], []
    for place, option in enumerate(clause.options):
        gains = [added(scenario, timing, seat, clause, option) for seat in scenario.members]
        lines = any(crosses(scenario.seats[seat], clause.id, option.id) for seat in scenario.members)
        if lines or None in gains:
            refused.append(place)
        unpaid = [added(scenario, timing, seat, clause, calm) or 0.0 for seat in scenario.members]
        worths.append(tuple(u if gain is None else gain for gain, u in zip(gains, unpaid, strict=True)))
    options = tuple((option.id,) for option in clause.options)
    return Issue((clause.id,), options, tuple(worths), tuple(refused))


def _letter(scenario: Scenario, timing: Timing, clauses: tuple[Clause, ...]) -> Issue:
    options = tuple(product(*(tuple(option.id for option in clause.options) for clause in clauses)))
    found = [letter_worths(scenario, timing, clauses, chosen) for chosen in options]
    refused = tuple(place for place, worths in enumerate(found) if worths is None)
    calm = letter_worths(scenario, timing, clauses, tuple(clause.status_quo for clause in clauses))
    assert calm is not None
    worths = tuple(calm if each is None else each for each in found)
    return Issue(tuple(clause.id for clause in clauses), options, worths, refused)
