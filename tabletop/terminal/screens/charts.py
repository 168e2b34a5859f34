"""Trends over the moves, and the phase portrait: common ground against pressure, a point a move."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static
from textual_plot import HiResMode, PlotWidget

from tabletop.terminal.literal import hints, line, literal

LOOKS = ("primary", "good", "quiet", "bad", "warn")
MARKS = "odx+*"
IN_A_LINE = 3
"""Headlines with their marks on one line of the caption."""

KEYS = "`p` the other chart   `esc` closes"


class Charts(ModalScreen[None]):
    """Draws series of figures from 0 to 100; marks as well as colours tell them apart."""

    CSS_PATH = "charts.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss(None)", "Close", priority=True),
        Binding("p", "turn", "Other chart", priority=True),
    ]

    def __init__(self, series: Mapping[str, Sequence[int | None]]) -> None:
        super().__init__()
        self._series, self._portrait = series, False

    def compose(self) -> ComposeResult:
        """A chart and its caption."""
        with Vertical(id="charts"):
            yield Static("", id="title")
            yield PlotWidget(id="plot", allow_pan_and_zoom=False)
            yield Static("", id="caption")
            yield Static(hints(KEYS), id="keys")

    def on_mount(self) -> None:
        """Draw."""
        self._draw()

    def action_turn(self) -> None:
        """The other chart."""
        self._portrait = not self._portrait
        self._draw()

    def _colour(self, number: int) -> str:
        variables = self.app.theme_variables
        return variables.get(LOOKS[number % len(LOOKS)], "white")

    def _draw(self) -> None:
        plot = self.query_one(PlotWidget)
        plot.clear()
        plot.set_ylimits(-4, 104)  # so that a mark at 0 or 100 is not lost in the frame
        plot.set_yticks([0.0, 20.0, 40.0, 60.0, 80.0, 100.0])
        if self._portrait:
            self._draw_portrait(plot)
        else:
            self._draw_trends(plot)

    def _draw_trends(self, plot: PlotWidget) -> None:
        moves = max((len(figures) for figures in self._series.values()), default=0)
        plot.set_xlimits(0.8, max(moves, 2) + 0.2)
        plot.set_xticks([float(n) for n in range(1, max(moves, 2) + 1)])
        plot.set_xlabel("move")
        plot.set_ylabel("of 100")
        for number, (name, figures) in enumerate(self._series.items()):
            points = [(n, figure) for n, figure in enumerate(figures, 1) if figure is not None]
            if points:
                xs, ys = [float(n) for n, _ in points], [float(max(0, y)) for _, y in points]
                colour = self._colour(number)
                plot.plot(xs, ys, line_style=colour, hires_mode=HiResMode.BRAILLE)
                plot.scatter(xs, ys, marker=MARKS[number % len(MARKS)], marker_style=colour, label=name)
        plot.show_legend(is_visible=False)  # it would lie on the lines
        marks = [f"{MARKS[n % len(MARKS)]} {name}" for n, name in enumerate(self._series)]
        first, rest = ", ".join(marks[:IN_A_LINE]), ", ".join(marks[IN_A_LINE:])
        self.query_one("#title", Static).update(line("Headlines over the moves"))
        self.query_one("#caption", Static).update(
            literal(f"{first},\n{rest}. Figures below 0 are drawn at 0.")
        )

    def _draw_portrait(self, plot: PlotWidget) -> None:
        ground, pressure = self._series["Common ground"], self._series["Escalation pressure"]
        points = [(p, g) for p, g in zip(pressure, ground, strict=True) if p is not None and g is not None]
        plot.set_xlimits(0, 100)
        plot.set_xticks([0.0, 25.0, 50.0, 75.0, 100.0])
        plot.set_xlabel("escalation pressure")
        plot.set_ylabel("common ground")
        if points:
            xs, ys = [float(p) for p, _ in points], [float(g) for _, g in points]
            plot.plot(xs, ys, line_style=self._colour(2), hires_mode=HiResMode.BRAILLE)
            for number, (x, y) in enumerate(zip(xs, ys, strict=True), 1):
                plot.scatter([x], [y], marker=str(number)[-1], marker_style=self._colour(0))
        plot.show_legend(is_visible=False)
        self.query_one("#title", Static).update(line("Phase portrait, a figure a move"))
        words = "Up: they hold together. Left: little pressure. A good path ends in the upper left."
        self.query_one("#caption", Static).update(line(words))
