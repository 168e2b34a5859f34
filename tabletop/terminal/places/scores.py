"""The scores as an evaluator opens them: headlines, parts, acts."""

from __future__ import annotations

from collections.abc import Sequence

from tabletop.exercise.views.control import ControlView
from tabletop.exercise.views.seeing import View
from tabletop.room.port import FeedItem, Stored
from tabletop.showing.boards.record import Teller
from tabletop.showing.rows import Row
from tabletop.terminal.scoring import ScoreBoard
from tabletop.terminal.snapshot import Snapshot


class EvaluatorScores(ScoreBoard):
    """A board of scores over a view and a feed."""

    def rows_of(self, view: View, now: int, feed: tuple[FeedItem, ...]) -> Sequence[Row]:
        """The open board; nothing for those who do not see everything."""
        if not isinstance(view, ControlView):
            return ()
        return self.rows(Snapshot(view, view, now, feed, Stored("", 0, ""), False), Teller())
