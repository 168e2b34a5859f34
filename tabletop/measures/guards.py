"""What every measure refuses: negative counts, shares out of range, numbers that are not numbers."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence


def require_count(value: int, what: str) -> None:
    """Raise ValueError unless `value` is a whole number of zero or more."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValueError(f"{what} must be a whole number, not {value!r}.")
    if value < 0:
        raise ValueError(f"{what} cannot be negative ({value}).")


def require_number(value: float, what: str) -> None:
    """Raise ValueError unless `value` is a finite number."""
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
        raise ValueError(f"{what} must be a number, not {value!r}.")


def require_amount(value: float, what: str) -> None:
    """Raise ValueError unless `value` is a finite number of zero or more."""
    require_number(value, what)
    if value < 0:
        raise ValueError(f"{what} cannot be negative ({value}).")


def require_share(value: float, what: str) -> None:
    """Raise ValueError unless `value` lies between 0 and 1."""
    require_number(value, what)
    if not 0 <= value <= 1:
        raise ValueError(f"{what} must lie between 0 and 1, not {value}.")


def require_shares(values: Mapping[str, float], what: str) -> None:
    """Raise ValueError, with the name, unless all values lie between 0 and 1."""
    for name, value in values.items():
        if type(value) is not float or not 0 <= value <= 1:
            require_share(value, f"{what} {name}")


def require_same_length(what: str, *lists: Sequence[object]) -> None:
    """Raise ValueError unless all lists have the same number of entries."""
    lengths = [len(entries) for entries in lists]
    if len(set(lengths)) > 1:
        raise ValueError(f"{what} must have the same number of entries ({', '.join(map(str, lengths))}).")


def require_amounts(values: Iterable[float], what: str) -> None:
    """Raise ValueError unless every value is a finite number of zero or more."""
    for value in values:
        require_amount(value, what)
