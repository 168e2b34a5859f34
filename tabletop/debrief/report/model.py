"""What a report is made of: sections of plain blocks that any format can set, and the cover before them."""

from __future__ import annotations

from typing import ClassVar

from msgspec import Struct


class Line(Struct, frozen=True):
    """A sentence and the numbers of the events behind it.

    `told` puts each event's own sentence below; `short` says so in a word or two each, one after the other.
    """

    text: str
    events: tuple[int, ...] = ()
    told: tuple[tuple[int, str], ...] = ()
    short: tuple[tuple[int, str], ...] = ()


Cell = str | Line | tuple[Line, ...]


class Paragraph(Struct, frozen=True):
    """Running text. `style` is "", "quote" (communique wording), "lead", "note" or "warning"."""

    kind: ClassVar[str] = "paragraph"
    text: str
    style: str = ""


class Listing(Struct, frozen=True):
    """Lines one below the other."""

    kind: ClassVar[str] = "listing"
    lines: tuple[Line, ...]


class Facts(Struct, frozen=True):
    """Named facts, a few words each."""

    kind: ClassVar[str] = "facts"
    pairs: tuple[tuple[str, Cell], ...]


class Table(Struct, frozen=True):
    """Rows under a head; `numbers` are the columns set as figures, `narrow` those kept on one line.

    A row of one cell alone is a heading for the rows below it. `dense` sets a long table small.
    """

    kind: ClassVar[str] = "table"
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str = ""
    numbers: tuple[int, ...] = ()
    narrow: tuple[int, ...] = ()
    dense: bool = False


class Happening(Struct, frozen=True):
    """One line of a timeline: its events, when it was, in words.

    `undone` is the number of the correction that took it back, 0 if it counts; `by` names people, if wanted.
    """

    events: tuple[int, ...]
    at: str
    text: str
    by: str = ""
    undone: int = 0


class Timeline(Struct, frozen=True):
    """What happened in one phase."""

    kind: ClassVar[str] = "timeline"
    phase: str
    rows: tuple[Happening, ...]


class Series(Struct, frozen=True):
    """One line of a chart: a value a point, None where it is not defined."""

    name: str
    values: tuple[float | None, ...]


class Trend(Struct, frozen=True):
    """A figure over the moves, 0 to `top`; it goes below 0 when a value does."""

    kind: ClassVar[str] = "trend"
    title: str
    points: tuple[str, ...]
    series: tuple[Series, ...]
    top: int
    unit: str


class Portrait(Struct, frozen=True):
    """Two headlines against each other, a point a move: (label, x, y), both 0 to 100."""

    kind: ClassVar[str] = "portrait"
    title: str
    across: str
    up: str
    points: tuple[tuple[str, float, float], ...]


class Matrix(Struct, frozen=True):
    """Every pair of names by a value from -1 to 1, symmetric; None where it is not defined.

    `blocs` are the sizes of the groups that the names fall into, in order.
    """

    kind: ClassVar[str] = "matrix"
    title: str
    names: tuple[str, ...]
    values: tuple[tuple[float | None, ...], ...]
    blocs: tuple[int, ...]


class Bars(Struct, frozen=True):
    """A figure of several groups: (name, lower quartile, median, upper quartile); None: not defined.

    The scale runs from the lowest value or 0 to `top` or the highest.
    """

    kind: ClassVar[str] = "bars"
    title: str
    rows: tuple[tuple[str, float | None, float | None, float | None], ...]
    top: float


Chart = Trend | Portrait | Matrix | Bars


class Figures(Struct, frozen=True):
    """Charts side by side, with what to know when reading them."""

    kind: ClassVar[str] = "figures"
    charts: tuple[Chart, ...]
    notes: tuple[str, ...] = ()


Block = Paragraph | Listing | Facts | Table | Timeline | Figures


class Section(Struct, frozen=True):
    """A heading with what stands under it; sections within it are a step smaller.

    `sheet` asks for a new page.
    """

    title: str
    blocks: tuple[Block, ...] = ()
    within: tuple[Section, ...] = ()
    sheet: bool = False


class Cover(Struct, frozen=True):
    """The first page: what was played, when, how names are treated, and the seal of the log."""

    title: str
    subtitle: str
    stylised: str
    facts: tuple[tuple[str, str], ...]
    trouble: str
    language: str


class Report(Struct, frozen=True):
    """A whole after-action report; one without events behind its lines is not `recorded`.

    `sections` are what is read; the `appendix` is the record behind it, to look things up in.
    """

    cover: Cover
    sections: tuple[Section, ...]
    recorded: bool = True
    appendix: tuple[Section, ...] = ()
