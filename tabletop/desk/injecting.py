"""Verbs of injects and of the other side."""

from __future__ import annotations

import re

from tabletop.desk import picking
from tabletop.desk.choices import Choice, Wrong
from tabletop.desk.desk import Desk
from tabletop.desk.figures import whole
from tabletop.desk.forms import Blank, Form
from tabletop.desk.verbs import verb
from tabletop.exercise.clock.plan import LONGEST
from tabletop.exercise.injects.adversary import Reply
from tabletop.exercise.injects.answering import AnswerInject
from tabletop.exercise.injects.changing import (
    HoldInject,
    RescheduleInject,
    RetargetInject,
    RewordInject,
    SkipInject,
)
from tabletop.exercise.injects.releasing import AdHocInject, ReleaseInject
from tabletop.showing.gate import one_line
from tabletop.showing.tables.cues import reached

WAITING = ("waiting", "proposed", "held", "skipped")
TO_HELP = "The public, the alliance, or delegations, with commas."
HEAD_HELP = (
    "A few words; then, if wanted, with semicolons: from whom, how it comes, and the response hoped for. "
    "Example: A note; a driver; by hand; Somebody reads it out."
)
HEAD = Form(
    (
        Blank("Title", "text"), Blank("From", "text", needed=False),
        Blank("How it comes", "text", needed=False),
        Blank("Response hoped for", "text", needed=False),
    ),
    lambda answers: "; ".join(answer.replace(";", ",") for answer in answers).rstrip("; "),
)  # fmt: skip
SHIFT = Form(
    (
        Blank("Minutes", "number"),
        Blank("And the others", "one", (Choice("rest", "shift all later injects with it", ("rest",)),),
              needed=False),
    )
)  # fmt: skip
SHIFT_HELP = "Type minutes; add 'rest' to shift all later injects with it. Example: 3 rest."


async def _number(desk: Desk, *statuses: str) -> int:
    known = picking.injects(await desk.control(), *statuses)
    if not known:
        raise Wrong("No inject is in that state now. 'injects' lists them.")
    chosen = await desk.ask.one("Which inject", known, "Type its number; 'injects' lists them.")
    return chosen.number


async def _received(desk: Desk) -> int:
    """What has reached the one delegation of this desk."""
    news = [each for each in (await desk.view()).news if each.number]
    known = [Choice(each.number, one_line(each.title), (), each.number) for each in news]
    if not known:
        raise Wrong("Nothing has arrived that could be answered.")
    return await desk.ask.one("Which inject", known, "Type its number.")


@verb(
    "inject release", "release", group="injects", acts=(ReleaseInject,), example="inject release {inject}",
    help="Release an inject now.",
)  # fmt: skip
async def release(desk: Desk) -> None:
    """Release."""
    await desk.act(ReleaseInject(await _number(desk, *WAITING)))


@verb(
    "inject hold", "hold", group="injects", acts=(HoldInject,), example="inject hold {inject}",
    help="Keep an inject back until it is released by hand.",
)  # fmt: skip
async def hold(desk: Desk) -> None:
    """Hold."""
    await desk.act(HoldInject(await _number(desk, *WAITING)))


@verb(
    "inject skip", "drop", group="injects", acts=(SkipInject,), example="inject skip {inject}",
    help="Drop an inject for good.",
)  # fmt: skip
async def skip(desk: Desk) -> None:
    """Skip."""
    await desk.act(SkipInject(await _number(desk, *WAITING)))


def _shift(answer: str) -> tuple[int, bool]:
    found = re.fullmatch(
        r"(\S+)(?:\s*(?:min|minutes))?(?:,?\s+(?:and\s+)?(?:the\s+)?(rest))?", answer.strip()
    )
    if found is None:
        raise Wrong(SHIFT_HELP)
    return whole(found[1], 1, LONGEST, "Minutes"), bool(found[2])


async def _reschedule(desk: Desk, sign: int) -> None:
    number = await _number(desk, *WAITING)
    minutes, rest = await desk.ask.words("By how many minutes", SHIFT_HELP, _shift, form=SHIFT)
    await desk.act(RescheduleInject(number, sign * minutes, rest))


@verb(
    "inject postpone", "postpone", group="injects", acts=(RescheduleInject,),
    example="inject postpone {inject} 2 rest",
    help="Make an inject come later; with 'rest', all later ones too.",
)  # fmt: skip
async def postpone(desk: Desk) -> None:
    """Later."""
    await _reschedule(desk, 1)


@verb(
    "inject forward", "forward", group="injects", acts=(RescheduleInject,),
    example="inject forward {inject} 2",
    help="Bring an inject forward; with 'rest', all later ones too.",
)  # fmt: skip
async def forward(desk: Desk) -> None:
    """Earlier."""
    await _reschedule(desk, -1)


@verb(
    "inject reword", "reword", group="injects", acts=(RewordInject,),
    example="inject reword {inject} The talks have stopped.",
    help="Give an inject other words before it is released.",
)  # fmt: skip
async def reword(desk: Desk) -> None:
    """Other words."""
    number = await _number(desk, *WAITING)
    await desk.act(RewordInject(number, await desk.ask.text("New words", "The message as it will be read.")))


@verb(
    "inject retarget", "retarget", group="injects", acts=(RetargetInject,),
    example="inject retarget {inject} {seat}, {other}",
    help="Send an inject to others, before it is released.",
)  # fmt: skip
async def retarget(desk: Desk) -> None:
    """Other receivers."""
    number = await _number(desk, *WAITING)
    to = await desk.ask.some("To whom", await _receivers(desk), TO_HELP, last=True)
    await desk.act(RetargetInject(number, to))


async def _receivers(desk: Desk) -> list[Choice[str]]:
    others = (picking.ALLIANCE_CHOICE, picking.PUBLIC_CHOICE, picking.PRESS_CHOICE)
    return picking.seats(await desk.view(), *others)


@verb(
    "inject adhoc", "adhoc", group="injects", acts=(AdHocInject,),
    example="inject adhoc / A note / alliance / Somebody is waiting outside.",
    help="Write an inject that is released at once; the title may say from whom and how it comes.",
)  # fmt: skip
async def ad_hoc(desk: Desk) -> None:
    """A new one."""
    title, sender, mode, expected = await desk.ask.words("Title", HEAD_HELP, _head, form=HEAD)
    to = await desk.ask.some("To whom", await _receivers(desk), TO_HELP)
    message = await desk.ask.text("Message", "The words as they will be read.")
    await desk.act(AdHocInject(title, to, message, sender, mode, expected))


def _head(answer: str) -> tuple[str, str, str, str]:
    """Title, sender, mode and expected response; only the title is needed."""
    title, *more = [piece.strip() for piece in answer.split(";")]
    if len(more) > 3:
        raise Wrong(HEAD_HELP)
    sender, mode, expected = (*more, "", "", "")[:3]
    return title, sender, mode, expected


@verb(
    "answer", group="injects", acts=(AnswerInject,),
    example="answer {seat} {news} We learnt it from the newspaper.",
    help="Note a delegation's answer to an inject it received.",
)  # fmt: skip
async def answer(desk: Desk) -> None:
    """Answer."""
    if not desk.seat and not picking.injects(await desk.control(), "released"):
        raise Wrong("No inject has been released that could be answered.")
    seat = await picking.ask_seat(desk, await desk.view(), what="Who answers")
    number = await (_received(desk) if desk.seat else _number(desk, "released"))
    await desk.act(AnswerInject(number, await desk.ask.text("Answer", "In its own words.")), seat)


@verb(
    "reply", group="injects", acts=(Reply,), example="reply low",
    help="The other side replies: a prepared reply by pressure (low, middle, high), or your own words.",
)  # fmt: skip
async def reply(desk: Desk) -> None:
    """Reply."""
    view = await desk.control()
    if not desk.room_view:
        desk.page.say(*reached(view))
    here = " (pressure is here)" if not desk.room_view else ""
    bands = [Choice(band, band + (here if band == view.band else "")) for band, _ in view.replies]
    bands.append(Choice("own", "own words"))
    band = await desk.ask.one(
        "Which reply", bands, "low, middle or high by pressure; or own, for your own words."
    )
    text = await desk.ask.text("Words", "What the other side says.") if band == "own" else ""
    await desk.act(Reply("" if band == "own" else band, text))
