"""How a decision ends (section 5): what stands in the way of a text, its adoption, its fall."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tabletop.exercise.budget.funding import settle
from tabletop.exercise.budget.pledges import return_pledges
from tabletop.exercise.budget.support import change_support
from tabletop.exercise.clock.plan import move_number
from tabletop.exercise.rules import Refused, Turn
from tabletop.exercise.silence import OpenText, TextAdopted, TextFell, crossed
from tabletop.exercise.words import clause_title, listed, name
from tabletop.scenario.agenda import Procedure

if TYPE_CHECKING:
    from tabletop.exercise.core import State


def procedure_of(state: State, text: OpenText) -> Procedure:
    """The procedure by which the text is decided."""
    return state.scenario.item_of[next(iter(text.choices))].procedure


def obstacle(state: State, text: OpenText) -> str | None:
    """Why the text would not be adopted as things stand, in a sentence; None if it would."""
    judge = {"unanimity": _unanimity, "qualified_majority": _majority, "coalition": _coalition}.get(text.kind)
    return judge(state, text) if judge else None


def _unanimity(state: State, text: OpenText) -> str | None:
    constructive = procedure_of(state, text).constructive
    passing = ("yes", "abstain") if constructive else ("yes",)
    missing = [name(state, m) for m in state.scenario.members if text.votes.get(m) not in passing]
    if missing:
        return f"Unanimity needs a yes from every member; missing: {listed(missing)}."
    if "yes" not in text.votes.values():
        return "Nobody has voted yes."
    return None


def _majority(state: State, text: OpenText) -> str | None:
    rule, members = procedure_of(state, text), state.scenario.members
    weight = {m: state.scenario.seats[m].weight for m in members}
    favour = [m for m in members if text.votes.get(m) == "yes"]
    if len(favour) * 100 < rule.members_share * len(members):
        share = rule.members_share
        return f"{len(favour)} of {len(members)} members are in favour; {share} per cent are needed."
    if sum(weight[m] for m in favour) * 100 < rule.weight_share * sum(weight.values()):
        return f"Those in favour do not carry {rule.weight_share} per cent of the weight."
    return None


def _coalition(state: State, text: OpenText) -> str | None:
    need = procedure_of(state, text).signatories
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


def conclude(turn: Turn, draft_id: str) -> None:
    """End the decision: adopted and paid for, or fallen."""
    text = turn.state.decisions.open.get(draft_id)
    if text is None:
        raise Refused("This text is not under decision now.")
    if obstacle(turn.state, text):
        fall(turn, draft_id, "not enough support")
        return
    bound, agreed = bound_by(turn.state, text), assenting(turn.state, text)
    kind = text.kind == "coalition"
    turn.emit(TextAdopted(draft_id, text.revision, bound, kind, move_number(turn.state)))
    _charge_red_lines(turn, agreed, text)
    settle(turn, text, bound)


def _charge_red_lines(turn: Turn, agreed: tuple[str, ...], text: OpenText) -> None:
    loss = turn.state.scenario.support.red_line
    for seat in agreed:
        for clause in crossed(turn.state, seat, text.choices):
            change_support(
                turn, seat, -loss, f"assent across its own red line on {clause_title(turn.state, clause)}"
            )


def fall(turn: Turn, draft_id: str, why: str) -> None:
    """The text is a draft again, and what was pledged to its lines comes back."""
    text = turn.state.decisions.open.get(draft_id)
    turn.emit(TextFell(draft_id, why))
    if text is not None:
        for clause in text.choices:
            return_pledges(turn, clause, "the text fell")
