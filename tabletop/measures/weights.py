"""Tables of weights: a number per act code, read from the files in tables/ or from a facilitator's own."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import Literal

Positive = Literal["cooperation", "conflict"]

SHIPPED = ("weis", "cameo", "rivera")
DEFAULT = "weis"

_SOURCES: Mapping[str, tuple[str, Positive, tuple[str, ...]]] = {
    "weis": ("Goldstein 1992, as extended by KEDS", "cooperation", ("22",)),
    "cameo": ("GDELT's Goldstein look-up for CAMEO", "cooperation", ("18", "19", "20")),
    "rivera": ("Rivera et al. 2024", "conflict", ("violent", "nuclear")),
}


@dataclass(frozen=True, slots=True)
class Weight:
    """The weight found for a code: tenths, positive for cooperation and negative for conflict, whatever the
    table.

    `found` is the code it stands under in the table; `nearest` when that is not the act's own code.
    """

    code: str
    found: str
    tenths: int
    nearest: bool = False

    @property
    def value(self) -> float:
        """The weight with one decimal."""
        return self.tenths / 10


@dataclass(frozen=True, slots=True)
class Table:
    """Weights in tenths as the source prints them; `positive` says which way the source counts upwards.

    `refused` holds the beginnings of codes that no policy-level act may carry.
    """

    name: str
    source: str
    weights: Mapping[str, int]
    positive: Positive = "cooperation"
    labels: Mapping[str, str] = field(default_factory=dict)
    refused: tuple[str, ...] = ()

    def refuses(self, code: str) -> bool:
        """True for a code outside the policy level (violence)."""
        return code.startswith(self.refused) if self.refused else False

    def lookup(self, code: str) -> Weight | None:
        """Weight of a code of this table's own scheme, or None where the table has none near or refuses it.

        A code of digits that is not listed takes the nearest above it, marked so: digits are dropped from
        the end one at a time, down to two, and at two digits the root is also tried as written with a zero
        (03551 -> 0355 -> 035 -> 03 -> 030). Named categories must be listed.
        """
        if self.refuses(code):
            return None
        for found in _above(code):
            if found in self.weights:
                sign = 1 if self.positive == "cooperation" else -1
                return Weight(code, found, sign * self.weights[found], found != code)
        return None

    def label(self, code: str) -> str | None:
        """What the table calls a listed code."""
        return self.labels.get(code)


def _above(code: str) -> Iterator[str]:
    yield code
    if not (code.isascii() and code.isdigit()):
        return
    for length in range(len(code) - 1, 1, -1):
        yield code[:length]
    if len(code) >= 2:
        yield code[:2] + "0"


def read_table(
    name: str, text: str, source: str, *, positive: Positive = "cooperation", refused: tuple[str, ...] = ()
) -> Table:
    """A table from CSV text with the columns code, weight, label; weights have at most one decimal.

    Raises ValueError naming the line of a missing column, a repeated code or a weight that is no such number.
    """
    weights: dict[str, int] = {}
    labels: dict[str, str] = {}
    for line, row in enumerate(csv.DictReader(text.splitlines()), start=2):
        code, printed = (row.get("code") or "").strip(), (row.get("weight") or "").strip()
        if not code or not printed:
            raise ValueError(f"Table {name}, line {line}: a row needs a code and a weight.")
        if code in weights:
            raise ValueError(f"Table {name}, line {line}: code {code} stands there twice.")
        weights[code] = tenths_of(printed, f"Table {name}, line {line}: the weight")
        labels[code] = (row.get("label") or "").strip()
    return Table(name, source, MappingProxyType(weights), positive, MappingProxyType(labels), refused)


def tenths_of(printed: str | float, what: str = "A weight") -> int:
    """Whole tenths of a number with at most one decimal. Raises ValueError for any other."""
    try:
        tenths = float(printed) * 10
        whole = round(tenths)
    except (ValueError, OverflowError):
        raise ValueError(f"{what} must be a number, not {printed!r}.") from None
    if abs(tenths - whole) > 1e-6:
        raise ValueError(f"{what} may have one decimal at most, not {printed}.")
    return whole


@cache
def table(name: str = DEFAULT) -> Table:
    """A shipped table: weis (the default), cameo or rivera. Raises ValueError for another name."""
    if name not in _SOURCES:
        raise ValueError(f"There is no table {name!r}; there are {', '.join(SHIPPED)}.")
    source, positive, refused = _SOURCES[name]
    return read_table(name, shipped_text(f"{name}.csv"), source, positive=positive, refused=refused)


def shipped_text(file: str) -> str:
    """Text of a file in tables/."""
    from importlib import resources

    return resources.files(__package__).joinpath("tables", file).read_text(encoding="utf-8")
