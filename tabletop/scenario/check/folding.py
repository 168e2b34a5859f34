"""A text as a reader sees it: small plain letters, so that no spelling hides a word from the check."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import NamedTuple

# Letters of other scripts that look like Latin ones; signs of emphasis; printers' hyphens and apostrophes.
_ALIKE = dict(
    zip(
        "авеігкмнорстухѕјһԁӏԛԝ" + "αεικνορτυχ" + "ıłøđ" + "*_`~|" + "\u2010\u2011" + "‘’ʼ",
        "abeirkmhopctyxsjhdlqw" + "aeikvoptyx" + "ilod" + "     " + "--" + "'''",
        strict=True,
    )
)


class Folded(NamedTuple):
    """Plain small letters, and where in the original each of them stood."""

    original: str
    plain: str
    origin: tuple[int, ...] | None = None

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the plain text begins and ends in the original; the stretch is not empty."""
        if self.origin is None:
            return start, end
        return self.origin[start], self.origin[end - 1] + 1


def folded(text: str) -> Folded:
    """The text without capitals, accents, ornaments, look-alikes and invisible signs."""
    if text.isascii() and not any(sign in text for sign in "*_`~|"):
        return Folded(text, text.lower())
    signs = [(plain, at) for at, sign in enumerate(text) for plain in _plain(sign)]
    return Folded(text, "".join(plain for plain, _ in signs), tuple(at for _, at in signs))


@cache
def _plain(sign: str) -> str:
    if unicodedata.category(sign) in ("Cf", "Mn"):
        return ""
    if sign.isalpha() or sign.isdecimal():
        apart = unicodedata.normalize("NFKD", sign.lower())
        sign = "".join(each for each in apart if not unicodedata.combining(each))
    return "".join(_ALIKE.get(each, each) for each in sign)
