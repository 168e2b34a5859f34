"""The procedures: what stands in the way of a text, who agreed to it, whom it binds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tabletop.exercise.decisions.texts import OpenText
from tabletop.exercise.words import listed, name
from tabletop.scenario.agenda import Procedure

if TYPE_CHECKING:
    from tabletop.exercise.core import State


def procedure_of(state: State, items: tuple[str, ...]) -> Procedure:
    """The procedure by which a text on these items is decided: the strictest of theirs in each point."""
    rules = [state.scenario.items[item].procedure for item in items]
    if len(rules) == 1:
        return rules[0]
    return rules[0].model_copy(
        update={
            "minutes": max(r.minutes for r in rules),
            "reservations": min(r.reservations for r in rules),
            "constructive": all(r.constructive for r in rules),
            "members_share": max(r.members_share for r in rules),
            "weight_share": max(r.weight_share for r in rules),
            "signatories": max(r.signatories for r in rules),
        }
    )


def _rule(state: State, text: OpenText) -> Procedure:
    return procedure_of(state, state.drafts.texts[text.draft].items)


def obstacle(state: State, text: OpenText) -> str | None:
    """Why the text would not be adopted as things stand, in a sentence; None if it would."""
    judge = {"unanimity": _unanimity, "qualified_majority": _majority, "coalition": _coalition}.get(text.kind)
    return judge(state, text) if judge else None


def _unanimity(state: State, text: OpenText) -> str | None:
    constructive = _rule(state, text).constructive
    passing = ("yes", "abstain") if constructive else ("yes",)
    missing = [name(state, m) for m in state.scenario.members if text.votes.get(m) not in passing]
    if missing:
        return f"Unanimity needs a yes from every member; missing: {listed(missing)}."
    if "yes" not in text.votes.values():
        return "Nobody has voted yes."
    return None


def majority_needs(members_share: int, weight_share: int, weights: Sequence[int]) -> tuple[int, int]:
    """How many members, and how much of their weight, two shares in per cent come to."""
    return -(-members_share * len(weights) // 100), -(-weight_share * sum(weights) // 100)


def _majority(state: State, text: OpenText) -> str | None:
    rule, members = _rule(state, text), state.scenario.members
    weight = {m: state.scenario.seats[m].weight for m in members}
    heads, scale = majority_needs(rule.members_share, rule.weight_share, list(weight.values()))
    favour = [m for m in members if text.votes.get(m) == "yes"]
    carried = sum(weight[m] for m in favour)
    if len(favour) < heads:
        return f"{len(favour)} of {len(members)} members are in favour; {heads} are needed."
    if carried < scale:
        return (
            f"Those in favour carry {carried} of {sum(weight.values())} in voting weight; {scale} are needed."
        )
    return None


def _coalition(state: State, text: OpenText) -> str | None:
    need = _rule(state, text).signatories
    return None if len(text.votes) >= need else f"{len(text.votes)} have signed; {need} are needed."


def bound_by(state: State, text: OpenText) -> tuple[str, ...]:
    """Whom adoption binds: the signatories of a letter of intent, else every member."""
    if text.kind == "coalition":
        return tuple(s for s in state.scenario.seats if s in text.votes)
    return state.scenario.members


def assenting(state: State, text: OpenText) -> tuple[str, ...]:
    """Who agreed: by silence, by a yes, or by signing."""
    if text.kind == "consensus":
        return state.scenario.members
    return tuple(s for s in state.scenario.seats if text.votes.get(s) in ("yes", "signed"))
