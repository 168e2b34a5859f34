"""Talk: answers to what arrives, messages about trades, arguments and the chance they are given."""

from __future__ import annotations

from tabletop.exercise.arguments.discussion import AddReason, Estimate
from tabletop.exercise.arguments.proposals import ProposeArgument
from tabletop.exercise.facts import Act
from tabletop.exercise.injects.answering import AnswerInject
from tabletop.exercise.messages import SendMessage
from tabletop.standins import phrases
from tabletop.standins.drawing import below, pick
from tabletop.standins.mind import Mind

PROPOSALS = (
    (
        "We propose that two delegations that disagree go through the facts and bring back one page.",
        "Everybody would speak from the same facts.",
    ),
    (
        "We propose that a retired ambassador whom all trust hears each delegation alone and tells the chair "
        "what could pass.",
        "What nobody says aloud would be known.",
    ),
    (
        "We propose that each delegation talks for some minutes with the one it has talked with least.",
        "Everybody would know one reason more.",
    ),
)
"""What may be proposed on any agenda, with its effect; each when the one before has been proposed."""
REASONS = ("It costs little.", "It shows that we stand together.")


def answer(mind: Mind) -> Act | None:
    """Answer an inject, if it was meant for few; what everybody got is answered now and then."""
    if mind.memory.read is mind.view.news:
        return None
    if all(mind.memory.done.get(f"answer {each.number}") for each in mind.view.news if each.number):
        mind.memory.read = mind.view.news
        return None
    for template in mind.legal.get(AnswerInject.kind, ()):
        number = template.fixed["number"]
        errand = f"answer {number}"
        if mind.memory.done.get(errand):
            continue
        mind.memory.done[errand] = 1
        if mind.chances(0.35):
            return AnswerInject(number, _answer(mind))
    return None


def _answer(mind: Mind) -> str:
    """Its opening once, then its wishes in turn, those with most at stake first."""
    said = mind.memory.done.get("answers", 0)
    mind.memory.done["answers"] = said + 1
    if not said:
        return phrases.answer(mind.view.brief.opening)
    ends = mind.interests.ends
    heaviest = sorted(ends, key=lambda clause: ends[clause][0] - ends[clause][1])
    clause = heaviest[(said - 1) % len(heaviest)]
    return phrases.wish(mind.interests.clauses[clause], mind.interests.best(clause))


def write(mind: Mind) -> Act | None:
    """Write to a delegation that could be helped cheaply and could help in turn."""
    if mind.memory.done.get("write", 0) >= 3 or SendMessage.kind not in mind.legal or not mind.chances(0.08):
        return None
    mind.memory.done["write"] = mind.memory.done.get("write", 0) + 1
    others = [s.id for s in mind.view.seats if s.id != mind.seat]
    weigh = {c: mind.interests.loss(c, mind.likely(c)) for c in mind.interests.clauses}
    give, take = min(weigh, key=lambda c: weigh[c]), max(weigh, key=lambda c: weigh[c])
    if not others or give == take:
        return None
    titles = mind.interests.clauses
    return SendMessage((pick(mind.chance, others),), phrases.trade(titles[give].title, titles[take].title))


def argue(mind: Mind) -> Act | None:
    """Estimate and add to what others propose; once in a while propose something."""
    discussed = (_estimate(mind) or _reason(mind)) if mind.view.arguments else None
    return discussed or _propose(mind)


def _estimate(mind: Mind) -> Act | None:
    mine = {a.id for a in mind.view.arguments if any(seat == mind.seat for seat, _ in a.estimates)}
    for template in mind.legal.get(Estimate.kind, ()):
        if template.fixed["argument"] not in mine:
            return Estimate(**template.fixed, percent=35 + below(mind.chance, 46))
    return None


def _reason(mind: Mind) -> Act | None:
    known = {a.id: a for a in mind.view.arguments}
    for template in mind.legal.get(AddReason.kind, ()):
        argument = known[template.fixed["argument"]]
        errand = f"reason {argument.id}"
        if argument.by == mind.seat or mind.memory.done.get(errand):
            continue
        mind.memory.done[errand] = 1
        if mind.chances(0.3):
            favour = mind.chances(0.6)
            words = "It would show good faith." if favour else "It could be read the wrong way."
            return AddReason(**template.fixed, favour=favour, text=words)
    return None


def _propose(mind: Mind) -> Act | None:
    if mind.memory.done.get("argue") or ProposeArgument.kind not in mind.legal or not mind.chances(0.006):
        return None
    mind.memory.done["argue"] = 1
    act, effect = PROPOSALS[len(mind.view.arguments) % len(PROPOSALS)]
    return ProposeArgument(act, effect, REASONS)
