"""A vote counted: who voted what with what weight, what that comes to, and what was needed."""

from __future__ import annotations

from collections.abc import Mapping

from tabletop.debrief.report.model import Cell, Line, Table
from tabletop.debrief.report.names import Names
from tabletop.debrief.report.phrases import counted
from tabletop.exercise.core import State
from tabletop.exercise.decisions.procedures import majority_needs, procedure_of
from tabletop.exercise.facts import Event
from tabletop.scenario.agenda import Procedure

WORDS = {"yes": "in favour", "no": "against", "abstain": "abstained", "signed": "signed"}
SILENT = "did not vote"

Votes = Mapping[str, tuple[Event, str]]


def needed(state: State, draft: str, votes: Votes) -> str:
    """What the procedure of a text asks for, and what came of it, in a sentence."""
    rule = procedure_of(state, state.drafts.texts[draft].items)
    members = state.scenario.members
    yes = [seat for seat in members if seat in votes and votes[seat][1] == "yes"]
    if rule.kind == "coalition":
        return f"At least {counted(rule.signatories, 'signature')}; there were {len(votes)}."
    if rule.kind == "unanimity":
        way = ", or an abstention" if rule.constructive else ""
        return f"A yes from every member{way}; {len(yes)} of {len(members)} said yes."
    weight = _weights(state)
    heads, scale = _thresholds(rule, weight)
    return (
        f"{heads} of {len(members)} members ({rule.members_share} %), and {scale} of "
        f"{sum(weight.values())} in voting weight ({rule.weight_share} %); in favour were {len(yes)}, with "
        f"{sum(weight[seat] for seat in yes)} in weight."
    )


def ballot(names: Names, state: State, draft: str, votes: Votes) -> Table | None:
    """Every member with its weight and vote, then the sums and the threshold; None where nothing weighs."""
    rule = procedure_of(state, state.drafts.texts[draft].items)
    if rule.kind != "qualified_majority":
        return None
    weight = _weights(state)
    rows: list[tuple[Cell, ...]] = [
        (names.seat(seat), _vote(votes.get(seat)), str(weight[seat])) for seat in weight
    ]
    for vote in ("yes", "no", "abstain", ""):
        cast = [seat for seat in weight if (votes[seat][1] if seat in votes else "") == vote]
        if cast or vote == "yes":
            rows.append((f"Together {WORDS.get(vote, SILENT)}", _of(len(cast), weight), _sum(weight, cast)))
    heads, scale = _thresholds(rule, weight)
    rows.append(("Needed in favour", _of(heads, weight), f"{scale} of {sum(weight.values())}"))
    return Table(("Delegation", "Vote", "Weight"), tuple(rows), "The vote, by weight", numbers=(2,))


def _weights(state: State) -> dict[str, int]:
    """Members by voting weight, the heaviest first."""
    found = {seat: state.scenario.seats[seat].weight for seat in state.scenario.members}
    return dict(sorted(found.items(), key=lambda pair: -pair[1]))


def _thresholds(rule: Procedure, weight: Mapping[str, int]) -> tuple[int, int]:
    return majority_needs(rule.members_share, rule.weight_share, list(weight.values()))


def _vote(cast: tuple[Event, str] | None) -> Cell:
    return Line(WORDS.get(cast[1], cast[1]), (cast[0].sequence,)) if cast else SILENT


def _of(number: int, weight: Mapping[str, int]) -> str:
    return f"{number} of {counted(len(weight), 'member')}"


def _sum(weight: Mapping[str, int], cast: list[str]) -> str:
    return f"{sum(weight[seat] for seat in cast)} of {sum(weight.values())}"
