"""Something to read at leisure, or aloud: lines of words, by arrows and page keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import Static

from tabletop.showing.rows import Row, rows_of
from tabletop.terminal.literal import hints
from tabletop.terminal.widgets.board import Board


class Reader(ModalScreen[None]):
    """Shows rows; Esc, Enter or q closes it. `aloud`: it is to be read out, so it covers all."""

    CSS_PATH = "reader.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q", "dismiss(None)", "Close", priority=True),
    ]

    def __init__(self, lines: Sequence[str] | Sequence[Row]) -> None:
        super().__init__()
        rows = list(lines)
        self._rows = [r for r in rows if isinstance(r, Row)] or rows_of([str(r) for r in rows])

    def compose(self) -> ComposeResult:
        """A board, and how to leave it."""
        yield Board(id="reading", empty="There is nothing to read.")
        yield Static(hints("`up`, `down`, `page up`, `page down` move   `esc` closes"), id="keys")

    def on_mount(self) -> None:
        """Show it."""
        board = self.query_one(Board)
        board.show(self._rows, keep=False)
        board.focus()
