"""A figure of several groups side by side: the median as a bar, the middle half as a line across its end."""

from __future__ import annotations

from markupsafe import Markup

from tabletop.debrief.report.drawing import WIDTH, Frame, figure_of, text
from tabletop.debrief.report.model import Bars
from tabletop.debrief.report.phrases import NOT_DEFINED, figure

NAMES, ROW, END, LABEL = 84, 22, 40, 14
"""Room for the names, for a row, at the end, and between two figures of the axis."""


def bars(chart: Bars, name: str, description: str) -> Markup:
    """A row a group, from 0 to the right, or to the left of 0 for what is below it."""
    values = [v for _, *three in chart.rows for v in three if v is not None]
    low, high = min([0.0, *values]), max([chart.top, *values])
    frame = Frame(WIDTH, ROW * len(chart.rows) + 18, low, high)
    body = [_axis(frame)]
    for number, (label, *spread) in enumerate(chart.rows):
        y = 6 + ROW * number + ROW / 2
        body += [text(NAMES - 8, y + 4, label, "end"), *_row(frame, y, *spread)]
    return figure_of(frame, chart.title, description, name, body)


def _x(frame: Frame, value: float) -> float:
    return NAMES + (frame.width - NAMES - END) * (value - frame.low) / (frame.high - frame.low)


def _axis(frame: Frame) -> Markup:
    rule = '<line x1="{:.1f}" x2="{:.1f}" y1="4" y2="{:.1f}" stroke="#555" stroke-width="{}"/>'
    ends = [end for end in (frame.low, frame.high) if abs(_x(frame, end) - _x(frame, 0)) >= LABEL]
    return Markup("").join(
        Markup(rule).format(_x(frame, value), _x(frame, value), frame.height - 14, weight)
        + text(_x(frame, value), frame.height - 3, figure(value, 0))
        for value, weight in {**dict.fromkeys(ends, ".5"), 0.0: "1.2"}.items()
    )


def _row(frame: Frame, y: float, low: float | None, middle: float | None, high: float | None) -> list[Markup]:
    if low is None or middle is None or high is None:
        return [text(_x(frame, 0) + 6, y + 4, NOT_DEFINED, "start")]
    start, end = sorted((_x(frame, 0), _x(frame, middle)))
    box = '<rect x="{:.1f}" y="{:.1f}" width="{:.1f}" height="10" fill="#bbb" stroke="#000"/>'
    line = '<line x1="{:.1f}" x2="{:.1f}" y1="{:.1f}" y2="{:.1f}" stroke="#000" stroke-width="2.4"/>'
    return [
        Markup(box).format(start, y - 5, max(0.6, end - start)),
        Markup(line).format(_x(frame, low), _x(frame, high), y, y),
        text(_x(frame, max(high, middle, 0.0)) + 5, y + 4, figure(middle, 0), "start", ' class="value"'),
    ]
