"""Verbs of the scorecard: headlines, their parts, the acts behind a part."""

from __future__ import annotations

from tabletop.desk.choices import Choice, Wrong
from tabletop.desk.desk import Desk
from tabletop.desk.looking import CONTROL_ONLY
from tabletop.desk.verbs import verb
from tabletop.scorecard.card import MoveCard, reasons
from tabletop.showing.tables import scores as tables

HEADLINES = (
    Choice("cohesion", "common ground", ("cohesion",)),
    Choice("delivery", "delivery"),
    Choice("mandate", "mandate"),
    Choice("escalation", "escalation pressure and reassurance", ("pressure", "escalation", "reassurance")),
)
PART_HELP = "Type the number of a part to see the acts behind it."


@verb(
    "scores", group="looking", example="scores",
    help="Control view: the four headlines of every move so far; room view: what players may see.",
)  # fmt: skip
async def scores(desk: Desk) -> None:
    """All headlines."""
    if desk.room_view:
        view = await desk.view()
        shown = (await desk.shown()).scores
        desk.page.show(tables.shown_scores(shown, view.scores_shown))
        return
    cards = await desk.port.cards()
    if not cards:
        raise Wrong("There are no scores yet: they begin with the first move.")
    for card in cards:
        desk.page.show(tables.scores(card))
    desk.page.say("'why' opens a headline into its parts, and a part into the acts behind it.")


@verb(
    "why", group="looking", example="why delivery 1 2",
    help="Control view: the parts of a headline in a move, and the acts behind one of them.",
)  # fmt: skip
async def why(desk: Desk) -> None:
    """Parts, then acts."""
    if desk.room_view:
        raise Wrong(CONTROL_ONLY)
    cards = await desk.port.cards()
    if not cards:
        raise Wrong("There are no scores yet: they begin with the first move.")
    headline = await desk.ask.one("Which headline", HEADLINES, "Type a headline by number or name.")
    card = await _card(desk, cards)
    known = [Choice(part, part.label) for part in reasons(card, headline)]
    desk.page.show(tables.parts(card, headline))
    if not known:
        return
    part = await desk.ask.one("Which part", known, PART_HELP, default=None, words="empty: none", listed=False)
    if part is not None:
        feed = [(item.sequence, item) for item in await desk.port.feed()]
        desk.page.show(tables.acts_behind(await desk.names(), part, feed))


async def _card(desk: Desk, cards: tuple[MoveCard, ...]) -> MoveCard:
    moves = [Choice(card, f"move {card.move + 1}", (), card.move + 1) for card in cards]
    last = cards[-1]
    return await desk.ask.one(
        "Which move", moves, "Type the number of a move.", default=last, words=f"empty: move {last.move + 1}"
    )
