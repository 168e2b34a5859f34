"""Who would break silence now, by the private briefs: for control alone."""

from __future__ import annotations

from tabletop.exercise.core import State
from tabletop.exercise.decisions.red_lines import crossed
from tabletop.exercise.drafts.wording import Draft, brackets
from tabletop.exercise.words import clause_title, listed, name
from tabletop.scenario.valuing import no_deal, share_of, worth
from tabletop.scorecard.headlines import Part
from tabletop.scorecard.rounding import figure
from tabletop.scorecard.trail import Moment
from tabletop.scorecard.worth import paid_by, stands_for


def would_break(moment: Moment) -> tuple[Part, ...]:
    """A line for every text under decision or tabled: how many members would object, and why.

    A member would object if the text crosses its red line, if it would have to pay without headroom, or if
    with the text it would be worse off than without it and than with no deal. Letters of intent bind only
    those who sign, and are left out.
    """
    state = moment.state
    texts = [draft for draft in state.drafts.texts.values() if draft.status in ("open", "tabled")]
    return tuple(_line(moment, draft) for draft in texts if _put_to_members(state, draft))


def _put_to_members(state: State, draft: Draft) -> bool:
    return state.scenario.items[draft.items[0]].procedure.kind != "coalition"


def _line(moment: Moment, draft: Draft) -> Part:
    state = moment.state
    found = [(seat, objection(state, seat, draft)) for seat in state.scenario.members]
    told = [f"{name(state, seat)}: {why}" for seat, why in found if why]
    standing = "under decision" if draft.status == "open" else "tabled"
    note = "; ".join(told) if told else "nobody, as the briefs have it"
    if open_clauses := brackets(state, draft):
        note += f"; still in brackets: {listed(open_clauses)}"
    label = f"Text {draft.number}, {standing}"
    return Part(label, len(told), "count", note, _acts(moment, draft), "Who would break silence now")


def objection(state: State, seat: str, draft: Draft) -> str:
    """Why a member would object to the text, by its brief; "" if it would not."""
    if lines := crossed(state, seat, draft.choices):
        return f"it crosses its red line on {listed([clause_title(state, clause) for clause in lines])}"
    scenario, stands, paid = state.scenario, stands_for(state, seat), paid_by(state, seat)
    shares = {c: share_of(scenario, seat, scenario.option(c, o)) for c, o in draft.choices.items()}
    then = worth(scenario, state.timing, seat, {**stands, **draft.choices}, {**paid, **shares}).utility
    if then is None:
        return "it would have to pay and has no headroom"
    without = worth(scenario, state.timing, seat, stands, paid).utility
    calm = no_deal(scenario, state.timing, seat)
    if then < calm and (without is None or then < without):
        beside = "" if without is None else f", without it {figure(without, 2)}"
        return f"worth {figure(then, 2)} to it{beside}, no deal {figure(calm, 2)}"
    return ""


def _acts(moment: Moment, draft: Draft) -> tuple[int, ...]:
    return tuple(sorted(n for (_, clause), n in moment.trail.declared.items() if clause in draft.choices))
