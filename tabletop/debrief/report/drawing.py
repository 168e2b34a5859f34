"""What every figure is drawn with: a frame, words, and the SVG around them."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup, escape
from msgspec import Struct

WIDTH, HEIGHT = 320, 164
LEFT, RIGHT, TOP, BOTTOM = 34, 14, 14, 38


class Frame(Struct, frozen=True):
    """Where values lie on the paper."""

    width: int
    height: int
    low: float
    high: float

    def y(self, value: float) -> float:
        """Height of a value."""
        room = self.height - TOP - BOTTOM
        return TOP + room * (self.high - value) / (self.high - self.low)

    def x(self, share: float) -> float:
        """A share of the width."""
        return LEFT + (self.width - LEFT - RIGHT) * share


def text(x: float, y: float, words: str, anchor: str = "middle", extra: str = "") -> Markup:
    """Words at a place."""
    return Markup('<text x="{:.1f}" y="{:.1f}" text-anchor="{}"{}>{}</text>').format(
        x, y, anchor, Markup(extra), words
    )


def figure_of(frame: Frame, title: str, description: str, name: str, body: Sequence[Markup]) -> Markup:
    """A whole figure with its title and its description for those who listen."""
    head = (
        '<svg class="chart" viewBox="0 0 {} {}" role="img" aria-labelledby="{}-t {}-d">'
        '<title id="{}-t">{}</title><desc id="{}-d">{}</desc>{}</svg>'
    )
    drawn = Markup("").join(body)
    return Markup(head).format(
        frame.width, frame.height, name, name, name, title, name, escape(description), drawn
    )
