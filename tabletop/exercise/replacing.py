"""Changed copies of frozen dataclasses, as dataclasses.replace makes them, several times as fast.

What the rules copy all the time (the state, the budget, a text) is kept without slots: its fields then
are one dictionary, which is copied at once. Unknown fields are left to the type checker.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import replace as replace
else:

    def replace(old: Any, /, **changes: Any) -> Any:
        """A copy with some fields exchanged; with slots, in the ordinary way."""
        try:
            fields = old.__dict__
        except AttributeError:
            return dataclasses.replace(old, **changes)
        new = object.__new__(old.__class__)
        new.__dict__.update(fields, **changes)
        return new
