"""Acts of every kind at random: mostly what a room would do, some of it nonsense."""

from __future__ import annotations

from functools import cache
from random import Random
from typing import TYPE_CHECKING, Any, get_type_hints

from tabletop.exercise import core  # noqa: F401 (every rule is registered)
from tabletop.exercise.commitments.undertakings import Condition, Undertaking
from tabletop.exercise.facts import ACTS, CHAIR, CONTROL, EVALUATOR, ROOM, Act
from tabletop.exercise.legal.commands import legal_commands
from tabletop.exercise.legal.templates import Ask, Template
from tabletop.exercise.rules import DELEGATION, RULES
from tabletop.scenario.script import Effect

if TYPE_CHECKING:
    from tabletop.exercise.core import State

WORDS = ("Agreed.", "Not yet.", "We watch.", "", "Ω [b]x[/b]\x00", "w" * 300)
AMOUNTS = (0, 1, 2, 3, 5, 8, 10, 20, 30, -1, 31, 10**9)

_hints = cache(get_type_hints)


RARE = ("exercise.finish", "phase.skip", "clock.end_at", "clock.pause", "phase.advance", "phase.reopen")
USUAL = [kind for kind in sorted(ACTS) if kind not in RARE and ACTS[kind] in RULES]
PRESIDING = (
    ["decision.open"] * 6
    + ["draft.table", "decision.close", "decision.extend", "decision.withdraw", "amendment.accept"]
    + ["argument.scope", "argument.scope", "argument.rule", "commitment.judge", "commitment.release"]
    + ["tray.accept", "tray.return", "scores.record", "inject.release", "adversary.reply", "option.admit"]
)

PRESSING = (
    "vote.cast",
    "letter.sign",
    "silence.reserve",
    "pledge.set",
    "shortfall.make_good",
    "statement.make",
)


def anything(chance: Random, state: State) -> tuple[str, Act]:
    """A seat and an act: what a chair does, what is seldom done, or any kind from any seat."""
    if state.clock.paused and chance.random() < 0.5:
        return CONTROL, ACTS["clock.resume"]()
    what = chance.random()
    if what < 0.015:
        return CONTROL, act_for(chance, state, ACTS[chance.choice(RARE)])
    if what < 0.4:
        return CONTROL, act_for(chance, state, ACTS[chance.choice(PRESIDING)])
    kind = ACTS[chance.choice(USUAL)]
    return seat_for(chance, state, kind), act_for(chance, state, kind)


def something_legal(chance: Random, state: State, at: int) -> tuple[str, Act] | None:
    """A delegation and an act that must be allowed at this second; None if there is nothing to do."""
    seat = chance.choice([*state.scenario.seats])
    kinds: dict[str, list[Template]] = {}
    for template in legal_commands(state, seat, at):
        kinds.setdefault(template.kind, []).append(template)
    if not kinds:
        return None
    pressing = [kind for kind in kinds if kind in PRESSING]
    kind = chance.choice(pressing if pressing and chance.random() < 0.6 else [*kinds])
    template = chance.choice(kinds[kind])
    answers = {ask.field: _answer(chance, ask) for ask in template.asks}
    return seat, template.act(**template.fixed, **answers)


def _answer(chance: Random, ask: Ask) -> Any:
    count = chance.randint(ask.low, max(ask.low, ask.high))
    match ask.kind:
        case "one":
            return chance.choice((ask.choices[0], chance.choice(ask.choices)))
        case "some":
            return tuple(chance.sample(ask.choices, min(count, len(ask.choices))))
        case "amount":
            return count
        case "texts":
            return tuple("Because." for _ in range(count))
        case "wording":
            return {clause: chance.choice(options) for clause, options in ask.wording.items()}
    return "Agreed."


def act_for(chance: Random, state: State, kind: type[Act]) -> Act:
    """An act of this kind, its fields taken from what is on the table."""
    taken = {
        name: _value(chance, state, kind.kind, name, _hints(kind)[name]) for name in kind.__struct_fields__
    }
    return kind(**_sensible(chance, state, taken))


def seat_for(chance: Random, state: State, kind: type[Act]) -> str:
    """Mostly a seat that may ask for the act, now and then any other."""
    if chance.random() < 0.05:
        return chance.choice([*state.scenario.seats, CONTROL, CHAIR, EVALUATOR, ROOM, "nobody"])
    roles = RULES[kind].roles
    own = [*state.scenario.seats] if DELEGATION in roles else []
    return chance.choice(own * 2 + [role for role in roles if role != DELEGATION])


def _sensible(chance: Random, state: State, taken: dict[str, Any]) -> dict[str, Any]:
    """Most often a text that is in play, its very revision, and an option of the very clause."""
    live = [*state.decisions.open] or [*state.drafts.texts]
    if "draft" in taken and live and chance.random() < 0.7:
        taken["draft"] = chance.choice(live)
    draft = state.drafts.texts.get(taken.get("draft", ""))
    if draft is not None and "revision" in taken and chance.random() < 0.9:
        taken["revision"] = draft.revision
    if draft is not None and "clause" in taken and chance.random() < 0.8:
        taken["clause"] = chance.choice([c.id for i in draft.items for c in state.scenario.items[i].clauses])
    clause = state.scenario.clauses.get(taken.get("clause", ""))
    for name in ("option", "preferred"):
        if clause is not None and name in taken and chance.random() < 0.8:
            taken[name] = chance.choice(clause.options).id
    if "accepts" in taken and chance.random() < 0.5:
        taken["accepts"] = ()
    if "matched_by" in taken and chance.random() < 0.7:
        taken |= {"matched_by": "", "option": ""}
    return taken


def _value(chance: Random, state: State, kind: str, name: str, hint: Any) -> Any:
    if name == "choices":
        return _choices(chance, state)
    if name == "undertaking":
        return _undertaking(chance, state)
    if name == "condition":
        other = chance.choice([*state.scenario.seats, "nobody"])
        return Condition(other, _undertaking(chance, state)) if chance.random() < 0.3 else None
    if name == "effects":
        return tuple(_effect(chance, state) for _ in range(chance.randrange(3)))
    if name == "figures":
        return {k: chance.randrange(101) for k in ("pressure", "delivery", "luck") if chance.random() < 0.6}
    if hint is bool:
        return chance.random() < 0.7
    pool = _pool(state, kind, name, hint)
    if hint in (int, str):
        return chance.choice(pool)
    return tuple(chance.choices(pool, k=chance.choice((1, 1, 1, 2, 3, 0))))


def _effect(chance: Random, state: State) -> Effect:
    seat = chance.choice([*state.scenario.seats] * 3 + ["nobody"])
    return Effect(kind=chance.choice(("support", "headroom")), seat=seat, amount=chance.randint(-70, 70))


def _choices(chance: Random, state: State) -> dict[str, str]:
    if chance.random() < 0.05:
        return {"weather": "fair"}
    items = chance.sample([*state.scenario.items], chance.choice((1, 1, 2)))
    clauses = [c for i in items for c in state.scenario.items[i].clauses if chance.random() < 0.95]
    return {c.id: chance.choice(c.options).id for c in clauses}


def _undertaking(chance: Random, state: State) -> Undertaking:
    clause = chance.choice([*state.scenario.clauses.values()])
    return Undertaking(
        chance.choice(("accept", "pledge", "no_break", "posture", "free", "swear")),
        clause.id, chance.choice(clause.options).id, chance.choice(AMOUNTS),
        chance.choice([*state.scenario.items] * 3 + ["nothing"]), chance.randrange(7), chance.choice(WORDS),
    )  # fmt: skip


def _pool(state: State, kind: str, name: str, hint: Any) -> list[Any]:
    """What a field of this name can hold; ids of things that do not exist are among them."""
    scenario, drafts = state.scenario, state.drafts
    if kind == "policy.act" and name == "act":
        return [*(a.id for a in scenario.policy_acts), "parade"]
    pools: dict[str, list[Any]] = {
        "clause": [*scenario.clauses] * 3 + ["weather"],
        "option": [*(o.id for c in scenario.clauses.values() for o in c.options), "fair", ""],
        "draft": [*drafts.texts] * 3 + ["nothing"],
        "target": [*drafts.texts, *drafts.amendments, "nothing"],
        "amendment": [*drafts.amendments] * 3 + ["nothing"],
        "items": [*scenario.items],
        "commitment": [*state.commitments] * 3 + ["nothing"],
        "argument": [*state.arguments] * 3 + ["nothing"],
        "offer": [*state.budget.offers] * 3 + ["nothing"],
        "late": [*state.tray] * 3 + ["nothing"],
        "number": [*state.injects] * 3 + [99, -1],
        "line": [x.id for d in scenario.delegations for x in d.domestic.lines] * 3 + ["nothing"],
        "owner": ["", *scenario.seats],
        "to": [*scenario.seats] * 2 + ["alliance", "public", "moon"],
        "matched_by": ["", *scenario.seats, "nobody"],
        "audiences": ["home", "allies", "adversary", "partner"] * 3 + ["moon"],
        "messages": [m.id for m in scenario.key_messages] * 3 + ["we-sing"],
        "funding": ["", "common", "pledges", "costs_lie"],
        "silence": ["", "extend", "close", "withdraw"],
        "vote": ["yes", "yes", "no", "abstain", "perhaps"],
        "verdict": ["kept", "broken", "lapsed", "so-so"],
        "method": ["judgement", "estimate", "dice", "omen"],
        "outcome": ["yes", "partly", "no", "maybe"],
        "rating": ["P", "S", "M", "U", "", "A"],
        "objective": ["consult", "", "sing"],
        "band": ["low", "middle", "high", "furious"],
        "posture": [1, 2, 3, 4, 5, 0, 6],
        "revision": [1, 2, 3],
        "minutes": [1, 2, 4, 5, 30, 0, -3, 10**6],
        "seconds": [60, 600, 3600, 0, 10**9],
        "phase": [*range(-1, len(state.plan) + 1)],
        "percent": [0, 39, 40, 59, 60, 100, 101, -1],
        "place": [0, 50, 99, 100, 101],
        "need": [0, 50, 100, -1],
        "due": [0, 1, 2, -1],
        "net": [-9, -1, 0, 1, 9],
    }
    pools |= {"preferred": pools["option"], "accepts": pools["option"], "like": pools["option"]}
    return pools.get(name, [*AMOUNTS] if hint is int else [*WORDS])
