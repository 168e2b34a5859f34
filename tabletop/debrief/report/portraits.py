"""The path of an exercise between two headlines, and how alike delegations stand."""

from __future__ import annotations

from itertools import pairwise

from markupsafe import Markup

from tabletop.debrief.report.drawing import BOTTOM, LEFT, RIGHT, TOP, Frame, figure_of, text
from tabletop.debrief.report.model import Matrix, Portrait
from tabletop.debrief.report.phrases import figure

SIDE = 300
CELL, NAMES = 34, 40
DARKEST = 150
"""The grey of the same position; opposite ones are white. Black figures stay legible on it."""


def portrait(chart: Portrait, name: str, description: str) -> Markup:
    """The path of the exercise between two headlines, the moves numbered along it."""
    frame = Frame(SIDE, SIDE, 0.0, 100.0)
    body = [_axes(frame, chart)]
    spots = [(label, frame.x(x / 100), frame.y(y)) for label, x, y in chart.points]
    for (_, x1, y1), (_, x2, y2) in pairwise(spots):
        path = '<line x1="{:.1f}" y1="{:.1f}" x2="{:.1f}" y2="{:.1f}" stroke="#000" stroke-width="1.6"/>'
        body.append(Markup(path).format(x1, y1, x2, y2))
    for label, x, y in spots:
        disc = '<circle cx="{:.1f}" cy="{:.1f}" r="9" fill="#fff" stroke="#000" stroke-width="1.6"/>'
        body += [Markup(disc).format(x, y), text(x, y + 4, label, "middle", ' class="value"')]
    return figure_of(frame, chart.title, description, name, body)


def _axes(frame: Frame, chart: Portrait) -> Markup:
    lines = []
    for value in (0, 50, 100):
        x, y = frame.x(value / 100), frame.y(value)
        rule = '<line x1="{:.1f}" y1="{:.1f}" x2="{:.1f}" y2="{:.1f}" stroke="#555" stroke-width=".5"/>'
        lines += [
            Markup(rule).format(LEFT, y, frame.width - RIGHT, y),
            Markup(rule).format(x, TOP, x, frame.height - BOTTOM),
            text(LEFT - 5, y + 4, str(value), "end"),
            text(x, frame.height - BOTTOM + 14, str(value)),
        ]
    lines.append(text(frame.x(0.5), frame.height - 8, f"{chart.across} →"))
    turned = f' transform="rotate(-90 9 {frame.y(50):.1f})"'
    lines.append(text(9, frame.y(50), f"{chart.up} →", "middle", turned))
    return Markup("").join(lines)


def matrix(chart: Matrix, name: str, description: str) -> Markup:
    """A square a pair, the darker the more alike; blocs framed along the diagonal."""
    side = NAMES + CELL * len(chart.names) + 4
    body = []
    for row, (title, values) in enumerate(zip(chart.names, chart.values, strict=True)):
        middle = NAMES + CELL * (row + 0.5)
        body += [text(NAMES - 5, middle + 4, title, "end"), text(middle, NAMES - 8, title)]
        body += [_cell(row, column, value) for column, value in enumerate(values)]
    begun = 0
    for size in chart.blocs:
        frame = '<rect x="{}" y="{}" width="{}" height="{}" fill="none" stroke="#000" stroke-width="2.4"/>'
        corner = NAMES + CELL * begun
        body.append(Markup(frame).format(corner, corner, CELL * size, CELL * size))
        begun += size
    return figure_of(Frame(side, side, 0, 1), chart.title, description, name, body)


def _cell(row: int, column: int, value: float | None) -> Markup:
    x, y = NAMES + CELL * column, NAMES + CELL * row
    grey = 255 if value is None else round(255 - (255 - DARKEST) * (value + 1) / 2)
    square = '<rect x="{}" y="{}" width="{}" height="{}" fill="rgb({},{},{})" stroke="#999"/>'
    words = "–" if value is None else figure(value, 1)
    drawn = Markup(square).format(x, y, CELL, CELL, grey, grey, grey)
    return drawn + text(x + CELL / 2, y + CELL / 2 + 4, words)
