"""The two gauges, and what reads 100 on them."""

from __future__ import annotations

from msgspec import Struct

from tabletop.measures.pressure import gauge
from tabletop.scorecard.headlines import Sums


class References(Struct, frozen=True):
    """Sums that read 100 on either gauge, zero or more; whether rehearsals have set them."""

    conflict: float
    cooperation: float
    calibrated: bool
    reassurance_calibrated: bool

    def pressure(self, sums: Sums) -> float | None:
        """Escalation pressure, 0 to 100; None without a reference."""
        return gauge(-sums.conflict, self.conflict)

    def reassurance(self, sums: Sums) -> float | None:
        """Reassurance, 0 to 100; None without a reference."""
        return gauge(sums.cooperation, self.cooperation)
