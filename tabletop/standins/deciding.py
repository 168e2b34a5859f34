"""Texts under decision: break silence or keep it, note a reservation, stand with an objector, vote, sign."""

from __future__ import annotations

from tabletop.exercise.decisions.reservations import Reserve
from tabletop.exercise.decisions.silence import Associate, BreakSilence
from tabletop.exercise.decisions.voting import Sign, Vote
from tabletop.exercise.facts import Act
from tabletop.exercise.legal.templates import Template
from tabletop.exercise.views.alliance import TextView
from tabletop.standins import phrases
from tabletop.standins.mind import Mind
from tabletop.standins.owing import owed

LAST_CHANCE = 0.9
ANSWERS = {
    "break": (BreakSilence.kind, Vote.kind),
    "reserve": (Reserve.kind, Vote.kind, Sign.kind),
    "assent": (Vote.kind, Sign.kind),
}


def decide(mind: Mind) -> Act | None:
    """What it does about the first text under decision that it has not yet dealt with."""
    for text in mind.texts("open"):
        verdict = judged(mind, text)
        for template in _answers(mind, text, verdict):
            if act := _answer(mind, text, verdict, template):
                return act
    return None


def judged(mind: Mind, text: TextView) -> str:
    """Break, reserve or assent; made up once for every wording."""
    known = mind.memory.texts
    key = (text.id, text.revision)
    if key not in known:
        known[key] = _judge(mind, text)
    return known[key]


def _judge(mind: Mind, text: TextView) -> str:
    if mind.interests.crossed(text.choices):
        return "break"
    worth = mind.weigh(text)
    if worth < mind.floor - (mind.temper.word if _bound(mind, text) else 0.0):
        return "break"
    asked = mind.aspiration
    if worth < asked - mind.temper.patience and mind.hour < LAST_CHANCE and not _bound(mind, text):
        return "break"
    return "reserve" if worth < asked and mind.chances(0.4) else "assent"


def _bound(mind: Mind, text: TextView) -> bool:
    """Whether it promised not to break silence on an item of the text, and its word still holds."""
    return any(
        p.by == mind.seat and p.state == "open" and p.undertaking.kind == "no_break"
        and p.undertaking.item in text.items
        for p in mind.view.promises
    )  # fmt: skip


def _answers(mind: Mind, text: TextView, verdict: str) -> list[Template]:
    kinds = ANSWERS[verdict]
    return [t for kind in kinds for t in mind.legal.get(kind, ()) if t.fixed["draft"] == text.id]


def _answer(mind: Mind, text: TextView, verdict: str, template: Template) -> Act | None:
    fixed = template.fixed
    if template.act is BreakSilence and verdict == "break":
        return BreakSilence(**fixed, reason=_reason(mind, text))
    if template.act is Reserve and verdict == "reserve" and fixed["clause"] == worst(mind, text.choices):
        if fixed["clause"] in owed(mind) or any(seat == mind.seat for seat, _, _ in text.reservations):
            return None
        clause = mind.interests.clauses[fixed["clause"]]
        return Reserve(**fixed, footnote=phrases.footnote(clause, mind.interests.best(clause.id)))
    if template.act is Sign and verdict != "break":
        return Sign(**fixed)
    if template.act is Vote:
        vote = {"break": "no", "reserve": "abstain"}.get(verdict, "yes")
        return Vote(**fixed, vote=vote) if vote in template.asks[0].choices else None
    return None


def worst(mind: Mind, choices: dict[str, str]) -> str:
    """The clause of a text on which it loses most against its best."""
    losses = mind.interests.losses
    return max(choices, key=lambda c: losses[c].get(choices[c], 1.0))


def _reason(mind: Mind, text: TextView) -> str:
    clause = mind.interests.clauses[worst(mind, text.choices)]
    option, wanted = text.choices[clause.id], mind.interests.best(clause.id)
    return phrases.too_little() if option == wanted else phrases.objection(clause, option, wanted)


def associate(mind: Mind) -> Act | None:
    """Stand with an objection to a text that would have been too little for it as well."""
    errands = {
        t.id: errand for t in mind.texts("fallen")
        if mind.seat != t.broken_by and mind.seat not in t.associates
        and (errand := f"associate {t.id} {t.revision}") not in mind.memory.done
        and (mind.weigh(t) < mind.floor or mind.interests.crossed(t.choices))
    }  # fmt: skip
    for template in mind.legal.get(Associate.kind, ()) if errands else ():
        if waits := errands.get(template.fixed["draft"]):
            mind.memory.done[waits] = 1
            return Associate(**template.fixed)
    return None
