"""The scores panel: which board is open, how deep, by which table; cards are fetched beside the screen."""

from __future__ import annotations

from collections.abc import Sequence

from tabletop.room.port import Port
from tabletop.scorecard.card import MoveCard, reasons
from tabletop.showing.boards import scores
from tabletop.showing.boards.record import Teller
from tabletop.showing.names import Names
from tabletop.showing.rows import Row
from tabletop.showing.tables.scores import shown_scores
from tabletop.terminal.snapshot import Snapshot

TABLES = ("weis", "cameo", "rivera")


class ScoreBoard:
    """Headlines, parts, acts: `path` is how deep one has gone."""

    def __init__(self) -> None:
        self.path: tuple[str, ...] = ()
        self.table = TABLES[0]
        self.cards: tuple[MoveCard, ...] = ()

    async def fetch(self, port: Port) -> None:
        """The cards as they stand now."""
        self.cards = await port.cards(self.table)

    def rows(self, seen: Snapshot, teller: Teller) -> Sequence[Row]:
        """The open board; in room view only what players may see."""
        if seen.room_view:
            lines = shown_scores(seen.shown.scores, seen.control.scores_shown)
            return [Row(words) for words in (*lines, "Control view (v) opens every figure to its acts.")]
        if not self.path:
            return scores.headlines(self.cards, self.table)
        card = next((c for c in self.cards if str(c.move) == self.path[0]), None)
        if card is None:
            return []
        if len(self.path) == 2:
            return scores.parts(card, self.path[1])
        known = reasons(card, self.path[1])
        place = int(self.path[2])
        if place >= len(known):
            return scores.parts(card, self.path[1])
        names = Names(seen.control)
        return scores.acts(known[place], teller.rows(names, [(i.sequence, i) for i in seen.feed]))

    def open(self, name: str) -> None:
        """One step deeper: move/headline, then move/headline/part."""
        self.path = tuple(name.split("/"))

    def up(self) -> bool:
        """One step back; false at the top."""
        if not self.path:
            return False
        self.path = self.path[:2] if len(self.path) == 3 else ()
        return True

    def next_table(self) -> str:
        """Take another table of weights."""
        self.table = TABLES[(TABLES.index(self.table) + 1) % len(TABLES)]
        return self.table
