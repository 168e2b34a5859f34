"""The console's panel: a board, or the positions as a matrix, in one widget."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.message import Message

from tabletop.exercise.views.alliance import AllianceView
from tabletop.showing.rows import Row
from tabletop.terminal.widgets.board import Board, Piece
from tabletop.terminal.widgets.matrix import Matrix

FAR = 99


class Panel(Board):
    """Shows rows or the matrix. Two widgets in one place would have the whole screen laid out anew,
    which takes longer than a frame.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "aside(-1)", "Left", show=False),
        Binding("right", "aside(1)", "Right", show=False),
    ]

    @dataclass
    class CellChosen(Message):
        """A cell of the matrix was opened: a clause and a delegation."""

        clause: str
        seat: str

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.matrix = Matrix()
        self.tabular = False

    def show(self, rows: Sequence[Row], *, keep: bool = True) -> None:
        """Show these rows, from their beginning if the matrix was shown before."""
        was, self.tabular = self.tabular, False
        super().show(rows, keep=keep and not was)

    def show_matrix(self, view: AllianceView) -> None:
        """Show a view's positions."""
        was, self.tabular = self.tabular, True
        if self.matrix.take(view) or not was:
            self._lay_out()
        if not was:
            self.scroll_to(y=0, animate=False)
            self._reveal()

    @property
    def current(self) -> Row | None:
        """The row under the cursor; none on the matrix."""
        return None if self.tabular else super().current

    @property
    def text(self) -> str:
        """All that is shown, for tests."""
        if not self.tabular:
            return super().text
        lines = (self.matrix.line(n, self.has_focus) for n in range(self.virtual_size.height))
        return "\n".join("".join(words for words, _, _ in pieces).rstrip() for pieces in lines)

    def _lay_out(self) -> None:
        if not self.tabular:
            super()._lay_out()
            return
        width = max(8, self._width)
        self._laid_out = ((), width)
        self._measure(self.matrix.fold(width))
        self.refresh()

    def _line(self, y: int) -> tuple[Piece, ...]:
        if not self.tabular:
            return super()._line(y)
        return self.matrix.line(y + round(self.scroll_offset.y), self.has_focus)

    def _reveal(self) -> None:
        if not self.tabular:
            super()._reveal()
        elif self.size.height:
            self.scroll_to_region(Region(0, self.matrix.place, 1, 1), animate=False, force=True)

    def _step(self, down: int, right: int) -> None:
        self.matrix.move(down, right)
        self._lay_out()
        self._reveal()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Sideways on the matrix alone."""
        return self.tabular if action == "aside" else super().check_action(action, parameters)

    def action_aside(self, step: int) -> None:
        """One delegation to the left or right."""
        self._step(0, step)

    def action_move(self, step: int) -> None:
        """One row, or one clause, up or down."""
        if self.tabular:
            self._step(step, 0)
        else:
            super().action_move(step)

    def action_page(self, step: int) -> None:
        """A screenful; to the first or last clause of the matrix."""
        if self.tabular:
            self._step(step * FAR, 0)
        else:
            super().action_page(step)

    def action_end(self, step: int) -> None:
        """The first or the last row; the first cell of the matrix, or its last clause."""
        if self.tabular:
            self._step(step * FAR, min(0, step * FAR))
        else:
            super().action_end(step)

    def action_choose(self) -> None:
        """Open the row or the cell under the cursor."""
        if not self.tabular:
            super().action_choose()
        elif self.matrix.clause and self.matrix.seat:
            self.post_message(self.CellChosen(self.matrix.clause, self.matrix.seat))

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor, a second one opens."""
        if not self.tabular:
            return
        event.prevent_default()
        if self.matrix.point(event.x, event.y + round(self.scroll_offset.y)):
            self._step(0, 0)
            if event.chain == 2:
                self.action_choose()
