"""What is read aloud or kept at hand: opening, ground rules, data notice, rules of play."""

from __future__ import annotations

from tabletop.exercise.clock.plan import SEATING
from tabletop.exercise.statements import POSTURES
from tabletop.exercise.views.alliance import AllianceView
from tabletop.exercise.views.control import ControlView
from tabletop.exercise.views.public import PublicView
from tabletop.exercise.views.seat import SeatView
from tabletop.scenario.wishes import wishes
from tabletop.showing.clockwords import duration, move_name
from tabletop.showing.gate import LIMIT, clean, one_line
from tabletop.showing.majorities import majority_lines
from tabletop.showing.names import PROCEDURES, Names, listed, quoted
from tabletop.showing.undertakings import promise_line

GROUND_RULES = (
    "Ground rules",
    "1. We speak for the seat we were given, not for ourselves. Nobody is held to it afterwards.",
    "2. Positions are stylised for teaching. They are not the policy of any government.",
    "3. We stay at policy level: money, wording, promises, public words. There are no military operations.",
    "4. Private briefs stay private until the discussion at the end; then everything may be shown to all.",
    "5. What is said here may be told afterwards, but not who said it.",
    "6. Anybody may stop the clock or step out at any time, without giving a reason. If something troubles "
    "you, tell the facilitator.",
    "7. Silence is an answer: under silence, whoever says nothing agrees.",
)
DATA_NOTICE = (
    "Data notice",
    "What each delegation does is recorded in one file on this machine: acts, times and words.",
    "The record names seats. Names of persons, if any are entered, stand apart and can be deleted. The "
    "report speaks of seats, unless all of you want it otherwise.",
    "Please write nothing private about yourselves or others into texts and messages.",
    "Nothing is sent anywhere. The facilitator keeps the file, or deletes it, after the discussion.",
)
RULES = (
    "Rules in short",
    "Positions: say what you prefer on each clause and what else you could accept.",
    "Texts: anybody proposes one; open clauses stand in brackets; the chair tables it.",
    "Silence: whoever agrees does nothing until the deadline. A reservation is a footnote; it does not "
    "block. Breaking silence does, and needs a reason.",
    "Votes: yes, no or abstain. A letter of intent binds those who sign it.",
    "Money: pledges come back if the text falls. What is short after adoption stands by name.",
    "Promises: who, to whom, what and by when. They are judged from the record.",
    "Public words: the adversary hears every statement, whoever it was meant for.",
)


PRACTICE = (
    "Practice silence",
    "A sentence lies on the table: “The Council thanks its hosts for the biscuits.”",
    "It is under silence now. Whoever agrees does nothing. Whoever cannot agree says so and gives a reason.",
)
PRACTICE_KEPT = "Nobody spoke, so all agree. The sentence is adopted: that is silence."
PRACTICE_RESERVED = (
    "Nobody broke silence, so all agree. The sentence is adopted, with a footnote of {seats}: a reservation "
    "does not block."
)
PRACTICE_BROKEN = (
    "{seat} has broken silence. The sentence falls; it is a draft again, and can be amended. In the exercise "
    "the reason stands on record, and others may associate with it."
)


def opening(view: PublicView) -> list[str]:
    """What the facilitator reads at the start."""
    lines = [one_line(view.title), *_paragraphs(view.opening)]
    if view.content_note:
        lines.append(f"Before we begin: {one_line(view.content_note)}")
    return [*lines, one_line(view.stylised)]


def task(view: AllianceView) -> list[str]:
    """What led here, and what this meeting is asked to decide."""
    return ["What led here", *_paragraphs(view.background), "", "The task", *_paragraphs(view.mandate)]


def situation(view: PublicView) -> list[str]:
    """What everybody learns when the move opens."""
    clock = view.clock
    heading = f"{move_name(clock, clock.move)}: {one_line(clock.move_title)}, {one_line(clock.date)}"
    return [heading, *_paragraphs(clock.situation)]


def discussion(view: ControlView) -> list[str]:
    """What to discuss after the last move, numbered; what to do if the scenario has no questions."""
    asked = [f"{number}. {one_line(each, 900)}" for number, each in enumerate(view.questions, 1)]
    return [
        "Questions for the discussion",
        *(asked or ["This scenario has none. Ask what surprised people."]),
    ]


def rules(view: PublicView) -> list[str]:
    """The rules card, with this exercise's plan and procedures."""
    lines = []
    for item in view.agenda:
        lines.append(f"{one_line(item.title)}: decided by {PROCEDURES[item.procedure.kind]}.")
        lines += majority_lines(view, item)
    plan = [f"{one_line(slot.name)} {duration(slot.seconds)}" for slot in view.clock.plan]
    return [*RULES, *lines, f"Plan: {', '.join(plan)}."]


def _paragraphs(text: str) -> list[str]:
    return [" ".join(p.split()) for p in clean(text, 3 * LIMIT).split("\n\n") if p.strip()]


def brief(view: PublicView, seat: str) -> list[str]:
    """The public brief of a delegation."""
    found = next(s for s in view.seats if s.id == seat)
    return [f"{one_line(found.name)}, public brief", *_paragraphs(found.public)]


def private_brief(view: SeatView) -> list[str]:
    """A delegation's own papers: aims, red lines, money, what waits for it."""
    own, names = view.brief, Names(view)
    lines = [f"{one_line(own.name)}, for this delegation alone", *_paragraphs(own.private)]
    lines += ["", "What you want, clause by clause, and how much it matters", *_wants(view), ""]
    lines.append(f"If nothing is agreed: {one_line(own.no_deal)}")
    home = [f"{one_line(x.name)} ({names.money(view.home.get(x.id, 0))})" for x in own.domestic.lines]
    lines.append(f"At home: {one_line(own.domestic.constraint, LIMIT)}")
    purse = f"{_free(view, names)} Domestic support: {view.support} of 100."
    lines.append(purse + (f" Could be moved: {listed(home)}." if home else ""))
    if own.opening:
        posture = f"By nature your posture is {own.posture} of 5, {POSTURES[own.posture]}."
        lines.append(f"A first sentence: {quoted(own.opening)} {posture}")
    return lines + _waiting(view, names)


def _wants(view: SeatView) -> list[str]:
    lines = []
    for number, wish in enumerate(wishes((c for i in view.agenda for c in i.clauses), view.brief), 1):
        weight = f" ({wish.weight} of 100)" if wish.weight else ""
        words = f"{number}. {one_line(wish.clause.title)}, {wish.matters}{weight}: {one_line(wish.best)}."
        words += f" You could live with {one_line(wish.livable)}." if wish.livable else ""
        words += f" {one_line(wish.why)}" if wish.why else ""
        lines += [words, *(f"   Red line, never {one_line(o)}. {one_line(why)}" for o, why in wish.never)]
    return lines


def _free(view: SeatView, names: Names) -> str:
    """What can be spent now; before the first move, what each move will bring."""
    if view.clock.slot.move != SEATING:
        return f"Free: {names.money(view.headroom)}."
    moves = [f"{names.money(view.brief.headroom_in(n))} in move {n + 1}" for n in range(view.clock.moves)]
    return f"Free, once the first move begins: {listed(moves)}."


def _waiting(view: SeatView, names: Names) -> list[str]:
    lines = []
    for draft, clauses in view.warnings:
        crossed = listed([names.on(c) for c in clauses])
        lines.append(f"Warning: assent to {names.text(draft)} would cross your red line on {crossed}.")
    for offer in view.transfers:
        sides = f"{names.seat(offer.giver)} to {names.seat(offer.taker)}"
        lines.append(f"A transfer waits: {sides}, {names.money(offer.amount)}.")
    mine = [p for p in view.promises if view.brief.id in (p.by, p.to)]
    return lines + [f"Promise: {promise_line(names, p)}" for p in mine]
