"""A report as Markdown: figures are tables, and what players wrote cannot become markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from tabletop.debrief.report.model import (
    Bars,
    Block,
    Cell,
    Chart,
    Cover,
    Facts,
    Figures,
    Line,
    Listing,
    Matrix,
    Paragraph,
    Portrait,
    Report,
    Section,
    Table,
    Timeline,
)
from tabletop.debrief.report.phrases import NOT_DEFINED, figure
from tabletop.showing.gate import clean

_EVERYWHERE = re.compile(r"([\\`*_\[\]{}|~$@])")
_AT_THE_START = re.compile(r"^([#+=:-]|\d+(?=[.)]))")


def markdown(report: Report) -> str:
    """The whole report."""
    lines = [*_cover(report.cover)]
    for section in report.sections:
        lines += _section(section, 2)
    if report.appendix:
        lines += ["# Appendix: the record", ""]
    for section in report.appendix:
        lines += _section(section, 2)
    return "\n".join(lines).rstrip() + "\n"


def literal(text: str) -> str:
    """Any text on one line, so that every character of it shows as itself."""
    return " ".join(_literal_line(line) for line in clean(text, 20_000).split("\n") if line.strip())


def _literal_line(line: str) -> str:
    line = line.strip().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    line = _EVERYWHERE.sub(r"\\\1", line)
    line = line.replace("://", r"\://")
    line = re.sub(r"\bwww\.", r"www\\.", line, flags=re.IGNORECASE)
    start = _AT_THE_START.match(line)
    if start is None:
        return line
    mark = start.group(1)
    return f"{mark}\\{line[len(mark) :]}" if mark.isdigit() else f"\\{line}"


def _cover(cover: Cover) -> Iterator[str]:
    yield from (f"# {literal(cover.title)}", "", f"**{literal(cover.subtitle)}**", "")
    yield from (f"*{literal(cover.stylised)}*", "")
    if cover.trouble:
        yield from (f"> **Only part of the record could be read.** {literal(cover.trouble)}", "")
    yield from (f"- {literal(name)}: {literal(value)}" for name, value in cover.facts)
    yield ""


def _section(section: Section, level: int) -> Iterator[str]:
    yield from (f"{'#' * min(level, 6)} {literal(section.title)}", "")
    for block in section.blocks:
        yield from _block(block)
        yield ""
    for part in section.within:
        yield from _section(part, level + 1)


def _block(block: Block) -> Iterable[str]:
    match block:
        case Paragraph(text, style):
            mark = "> " if style in ("quote", "undecided") else ""
            return [f"{mark}{literal(text)}"]
        case Listing(lines):
            return [f"- {_line(line)}" for line in lines]
        case Facts(pairs):
            return [f"- {literal(name)}: {_cell(value)}" for name, value in pairs]
        case Table():
            return _table(block.head, block.rows, block.caption)
        case Timeline():
            return _timeline(block)
        case Figures(charts, notes):
            drawn = [line for chart in charts for line in (*_chart(chart), "")]
            return [*drawn, *(f"- {literal(note)}" for note in notes)]


def _table(head: Sequence[str], rows: Iterable[Sequence[Cell]], caption: str = "") -> Iterator[str]:
    if caption:
        yield from (literal(caption), "")
    yield f"| {' | '.join(map(literal, head))} |"
    yield f"|{' --- |' * len(head)}"
    for row in rows:
        padded = (*row, *[""] * (len(head) - len(row)))
        yield f"| {' | '.join(map(_cell, padded))} |"


def _cell(cell: Cell) -> str:
    if isinstance(cell, str):
        return literal(cell)
    return _line(cell) if isinstance(cell, Line) else "<br>".join(map(_line, cell))


def _line(line: Line) -> str:
    known = ", ".join(map(str, line.events))
    noun = "event" if len(line.events) == 1 else "events"
    told = [f"{number}: {literal(words)}" for number, words in line.told]
    told += [f"{literal(words)} ({number})" for number, words in line.short]
    parts = [
        literal(line.text),
        f"({noun} {known})" if known else "",
        ("<br>" if line.told else ", ").join(told),
    ]
    return " ".join(part for part in parts if part)


def _timeline(block: Timeline) -> Iterator[str]:
    yield from _table(("Time", "Event", block.phase), ())
    for row in block.rows:
        first, last = row.events[0], row.events[-1]
        numbers = f"{first}–{last}" if last > first else str(first)
        text = literal(row.text)
        if row.undone:
            text = f"~~{text}~~ *Undone by event {row.undone}*"
        by = f" ({literal(row.by)})" if row.by else ""
        yield f"| {row.at} | {numbers} | {text}{by} |"


def _chart(chart: Chart) -> Iterator[str]:
    if isinstance(chart, Matrix):
        grid = [
            (name, *("–" if value is None else figure(value) for value in row))
            for name, row in zip(chart.names, chart.values, strict=True)
        ]
        yield from _table(("", *chart.names), grid, chart.title)
        return
    if isinstance(chart, Portrait):
        points = [(f"Move {label}", figure(x, 0), figure(y, 0)) for label, x, y in chart.points]
        yield from _table(("", chart.across, chart.up), points, chart.title)
        return
    if isinstance(chart, Bars):
        spreads = [
            (who, *(NOT_DEFINED if value is None else figure(value, 0) for value in spread))
            for who, *spread in chart.rows
        ]
        yield from _table(("", "Lower quarter", "Median", "Upper quarter"), spreads, chart.title)
        return
    rows = [
        (series.name, *(NOT_DEFINED if v is None else f"{figure(v, 0)}{chart.unit}" for v in series.values))
        for series in chart.series
    ]
    yield from _table(("", *chart.points), rows, chart.title)
