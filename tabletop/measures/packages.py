"""All packages of an agenda, and what each is worth to each party, in whole billionths."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Utilities are compared in whole billionths, so that sums are exact and equals are equal.
GRID = 1_000_000_000

Package = tuple[int, ...]
Utilities = Sequence[Sequence[Sequence[float]]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A package (the option's place on every issue) and what it is worth to each party."""

    package: Package
    utilities: tuple[float, ...]


class Space:
    """The packages considered, one option of every issue each; the last issue varies fastest."""

    def __init__(
        self,
        tables: list[NDArray[np.int64]],
        options: list[list[int]],
        fixed: list[int],
        floor: list[int],
    ) -> None:
        self.tables = tables
        self.options = options
        self.fixed = fixed
        self.floor = floor
        # A no-deal value and a sum of rounded terms may differ by their roundings.
        self.slack = len(tables) + 1

    @classmethod
    def of(
        cls, issues: Utilities, no_deal: Sequence[float], refused: Sequence[Collection[int]], limit: int
    ) -> Space:
        import numpy as np

        tables = [np.rint(np.array(issue, dtype=np.float64) * GRID).astype(np.int64) for issue in issues]
        options = [[o for o in range(len(issue)) if o not in out] for issue, out in zip(issues, refused)]
        fixed = _held(tables, options, limit)
        return cls(tables, options, fixed, [round(value * GRID) for value in no_deal])

    @property
    def shape(self) -> tuple[int, ...]:
        return tuple(len(options) for options in self.options)

    def column(self, party: int) -> NDArray[np.int64]:
        """What every package is worth to a party."""
        import numpy as np

        column = np.zeros(1, dtype=np.int64)
        for values, options in zip(self.tables, self.options):
            column = np.add.outer(column, values[options, party]).ravel()
        return column

    def count_below(self) -> NDArray[np.int16]:
        """For every package, how many parties it leaves below no deal."""
        import numpy as np

        below = np.zeros(math.prod(self.shape), dtype=np.int16)
        for party in range(len(self.floor)):
            below += self.falls_short(party)
        return below

    def falls_short(self, party: int) -> NDArray[np.bool_]:
        short: NDArray[np.bool_] = self.column(party) < self.floor[party] - self.slack
        return short

    def best(self, below: NDArray[np.int16]) -> tuple[float | None, ...]:
        """Each party's best package that leaves no other below no deal."""
        answers: list[float | None] = []
        for party in range(len(self.floor)):
            others_accept = below - self.falls_short(party) == 0
            values = self.column(party)[others_accept]
            answers.append(int(values.max()) / GRID if len(values) else None)
        return tuple(answers)

    def package(self, place: int) -> Package:
        """The options of the package at a place."""
        chosen = []
        for options in reversed(self.options):
            place, option = divmod(place, len(options))
            chosen.append(options[option])
        return tuple(reversed(chosen))

    def worth(self, package: Package) -> list[int]:
        """What a package is worth to each party, refused options included."""
        return [
            sum(int(values[option, party]) for values, option in zip(self.tables, package))
            for party in range(len(self.floor))
        ]

    def outcome(self, package: Package) -> Outcome:
        return Outcome(package, tuple(value / GRID for value in self.worth(package)))

    def missed(self) -> tuple[float, ...]:
        """What the issues held fixed could add at most for each party."""
        missed = [0] * len(self.floor)
        for issue in self.fixed:
            held = self.tables[issue][self.options[issue][0]]
            for party, most in enumerate(self.tables[issue].max(axis=0)):
                missed[party] += int(most - held[party])
        return tuple(value / GRID for value in missed)


def _held(tables: list[NDArray[np.int64]], options: list[list[int]], limit: int) -> list[int]:
    """Holds the issues with least at stake at one option, in `options`, until the packages fit the limit."""
    stakes = [int((values.max(axis=0) - values.min(axis=0)).max()) for values in tables]
    held = []
    for issue in sorted(range(len(tables)), key=lambda issue: stakes[issue]):
        if math.prod(map(len, options)) <= limit:
            break
        if len(options[issue]) > 1:
            totals = tables[issue].sum(axis=1)
            options[issue] = [max(options[issue], key=lambda option: int(totals[option]))]
            held.append(issue)
    return sorted(held)
