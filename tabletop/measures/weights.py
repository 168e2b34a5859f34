"""Tables of weights: a number per act code, read from the files in tables/ or from a facilitator's own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Literal

from msgspec import Struct, field
from msgspec.structs import replace

from tabletop.measures.table_text import table_rows

Positive = Literal["cooperation", "conflict"]

SHIPPED = ("weis", "cameo", "rivera")
DEFAULT = "weis"
LARGEST = 100

_SOURCES: Mapping[str, tuple[str, Positive]] = {
    "weis": ("Goldstein 1992, as extended by KEDS", "cooperation"),
    "cameo": ("GDELT's Goldstein look-up for CAMEO", "cooperation"),
    "rivera": ("Rivera et al. 2024", "conflict"),
}
# Beginnings of the codes of violence in each scheme: no act at policy level carries them.
_VIOLENCE: Mapping[str, tuple[str, ...]] = {
    "weis": ("21", "22"),
    "cameo": ("18", "19", "20"),
    "rivera": ("violent", "nuclear"),
}


class Weight(Struct, frozen=True):
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


class Table(Struct, frozen=True):
    """Weights in tenths as the source prints them; `positive` says which way the source counts upwards.

    `scheme` says whose codes stand in it bare: weis, cameo or rivera; codes of another scheme stand there
    with its name (`cameo:1312`). `refused` holds the beginnings of bare codes that no policy-level act may
    carry. `shipped` tells the program's own tables from a facilitator's.
    """

    name: str
    source: str
    weights: Mapping[str, int]
    positive: Positive = "cooperation"
    labels: Mapping[str, str] = field(default_factory=dict)
    refused: tuple[str, ...] = ()
    scheme: str = DEFAULT
    shipped: bool = False

    @property
    def categories(self) -> bool:
        """True when the codes are categories of acts, a handful in all, and not acts themselves."""
        return self.scheme == "rivera"

    def refuses(self, code: str) -> bool:
        """True for a code outside the policy level (violence), bare or with its scheme."""
        scheme, _, bare = code.rpartition(":")
        return bare.startswith(_VIOLENCE.get(scheme, ()) if scheme else self.refused)

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
    scheme, sign, digits = code.rpartition(":")
    if not (digits.isascii() and digits.isdigit()):
        return
    for length in range(len(digits) - 1, 1, -1):
        yield scheme + sign + digits[:length]
    if len(digits) >= 2:
        yield scheme + sign + digits[:2] + "0"


def read_table(
    name: str,
    text: str,
    source: str,
    *,
    positive: Positive = "cooperation",
    refused: tuple[str, ...] = (),
    scheme: str | None = None,
) -> Table:
    """A facilitator's own table from text with the columns code, weight and, if wanted, label.

    Commas, semicolons or tabs part the columns, a decimal comma is read where it is not the separator, and
    the header may be in any capitals. Codes are text: names of policy acts, or codes of `scheme` (weis,
    cameo, rivera), or codes with their scheme (`cameo:1312`). Without a `scheme`, codes of two or four
    digits tell CAMEO, and all else is read as WEIS. Weights lie within a hundred of zero, with at most one
    decimal.

    Raises ValueError for the name of a shipped table, and with the line for a missing column, a row that is
    ragged, a code that is repeated or stands for violence (WEIS 21 and 22, CAMEO 18 to 20), a weight that is
    no such number, or a table without rows.
    """
    if name.lower() in SHIPPED:
        raise ValueError(f"Table {name} came with the program; give your own table another name.")
    if scheme is not None and scheme not in SHIPPED:
        raise ValueError(f"There is no scheme of codes {scheme!r}; there are {', '.join(SHIPPED)}.")
    table, lines = _read(name, text, source, positive, scheme, refused)
    violent = next((code for code in lines if table.refuses(code)), None)
    if violent is not None:
        raise ValueError(
            f"Table {name}, line {lines[violent]}: code {violent} stands for violence, which is no act at "
            "policy level; take the row out."
        )
    return table


def _read(
    name: str, text: str, source: str, positive: Positive, scheme: str | None, refused: tuple[str, ...] = ()
) -> tuple[Table, dict[str, int]]:
    """A table, and the line of every code."""
    weights: dict[str, int] = {}
    labels: dict[str, str] = {}
    lines: dict[str, int] = {}
    for line, code, printed, label in table_rows(name, text):
        if code in weights:
            raise ValueError(f"Table {name}, line {line}: code {code} stands there twice.")
        weights[code] = tenths_of(printed, f"Table {name}, line {line}: the weight")
        labels[code], lines[code] = label, line
    coded = scheme or _scheme_of(weights)
    read = Table(
        name, source, MappingProxyType(weights), positive, MappingProxyType(labels),
        (*_VIOLENCE[coded], *refused), coded,
    )  # fmt: skip
    return read, lines


def _scheme_of(codes: Mapping[str, int]) -> str:
    digits = [code for code in codes if code.isascii() and code.isdigit()]
    return "cameo" if any(len(code) in (2, 4) for code in digits) else DEFAULT


def tenths_of(printed: str | float, what: str = "A weight") -> int:
    """Whole tenths of a number with at most one decimal, within a hundred of zero. Raises ValueError for any
    other.
    """
    try:
        tenths = float(printed) * 10
        whole = round(tenths)
    except (ValueError, OverflowError):
        raise ValueError(f"{what} must be a number, not {printed!r}.") from None
    if abs(tenths - whole) > 1e-6:
        raise ValueError(f"{what} may have one decimal at most, not {printed}.")
    if abs(whole) > 10 * LARGEST:
        raise ValueError(f"{what} must lie within {LARGEST} of zero, not {printed}.")
    return whole


@cache
def table(name: str = DEFAULT) -> Table:
    """A shipped table: weis (the default), cameo or rivera. Raises ValueError for another name."""
    if name not in _SOURCES:
        raise ValueError(f"There is no table {name!r}; there are {', '.join(SHIPPED)}.")
    source, positive = _SOURCES[name]
    read, _ = _read(name, shipped_text(f"{name}.csv"), source, positive, name)
    return replace(read, shipped=True)


def shipped_text(file: str) -> str:
    """Text of a file in tables/."""
    from importlib import resources

    return resources.files(__package__).joinpath("tables", file).read_text(encoding="utf-8")
