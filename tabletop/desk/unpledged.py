"""A word of warning before a decision: what a text would cost, and how much of it is pledged."""

from __future__ import annotations

from tabletop.desk.desk import Desk
from tabletop.exercise.views.alliance import AllianceView, TextView
from tabletop.showing.gate import one_line
from tabletop.showing.names import Names


async def say_unpledged(desk: Desk, text: TextView) -> None:
    """For every option of the text that volunteers pay and have not yet paid for in full."""
    view = await desk.shown()
    lines = [line for clause, option in text.choices.items() if (line := _short(view, text, clause, option))]
    desk.page.say(*lines)


def _short(view: AllianceView, text: TextView, clause: str, option: str) -> str:
    names = Names(view)
    chosen = names.option_of(clause, option)
    if chosen is None or chosen.funding != "pledges" or not chosen.cost:
        return ""
    pledged = sum(pledge.amount for pledge in view.pledges if pledge.clause == clause)
    if pledged >= chosen.cost:
        return ""
    line = f"{names.clause(clause)}, \u201c{one_line(chosen.label)}\u201d"
    back = " What was pledged came back when the text fell." if text.falls and not pledged else ""
    return f"{line}: {pledged} of {names.money(chosen.cost)} pledged.{back} 'pledge' adds to it."
