"""What the verbs of the scorecard ask for: cards, a move, a part, a table of weights."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tabletop.desk.choices import Choice, Wrong, candidates
from tabletop.desk.desk import Desk
from tabletop.desk.looking import CONTROL_ONLY
from tabletop.measures.weights import SHIPPED, Table, read_table
from tabletop.scorecard.card import MoveCard, Part
from tabletop.showing.gate import one_line
from tabletop.showing.tables.scores import acts_behind

NO_SCORES = "There are no scores yet: they begin with the first move."
PART_HELP = "Type the number of a part to see the acts behind it."
TABLES = tuple(Choice(name, name) for name in SHIPPED)
WEIGHTS_HELP = (
    "Type weis, cameo or rivera, or the name of a CSV file with the columns code, weight, label. Codes are "
    "act codes or names of policy acts."
)
LARGEST_FILE = 200_000


async def cards_of(desk: Desk) -> tuple[MoveCard, ...]:
    """The cards so far, in the table of weights that is chosen; Wrong before the first move."""
    cards = await desk.port.cards(desk.weights)
    if not cards:
        raise Wrong(NO_SCORES)
    return cards


async def control_cards(desk: Desk) -> tuple[MoveCard, ...]:
    """The same, if only the facilitator looks; Wrong in room view."""
    if desk.room_view:
        raise Wrong(CONTROL_ONLY)
    return await cards_of(desk)


async def move_of(desk: Desk, cards: Sequence[MoveCard]) -> MoveCard:
    """The card of a move, by default the last."""
    moves = [Choice(card, f"move {card.move + 1}", (), card.move + 1) for card in cards]
    last = cards[-1]
    return await desk.ask.one(
        "Which move", moves, "Type the number of a move.", default=last, words=f"empty: move {last.move + 1}"
    )


async def open_part(desk: Desk, parts: Sequence[Part]) -> None:
    """Ask for a part by its number, and show the acts behind it; nothing when none is wanted."""
    known = [Choice(part, part.label) for part in parts]
    if not known:
        return
    part = await desk.ask.one("Which part", known, PART_HELP, default=None, words="empty: none", listed=False)
    if part is not None:
        feed = [(item.sequence, item) for item in await desk.port.feed()]
        desk.page.show(acts_behind(await desk.names(), part, feed))


def table_named(answer: str) -> str | Table:
    """A table that ships, or one read from a file; Wrong says what is wrong with it."""
    found = candidates(answer, TABLES)
    if len(found) == 1:
        return found[0].value
    path = Path(answer.strip().strip("\"'")).expanduser()
    try:
        if not path.is_file():
            raise Wrong(f"There is no file “{one_line(answer, 80)}”. {WEIGHTS_HELP}")
        if path.stat().st_size > LARGEST_FILE:
            raise Wrong("That file is too large for a table of weights.")
        return read_table(path.stem, path.read_text(encoding="utf-8-sig"), f"your own table, {path.name}")
    except (OSError, UnicodeDecodeError):
        raise Wrong(f"“{one_line(path.name, 80)}” cannot be read as text. Save it as CSV in UTF-8.") from None
    except ValueError as error:
        raise Wrong(str(error)) from None
