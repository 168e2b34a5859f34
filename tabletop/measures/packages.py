"""All packages of an agenda, and what each is worth to each party, in whole billionths."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Utilities are compared in whole billionths, so that sums are exact and equals are equal.
GRID = 1_000_000_000

Package = tuple[int, ...]
Utilities = Sequence[Sequence[Sequence[float]]]


class Outcome(Struct, frozen=True):
    """A package (the option's place on every issue) and what it is worth to each party."""

    package: Package
    utilities: tuple[float, ...]


class Space:
    """The packages considered, one option of every issue each; the last issue varies fastest.

    `parts[issue]` is options considered x parties. They stand at the places in `options`, save in a
    `relaxed` space, whose packages need not exist.
    """

    def __init__(
        self,
        tables: list[NDArray[np.int64]],
        allowed: list[list[int]],
        options: list[list[int]],
        floor: list[int],
        parts: list[NDArray[np.int64]] | None = None,
    ) -> None:
        self.tables = tables
        self.allowed = allowed
        self.options = options
        self.floor = floor
        self.parts = parts or [values[chosen] for values, chosen in zip(tables, options)]
        # A no-deal value and a sum of rounded terms may differ by their roundings.
        self.slack = len(tables) + 1

    @classmethod
    def of(
        cls, issues: Utilities, no_deal: Sequence[float], refused: Sequence[Collection[int]], limit: int
    ) -> Space:
        """The packages without refused options; if more than `limit`, with some issues held at one option."""
        import numpy as np

        tables = [np.rint(np.array(issue, dtype=np.float64) * GRID).astype(np.int64) for issue in issues]
        allowed = [[o for o in range(len(issue)) if o not in out] for issue, out in zip(issues, refused)]
        floor = [round(value * GRID) for value in no_deal]
        return cls(tables, allowed, _held(tables, allowed, limit), floor)

    @property
    def fixed(self) -> tuple[int, ...]:
        """The issues held at one option though others are allowed."""
        return tuple(
            issue for issue, options in enumerate(self.options) if len(options) < len(self.allowed[issue])
        )

    def at(self, package: Package) -> Space:
        """The same issues held, at the options of a package where those are allowed."""
        options = [list(chosen) for chosen in self.options]
        for issue in self.fixed:
            if package[issue] in self.allowed[issue]:
                options[issue] = [package[issue]]
        return Space(self.tables, self.allowed, options, self.floor)

    def relaxed(self) -> Space:
        """The packages with every held issue at the best any of its options is for each party.

        Each package of the whole agenda is worth no more, to anybody, than one of these: what is largest
        here bounds what is largest there.
        """
        parts = list(self.parts)
        for issue in self.fixed:
            parts[issue] = self.tables[issue][self.allowed[issue]].max(axis=0)[None, :]
        return Space(self.tables, self.allowed, self.options, self.floor, parts)

    @cached_property
    def columns(self) -> NDArray[np.int64]:
        """What every package is worth: parties x packages."""
        import numpy as np

        columns = np.zeros((len(self.floor), 1), dtype=np.int64)
        for part in (part for part in self.parts if len(part) == 1):
            columns += part.T
        for part in (part for part in self.parts if len(part) != 1):
            columns = (columns[:, :, None] + part.T[:, None, :]).reshape(len(columns), -1)
        return columns

    @cached_property
    def short(self) -> NDArray[np.bool_]:
        """True where a package leaves a party below no deal: parties x packages."""
        import numpy as np

        below: NDArray[np.bool_] = self.columns < np.array(self.floor)[:, None] - self.slack
        return below

    @cached_property
    def below(self) -> NDArray[np.int64]:
        """For every package, how many parties it leaves below no deal."""
        below: NDArray[np.int64] = self.short.sum(axis=0)
        return below

    def best(self) -> list[int | None]:
        """Each party's best package that leaves no other below no deal, in billionths."""
        answers: list[int | None] = []
        for short, column in zip(self.short, self.columns):
            values = column[self.below == short]
            answers.append(int(values.max()) if len(values) else None)
        return answers

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


def _held(tables: list[NDArray[np.int64]], allowed: list[list[int]], limit: int) -> list[list[int]]:
    """Options, with the issues of least stake held at their best in total until the packages fit."""
    options = [list(places) for places in allowed]
    packages = math.prod(map(len, options))
    if packages <= limit:
        return options
    stakes = [
        int((t[places].max(axis=0) - t[places].min(axis=0)).max()) for t, places in zip(tables, allowed)
    ]
    for issue in sorted(range(len(tables)), key=lambda issue: stakes[issue]):
        if packages <= limit:
            break
        packages //= len(options[issue])
        totals = tables[issue].sum(axis=1)
        options[issue] = [max(options[issue], key=lambda option: int(totals[option]))]
    return options
