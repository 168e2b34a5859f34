"""The scores panel: which board is open, and how deep; cards are fetched when it is looked at."""

from __future__ import annotations

from collections.abc import Sequence

from tabletop.desk.desk import Desk
from tabletop.room.port import Port
from tabletop.scorecard.card import MoveCard
from tabletop.showing.boards import scores
from tabletop.showing.boards.record import Teller
from tabletop.showing.names import Names
from tabletop.showing.rows import Row
from tabletop.showing.tables.scores import shown_scores
from tabletop.terminal.snapshot import Snapshot

TABLES = ("weis", "cameo", "rivera")


class ScoreBoard:
    """Headlines, panels, acts: `path` is how deep one has gone. The desk knows the table of weights."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.path: tuple[str, ...] = ()
        self.cards: tuple[MoveCard, ...] = ()

    async def fetch(self, port: Port) -> None:
        """The cards as they stand now."""
        self.cards = await port.cards(self._desk.weights)

    def rows(self, seen: Snapshot, teller: Teller) -> Sequence[Row]:
        """The open board; in room view only what players may see."""
        if seen.room_view:
            lines = shown_scores(seen.shown.scores, seen.control.scores_shown)
            return [Row(words) for words in (*lines, "Control view (v) opens every figure to its acts.")]
        card = next((c for c in self.cards if self.path and str(c.move) == self.path[0]), None)
        if card is None:
            return scores.headlines(self.cards)
        names = Names(seen.control)
        figures = scores.PANELS[self.path[1]](card) if len(self.path) == 3 else []
        if not figures or int(self.path[2]) >= len(figures):
            return scores.panel(card, self.path[1], names)
        return scores.acts(
            figures[int(self.path[2])], teller.rows(names, [(i.sequence, i) for i in seen.feed])
        )

    def open(self, name: str) -> None:
        """One step deeper: move/panel, then move/panel/row."""
        self.path = tuple(name.split("/"))

    def up(self) -> bool:
        """One step back; false at the top."""
        if not self.path:
            return False
        self.path = self.path[:2] if len(self.path) == 3 else ()
        return True

    def next_table(self) -> str:
        """Take another table of weights; after one of the facilitator's own, the first that ships."""
        known = self._desk.weights
        place = TABLES.index(known) + 1 if isinstance(known, str) and known in TABLES else 0
        self._desk.weights = TABLES[place % len(TABLES)]
        return TABLES[place % len(TABLES)]
