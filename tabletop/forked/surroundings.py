"""What Textual reads from the environment when it is loaded, set for a browser's terminal."""

from __future__ import annotations

import os

SET = {
    "TEXTUAL_COLOR_SYSTEM": "truecolor",
    "TEXTUAL_FPS": "20",
    "TEXTUAL_ANIMATIONS": "none",
    "TERM_PROGRAM": "textual",
    "TERM": "xterm-256color",
    "COLORTERM": "truecolor",
}
UNSET = ("TEXTUAL", "TEXTUAL_DRIVER", "TEXTUAL_LOG", "TEXTUAL_DEBUG", "NO_COLOR", "COLUMNS", "LINES")


def prepare() -> None:
    """Before anything of Textual is imported."""
    os.environ.update(SET)
    for name in UNSET:
        os.environ.pop(name, None)
