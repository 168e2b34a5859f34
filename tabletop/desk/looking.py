"""Verbs that look: what stands, as the room may see it or, in control view, as the facilitator does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tabletop.desk import picking
from tabletop.desk.choices import Wrong
from tabletop.desk.desk import Desk
from tabletop.desk.verbs import verb
from tabletop.exercise.views.alliance import AllianceView
from tabletop.exercise.views.control import ControlView
from tabletop.showing.duties import status
from tabletop.showing.tables import agenda, cues, purse, talk, texts

CONTROL_ONLY = (
    "That is for the facilitator alone. Type 'control view' when nobody else can read along, then ask again."
)
ALL = "all"


async def control_view(desk: Desk) -> ControlView:
    """Everything, if only the facilitator looks; Wrong in room view."""
    if desk.room_view:
        raise Wrong(CONTROL_ONLY)
    return await desk.control()


def _more_in_private(desk: Desk) -> None:
    """Where the rest stands; said whether or not there is any, so that it tells nothing."""
    if desk.discreet:
        desk.page.say("What is private stands only in control view.")


def looks(
    name: str, *aliases: str, help: str, lines: Callable[[Any, int], list[str]], control: bool = False
) -> None:
    """Register a verb that shows the lines made of a view and the exercise time."""

    async def look(desk: Desk) -> None:
        view: AllianceView = await control_view(desk) if control else await desk.shown()
        desk.page.show(lines(view, await desk.port.now()))

    look.__name__, look.__doc__ = name.replace(" ", "_"), help
    verb(name, *aliases, group="looking", help=help, example=name)(look)


@verb(
    "where", "status", group="looking", example="where",
    help="Where the exercise stands, how much time is left, and what needs you next.",
)  # fmt: skip
async def where(desk: Desk) -> None:
    """One line."""
    desk.page.say(status(await desk.control(), await desk.port.now()))


looks("agenda", help="The items, their clauses, and what is adopted.", lines=lambda v, now: agenda.agenda(v))


@verb(
    "item", "options", group="looking", example="item 1",
    help="One item with all clauses, options, wordings and prices.",
)  # fmt: skip
async def item(desk: Desk) -> None:
    """One item."""
    view = await desk.shown()
    wanted = await desk.ask.one("Which item", picking.items(view), "Type an item by its number or name.")
    desk.page.show(agenda.item_lines(view, wanted))


looks("positions", help="Who has declared what, by clause.", lines=lambda v, now: agenda.positions(v))
looks("texts", "drafts", help="All texts and how they stand.", lines=texts.texts)


@verb(
    "text", "read text", group="looking", example="text 1",
    help="One text in full: wording, brackets, sponsors, votes, footnotes, amendments.",
)  # fmt: skip
async def text(desk: Desk) -> None:
    """One text."""
    view = await desk.shown()
    wanted = await picking.ask_text(desk, view)
    desk.page.show(texts.text_lines(view, wanted, await desk.port.now()))


looks(
    "communique", help="What is adopted, as it would be published.", lines=lambda v, now: texts.communique(v)
)
looks(
    "money", "budget", help="Pledges, payments, shortfalls; in control view every capital's purse.",
    lines=lambda v, now: purse.money(v),
)  # fmt: skip


@verb(
    "ledger", group="looking", example="ledger",
    help="Every movement of money in order; what is private only in control view.",
)  # fmt: skip
async def ledger(desk: Desk) -> None:
    """All movements that may be told."""
    feed = [each for each in await desk.port.feed() if desk.may_tell(each)]
    desk.page.show(purse.ledger(await desk.names(), feed))


@verb("promises", group="looking", example="promises", help="The register of promises.")
async def promises(desk: Desk) -> None:
    """Those that may be shown, under the numbers by which they are called everywhere."""
    everything = (await desk.view()).promises
    desk.page.show(talk.promises(await desk.shown(), {p.id: n for n, p in enumerate(everything, 1)}))
    _more_in_private(desk)


looks("statements", help="What was said and done in public.", lines=lambda v, now: talk.statements(v))
looks("steps", "catalogue", help="The policy acts that can be taken.", lines=lambda v, now: agenda.steps(v))


@verb(
    "arguments", "proposals", group="looking", example="arguments",
    help="Proposals no list foresaw, with reasons and rulings.",
)  # fmt: skip
async def arguments(desk: Desk) -> None:
    """Those that may be shown, under the numbers by which they are called everywhere."""
    everything = (await desk.view()).arguments
    desk.page.show(talk.arguments(await desk.shown(), {a.id: n for n, a in enumerate(everything, 1)}))
    _more_in_private(desk)


@verb(
    "messages", group="looking", example="messages", help="Messages; in control view those between seats too."
)
async def messages(desk: Desk) -> None:
    """Those that may be shown."""
    desk.page.show(talk.messages(await desk.shown()))
    _more_in_private(desk)


looks("news", help="What has arrived: injects and replies.", lines=lambda v, now: talk.news(v))
looks("injects", help="Control view: the inject list.", lines=lambda v, now: cues.injects(v), control=True)


@verb(
    "inject show", group="looking", example="inject show {inject}",
    help="Control view: one inject with message, expected response and notes.",
)  # fmt: skip
async def inject(desk: Desk) -> None:
    """One inject."""
    view = await control_view(desk)
    wanted = await desk.ask.one("Which inject", picking.injects(view), "Type its number.")
    desk.page.show(cues.inject_in_full(view, wanted))


looks("tray", help="Control view: acts that came late.", lines=lambda v, now: cues.tray(v), control=True)
looks(
    "replies", help="Control view: the prepared replies of the other side.",
    lines=lambda v, now: cues.replies(v), control=True,
)  # fmt: skip


@verb(
    "private", group="looking", example="private",
    help="Private news held back in room view; read it when only you are looking.",
)  # fmt: skip
async def private(desk: Desk) -> None:
    """Tell it, and forget it."""
    held, desk.held = desk.held, []
    desk.page.show(["Private news", *(held or ["None waits."])])
