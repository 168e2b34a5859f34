"""A text as a reader sees it: small plain letters, so that no spelling hides a word from the check."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import NamedTuple

# Letters of other scripts that look like Latin ones; signs of emphasis; printers' hyphens and apostrophes.
_ALIKE = dict(
    zip(
        "авеігкмнорстухѕјһԁӏԛԝ" + "αεικνορτυχ" + "ıłøđ" + "*_`~|" + "\u2010\u2011" + "‘’ʼ"
        + "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ" + "ꓮꓐꓚꓓꓰꓝꓖꓧꓲꓙꓗꓡꓟꓠꓳꓑꓣꓢꓔꓴꓦꓪꓫꓬꓜ"
        + "ᎪᏴᏟᎠᎬᏀᎻᎵᎥᏆᎫᏦᏞᎷᏢᎡᏒᏚᏕᎢᏙᎳᏔᎩᎽᏃ" + "\u2044",
        "abeirkmhopctyxsjhdlqw" + "aeikvoptyx" + "ilod" + "     " + "--" + "'''"
        + "abcdefghijklmnoprstuvwyz" + "abcdefghijklmnoprstuvwxyz"
        + "abcdeghhiijklmprrsstvwwyyz" + ".",
        strict=True,
    )
)  # fmt: skip
_ALIKE.update(
    (chr(first + place), letter)
    for first in (0x1F150, 0x1F170, 0x1F1E6)  # white on black, in circles and squares; and those of flags
    for place, letter in enumerate("abcdefghijklmnopqrstuvwxyz")
)
_BLANK = "\u115f\u1160\u3164\uffa0"


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
    kind = unicodedata.category(sign)
    if kind in ("Cf", "Mn") or sign in _BLANK:
        return ""
    if kind[0] in "LN" or kind == "So":  # letters and figures, also those in circles and squares
        apart = unicodedata.normalize("NFKD", _ALIKE.get(sign, sign).lower()).lower()
        sign = "".join(each for each in apart if not unicodedata.combining(each))
    return "".join(_ALIKE.get(each, each) for each in sign)
