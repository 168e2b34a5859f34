"""Times, shares and lists of names as they are written in a report."""

from __future__ import annotations

from collections.abc import Iterable

from tabletop.scorecard.rounding import fixed

NOT_DEFINED = "not defined"


def clock(seconds: int) -> str:
    """Exercise time as minutes and seconds, with hours when there are any."""
    minutes, rest = divmod(max(0, seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes:02}:{rest:02}"


def listed(words: Iterable[str], nobody: str = "nobody") -> str:
    """Words joined as in a sentence; `nobody` if there are none."""
    known = list(words)
    if not known:
        return nobody
    return f"{', '.join(known[:-1])} and {known[-1]}" if len(known) > 1 else known[0]


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def per_cent(share: float | None) -> str:
    """A share of 1 as whole per cent."""
    return NOT_DEFINED if share is None else f"{figure(100 * share, 0)} %"


def figure(value: float | None, digits: int = 2) -> str:
    """A figure with a real minus sign, halves rounded up as everywhere."""
    if value is None:
        return NOT_DEFINED
    return fixed(value, digits).replace("-", "−")


def signed(value: int) -> str:
    """A change with its sign."""
    return f"+{value}" if value > 0 else f"−{-value}" if value else "0"


def capital(text: str) -> str:
    """The text with its first letter large."""
    return text[:1].upper() + text[1:]


def quoted(text: str) -> str:
    """Somebody's words."""
    return f"“{text}”"
