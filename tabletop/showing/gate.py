"""The one road for what players write: cleaned when it is taken in, and again when it is shown."""

from __future__ import annotations

import re
from unicodedata import category, normalize

LIMIT = 4000
LINE = 300
MARKS = 4
"""Most combining marks kept on one letter; living scripts need no more."""

HARMLESS = re.compile(r"[ -~\u00a1-\u00ac\u00ae-\u024f\u2010-\u2015\u2018-\u2022\u2026\u2039\u203a\u20ac]*")
"""Text of these letters and signs alone is clean as it is: nothing in it hides, moves or composes."""

REPLACEMENT = "\ufffd"
ELLIPSIS = "\u2026"
BREAKS = "\n\x0b\x0c\x85\u2028\u2029"
BLANK_LETTERS = "\u115f\u1160\u3164\uffa0"


def clean(text: str, limit: int = LIMIT) -> str:
    """Any text made harmless: at most `limit` characters, cut with an ellipsis; lines kept.

    Control, private and unassigned characters become a replacement mark; invisible ones (zero width,
    direction overrides) go; tabs become spaces; letters are composed (NFC). Cleaning twice changes nothing.
    """
    if len(text) <= limit and HARMLESS.fullmatch(text):
        return text
    # Far more than can be kept is dropped at once, so that no text costs more than a moment.
    text = text[: 4 * limit].replace("\r\n", "\n").replace("\r", "\n").translate(_PASSED)
    text = _thin(normalize("NFC", _thin(text)))
    return text if len(text) <= limit else text[: max(0, limit - 1)] + ELLIPSIS[:limit]


def one_line(text: str, limit: int = LINE) -> str:
    """Cleaned text on a single line, runs of blanks made one, at most `limit` characters."""
    return clean(" ".join(clean(text, max(limit, LIMIT)).split()), limit)


class _Passage(dict[int, str]):
    """What each character becomes, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        passed = _passed(chr(code))
        if len(self) < 10_000:
            self[code] = passed
        return passed


def _passed(character: str) -> str:
    if character in BREAKS:
        return "\n"
    if character == "\t":
        return " "
    kind = category(character)
    if kind == "Cf" or character in BLANK_LETTERS:
        return ""
    return REPLACEMENT if kind in ("Cc", "Cs", "Co", "Cn") else character


_PASSED = _Passage()


def _thin(text: str) -> str:
    """At most MARKS combining marks after any letter."""
    if text.isascii():
        return text
    kept: list[str] = []
    run = 0
    for character in text:
        run = run + 1 if category(character)[0] == "M" else 0
        if run <= MARKS:
            kept.append(character)
    return "".join(kept)
