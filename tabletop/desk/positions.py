"""Verbs of the agenda: positions and bridging options."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tabletop.desk import picking
from tabletop.desk.choices import Choice, Wrong, chosen
from tabletop.desk.desk import Desk
from tabletop.desk.examples import fitting
from tabletop.desk.forms import Blank, Form
from tabletop.desk.verbs import verb
from tabletop.exercise.agenda.bridging import AdmitOption
from tabletop.exercise.agenda.positions import DeclarePosition, RedeclarePositions, WithdrawPosition
from tabletop.exercise.views.alliance import AllianceView
from tabletop.exercise.views.public import PublicView
from tabletop.scenario.agenda import Clause
from tabletop.showing.gate import one_line
from tabletop.showing.tables.agenda import FUNDING

CLAUSE_HELP = "Type a clause by its number or the beginning of its name."
ROW_HELP = "Type the option it prefers first, then others it could accept, with commas: 2, 1, 3."
NONE_YET = "No position has been declared yet. 'position' declares one."
DETAILS = (
    "Any of these, with commas: by SEAT, place 0 to 100 on the scale, need 0 to 100 that it meets, cost "
    "MILLIONS with pledges, common or costs_lie, signal POLICY-ACT, like OPTION where there is no scale. "
    "Example: by {other}, {lies}, need 60, cost 6 pledges."
)


@verb(
    "position", "declare", group="texts", acts=(DeclarePosition,),
    example="position {seat} {clause} {option}, {also}",
    help="Declare what a delegation prefers on a clause, and what else it could accept.",
)  # fmt: skip
async def declare(desk: Desk) -> None:
    """Declare."""
    view = await desk.view()
    seat = await picking.ask_seat(desk, view)
    clause = await desk.ask.one("Clause", picking.clauses(view), CLAUSE_HELP)
    options = picking.options(clause)
    preferred, *accepts = await desk.ask.some(
        "Preferred, then others it could accept", options, ROW_HELP, last=True
    )
    await desk.act(DeclarePosition(clause.id, preferred, tuple(accepts)), seat)


@verb(
    "withdraw position", "undeclare", group="texts", acts=(WithdrawPosition,),
    example="withdraw position {seat} {clause}",
    help="Take back a delegation's position on a clause.",
)  # fmt: skip
async def withdraw(desk: Desk) -> None:
    """Withdraw."""
    view = await desk.view()
    if not view.positions:
        raise Wrong(NONE_YET)
    seat = await picking.ask_seat(desk, view)
    declared = [p.clause for p in view.positions if p.seat == seat]
    if not declared:
        raise Wrong("It has declared no position yet.")
    clause = await desk.ask.one("Clause", picking.clauses(view, declared), CLAUSE_HELP)
    await desk.act(WithdrawPosition(clause.id), seat)


@verb(
    "confirm positions", "confirm", group="texts", acts=(RedeclarePositions,),
    example="confirm positions {seat}",
    help="Confirm all declared positions of a delegation with the present date.",
)  # fmt: skip
async def confirm(desk: Desk) -> None:
    """Confirm."""
    view = await desk.view()
    if not view.positions:
        raise Wrong(NONE_YET)
    await desk.act(RedeclarePositions(), await picking.ask_seat(desk, view))


@verb(
    "bridge", "admit", group="texts", acts=(AdmitOption,),
    example="bridge {ordered} / In two steps: There will be two steps, a year apart. / by {other}, {lies}",
    help="Admit a bridging option drafted in the room: short name, wording, and its figures.",
)  # fmt: skip
async def bridge(desk: Desk) -> None:
    """Admit an option."""
    view = await desk.view()
    clause = await desk.ask.one("Clause", picking.clauses(view), CLAUSE_HELP)
    label, text = await desk.ask.words(
        "Short name: wording", "Type a short name, a colon, and the wording as it would stand.", _wording,
        form=WORDING,
    )  # fmt: skip
    details = await desk.ask.words(
        "Details", fitting(DETAILS, view), lambda a: _details(a, view, clause), default={},
        words="empty: by the facilitator, place 50, need 50, no cost", form=_details_form(view, clause),
    )  # fmt: skip
    known = {"author": "", **details}
    await desk.act(AdmitOption(clause=clause.id, label=label, text=text, **known))  # type: ignore[arg-type]


WORDING = Form(
    (Blank("Short name", "text"), Blank("Wording", "text", help="As it would stand in the communique.")),
    ": ".join,
)
FUNDING_CHOICES = tuple(
    Choice(rule, words, (rule,))
    for rule, words in FUNDING.items()
    if rule
)  # fmt: skip


def _details_form(view: PublicView, clause: Clause) -> Form:
    return Form(
        (
            Blank("Drafted by", "one", tuple(picking.seats(view)), needed=False),
            Blank("Place, 0 to 100", "number", needed=False, help="Where it lies on the clause's scale."),
            Blank("Need met, 0 to 100", "number", needed=False, help="How much of the need it meets."),
            Blank("Cost in millions", "number", needed=False),
            Blank("Who pays", "one", FUNDING_CHOICES, needed=False, help="Only where it costs something."),
            Blank("Signal", "text", needed=False, help="The policy act it amounts to, if it sends a signal."),
            Blank("Like", "one", tuple(picking.options(clause)), needed=False,
                  help="Where the clause has no scale: the option it resembles."),
        ),
        _details_line,
    )  # fmt: skip


def _details_line(answers: Sequence[str]) -> str:
    author, place, need, cost, funding, signal, like = answers
    pieces = (
        f"by {author}" if author else "",
        f"place {place}" if place else "",
        f"need {need}" if need else "",
        f"cost {cost} {funding}".strip() if cost or funding else "",
        f"signal {signal}" if signal else "",
        f"like {like}" if like else "",
    )
    return ", ".join(piece for piece in pieces if piece)


def _wording(answer: str) -> tuple[str, str]:
    label, colon, text = answer.partition(":")
    if not colon or not label.strip() or not text.strip():
        raise Wrong("Type a short name, a colon and the wording, such as: In two steps: It is done in ...")
    return label.strip(), text.strip()


def _details(answer: str, view: AllianceView, clause: Clause) -> dict[str, str | int]:
    found: dict[str, str | int] = {}
    help = fitting(DETAILS, view)
    for piece in (p.strip() for p in re.split("[,;]", answer) if p.strip()):
        word, _, rest = piece.partition(" ")
        match word.casefold():
            case "by":
                found["author"] = chosen(rest, picking.seats(view), "by")
            case "place" | "need" as field:
                found[field] = _figure(rest, field, help)
            case "cost":
                amount, _, rule = rest.partition(" ")
                found |= {"cost": _figure(amount, "cost", help), "funding": rule.split(" ")[-1].casefold()}
            case "signal":
                found["signal"] = rest.strip().replace(" ", "_")
            case "like":
                found["like"] = chosen(rest, picking.options(clause), "like")
            case _:
                raise Wrong(f"“{one_line(piece, 40)}” is not understood. {help}")
    return found


def _figure(answer: str, field: str, help: str) -> int:
    if not answer.strip().isdecimal() or not answer.isascii():
        raise Wrong(f"{field}: “{one_line(answer, 30)}” is not a whole number. {help}")
    return int(answer.strip()[:9])
