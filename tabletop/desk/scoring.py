"""Verbs of the scorecard: headlines, their parts, the acts behind a part; and which weights they take."""

from __future__ import annotations

from tabletop.desk.cards import (
    NO_SCORES,
    TABLES,
    WEIGHTS_HELP,
    cards_of,
    control_cards,
    move_of,
    open_part,
    table_named,
)
from tabletop.desk.choices import Choice
from tabletop.desk.desk import Desk
from tabletop.desk.looking import control_view
from tabletop.desk.verbs import verb
from tabletop.scorecard.card import reasons
from tabletop.showing.tables import scores as tables
from tabletop.showing.tables import scores_lines, scores_rows

HEADLINES = (
    Choice("cohesion", "common ground", ("cohesion",)),
    Choice("delivery", "delivery"),
    Choice("mandate", "mandate"),
    Choice("escalation", "escalation pressure and reassurance", ("pressure", "escalation", "reassurance")),
    Choice("say_do", "say-do gap", ("say do", "say-do", "gap")),
)


@verb(
    "scores", group="looking", example="scores",
    help="Control view: the four headlines of every move so far; room view: what players may see.",
)  # fmt: skip
async def scores(desk: Desk) -> None:
    """All headlines."""
    if desk.room_view:
        view = await desk.control()
        shown = (await desk.shown()).scores
        desk.page.show(tables.shown_scores(shown, view.scores_shown))
        return
    cards = await cards_of(desk)
    for card in cards:
        desk.page.show(tables.scores(card))
    desk.page.say(
        "'why' opens a headline into its parts, and a part into the acts behind it; 'trust' says how far to "
        "trust them, 'weights' swaps the table of weights."
    )


@verb(
    "why", group="looking", example="why delivery 1 2",
    help="Control view: the parts of a headline in a move, and the acts behind one of them.",
)  # fmt: skip
async def why(desk: Desk) -> None:
    """Parts, then acts."""
    cards = await control_cards(desk)
    headline = await desk.ask.one("Which headline", HEADLINES, "Type a headline by number or name.")
    card = await move_of(desk, cards)
    desk.page.show(tables.parts(card, headline))
    await open_part(desk, reasons(card, headline))


@verb(
    "delegation", "card", group="looking", example="delegation {seat} 1 1",
    help="Control view: a delegation's aims, red lines, mandate, promises, words and money in a move.",
)  # fmt: skip
async def delegation(desk: Desk) -> None:
    """One delegation's card."""
    cards = await control_cards(desk)
    known = [Choice(seat.id, seat.name, (seat.short, seat.id)) for seat in (await desk.view()).seats]
    seat = await desk.ask.one("Which delegation", known, "Type a delegation by number, name or short.")
    card = await move_of(desk, cards)
    found = scores_rows.delegation_of(card, seat)
    title = f"{found.name}, move {card.move + 1}"
    desk.page.show(scores_lines.lines(title, scores_rows.delegation_rows(card, seat)))
    await open_part(desk, found.parts)


@verb(
    "analysis", group="looking", example="analysis 1 3",
    help="Control view: what the whole agenda had room for, where the group stands in it, and who moved.",
)  # fmt: skip
async def analysis(desk: Desk) -> None:
    """The agenda as one bargain."""
    card = await move_of(desk, await control_cards(desk))
    title = f"The negotiation up to move {card.move + 1}"
    desk.page.show(scores_lines.lines(title, scores_rows.analysis_rows(card)))
    await open_part(desk, card.analysis.parts)


@verb(
    "trust", group="looking", example="trust 1 1",
    help="Control view: how far each headline goes with one delegation or act left out, or other weights.",
)  # fmt: skip
async def trust(desk: Desk) -> None:
    """Ranges, and a sentence a headline."""
    card = await move_of(desk, await control_cards(desk))
    desk.page.show(scores_lines.trust_lines(card))
    await open_part(desk, card.trust.parts)


@verb(
    "likeness", "blocs", group="looking", example="likeness 1",
    help="Control view: how alike delegations stand, pair by pair, and the blocs that follow.",
)  # fmt: skip
async def likeness(desk: Desk) -> None:
    """Similarity of positions."""
    card = await move_of(desk, await control_cards(desk))
    desk.page.show(scores_lines.likeness_lines(card, await desk.names()))


@verb(
    "objections", "who would break", group="looking", example="objections",
    help="Control view: who would break silence now on each text, by its brief, and why.",
)  # fmt: skip
async def objections(desk: Desk) -> None:
    """By red lines and worth."""
    card = (await control_cards(desk))[-1]
    rows = scores_rows.objection_rows(card)
    none = ["Who would break silence now", "No text is tabled or under decision."]
    desk.page.show(scores_lines.lines("Who would break silence now", rows) if rows else none)


@verb(
    "weights", group="looking", example="weights cameo",
    help="Control view: the table of weights for escalation: weis, cameo, rivera, or a CSV file of yours.",
)  # fmt: skip
async def weights(desk: Desk) -> None:
    """Swap the table; what is stored does not change."""
    await control_view(desk)
    desk.weights = await desk.ask.words("Which table", WEIGHTS_HELP, table_named, choices=TABLES)
    cards = await desk.port.cards(desk.weights)
    if not cards:
        desk.page.say(NO_SCORES)
        return
    desk.page.say(f"Escalation is weighed by {tables.weights(cards[-1])} from now on.")
    for card in cards:
        desk.page.show(tables.scores(card))
