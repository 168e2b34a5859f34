"""Texts in the making: propose a package, ask for a change, stand behind what is good enough, table it."""

from __future__ import annotations

from tabletop.exercise.drafts.amending import AcceptAmendment, ProposeAmendment
from tabletop.exercise.drafts.proposing import ProposeDraft
from tabletop.exercise.drafts.tabling import Sponsor, Table
from tabletop.exercise.facts import Act
from tabletop.exercise.views.alliance import AmendmentView, TextView
from tabletop.standins import phrases
from tabletop.standins.deciding import worst
from tabletop.standins.mind import LIVE, Mind

ENOUGH = 3
COURTESY = 0.15
WORTH_A_VOICE = 0.04


def sponsor(mind: Mind) -> Act | None:
    """Stand behind a text or a change that gives what it asks now."""
    texts = [
        t for t in mind.texts(*LIVE)
        if mind.seat not in t.sponsors and not t.brackets and mind.good(t)
    ]  # fmt: skip
    changes = [
        a for a in mind.view.amendments
        if mind.seat not in a.sponsors and f"sponsor {a.id}" not in mind.memory.done
        and _gain(mind, a) > WORTH_A_VOICE
    ]  # fmt: skip
    if not (texts or changes) or Sponsor.kind not in mind.legal:
        return None
    if texts:
        return Sponsor(texts[0].id)
    return next((Sponsor(change.id) for change in changes if _speaks_up(mind, change.id)), None)


def _speaks_up(mind: Mind, target: str) -> bool:
    """Whether it speaks up for a change; thought about once."""
    mind.memory.done[f"sponsor {target}"] = 1
    return mind.chances(0.5)


def _gain(mind: Mind, amendment: AmendmentView) -> float:
    text = mind.by_id.get(amendment.draft)
    if text is None or amendment.clause not in text.choices:
        return 0.0
    losses, before = mind.interests.losses[amendment.clause], text.choices[amendment.clause]
    return losses.get(before, 1.0) - losses.get(amendment.option, 1.0)


def propose(mind: Mind) -> Act | None:
    """Put a package of its own on the table, the widest there is, while few others lie there."""
    live = mind.texts(*LIVE)
    if len(live) >= ENOUGH or any(t.author == mind.seat for t in live):
        return None
    if ProposeDraft.kind not in mind.legal or not mind.chances(0.12):
        return None
    widest = max(mind.legal[ProposeDraft.kind], key=lambda t: len(t.fixed["items"]))
    wording = widest.asks[1].wording
    choices = {clause: bid(mind, clause) for clause in wording}
    if mind.interests.crossed(choices) or mind.worth(choices) < mind.aspiration:
        return None
    heading = phrases.title(len(choices), len(mind.interests.clauses))
    return ProposeDraft(**widest.fixed, title=heading, choices=choices)


def bid(mind: Mind, clause: str) -> str:
    """What it would write on a clause: its own worth, and what others have declared acceptable.

    Worth is weighted already, so others get their way where it matters little to the one who writes.
    """
    members = max(1, sum(s.member for s in mind.view.seats))
    gains = mind.interests.gains[clause]
    if not gains:
        return mind.interests.clauses[clause].status_quo
    return max(gains, key=lambda o: gains[o] + COURTESY * mind.acceptors(clause, o) / members)


def amend(mind: Mind) -> Act | None:
    """Ask for a change of the wording that costs it most, in a text that lies before the room."""
    for text in mind.texts("fallen", "tabled"):
        errand = f"amend {text.id} {text.revision}"
        if mind.memory.done.get(errand) or not text.choices or mind.good(text):
            continue
        if ProposeAmendment.kind not in mind.legal or not mind.chances(0.6):
            continue
        mind.memory.done[errand] = 1
        if act := _change(mind, text):
            return act
    return None


def _change(mind: Mind, text: TextView) -> Act | None:
    clause = worst(mind, text.choices)
    option, present = bid(mind, clause), text.choices[clause]
    if mind.interests.loss(clause, option) >= mind.interests.loss(clause, present):
        return None
    waiting = any(
        a.draft == text.id and a.clause == clause and a.option == option for a in mind.view.amendments
    )
    return None if waiting else ProposeAmendment(text.id, text.revision, clause, option)


def accept(mind: Mind) -> Act | None:
    """Take a change into its own text when it is no worse for it, or when many stand behind it."""
    own = {t.id for t in mind.view.texts if t.author == mind.seat}
    welcome = {a.id for a in mind.view.amendments if a.draft in own and _welcome(mind, a)} if own else set()
    for template in mind.legal.get(AcceptAmendment.kind, ()) if welcome else ():
        if template.fixed["amendment"] in welcome:
            return AcceptAmendment(**template.fixed)
    return None


def _welcome(mind: Mind, amendment: AmendmentView) -> bool:
    if amendment.option in mind.interests.refused[amendment.clause]:
        return False
    third = -(-len(mind.table.members) // 3)
    return _gain(mind, amendment) >= 0 or len(amendment.sponsors) >= third


def table(mind: Mind) -> Act | None:
    """With a third of the members behind it, put a text before the room."""
    ready = {t.id: t for t in mind.texts("draft") if not t.brackets and mind.good(t)}
    for template in mind.legal.get(Table.kind, ()) if ready else ():
        if template.fixed["draft"] in ready:
            return Table(**template.fixed)
    return None
