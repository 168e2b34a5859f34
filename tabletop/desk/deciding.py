"""Verbs of decisions: silence, votes, letters of intent, and what members do meanwhile."""

from __future__ import annotations

from collections.abc import Sequence

from tabletop.desk import picking
from tabletop.desk.choices import Choice, Unfinished, chosen, leading
from tabletop.desk.desk import Desk
from tabletop.desk.forms import Blank, Form
from tabletop.desk.unpledged import say_unpledged
from tabletop.desk.verbs import verb
from tabletop.exercise.clock.plan import LONGEST
from tabletop.exercise.decisions.adoption import CloseDecision
from tabletop.exercise.decisions.opening import ExtendDecision, OpenDecision
from tabletop.exercise.decisions.reservations import Reserve
from tabletop.exercise.decisions.silence import Associate, BreakSilence
from tabletop.exercise.decisions.voting import Sign, Vote
from tabletop.exercise.views.alliance import TextView
from tabletop.scenario.agenda import Clause
from tabletop.showing.majorities import tally

NOTHING_OPEN = "No text is under decision now. 'silence 1' opens one."
NOT_BROKEN = "No silence has just been broken."
FOOTNOTE_HELP = (
    "Type the clause by number or name, then the footnote as it will stand under the text. "
    "Example: 2 Without prejudice to the budget."
)
VOTES = (Choice("yes", "yes"), Choice("no", "no"), Choice("abstain", "abstain"))


async def _seat_and_text(desk: Desk, *kinds: str) -> tuple[str, TextView]:
    """Whose answer it is, and to which of the texts that are open for such an answer."""
    view = await desk.view()
    picking.need_text(view, "open", none=NOTHING_OPEN)
    seat = await picking.ask_seat(desk, view)
    fit = [t.number for t in view.texts if t.status == "open" and t.procedure in kinds]
    return seat, await picking.ask_text(desk, view, "open", none=NOTHING_OPEN, fit=fit)


@verb(
    "silence", "open", "silence open", "vote open", "call vote", "letter open", "letter", group="texts",
    acts=(OpenDecision,), example="silence 1 4",
    help="Put a text under silence, to the vote or up for signature, as its items are decided.",
)  # fmt: skip
async def open_decision(desk: Desk) -> None:
    """Open, for the chair or a sponsor of a tabled text."""
    view = await desk.view()
    ready = [t.number for t in view.texts if t.status == "tabled"]
    text = await picking.ask_text(desk, view, "draft", "tabled", "fallen", fit=ready)
    planned = max(item.procedure.minutes for item in view.agenda if item.id in text.items)
    minutes = await desk.ask.number(
        "For how many minutes", 0, LONGEST, "Type minutes; 0 or empty takes the scenario's time.",
        default=0, words=f"empty: {planned}, as in the scenario",
    )  # fmt: skip
    seat = await picking.ask_name(desk, view, "Opened by", "The chair, or a sponsor once it is tabled.")
    if await desk.act(OpenDecision(text.id, text.revision, minutes), seat):
        await say_unpledged(desk, text)


@verb(
    "extend text", group="texts", acts=(ExtendDecision,), example="extend text 1 2",
    help="Give a text under decision more minutes.",
)  # fmt: skip
async def extend(desk: Desk) -> None:
    """Extend."""
    text = await picking.ask_text(desk, await desk.view(), "open", none=NOTHING_OPEN)
    minutes = await desk.ask.number("Minutes more", 1, LONGEST, f"A whole number, at most {LONGEST}.")
    await desk.act(ExtendDecision(text.id, minutes), "chair")


@verb(
    "close", "close text", "close vote", group="texts", acts=(CloseDecision,), example="close 1",
    help="End silence, vote or signature now, and see what came of it.",
)  # fmt: skip
async def close(desk: Desk) -> None:
    """Close."""
    view = await desk.view()
    text = await picking.ask_text(desk, view, "open", none=NOTHING_OPEN)
    counted = tally(view, text)
    if await desk.act(CloseDecision(text.id), "chair") and counted:
        desk.page.say(counted)


@verb(
    "break", "break silence", group="texts", acts=(BreakSilence,),
    example="break {other} 1 The costs are not settled.",
    help="A member breaks silence, with a reason; the text falls.",
)  # fmt: skip
async def break_silence(desk: Desk) -> None:
    """Break."""
    seat, text = await _seat_and_text(desk, "consensus")
    reason = await desk.ask.text("Reason", "Why it objects, in a sentence for the record.")
    await desk.act(BreakSilence(text.id, text.revision, reason), seat)


@verb(
    "associate", group="texts", acts=(Associate,), example="associate {third} 1",
    help="Stand with the member that has just broken silence.",
)  # fmt: skip
async def associate(desk: Desk) -> None:
    """Associate."""
    view = await desk.view()
    picking.need_text(view, "fallen", none=NOT_BROKEN)
    seat = await picking.ask_seat(desk, view)
    text = await picking.ask_text(desk, view, "fallen", none=NOT_BROKEN)
    await desk.act(Associate(text.id), seat)


@verb(
    "reserve", "reservation", group="texts", acts=(Reserve,),
    example="reserve {other} 1 {clause} Without prejudice to the budget.",
    help="Enter a footnote on one clause without blocking the text.",
)  # fmt: skip
async def reserve(desk: Desk) -> None:
    """Reserve."""
    seat, text = await _seat_and_text(desk, "consensus")
    known = picking.clauses(await desk.view(), text.choices)
    clause, footnote = await desk.ask.words(
        "Clause and footnote", FOOTNOTE_HELP, lambda a: clause_and_words(a, known), choices=known,
        form=Form((Blank("Clause", "one", tuple(known)), Blank("Footnote", "text"))),
    )  # fmt: skip
    await desk.act(Reserve(text.id, text.revision, clause.id, footnote), seat)


def clause_and_words(answer: str, known: Sequence[Choice[Clause]]) -> tuple[Clause, str]:
    """A clause and the footnote under it; Wrong if either is missing."""
    run, words = leading(answer, known)
    clause = chosen(run or answer, known, "Clause")
    if not words.strip(" :"):
        raise Unfinished(f"{clause.title}: now type the words of the footnote.")
    return clause, words.strip(" :")


@verb(
    "vote", group="texts", acts=(Vote,), example="vote {seat} 1 yes",
    help="Vote yes, no or abstain; it can be changed until the vote is closed.",
)  # fmt: skip
async def vote(desk: Desk) -> None:
    """Vote."""
    seat, text = await _seat_and_text(desk, "unanimity", "qualified_majority")
    cast = await desk.ask.one("Vote", VOTES, "Type yes, no or abstain.")
    await desk.act(Vote(text.id, text.revision, cast), seat)


@verb(
    "sign", group="texts", acts=(Sign,), example="sign {seat} 1",
    help="Sign a letter of intent.",
)  # fmt: skip
async def sign(desk: Desk) -> None:
    """Sign."""
    seat, text = await _seat_and_text(desk, "coalition")
    await desk.act(Sign(text.id, text.revision), seat)
