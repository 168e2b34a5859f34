"""Figures as SVG: legible in black and white, with a title and a description for those who listen."""

from __future__ import annotations

from markupsafe import Markup

from tabletop.debrief.report.bars import bars
from tabletop.debrief.report.model import Bars, Chart, Matrix, Portrait, Trend
from tabletop.debrief.report.phrases import NOT_DEFINED, figure
from tabletop.debrief.report.portraits import matrix, portrait
from tabletop.debrief.report.trends import trend


def drawn(chart: Chart, name: str) -> Markup:
    """Any chart; `name` makes its ids unique on the page."""
    words = described(chart)
    match chart:
        case Matrix():
            return matrix(chart, name, words)
        case Portrait():
            return portrait(chart, name, words)
        case Bars():
            return bars(chart, name, words)
    return trend(chart, name, words)


def described(chart: Chart) -> str:
    """The figure in words."""
    match chart:
        case Matrix():
            told = _pairs(chart)
        case Portrait():
            told = [
                f"move {label}: {chart.across} {figure(x, 0)}, {chart.up} {figure(y, 0)}"
                for label, x, y in chart.points
            ]
        case Bars():
            told = [
                f"{who} {figure(middle, 0)}, the middle half from {figure(low, 0)} to {figure(high, 0)}"
                for who, low, middle, high in chart.rows
            ]
        case Trend():
            told = [_course(chart, place) for place in range(len(chart.series))]
    return f"{chart.title}. {'; '.join(told) or NOT_DEFINED}."


def _pairs(chart: Matrix) -> list[str]:
    return [
        f"{one} and {other} {figure(value, 1)}"
        for row, one in enumerate(chart.names)
        for other, value in zip(chart.names[row + 1 :], chart.values[row][row + 1 :], strict=True)
        if value is not None
    ]


def _course(chart: Trend, place: int) -> str:
    series = chart.series[place]
    pairs = zip(chart.points, series.values, strict=True)
    values = [f"{point} {_valued(value, chart.unit)}" for point, value in pairs]
    return f"{series.name}: {', '.join(values)}"


def _valued(value: float | None, unit: str) -> str:
    return NOT_DEFINED if value is None else f"{figure(value, 0)}{unit}"
