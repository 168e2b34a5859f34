"""The palette of a place in a room: its panels, keys and open acts, found by a few letters."""

from __future__ import annotations

from collections.abc import Sequence

from textual.screen import ModalScreen

from tabletop.desk.choices import Choice
from tabletop.terminal.screens.finder import Finder


class SeatFinder(Finder):
    """Gives the id of what was found, None when it is left."""

    def __init__(self, known: Sequence[tuple[str, str]]) -> None:
        ModalScreen.__init__(self)
        self._choices = [Choice(id, words) for id, words in known]
