"""What many rehearsals come to: counts alone, so that a thousand take no more room than ten."""

from __future__ import annotations

from collections import Counter

from msgspec import Struct, field

from tabletop.rehearsal.mixes import BARGAINING
from tabletop.rehearsal.outcome import Outcome, Wording

FIGURES = ("common_ground", "delivery", "mandate_minimum", "mandate_median", "conflict")
FINE = {"conflict": 10}
"""Steps a unit that a figure is counted in; thousandths where nothing else is said."""

STEPS = 1000


class Spread(Struct):
    """Values of one figure, counted; what is not defined is left out."""

    steps: int
    counts: Counter[int] = field(default_factory=Counter)

    def add(self, value: float | None) -> None:
        """Take in one value."""
        if value is not None:
            self.counts[round(value * self.steps)] += 1

    def merge(self, other: Spread) -> None:
        """Take in all values of another spread of the same figure."""
        self.counts.update(other.counts)

    def at(self, share: float) -> float | None:
        """The value below which this share of all lies (0 to 1), between neighbours; None without any."""
        whole = self.counts.total()
        if not whole:
            return None
        place = share * (whole - 1)
        low = self._nth(int(place))
        high = self._nth(min(whole - 1, int(place) + 1))
        return round(low + (high - low) * (place - int(place)), 6) / self.steps

    def _nth(self, number: int) -> int:
        for value in sorted(self.counts):
            number -= self.counts[value]
            if number < 0:
                return value
        raise IndexError(number)

    def median(self) -> float | None:
        """The value in the middle; None without any."""
        return self.at(0.5)


class MixTally(Struct):
    """What one mix came to."""

    runs: int = 0
    figures: dict[str, Spread] = field(
        default_factory=lambda: {name: Spread(FINE.get(name, STEPS)) for name in FIGURES}
    )
    decided: Counter[str] = field(default_factory=Counter)
    decisions: Spread = field(default_factory=lambda: Spread(1))
    money_bound: int = 0

    def add(self, outcome: Outcome) -> None:
        """Take in one exercise."""
        self.runs += 1
        for name, spread in self.figures.items():
            spread.add(getattr(outcome, name))
        self.decided.update(outcome.decided)
        self.decisions.add(len(outcome.decided))
        self.money_bound += outcome.money_bound

    def merge(self, other: MixTally) -> None:
        """Take in all that another tally of the same mix counted."""
        self.runs += other.runs
        for name, spread in self.figures.items():
            spread.merge(other.figures[name])
        self.decided.update(other.decided)
        self.decisions.merge(other.decisions)
        self.money_bound += other.money_bound


class Tally(Struct):
    """What all rehearsals came to. The order in which they came makes no difference.

    `bargained` counts, by seat, exercises of the bargaining mixes that decided something and gave the seat
    a mandate; in `lost` it had no more than no deal would have given it, in `led` more than anybody else.
    `hawkish` and `dovish` are conflict and cooperation move by move, for the scale of the gauges.
    """

    mixes: dict[str, MixTally] = field(default_factory=dict)
    injects: Counter[int] = field(default_factory=Counter)
    declared: Counter[Wording] = field(default_factory=Counter)
    adopted: Counter[Wording] = field(default_factory=Counter)
    steps: Counter[str] = field(default_factory=Counter)
    bargained: Counter[str] = field(default_factory=Counter)
    lost: Counter[str] = field(default_factory=Counter)
    led: Counter[str] = field(default_factory=Counter)
    hawkish: Spread = field(default_factory=lambda: Spread(10))
    dovish: Spread = field(default_factory=lambda: Spread(10))

    @property
    def runs(self) -> int:
        """Exercises counted."""
        return sum(mix.runs for mix in self.mixes.values())

    def add(self, outcome: Outcome) -> None:
        """Take in one exercise."""
        self.mixes.setdefault(outcome.mix, MixTally()).add(outcome)
        self.injects.update(outcome.injects)
        self.declared.update(outcome.declared)
        self.adopted.update(outcome.adopted)
        self.steps.update(outcome.steps)
        if outcome.mix in BARGAINING and outcome.decided:
            self._compare({s: m for s, m in outcome.mandates.items() if m is not None})
        for conflict, cooperation in outcome.pressures:
            if outcome.mix == "hawk":
                self.hawkish.add(conflict)
            elif outcome.mix == "dove":
                self.dovish.add(cooperation)

    def _compare(self, mandates: dict[str, float]) -> None:
        top = max(mandates.values(), default=0.0)
        leaders = [seat for seat, held in mandates.items() if held == top]
        self.bargained.update(mandates.keys())
        self.lost.update(seat for seat, held in mandates.items() if held <= 0)
        if len(leaders) == 1:
            self.led.update(leaders)

    def merge(self, other: Tally) -> None:
        """Take in all that another tally counted."""
        for name, mix in other.mixes.items():
            self.mixes.setdefault(name, MixTally()).merge(mix)
        self.injects.update(other.injects)
        self.declared.update(other.declared)
        self.adopted.update(other.adopted)
        self.steps.update(other.steps)
        self.bargained.update(other.bargained)
        self.lost.update(other.lost)
        self.led.update(other.led)
        self.hawkish.merge(other.hawkish)
        self.dovish.merge(other.dovish)
