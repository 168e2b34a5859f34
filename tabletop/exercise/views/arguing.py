"""Arguments about what the catalogue does not have, each for those who may read it."""

from __future__ import annotations

from msgspec import Struct

from tabletop.exercise.arguments.proposals import ScopeRuled
from tabletop.exercise.arguments.rulings import ArgumentRuled
from tabletop.exercise.core import State
from tabletop.exercise.facts import CONTROL
from tabletop.exercise.journal import Journal
from tabletop.exercise.views.eye import Eye


class ArgumentView(Struct, frozen=True):
    """A proposal outside the catalogue; estimates are the reader's own, or all for control."""

    id: str
    by: str
    text: str
    effect: str
    reasons: tuple[tuple[str, bool, str], ...]
    scope: bool | None
    estimates: tuple[tuple[str, int], ...]
    outcome: str
    ruling: str


def arguments(eye: Eye) -> tuple[ArgumentView, ...]:
    """Those that came into the room; control and their authors see the others too."""
    return eye.journal.kept(
        ("arguments", eye.readers), (eye.state.arguments,), (ScopeRuled, ArgumentRuled),
        lambda: _argued(eye.state, eye.journal, eye.readers),
    )  # fmt: skip


def _argued(state: State, journal: Journal, readers: tuple[str, ...]) -> tuple[ArgumentView, ...]:
    words = {fact.argument: fact.reason for _, fact in journal.of(ScopeRuled)}
    words |= {fact.argument: fact.reason for _, fact in journal.of(ArgumentRuled)}
    return tuple(
        ArgumentView(
            a.id, a.by, a.text, a.effect, tuple((r.seat, r.favour, r.text) for r in a.reasons), a.scope,
            tuple(e for e in a.estimates if CONTROL in readers or e[0] in readers), a.outcome,
            words.get(a.id, ""),
        )
        for a in state.arguments.values()
        if a.scope or CONTROL in readers or a.by in readers
    )  # fmt: skip
