"""A report as one HTML page, complete in itself, that prints well."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import count

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from tabletop.debrief.report import charts
from tabletop.debrief.report.model import Chart, Report, Section
from tabletop.showing.gate import clean

WORD = 24
_ENDLESS = re.compile(rf"\S{{{WORD + 1}}}")


def page(report: Report) -> str:
    """The whole page; all text in it is escaped."""
    numbers = count(1)
    template = _environment().get_template("report.html.j2")

    def drawn(chart: Chart) -> Markup:
        name = f"figure-{next(numbers)}"
        return charts.drawn(chart, name)

    contents = list(_contents(report.sections, "part"))
    appendix = list(_contents(report.appendix, "appendix"))
    return (
        template.render(
            report=report, contents=contents, appendix=appendix, drawn=drawn, foot=_in_css(report)
        )
        + "\n"
    )


def runs(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Numbers in order as (first, last) of each unbroken run."""
    found: list[tuple[int, int]] = []
    for number in numbers:
        if found and number == found[-1][1] + 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found


def _contents(sections: Sequence[Section], name: str) -> Iterator[tuple[str, Section]]:
    """Sections with the anchors that lead to them."""
    for number, section in enumerate(sections, 1):
        yield f"{name}-{number}", section


def _in_css(report: Report) -> Markup:
    """Title and stylised sentence as a CSS string for the foot of every printed page."""
    text = clean(f"{report.cover.title}. {report.cover.stylised}")
    return Markup('"' + "".join(c if c.isalnum() or c in " .,:;" else f"\\{ord(c):06x}" for c in text) + '"')


def _shown(text: object) -> object:
    """Text once more through the gate, then escaped, with its line breaks kept."""
    if isinstance(text, Markup) or not isinstance(text, str):
        return text
    return Markup("<br>\n").join(_breakable(line) for line in clean(text, 20_000).split("\n"))


def _breakable(line: str) -> Markup:
    """Escaped; a word too long for a column may break, and does not widen it."""
    if not _ENDLESS.search(line):
        return escape(line)
    parts = [line[at : at + WORD] for at in range(0, len(line), WORD)]
    return Markup("<wbr>").join(parts)


@cache
def _environment() -> Environment:
    loader = PackageLoader("tabletop.debrief.report")
    environment = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
        extensions=["jinja2.ext.loopcontrols"],
    )
    environment.globals["style"] = Markup(loader.get_source(environment, "report.css")[0])
    environment.filters["runs"] = runs
    environment.tests["line"] = lambda cell: hasattr(cell, "events")
    environment.tests["lines"] = lambda cell: isinstance(cell, tuple)
    return environment
