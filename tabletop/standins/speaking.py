"""Words abroad: statements in its tone with messages that fit, and steps out of the catalogue."""

from __future__ import annotations

from tabletop.exercise.acts import TakeAct
from tabletop.exercise.facts import Act
from tabletop.exercise.legal.templates import Template
from tabletop.exercise.statements import AUDIENCES, MakeStatement
from tabletop.scenario.script import KeyMessage
from tabletop.standins import phrases
from tabletop.standins.drawing import pick, shuffled
from tabletop.standins.heat import heat
from tabletop.standins.mind import Mind


def speak(mind: Mind) -> Act | None:
    """Make a statement: one a move, now and then a second."""
    errand = f"speak {mind.view.clock.move}"
    said = mind.memory.done.get(errand, 0)
    if said >= 2 or MakeStatement.kind not in mind.legal or (said == 1 and not mind.chances(0.06)):
        return None
    template = mind.legal[MakeStatement.kind][0]
    mind.memory.done[errand] = said + 1
    posture = tone(mind)
    audiences = pick(mind.chance, (AUDIENCES[:1], AUDIENCES[:2], AUDIENCES[1:2], AUDIENCES[1:3]))
    return MakeStatement(audiences, posture, _messages(mind, template, posture), phrases.STATEMENTS[posture])


def tone(mind: Mind) -> int:
    """Its posture today: its own, a step calmer once something is adopted, now and then a step off."""
    bent = mind.temper.bent
    if bent.posture:
        return bent.posture
    base = mind.view.brief.posture - (1 if mind.adopted and mind.chances(0.4) else 0)
    return max(1, min(5, base + pick(mind.chance, (-1, 0, 0, 0, 1))))


def _messages(mind: Mind, template: Template, posture: int) -> tuple[str, ...]:
    ask = next(a for a in template.asks if a.field == "messages")
    known = {m.id: m for m in mind.view.key_messages}
    marks = [(fit(mind, known[m], posture), m) for m in ask.choices]
    best = sorted((m for m in marks if m[0] > 0), key=lambda mark: -mark[0])[: min(2, ask.high)]
    return tuple(m for _, m in best)


def _given(mind: Mind, clause: str) -> int:
    paid = sum(p.amount for p in mind.view.paid if (p.seat, p.clause) == (mind.seat, clause))
    return mind.view.pledged.get(clause, 0) + paid


def fit(mind: Mind, message: KeyMessage, posture: int) -> float:
    """How well a key message goes with what is adopted, with its own position, money and tone."""
    mark = -0.4 * abs((message.posture or 3) - posture)
    if message.clause is None:
        return mark + 0.5
    if message.amount is not None:
        return mark + 1.5 if _given(mind, message.clause) >= message.amount else -1.0
    own = mind.stands.get(message.clause, {}).get(mind.seat)
    if mind.adopted.get(message.clause) == message.option:
        return mark + 2
    preferred = own is not None and own.preferred == message.option
    return mark + 1 if preferred and message.clause not in mind.adopted else -1.0


def step(mind: Mind) -> Act | None:
    """Take a step out of the catalogue that goes with its tone."""
    most, likely = mind.temper.bent.steps
    errand = f"step {mind.view.clock.move}"
    if mind.memory.done.get(errand, 0) >= most or TakeAct.kind not in mind.legal:
        return None
    mind.memory.done[errand] = mind.memory.done.get(errand, 0) + 1
    if not mind.chances(likely):
        return None
    fitting = _fitting(mind, [t.fixed["act"] for t in mind.legal[TakeAct.kind]])
    return TakeAct(fitting[0]) if fitting else None


def _fitting(mind: Mind, acts: list[str]) -> list[str]:
    """Acts that go with its tone, the strongest first for those who mean it, in drawn order for others."""
    posture = mind.temper.bent.posture or mind.view.brief.posture
    heats = {a.id: heat(a.signals) for a in mind.view.catalogue if a.cost <= mind.view.headroom // 4}
    drawn = shuffled(mind.chance, [a for a in acts if a in heats])
    if posture >= 4:
        fitting = [a for a in drawn if heats[a] > 0]
    else:
        fitting = [a for a in drawn if (heats[a] < 0 if posture <= 2 else -3 <= heats[a] <= 2)]
    if mind.temper.bent.posture:
        fitting.sort(key=lambda a: -abs(heats[a]))
    return fitting
