"""What a report is made of: sections of plain blocks that any format can set, and the cover before them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence and the numbers of the events behind it.

    `told` puts each event's own sentence below; `short` says so in a word or two each, one after the other.
    """

    text: str
    events: tuple[int, ...] = ()
    told: tuple[tuple[int, str], ...] = ()
    short: tuple[tuple[int, str], ...] = ()


Cell = str | Line | tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. `style` is "", "quote" (communique wording), "lead", "note" or "warning"."""

    kind: ClassVar[str] = "paragraph"
    text: str
    style: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """Lines one below the other."""

    kind: ClassVar[str] = "listing"
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Named facts, a few words each."""

    kind: ClassVar[str] = "facts"
    pairs: tuple[tuple[str, Cell], ...]


@dataclass(frozen=True, slots=True)
class Table:
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


@dataclass(frozen=True, slots=True)
class Happening:
    """One line of a timeline: its events, when it was, in words.

    `undone` is the number of the correction that took it back, 0 if it counts; `by` names people, if wanted.
    """

    events: tuple[int, ...]
    at: str
    text: str
    by: str = ""
    undone: int = 0


@dataclass(frozen=True, slots=True)
class Timeline:
    """What happened in one phase."""

    kind: ClassVar[str] = "timeline"
    phase: str
    rows: tuple[Happening, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """One line of a chart: a value a point, None where it is not defined."""

    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Trend:
    """A figure over the moves, 0 to `top`; it goes below 0 when a value does."""

    kind: ClassVar[str] = "trend"
    title: str
    points: tuple[str, ...]
    series: tuple[Series, ...]
    top: int
    unit: str


@dataclass(frozen=True, slots=True)
class Portrait:
    """Two headlines against each other, a point a move: (label, x, y), both 0 to 100."""

    kind: ClassVar[str] = "portrait"
    title: str
    across: str
    up: str
    points: tuple[tuple[str, float, float], ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Every pair of names by a value from -1 to 1, symmetric; None where it is not defined.

    `blocs` are the sizes of the groups that the names fall into, in order.
    """

    kind: ClassVar[str] = "matrix"
    title: str
    names: tuple[str, ...]
    values: tuple[tuple[float | None, ...], ...]
    blocs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Bars:
    """A figure of several groups: (name, lower quartile, median, upper quartile); None: not defined.

    The scale runs from the lowest value or 0 to `top` or the highest.
    """

    kind: ClassVar[str] = "bars"
    title: str
    rows: tuple[tuple[str, float | None, float | None, float | None], ...]
    top: float


Chart = Trend | Portrait | Matrix | Bars


@dataclass(frozen=True, slots=True)
class Figures:
    """Charts side by side, with what to know when reading them."""

    kind: ClassVar[str] = "figures"
    charts: tuple[Chart, ...]
    notes: tuple[str, ...] = ()


Block = Paragraph | Listing | Facts | Table | Timeline | Figures


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it; sections within it are a step smaller.

    `sheet` asks for a new page.
    """

    title: str
    blocks: tuple[Block, ...] = ()
    within: tuple[Section, ...] = ()
    sheet: bool = False


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page: what was played, when, how names are treated, and the seal of the log."""

    title: str
    subtitle: str
    stylised: str
    facts: tuple[tuple[str, str], ...]
    trouble: str
    language: str


@dataclass(frozen=True, slots=True)
class Report:
    """A whole after-action report; one without events behind its lines is not `recorded`.

    `sections` are what is read; the `appendix` is the record behind it, to look things up in.
    """

    cover: Cover
    sections: tuple[Section, ...]
    recorded: bool = True
    appendix: tuple[Section, ...] = ()
