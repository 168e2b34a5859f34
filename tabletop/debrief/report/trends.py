"""Lines over the moves."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from tabletop.debrief.report.drawing import BOTTOM, HEIGHT, LEFT, RIGHT, WIDTH, Frame, figure_of, text
from tabletop.debrief.report.model import Series, Trend
from tabletop.debrief.report.phrases import figure

STROKES = ("", ' stroke-dasharray="5 4"')


def trend(chart: Trend, name: str, description: str) -> Markup:
    """Lines over the moves; `name` makes its ids unique on the page."""
    values = [value for series in chart.series for value in series.values if value is not None]
    low, step = _floor(values)
    frame = Frame(WIDTH, HEIGHT, low, float(chart.top))
    places = [frame.x(n) for n in _spread(len(chart.points))]
    body = [_scale(frame, chart, step), *_points(frame, places, chart.points)]
    last_ends = _apart([_last(series) for series in chart.series])
    for number, series in enumerate(chart.series):
        body.append(_line(frame, places, series, number, chart.unit, last_ends[number]))
    body += _legend(chart) if len(chart.series) > 1 else []
    return figure_of(frame, chart.title, description, name, body)


def _floor(values: Sequence[float]) -> tuple[float, float]:
    """Where the scale begins, 0 or a round figure below the lowest value, and its steps."""
    lowest = min([0.0, *values])
    step = 50.0 if lowest >= -80 else 100.0 if lowest >= -380 else 100.0 * round(-lowest / 380 + 0.5)
    return (0.0 if lowest >= 0 else -step * ((20 - lowest) // step + 1)), step


def _spread(count: int) -> list[float]:
    return [(n + 0.5) / count for n in range(count)]


def _scale(frame: Frame, chart: Trend, step: float) -> Markup:
    lines, value = [], frame.low
    while value <= frame.high:
        weight = "1.2" if value == 0 else ".5"
        y = frame.y(value)
        lines.append(
            Markup('<line x1="{}" x2="{}" y1="{:.1f}" y2="{:.1f}" stroke="#555" stroke-width="{}"/>').format(
                LEFT, frame.width - RIGHT, y, y, weight
            )
        )
        label = f"{figure(value, 0)}{chart.unit if value == frame.high else ''}"
        lines.append(text(LEFT - 5, y + 4, label, "end"))
        value += step
    return Markup("").join(lines)


def _points(frame: Frame, places: list[float], points: Sequence[str]) -> list[Markup]:
    y = frame.height - BOTTOM + 15
    return [text(x, y, point) for x, point in zip(places, points, strict=True)]


def _last(series: Series) -> float | None:
    return next((value for value in reversed(series.values) if value is not None), None)


def _apart(ends: list[float | None]) -> list[float]:
    """Whether labels stand above (-8) or below (15) their marks, so that two lines keep apart."""
    if len(ends) < 2 or ends[0] is None or ends[1] is None:
        return [-8.0] * len(ends)
    return [-8.0, 15.0] if ends[0] >= ends[1] else [15.0, -8.0]


def _line(frame: Frame, places: list[float], series: Series, number: int, unit: str, shift: float) -> Markup:
    body, run = [], ""
    for x, value in zip(places, series.values, strict=True):
        if value is None:
            run = ""
            continue
        y = frame.y(max(frame.low, min(frame.high, value)))
        if run:
            body.append(
                Markup('<path d="{} L{:.1f} {:.1f}" fill="none" stroke="#000" stroke-width="1.8"{}/>').format(
                    Markup(run), x, y, Markup(STROKES[number % 2])
                )
            )
        run = f"M{x:.1f} {y:.1f}"
        body.append(_mark(x, y, number))
        body.append(_value(frame, x, y, shift, f"{figure(value, 0)}{unit}"))
    return Markup("").join(body)


def _value(frame: Frame, x: float, y: float, shift: float, words: str) -> Markup:
    """A value above or below its mark; beside it where the labels of the moves begin."""
    if y + shift > frame.height - BOTTOM - 1:
        return text(x + 9, y + 4, words, "start", ' class="value"')
    return text(x, y + shift, words, "middle", ' class="value"')


def _mark(x: float, y: float, number: int) -> Markup:
    """A black disc for the first line; for the second a square, which frames a disc that it meets."""
    if number % 2 == 0:
        return Markup('<circle cx="{:.1f}" cy="{:.1f}" r="4.2" fill="#000"/>').format(x, y)
    shape = (
        '<rect x="{:.1f}" y="{:.1f}" width="10" height="10" fill="none" stroke="#000" stroke-width="1.6"/>'
    )
    return Markup(shape).format(x - 5, y - 5)


def _legend(chart: Trend) -> list[Markup]:
    body, x = [], float(LEFT)
    for number, series in enumerate(chart.series):
        body += [_mark(x + 6, HEIGHT - 8, number), text(x + 16, HEIGHT - 4, series.name, "start")]
        x += 34 + 6.2 * len(series.name)
    return body
