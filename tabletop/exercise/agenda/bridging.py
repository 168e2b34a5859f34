"""Bridging options: drafted in the room, admitted by the facilitator."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tabletop.exercise.agenda.options import with_option
from tabletop.exercise.facts import ALLIANCE, CONTROL, Event, Fact, act, fact
from tabletop.exercise.facts import Act as AnyAct
from tabletop.exercise.rules import Refused, Turn, decides, evolves, guards, seen_by
from tabletop.exercise.words import clause_title, missing_text
from tabletop.scenario.agenda import Clause, Option, Signal
from tabletop.scenario.codes import code_fault

if TYPE_CHECKING:
    from tabletop.exercise.core import State


LONGEST_WORDING = 4000


@act("option.admit")
class AdmitOption(AnyAct, frozen=True):
    """Admit a bridging option drafted in the room.

    `place` and `need` are in per cent; on a nominal clause `like` names the option whose worth it shares.
    `signal` is the name of a policy act the adversary reads in it, or empty.
    """

    clause: str
    label: str
    text: str
    author: str
    place: int = 50
    need: int = 50
    cost: int = 0
    funding: str = ""
    signal: str = ""
    like: str = ""


@fact("option.admitted")
class OptionAdmitted(Fact, frozen=True):
    """A bridging option joins a clause; `like` as in AdmitOption."""

    clause: str
    option: Option
    author: str
    like: str = ""


@decides(AdmitOption, CONTROL)
def admit(turn: Turn, act: AdmitOption) -> None:
    """Admit with an id of its own."""
    clause = turn.state.scenario.clauses.get(act.clause)
    if clause is None:
        raise Refused("There is no such clause on the agenda.")
    for text, what in ((act.label, "The option's short name"), (act.text, "The wording")):
        if reason := missing_text(text, what):
            raise Refused(reason)
    if len(act.text.strip()) > LONGEST_WORDING:
        raise Refused(f"The wording is too long. Keep it under {LONGEST_WORDING} letters.")
    if not (0 <= act.place <= 100 and 0 <= act.need <= 100 and 0 <= act.cost <= 1_000_000):
        raise Refused("Place and need are between 0 and 100; the cost is a whole number of millions.")
    if act.cost and act.funding not in ("costs_lie", "pledges", "common"):
        raise Refused("An option that costs money needs a funding rule: costs_lie, pledges or common.")
    if reason := _operational(act) or (code_fault(act.signal) if act.signal else None):
        raise Refused(reason)
    turn.emit(OptionAdmitted(act.clause, _bridge(clause, act), act.author, act.like))


def _operational(act: AdmitOption) -> str | None:
    """A sentence that names the word, if the option reads as a military operation."""
    from tabletop.scenario.check.operational import operational_words

    for text in (act.label, act.text):
        for found in operational_words(text):
            if not found.doubtful:
                return f"“{found.word[:40]}” in the wording: {found.why}. Instead, {found.instead}."
    return None


def _bridge(clause: Clause, act: AdmitOption) -> Option:
    taken = {o.id for o in clause.options}
    number = next(n for n in count(1) if f"bridge-{n}" not in taken)
    place = _free_place(clause, act.place / 100) if clause.kind == "ordered" else None
    signals = (Signal(target="adversary", act=act.signal),) if act.signal else ()
    return Option.model_validate(
        {
            "id": f"bridge-{number}", "label": act.label.strip()[:40],
            "text": act.text, "place": place,
            "need": act.need / 100, "cost": act.cost, "funding": act.funding or None, "signals": signals,
        }
    )  # fmt: skip


def _free_place(clause: Clause, place: float) -> float:
    taken = {clause.place(o.id) for o in clause.options}
    near = sorted((n / 100 for n in range(101)), key=lambda p: (abs(p - place), -p))
    return next(p for p in (place, *near) if p not in taken)


@guards(OptionAdmitted)
def can_admit(state: State, event: Event, fact: OptionAdmitted) -> str | None:
    """Room for one more option, and a nominal clause needs an option it is like."""
    clause = state.scenario.clauses.get(fact.clause)
    if clause is None:
        return "There is no such clause on the agenda."
    if fact.option.id in {o.id for o in clause.options}:
        return "An option of this name exists already."
    if fact.clause in state.decisions.adopted:
        return f"{clause_title(state, fact.clause)} is adopted already and cannot be reopened."
    if len(clause.options) >= 9:
        return f"“{clause.title}” has nine options already. Amend one of them."
    if clause.kind == "nominal" and fact.like not in {o.id for o in clause.options}:
        return f"“{clause.title}” has no scale. Say which option the new one is most like."
    return None


@evolves(OptionAdmitted)
def add_option(state: State, event: Event, fact: OptionAdmitted) -> State:
    """The scenario in play gains the option, and every interest a value for it."""
    return replace(state, scenario=with_option(state.scenario, fact.clause, fact.option, fact.like))


@seen_by(OptionAdmitted)
def alliance(event: Event, fact: OptionAdmitted) -> tuple[str, ...]:
    """New options lie before the alliance."""
    return (ALLIANCE,)
