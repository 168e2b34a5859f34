"""Positions as a matrix: a row a clause, a column a delegation, and below what the letters mean."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size

from tabletop.exercise.views.alliance import AllianceView
from tabletop.scenario.agenda import Clause
from tabletop.showing.gate import one_line
from tabletop.showing.positions import Cell, Stand, cell, legend, stand
from tabletop.showing.rows import GOOD, HEADING, PLAIN, QUIET, STRONG
from tabletop.terminal.widgets.board import Piece
from tabletop.terminal.widgets.folding import folded, hang

CELLS = (5, 7)
"""Cells of a delegation's column in a narrow and in a wide window."""

TITLE = (22, 44)
WIDE = 110


class Matrix:
    """What is shown of a view, with a cursor on one delegation's cell; lines are drawn by who shows it."""

    def __init__(self) -> None:
        self._view: AllianceView | None = None
        self._clauses: dict[str, Clause] = {}
        self._stands: dict[str, Stand] = {}
        self._cells: dict[tuple[str, str], Cell] = {}
        self._lines: list[tuple[str, str]] = []
        self._below: list[str] = []
        self._width = 80
        self.row, self.column = 0, 0

    def take(self, view: AllianceView) -> bool:
        """Take a view's positions; whether they are others than before."""
        old, self._view = self._view, view
        if old and (old.positions, old.adopted, old.agenda) == (view.positions, view.adopted, view.agenda):
            return False
        found = {(p.clause, p.seat): p for p in view.positions}
        adopted = {s.clause: s.option for s in view.adopted}
        self._clauses = {c.id: c for item in view.agenda for c in item.clauses}
        self._stands = {name: stand(view, c, adopted.get(name)) for name, c in self._clauses.items()}
        self._cells = {
            (name, seat.id): cell(clause, found.get((name, seat.id)))
            for name, clause in self._clauses.items() for seat in view.seats
        }  # fmt: skip
        self._lines = []
        for item in view.agenda:
            self._lines.append(("item", item.title))
            self._lines += [("clause", clause.id) for clause in item.clauses]
        self.move(0, 0)
        return True

    def fold(self, width: int) -> int:
        """Fold what stands below to this width; how many lines there are in all."""
        self._width, self._below = width, []
        if self._view is not None and self._clauses:
            words = legend(self._view, self._clauses[self.clause], self.seat)
            self._below = [line for each in words for line in folded(each, width - 2, hang(each))]
        return 1 + len(self._lines) + len(self._below) + 1

    @property
    def clause(self) -> str:
        """The clause under the cursor."""
        return list(self._clauses)[self.row] if self._clauses else ""

    @property
    def seat(self) -> str:
        """The delegation under the cursor."""
        seats = self._view.seats if self._view else ()
        return seats[min(self.column, len(seats) - 1)].id if seats else ""

    @property
    def place(self) -> int:
        """The line the cursor is on."""
        return next((n for n, (_, name) in enumerate(self._lines, 1) if name == self.clause), 0)

    def move(self, down: int, right: int) -> None:
        """Move the cursor so many rows and columns, as far as there are any."""
        seats = len(self._view.seats) if self._view else 1
        self.row = max(0, min(self.row + down, len(self._clauses) - 1))
        self.column = max(0, min(self.column + right, seats - 1))

    def point(self, x: int, line: int) -> bool:
        """Put the cursor on the cell at this place; whether there is one."""
        kind, name = self._lines[line - 1] if 0 < line <= len(self._lines) else ("", "")
        column, seats = (x - self._title) // self._cell, len(self._view.seats) if self._view else 0
        if kind != "clause" or column >= seats:
            return False
        self.row = list(self._clauses).index(name)
        self.column = column if column >= 0 else self.column
        return True

    def line(self, place: int, focus: bool) -> tuple[Piece, ...]:
        """A line of it from the top: head, items, clauses, then what the letters mean; none after that."""
        if self._view is None:
            return ()
        if place == 0:
            return ((self._head(), STRONG, False),)
        if place <= len(self._lines):
            kind, name = self._lines[place - 1]
            return ((f" {one_line(name)}", HEADING, False),) if kind == "item" else self._row(name, focus)
        words, below = ["", *self._below], place - len(self._lines) - 1
        return ((f" {words[below]}", PLAIN, False),) if below < len(words) else ()

    @property
    def _cell(self) -> int:
        return CELLS[self._width >= WIDE]

    @property
    def _title(self) -> int:
        seats = len(self._view.seats) if self._view else 0
        return max(TITLE[0], min(TITLE[1], self._width - seats * self._cell - 10))

    def _head(self) -> str:
        seats = self._view.seats if self._view else ()
        shorts = [set_cell_size(f" {one_line(s.short, self._cell - 1)}", self._cell) for s in seats]
        return set_cell_size(" Clause", self._title) + "".join(shorts) + " most"

    def _row(self, name: str, focus: bool) -> tuple[Piece, ...]:
        here, known = focus and name == self.clause, self._stands[name]
        look = GOOD if known.adopted else PLAIN
        title = f"{'›' if here else ' '} {one_line(self._clauses[name].title)}"
        pieces = [(f"{_cut(title, self._title - 1)} ", look, False)]
        for column, seat in enumerate(self._view.seats if self._view else ()):
            made, under = self._cells[name, seat.id], here and column == self.column
            words = set_cell_size(f"{'›' if under else ' '}{made.words}", self._cell)
            pieces.append((words, look if made.declared else QUIET, under))
        return (*pieces, (f" {known.words}", look, False))


def _cut(words: str, width: int) -> str:
    """Words in just so many cells, with a sign where some are left out."""
    return set_cell_size(words if cell_len(words) <= width else f"{set_cell_size(words, width - 1)}…", width)
