"""What to write where a figure should stand and something else does: 46 %, 0,46 or 16 million."""

from __future__ import annotations

import re

from tabletop.scenario.faults import Place, shown
from tabletop.scenario.fields import bounds

_PER_CENT = re.compile(r"(\d{1,3}(?:[.,]\d{1,3})?) ?(?:%|per ?cent)")
_GROUPED = re.compile(r"\d{1,3}(?:[., '’]\d{3})+")
_WITH_WORDS = re.compile(r"(\d{1,7})(?:\.0+)?(?: ?[^\W\d]+)*")


def no_figure(path: Place, given: object, *, whole: bool) -> str:
    """The sentence on a value at a path that is no figure, with the figure that was probably meant."""
    least, most = bounds(path)
    span = "" if least is None or most is None else f" from {least:,.12g} to {most:,.12g}"
    such = "12" if whole else "0.5"
    wanted = f"{'a whole number' if whole else 'a number'}{span or f', such as {such}'}"
    if isinstance(given, dict | list):
        return f"holds a list or fields; it must be {wanted}"
    hint = _meant(str(given).strip(), whole, most)
    return f"is '{shown(given)}'; it must be {wanted}" + (f"; write {hint}" if hint else "")


def _meant(given: str, whole: bool, most: float | None) -> str:
    """The figure as it would be written; nothing if there is no telling."""
    if len(given) > 40:
        return ""
    if found := _PER_CENT.fullmatch(given):
        figure = float(found[1].replace(",", "."))
        share = figure / 100 if most == 1 else figure
        return f"{share:g}" if not whole or share == int(share) else ""
    if whole:
        plain = re.sub(r"\D", "", given) if _GROUPED.fullmatch(given) else ""
        found = _WITH_WORDS.fullmatch(given)
        return plain or (found[1] if found else "")
    return given.replace(",", ".") if re.fullmatch(r"\d+,\d+", given) else ""


def as_share(given: object) -> str:
    """How a figure of 100 is written where the whole is 1; nothing for what is no such figure."""
    try:
        figure = float(str(given))
    except ValueError:
        return ""
    return f"; {figure:g} per cent is {figure / 100:g}" if 2 <= figure <= 100 else ""
