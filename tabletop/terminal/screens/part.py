"""A part of the console: a class mixed into it that reaches the whole screen as `here`."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from tabletop.terminal.screens.console import Console


class Part:
    """What the console can do is divided into parts, one a file."""

    @property
    def here(self) -> Console:
        """The screen itself."""
        return cast("Console", self)
