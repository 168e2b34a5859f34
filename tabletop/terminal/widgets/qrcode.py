"""An address as a picture that telephones read, in half blocks: dark on light, whatever the theme."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import segno
from rich.text import Text
from textual.widgets import Static

from tabletop.room.door import page_of
from tabletop.terminal.joincard import join_words
from tabletop.terminal.screens.display import Joining

LOOK = "#000000 on #ffffff"
EDGE = 2
"""Modules of white around it."""

HALVES = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}


@lru_cache(maxsize=16)
def picture(words: str) -> tuple[str, ...]:
    """Lines of half blocks, dark where the code is dark."""
    rows = [[bool(each) for each in row] for row in segno.make_qr(words, error="m").matrix_iter(border=EDGE)]
    if len(rows) % 2:
        rows.append([False] * len(rows[0]))
    return tuple("".join(HALVES[pair] for pair in zip(*rows[i : i + 2])) for i in range(0, len(rows), 2))


class QrCode(Static):
    """The picture of some words."""

    DEFAULT_CSS = "QrCode { width: auto; height: auto; margin-right: 3; }"

    def __init__(self, words: str) -> None:
        super().__init__(Text("\n".join(picture(words)), style=LOOK), classes="qr")


def joining(where: Sequence[str]) -> Joining:
    """What stands on a display while people sit down."""
    return Joining(join_words(where), lambda: QrCode(page_of(where[0])))
