"""Exercise time: whole seconds that stand still while the clock is paused."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Protocol


class Clock(Protocol):
    """Where a room takes its time from."""

    def now(self) -> int:
        """Seconds of exercise time."""

    def wall(self) -> str:
        """Time of day, ISO 8601."""

    def run(self, running: bool) -> None:
        """Let the clock run or stand."""

    def set(self, seconds: int) -> None:
        """Go on from this second, as after a restart."""


class LiveClock:
    """Runs with the machine's monotonic clock, so that a changed wall clock cannot move a deadline."""

    def __init__(self) -> None:
        self._base = 0.0
        self._since: float | None = None

    def now(self) -> int:
        """Seconds of exercise time."""
        running = time.monotonic() - self._since if self._since is not None else 0.0
        return int(self._base + running)

    def wall(self) -> str:
        """Time of day in UTC."""
        return datetime.now(UTC).isoformat(timespec="seconds")

    def run(self, running: bool) -> None:
        """Start or stop; doing either twice changes nothing."""
        if running and self._since is None:
            self._since = time.monotonic()
        elif not running and self._since is not None:
            self._base += time.monotonic() - self._since
            self._since = None

    def set(self, seconds: int) -> None:
        """Stand at this second."""
        self._base, self._since = float(seconds), None


class VirtualClock:
    """Moves only when told to: for demos, rehearsals and scripts, where bytes must repeat."""

    def __init__(self) -> None:
        self._seconds = 0
        self._wall = (-1, "")

    def now(self) -> int:
        """Seconds of exercise time."""
        return self._seconds

    def wall(self) -> str:
        """A made-up time of day that begins at noon on the first day of 2000."""
        if self._wall[0] != self._seconds:
            self._wall = (self._seconds, _made_up(self._seconds))
        return self._wall[1]

    def run(self, running: bool) -> None:
        """A virtual clock neither runs nor stands."""

    def set(self, seconds: int) -> None:
        """Go to this second, never back."""
        self._seconds = max(self._seconds, seconds)


@lru_cache(maxsize=20_000)
def _made_up(seconds: int) -> str:
    """So many seconds after noon on the first day of 2000, ISO 8601."""
    days, rest = divmod(seconds + 12 * 3600, 24 * 3600)
    hours, rest = divmod(rest, 3600)
    day = date(2000, 1, 1) + timedelta(days=days) if days else "2000-01-01"
    return f"{day}T{hours:02}:{rest // 60:02}:{rest % 60:02}+00:00"
