"""How to join, for the wall: the address in words, and as a picture for telephones and tablets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Center, Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from tabletop.room.door import page_of
from tabletop.terminal.joincard import join_words
from tabletop.terminal.literal import literal
from tabletop.terminal.widgets.qrcode import QrCode


class HowToJoin(ModalScreen[None]):
    """Safe to project: no code stands on it."""

    DEFAULT_CSS = """
    HowToJoin { background: $background; align: center middle; }
    HowToJoin #way { width: auto; height: auto; align: center middle; }
    HowToJoin #words { width: auto; height: auto; text-style: bold; }
    HowToJoin #text { width: auto; height: auto; }
    HowToJoin #keys { width: auto; height: auto; color: $quiet; margin-top: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q,Q", "dismiss(None)", "Close", priority=True)
    ]

    def __init__(self, where: Sequence[str]) -> None:
        super().__init__()
        self._where = where

    def compose(self) -> ComposeResult:
        """The picture, and the words beside it."""
        with Vertical(id="text"), Center():
            with Horizontal(id="way"):
                yield QrCode(page_of(self._where[0]))
                yield Static(literal("\n".join(join_words(self._where))), id="words")
            yield Static("esc closes", id="keys")
