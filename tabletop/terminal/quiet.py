"""Start without looking for garbage: what is loaded then stays anyway, and the first picture comes sooner."""

from __future__ import annotations

import gc


def begin() -> None:
    """From here on nothing is looked for."""
    gc.disable()


def settle() -> None:
    """The first picture stands: what is loaded is set apart, and garbage is looked for as usual."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
