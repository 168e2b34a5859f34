"""What each place in a room can say in line mode: verbs for its acts, and verbs that look at what it sees."""

from __future__ import annotations

from tabletop.desk.vocabulary import VERBS
from tabletop.exercise.facts import CHAIR, CONTROL, EVALUATOR, PRESS
from tabletop.exercise.rules import DELEGATION, RULES
from tabletop.exercise.views.alliance import AllianceView
from tabletop.exercise.views.control import ControlView
from tabletop.exercise.views.seeing import View

ALWAYS = frozenset({"opening", "ground rules", "rules", "situation", "news", "statements", "communique"})
"""Looks at what is public."""

INSIDE = frozenset({
    "task", "agenda", "item", "positions", "texts", "text", "money", "ledger", "promises", "steps",
    "arguments", "messages",
})  # fmt: skip
"""Looks at what the alliance sees."""

EVERYTHING = frozenset({
    "where", "injects", "inject show", "tray", "replies", "scores", "why", "delegation", "analysis", "trust",
    "likeness", "objections", "weights", "log",
})  # fmt: skip
"""Looks at everything, for evaluators."""

OWN = frozenset({"where", "brief", "help", "quit", "again", "wait for"})
"""What a place in a room does in its own way."""

GRIDS = "grids"


def verbs_of(role: str, view: View) -> frozenset[str]:
    """Names of the verbs of a place; for control all there are."""
    if role == CONTROL:
        return frozenset(VERBS)
    role = DELEGATION if role == "seat" else role
    found = {*ALWAYS, *_acts(role)} if role in (DELEGATION, CHAIR, EVALUATOR, PRESS) else {*ALWAYS}
    if isinstance(view, AllianceView):
        found |= INSIDE
    if isinstance(view, ControlView):
        found |= EVERYTHING
    if role == PRESS:
        found.add("messages")
    return frozenset(found)


def _acts(role: str) -> set[str]:
    return {
        name
        for name, known in VERBS.items()
        if known.group != GRIDS
        and any(act in RULES and role in RULES[act].roles for act in known.acts)
        and name not in ("nudge", "broadcast")
    }
