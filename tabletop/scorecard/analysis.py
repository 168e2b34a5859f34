"""Negotiation analysis: what the whole agenda had room for, and where the group landed in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tabletop.exercise.core import State
from tabletop.exercise.words import name
from tabletop.scorecard.bargain import Bargain
from tabletop.scorecard.bests import Bests
from tabletop.scorecard.concessions import concession_parts, concessions, moved_most
from tabletop.scorecard.headlines import Part
from tabletop.scorecard.outlook import Analysis, Package
from tabletop.scorecard.rounding import figure
from tabletop.scorecard.timeline import MoveRecord

if TYPE_CHECKING:
    from tabletop.measures.bargaining import Negotiation
    from tabletop.measures.packages import Outcome

NO_WORDS = "none"
LANDED, MADE, LEFT = "Where the group landed", "What it could have been", "Value left on the table"


def analysis(records: Sequence[MoveRecord], bests: Bests) -> Analysis:
    """The analysis of what stands at the end of the last of the moves, the status quo where undecided.

    Utilities of packages reckon shares by the cost key, of the landing too, so that they can be compared;
    on an item under a letter of intent a package says what those who would sign it agree on.
    """
    state = records[-1].last.state
    whole = bests.bargain(state)
    standing = {c.id: c.status_quo for c in state.scenario.clauses.values()}
    standing |= {clause: adopted.option for clause, adopted in state.decisions.adopted.items()}
    found = bests.analysed(state, whole.package(standing))
    assert found.landing is not None
    landed, better = found.landing.outcome, found.landing.better
    left = [b - a for a, b in zip(landed.utilities, (better or landed).utilities, strict=True)]
    conceded = concessions(records)
    known = Analysis(
        packages=found.packages,
        zone=found.zone,
        zone_at_most=found.zone_at_most,
        frontier=found.frontier_at_most if found.frontier is None else len(found.frontier),
        frontier_exact=found.frontier is not None,
        exact=found.exact,
        nash=_package(whole, found.nash),
        kalai_smorodinsky=_package(whole, found.kalai_smorodinsky),
        utilitarian=_package(whole, found.utilitarian),
        landed=Package(whole.choices(landed.package), _by_seat(whole, landed.utilities)),
        in_zone=found.landing.in_zone,
        better=_package(whole, better),
        left=_by_seat(whole, left),
        best=dict(zip(whole.seats, found.best, strict=True)),
        best_at_most=dict(zip(whole.seats, found.best_at_most, strict=True)),
        conceded=conceded,
        moved_most=moved_most(conceded),
        parts=(),
    )
    return _with_parts(known, records, found)


def _package(whole: Bargain, outcome: Outcome | None) -> Package | None:
    if outcome is None:
        return None
    return Package(whole.choices(outcome.package), _by_seat(whole, outcome.utilities))


def _by_seat(whole: Bargain, values: Sequence[float]) -> dict[str, float]:
    return dict(zip(whole.seats, values, strict=True))


def _with_parts(known: Analysis, records: Sequence[MoveRecord], found: Negotiation) -> Analysis:
    state, acts = records[-1].last.state, tuple(sorted({*records[-1].last.trail.adopted.values()}))
    parts = (
        *_landing(state, known, acts), *_room(known), *_solutions(state, known), *_left(state, known, acts),
        *concession_parts(records, known.conceded),
    )  # fmt: skip
    return replace(known, parts=parts)


def _room(known: Analysis) -> list[Part]:
    exact = "" if known.exact else f"; too many to try all: {_bounds(known)}"
    note = f"of {known.packages} packages: nobody's red line crossed, nobody below no deal{exact}"
    count = "" if known.frontier_exact else "at most; "
    frontier = f"{count}nobody could have more without another having less"
    return [
        Part("Zone of agreement", known.zone, "count", note, (), MADE),
        Part("Efficient packages", known.frontier, "count", frontier, (), MADE),
    ]


def _bounds(known: Analysis) -> str:
    least = "none was found" if known.zone is None else f"there are at least {known.zone}"
    return f"{least}, and at most {known.zone_at_most}"


def _landing(state: State, known: Analysis, acts: tuple[int, ...]) -> list[Part]:
    where = "in the zone of agreement" if known.in_zone else "outside the zone of agreement"
    worth = "efficient" if known.efficient else "not efficient: some could have had more at nobody's cost"
    words = in_words(state, known.landed.choices)
    none = "" if acts else "nothing is adopted, so this is the status quo: "
    total = sum(known.landed.utilities.values())
    return [Part("What stands", total, "worth", f"{none}{words}; {where}; {worth}", acts, LANDED)]


def _solutions(state: State, known: Analysis) -> list[Part]:
    named = (
        ("Nash", known.nash, "largest product of gains"),
        ("Kalai-Smorodinsky", known.kalai_smorodinsky, "gains in proportion to what each could hope for"),
        ("Utilitarian", known.utilitarian, "largest sum of worth"),
    )
    return [
        Part(
            f"{title} package", None if package is None else sum(package.utilities.values()), "worth",
            f"{rule}: {in_words(state, package.choices) if package else NO_WORDS}", (), MADE,
        )
        for title, package, rule in named
    ]  # fmt: skip


def _left(state: State, known: Analysis, acts: tuple[int, ...]) -> list[Part]:
    lines = []
    for seat, more in known.left.items():
        landed, best = known.landed.utilities[seat], known.best[seat]
        beside = "" if best is None else f", at best {figure(best, 2)}"
        bound = known.best_at_most[seat]
        if not known.exact and bound is not None:
            beside += f", and no more than {figure(bound, 2)}"
        note = f"has {figure(landed, 2)}{beside}"
        lines.append(Part(name(state, seat), more, "worth", note, acts, LEFT))
    if known.better:
        words = in_words(state, known.better.choices)
        lines.insert(0, Part("In all", sum(known.left.values()), "worth", f"by {words}", acts, LEFT))
    return lines


def in_words(state: State, choices: dict[str, str]) -> str:
    """A package as people read it: clause by clause, the option's label."""
    scenario = state.scenario
    told = [f"{scenario.clauses[c].title}: “{scenario.option(c, o).label}”" for c, o in choices.items()]
    return "; ".join(told)
