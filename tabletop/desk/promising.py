"""Verbs of commitments."""

from __future__ import annotations

from tabletop.desk import picking
from tabletop.desk.choices import Choice, Wrong
from tabletop.desk.desk import Desk
from tabletop.desk.examples import fitting
from tabletop.desk.promise_forms import due_form, what_form
from tabletop.desk.undertaking import DUE_HELP, WHAT_HELP, addressed, undertaking, what_ahead
from tabletop.desk.verbs import verb
from tabletop.exercise.commitments.answers import AcceptCommitment, DeclineCommitment, Release
from tabletop.exercise.commitments.judging import Judge
from tabletop.exercise.commitments.making import Commit
from tabletop.exercise.facts import ALLIANCE, CHAIR, EVERYONE
from tabletop.exercise.views.alliance import Promise

NO_PROMISE = "No promise waits for that now. 'promises' lists them."
VERDICTS = (Choice("kept", "kept"), Choice("broken", "broken"), Choice("lapsed", "lapsed"))


@verb(
    "promise", "commit", group="promises", acts=(Commit,),
    example="promise {seat} accept {clause} {option} to {other} {move} if {other} accept {clause2} {option2}",
    help="Promise something to a delegation, the alliance or the public, by the end of a move.",
)  # fmt: skip
async def promise(desk: Desk) -> None:
    """Promise."""
    view = await desk.view()
    seat = await picking.ask_seat(desk, view, what="Who promises")
    what = await desk.ask.words(
        "What", fitting(WHAT_HELP, view), lambda a: undertaking(a, view), cut=what_ahead, form=what_form(view)
    )
    receivers = picking.seats(view, picking.ALLIANCE_CHOICE, picking.PUBLIC_CHOICE)
    to, when, condition = await desk.ask.words(
        "To whom, by the end of which move, on what condition", fitting(DUE_HELP, view, seat),
        lambda a: addressed(a, view, receivers), form=due_form(view, receivers, seat),
    )  # fmt: skip
    await desk.act(Commit(to, what, when, condition), seat)


async def _waits(desk: Desk) -> None:
    """Wrong if nobody has been offered a promise: said before anything is asked."""
    if not picking.promises(desk, await desk.view(), "offered"):
        raise Wrong(NO_PROMISE)


async def _one_of(desk: Desk, *states: str, to: str = "") -> Promise:
    known = picking.promises(desk, await desk.view(), *states, to=to)
    if not known:
        raise Wrong(NO_PROMISE)
    return await desk.ask.one("Which promise", known, "Type its number; 'promises' lists them all.")


@verb(
    "promise accept", "accept promise", group="promises", acts=(AcceptCommitment,),
    example="promise accept {seat} 1",
    help="Take a promise that was offered.",
)  # fmt: skip
async def accept(desk: Desk) -> None:
    """Accept."""
    await _waits(desk)
    seat = await picking.ask_seat(desk, await desk.view(), what="Who accepts")
    await desk.act(AcceptCommitment((await _one_of(desk, "offered", to=seat)).id), seat)


@verb(
    "promise decline", "decline promise", group="promises", acts=(DeclineCommitment,),
    example="promise decline {seat} 1",
    help="Decline a promise that was offered.",
)  # fmt: skip
async def decline(desk: Desk) -> None:
    """Decline."""
    await _waits(desk)
    seat = await picking.ask_seat(desk, await desk.view(), what="Who declines")
    await desk.act(DeclineCommitment((await _one_of(desk, "offered", to=seat)).id), seat)


@verb(
    "promise release", "release promise", group="promises", acts=(Release,), example="promise release 1",
    help="The one it was made to lets it go; for alliance and public the chair does.",
)  # fmt: skip
async def release(desk: Desk) -> None:
    """Release, in the name of the holder."""
    owed = await _one_of(desk, "open", to=desk.seat)
    await desk.act(Release(owed.id), CHAIR if owed.to in (ALLIANCE, EVERYONE) else owed.to)


@verb(
    "promise judge", "judge promise", "judge", group="promises", acts=(Judge,),
    example="promise judge 1 kept They did what they said.",
    help="The facilitator's word on a promise: kept, broken or lapsed, with a reason.",
)  # fmt: skip
async def judge(desk: Desk) -> None:
    """Judge."""
    owed = await _one_of(desk, "open", "offered")
    verdict = await desk.ask.one("Verdict", VERDICTS, "Type kept, broken or lapsed.")
    await desk.act(
        Judge(owed.id, verdict, await desk.ask.text("Reason", "Why, in a sentence for the record."))
    )
