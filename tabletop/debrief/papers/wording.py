"""Figures and choices of the format put into plain words for paper."""

from __future__ import annotations

from collections.abc import Iterable

from tabletop.exercise import statements
from tabletop.exercise.decisions.procedures import majority_needs
from tabletop.scenario.agenda import Item, Option, Procedure
from tabletop.scenario.model import Scenario

POSTURES = tuple(statements.POSTURES.values())
AUDIENCES = statements.AUDIENCES
PROCEDURES = {
    "consensus": "Consensus by silence",
    "unanimity": "Unanimity",
    "qualified_majority": "Qualified majority",
    "coalition": "Letter of intent",
}


def listed(words: Iterable[str], last: str = "and") -> str:
    """Words joined as in a sentence: a, b and c."""
    known = list(words)
    return f"{', '.join(known[:-1])} {last} {known[-1]}" if len(known) > 1 else "".join(known)


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun, such as '1 footnote' or '2 footnotes'."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def money(scenario: Scenario, amount: int) -> str:
    """An amount with the scenario's currency, kept on one line up to the currency."""
    return f"{amount:,}".replace(",", "\u202f") + f"\u00a0{scenario.currency}"


def name(scenario: Scenario, seat: str) -> str:
    """A delegation's name; anything else as written."""
    return scenario.seats[seat].name if seat in scenario.seats else seat


def names(scenario: Scenario, seats: Iterable[str]) -> str:
    """Names of delegations joined as in a sentence."""
    return listed(name(scenario, seat) for seat in seats)


def cost(scenario: Scenario, option: Option) -> str:
    """What an option costs, or that it costs nothing."""
    return money(scenario, option.cost) if option.cost else "No cost"


def funding(scenario: Scenario, option: Option) -> str:
    """Who pays for an option, in a sentence part."""
    if not option.cost:
        return ""
    if option.funding == "common":
        return "everybody, by the cost key"
    if option.funding == "pledges":
        return "volunteers, by pledges"
    payers = names(scenario, option.payers) or "all delegations"
    return f"{payers}, by the cost key" if len(option.payers) != 1 else payers


def key_shares(scenario: Scenario) -> list[tuple[str, int, float]]:
    """Delegations with a part in the cost key: name, part, per cent of the whole."""
    total = sum(seat.key for seat in scenario.delegations)
    return [(seat.name, seat.key, 100 * seat.key / total) for seat in scenario.delegations if seat.key]


def procedure(scenario: Scenario, item: Item) -> str:
    """How an item is decided, in plain words with its own numbers."""
    return _PROCEDURES[item.procedure.kind](scenario, item.procedure)


def _consensus(scenario: Scenario, rule: Procedure) -> str:
    limit = counted(rule.reservations, "clause") if rule.reservations else ""
    price = "frees its author from that cost" if rule.reservation_exempts else "its author still pays"
    footnotes = (
        f"A delegation may enter a reservation (a footnote) on at most {limit} of one text; "
        f"it blocks nothing and {price}."
        if rule.reservations
        else "No reservations are allowed here."
    )
    return (
        f"The chair puts the text under silence for {counted(rule.minutes, 'minute')}. Whoever says nothing "
        f"agrees. One delegation that breaks silence, with a reason, sends the text back. {footnotes}"
    )


def _unanimity(scenario: Scenario, rule: Procedure) -> str:
    abstention = (
        "Who abstains lets the text pass." if rule.constructive else "An abstention blocks like a no."
    )
    return (
        f"Every member must say yes aloud within {counted(rule.minutes, 'minute')}; one no is enough to "
        f"stop the text. {abstention}"
    )


def _majority(scenario: Scenario, rule: Procedure) -> str:
    weights = [weight for _, weight in voting_weights(scenario)]
    heads, scale = majority_needs(rule.members_share, rule.weight_share, weights)
    return (
        f"The text passes if {heads} of the {len(weights)} members ({rule.members_share} per cent) are in "
        f"favour within {counted(rule.minutes, 'minute')} and carry {scale} of the {sum(weights)} in voting "
        f"weight ({rule.weight_share} per cent). An abstention is not in favour."
    )


def _coalition(scenario: Scenario, rule: Procedure) -> str:
    outsiders = f" {names(scenario, rule.outsiders)} may sign too." if rule.outsiders else ""
    return (
        f"Whoever wants to, signs. With {counted(rule.signatories, 'signature')} the letter stands: "
        f"those who signed are bound by it, decide and pay; the others are not.{outsiders}"
    )


_PROCEDURES = {
    "consensus": _consensus,
    "unanimity": _unanimity,
    "qualified_majority": _majority,
    "coalition": _coalition,
}


def voting_weights(scenario: Scenario) -> list[tuple[str, int]]:
    """Members by name with their voting weight, the heaviest first."""
    members = [scenario.seats[seat] for seat in scenario.members]
    return [(seat.name, seat.weight) for seat in sorted(members, key=lambda seat: -seat.weight)]


def by_weight(item: Item) -> bool:
    """Whether voting weights count when the item is decided."""
    return item.procedure.kind == "qualified_majority"


def frequency(per_move: int, in_all: int) -> str:
    """How often a delegation may do a policy act."""
    times = {1: "once", 2: "twice"}
    often = times.get(per_move, f"{per_move} times")
    whole = times.get(in_all, f"{in_all} times")
    return whole if in_all <= per_move else f"{often} a move, {whole} in all"
