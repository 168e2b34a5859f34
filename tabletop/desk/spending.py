"""Verbs of money: pledges, reallocation, transfers, shortfalls."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tabletop.desk import picking
from tabletop.desk.choices import Choice, Wrong, candidates, chosen, leading
from tabletop.desk.desk import Desk, Inside
from tabletop.desk.examples import fitting
from tabletop.desk.figures import first_number, whole
from tabletop.desk.forms import Blank, Form
from tabletop.desk.verbs import verb
from tabletop.exercise.budget.pledges import PledgeMoney
from tabletop.exercise.budget.reallocation import Reallocate
from tabletop.exercise.budget.shortfalls import MakeGood
from tabletop.exercise.budget.transfers import AcceptTransfer, DeclineTransfer, OfferTransfer
from tabletop.exercise.views.alliance import AllianceView, Shortfall
from tabletop.exercise.views.public import PublicView
from tabletop.exercise.views.seat import SeatView, TransferView
from tabletop.scenario.agenda import Clause
from tabletop.scenario.delegations import Delegation
from tabletop.showing.gate import one_line
from tabletop.showing.names import Names

MOST = 1_000_000
AMOUNT_HELP = "Type a whole number of millions, such as 4."
PLEDGE_HELP = f"{AMOUNT_HELP} 0 takes the pledge back. A condition may follow, such as 4 if {{other}} 3."
CONDITION_HELP = (
    "Type 'if SEAT N' (it holds only if that delegation pledges at least N to the same line), "
    "'if OPTION' (only if that option of this line is adopted), or both with 'and'. Example: if {other} 3."
)
NO_LINE = "Nothing in this exercise is paid for by pledges. 'agenda' says who pays for what."
CLOSED = (
    "{line} is adopted: what is pledged to it can only be lowered. makegood pays towards what is still short."
)
ELSEWHERE = (
    "Condition: “{option}” belongs to {clause}. A pledge to {line} can hang only on what is adopted on "
    "{line}. To tie it to another clause, put both into one text, or promise it: promise SEAT pledge "
    "{amount} {line_id} to alliance if OTHER accept {clause_id} {option_id}."
)


def funded(view: AllianceView) -> list[str]:
    """Clauses that volunteers can pay for."""
    return [c.id for i in view.agenda for c in i.clauses if any(o.funding == "pledges" for o in c.options)]


@verb(
    "pledge", group="money", acts=(PledgeMoney,), example="pledge {seat} {line} 4 if {other} 3",
    help="Pledge millions in all to a clause, on a condition if wanted; 0 takes the pledge back.",
)  # fmt: skip
async def pledge(desk: Desk) -> None:
    """Pledge."""
    view = await desk.view()
    if not funded(view):
        raise Wrong(NO_LINE)
    seat = await picking.ask_seat(desk, view)
    clause = await desk.ask.one("Line", lines(view), "Type the clause it pays for.")
    if clause.id in _adopted(view):
        desk.ask.note(CLOSED.format(line=one_line(clause.title)))
    act = await desk.ask.words(
        "Millions in all, and a condition if wanted", fitting(PLEDGE_HELP, view, seat),
        lambda a: pledged(a, view, clause), form=pledge_form(view, clause, seat),
    )  # fmt: skip
    await desk.act(act, seat)


def lines(view: AllianceView) -> list[Choice[Clause]]:
    """Lines that volunteers can pay for, those still open first; of an adopted one it is said."""
    settled = _adopted(view)
    known = picking.clauses(view, funded(view))
    return [each for each in known if each.value.id not in settled] + [
        Choice(each.value, f"{each.name} (adopted)", each.also, each.number)
        for each in known
        if each.value.id in settled
    ]


def _adopted(view: AllianceView) -> set[str]:
    return {standing.clause for standing in view.adopted}


def pledge_form(view: PublicView, clause: Clause, seat: str) -> Form:
    """An amount, and the two conditions a pledge can stand on: what another pledges, what is adopted."""
    seats = tuple(each for each in picking.seats(view) if each.value != seat)
    payable = {option.id for option in clause.options if option.funding == "pledges"}
    options = tuple(each for each in picking.options(clause) if each.value in payable)
    matched = "Only if this delegation pledges at least as much as the next line says."
    return Form(
        (
            Blank("Millions in all", "number", help="A whole number; 0 takes the pledge back."),
            Blank("Only if", "one", seats, needed=False, help=matched),
            Blank("pledges at least", "number", needed=False, help="Millions, with the line above."),
            Blank("Only if adopted", "one", options, needed=False, help="Only if this option is adopted."),
        ),
        _pledge_line,
    )


def _pledge_line(answers: Sequence[str]) -> str:
    amount, seat, least, option = answers
    terms = [f"{seat} {least}".strip()] if seat or least else []
    terms += [option] if option else []
    return f"{amount} if {' and '.join(terms)}" if terms else amount


def pledged(answer: str, view: AllianceView, clause: Clause) -> PledgeMoney:
    """An amount with its condition, such as 4 if POL 3; Wrong if it is not understood."""
    amount, terms = first_number(answer)
    millions = whole(amount, 0, MOST, "Millions in all")
    fields = condition(terms, view, clause, millions)
    return PledgeMoney(clause.id, millions, **fields)  # type: ignore[arg-type]


def condition(answer: str, view: AllianceView, clause: Clause, millions: int = 1) -> dict[str, str | int]:
    """The terms of a pledge as fields of the act; Wrong if they are not understood."""
    found: dict[str, str | int] = {}
    for piece in _terms(answer, clause):
        words = re.sub(r"^\s*if\s+", "", piece.strip(), flags=re.IGNORECASE).strip()
        run, rest = leading(words, picking.seats(view))
        amount = re.sub(r"^(pledges|gives)?\s*(at least)?\s*", "", rest.casefold()).strip()
        if run and amount[:1].isdecimal():
            found |= {
                "matched_by": chosen(run, picking.seats(view), "Condition"),
                "matched_amount": whole(amount, 1, MOST, "Condition"),
            }
        elif words and len(candidates(words, picking.options(clause))) == 1:
            found["option"] = chosen(words, picking.options(clause), "Condition")
        elif words:
            raise Wrong(_condition_fault(words, view, clause, millions))
    return found


def _terms(answer: str, clause: Clause) -> list[str]:
    """The conditions one by one; a name that holds a comma or an "and" stays whole."""
    words = re.sub(r"^\s*if\s+", "", answer, flags=re.IGNORECASE).strip()
    if len(candidates(words, picking.options(clause))) == 1:
        return [words]
    return re.split(r"\band\b|,|;", answer, flags=re.IGNORECASE)


def _condition_fault(words: str, view: PublicView, clause: Clause, millions: int) -> str:
    """Why it is not understood; for an option of another clause, how the two can be tied."""
    others = picking.wordings(view, [item.id for item in view.agenda])
    elsewhere = [c.value for c in candidates(words, others) if c.value[0] != clause.id]
    if len(elsewhere) != 1:
        return f"Condition: “{one_line(words, 60)}” is not understood. {fitting(CONDITION_HELP, view)}"
    names, (other, option) = Names(view), elsewhere[0]
    found = names.option_of(other, option)
    return ELSEWHERE.format(
        option=one_line(found.label if found else option), clause=names.clause(other), amount=millions,
        line=names.clause(clause.id), line_id=clause.id, clause_id=other, option_id=option,
    )  # fmt: skip


@verb(
    "reallocate", group="money", acts=(Reallocate,), example="reallocate {seat} {home} / 2",
    help="Move millions from a domestic line to headroom; it costs domestic support.",
)  # fmt: skip
async def reallocate(desk: Desk) -> None:
    """Reallocate."""
    view = await desk.view()
    seat = await picking.ask_seat(desk, view)
    brief = brief_of(view, seat)
    lines = [Choice(x.id, one_line(x.name), (x.id,)) for x in brief.domestic.lines]
    line = await desk.ask.one("From which line", lines, "Type a domestic line of this delegation.")
    await desk.act(Reallocate(line, await desk.ask.number("Millions", 1, MOST, AMOUNT_HELP)), seat)


def brief_of(view: Inside, seat: str) -> Delegation:
    """The papers of the delegation that acts."""
    briefs = (view.brief,) if isinstance(view, SeatView) else view.briefs
    return next(brief for brief in briefs if brief.id == seat)


@verb(
    "transfer offer", "offer", group="money", acts=(OfferTransfer,),
    example="transfer offer {seat} {other} 2 as agreed",
    help="Offer millions to another delegation; it waits for their consent.",
)  # fmt: skip
async def offer(desk: Desk) -> None:
    """Offer."""
    view = await desk.view()
    seat = await picking.ask_seat(desk, view, what="Who gives")
    others = [choice for choice in picking.seats(view) if choice.value != seat]
    to = await desk.ask.one("To whom", others, picking.seat_help(view))
    answer = await desk.ask.text("Millions, and a few words if wanted", "Such as: 2 as agreed.")
    amount, note = first_number(answer)
    await desk.act(OfferTransfer(to, whole(amount, 1, MOST, "Millions"), note), seat)


def _offers(desk: Desk, view: Inside, seat: str, *sides: str) -> list[Choice[TransferView]]:
    names = Names(view)
    found = [
        Choice(o, _offer(names, o, private=desk.discreet), (), number)
        for number, o in enumerate(view.transfers, 1)
        if seat in [getattr(o, side) for side in sides]
    ]
    if not found:
        raise Wrong("No transfer waits for this delegation.")
    return found


def _waits(view: Inside) -> None:
    """Wrong if no transfer is offered at all: said before anything is asked."""
    if not view.transfers:
        raise Wrong("No transfer is offered now. 'transfer offer' makes one.")


def _offer(names: Names, offer: TransferView, *, private: bool) -> str:
    """Who offers whom, and how much where that may be read."""
    amount = "a transfer" if private else names.money(offer.amount)
    return f"{amount} from {names.seat(offer.giver)} to {names.seat(offer.taker)}"


@verb(
    "transfer accept", "take transfer", group="money", acts=(AcceptTransfer,),
    example="transfer accept {seat} 1",
    help="Take an offered transfer.",
)  # fmt: skip
async def accept(desk: Desk) -> None:
    """Accept."""
    view = await desk.view()
    _waits(view)
    seat = await picking.ask_seat(desk, view, what="Who accepts")
    known = _offers(desk, view, seat, "taker")
    chosen = await desk.ask.one("Which", known, "Type its number.")
    await desk.act(AcceptTransfer(chosen.id), seat)


@verb(
    "transfer decline", "decline transfer", group="money", acts=(DeclineTransfer,),
    example="transfer decline {seat} 1",
    help="Decline an offered transfer, or take one's own offer back.",
)  # fmt: skip
async def decline(desk: Desk) -> None:
    """Decline."""
    view = await desk.view()
    _waits(view)
    seat = await picking.ask_seat(desk, view, what="Who declines")
    known = _offers(desk, view, seat, "taker", "giver")
    chosen = await desk.ask.one("Which", known, "Type its number.")
    await desk.act(DeclineTransfer(chosen.id), seat)


@verb(
    "makegood", "make good", group="money", acts=(MakeGood,), example="makegood {seat} {line} 2",
    help="Pay towards an adopted line that is short.",
)  # fmt: skip
async def make_good(desk: Desk) -> None:
    """Make good."""
    view = await desk.view()
    if not view.shortfalls:
        raise Wrong("Nothing is short now.")
    seat, names = await picking.ask_seat(desk, view, what="Who pays"), Names(view)
    known = [Choice(s, _short(names, s), (s.clause,)) for s in view.shortfalls]
    short = await desk.ask.one("Which shortfall", known, "Type its number or the line's name.")
    amount = await desk.ask.number("Millions", 1, MOST, AMOUNT_HELP)
    await desk.act(MakeGood(short.clause, amount, short.owner), seat)


def _short(names: Names, shortfall: Shortfall) -> str:
    owed = f"{names.money(shortfall.amount)} owed by {names.seat(shortfall.owner)}"
    return f"{names.clause(shortfall.clause)}, {owed}"
