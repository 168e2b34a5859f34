"""Figures that can be read from the back of a room: blocks, larger where the screen is."""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.widgets import Static

ROWS = {
    "0": "### # # # # # # ###",
    "1": " #   #   #   #   # ",
    "2": "###   # ### #   ###",
    "3": "###   # ###   # ###",
    "4": "# # # # ###   #   #",
    "5": "### #   ###   # ###",
    "6": "### #   ### # # ###",
    "7": "###   #   #   #   #",
    "8": "### # # ### # # ###",
    "9": "### # # ###   # ###",
}
"""Five rows of three places, with a blank between rows."""

TALL = 40
"""Lines of a screen from which figures are twice as large."""


def blocks(number: int, scale: int = 1) -> str:
    """A number of block figures; each place is two cells wide and one line high, times the scale."""
    lines = []
    for row in range(5):
        parts = [ROWS[figure][4 * row : 4 * row + 3] for figure in str(number)]
        line = " ".join(parts)
        wide = "".join(("█" if place == "#" else " ") * 2 * scale for place in line)
        lines += [wide.rstrip()] * scale
    return "\n".join(lines)


class Figures(Static):
    """Shows a number; the larger the screen, the larger."""

    DEFAULT_CSS = "Figures { width: auto; height: auto; }"

    def __init__(self, number: int, *, id: str | None = None) -> None:
        super().__init__("", id=id)
        self.number = number

    def show(self, number: int) -> None:
        """Another number."""
        if number != self.number:
            self.number = number
            self._draw()

    def _draw(self) -> None:
        self.update(Content(blocks(self.number, 2 if self.app.size.height >= TALL else 1)))

    def on_mount(self) -> None:
        """Draw it."""
        self._draw()

    def on_resize(self, event: events.Resize) -> None:
        """Draw it anew, larger or smaller."""
        self.call_after_refresh(self._draw)
