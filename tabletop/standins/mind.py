"""What a stand-in has before it when it is asked: its view, its interests, its temper, and the hour."""

from __future__ import annotations

import math
import random
from collections.abc import Mapping

from msgspec import Struct, field

from tabletop.exercise.views.alliance import Position, TextView
from tabletop.exercise.views.public import ClockView
from tabletop.exercise.views.seat import SeatView
from tabletop.standins.interests import Interests
from tabletop.standins.once import once
from tabletop.standins.policy import Legal
from tabletop.standins.table import Stands, Table
from tabletop.standins.temper import Temper

WORK = ("consult", "pledge", "decide")
LIVE = ("draft", "tabled", "fallen")
TALK = 0.8


class Held(Struct, frozen=True):
    """Options of a clause that it accepts by its own position, and the most it loses with any of them."""

    own: Position | None
    options: tuple[str, ...]
    lost: float


Sorted = dict[tuple[str, ...], list[TextView]]
"""Texts by the statuses that were asked for."""


class Memory(Struct):
    """What a stand-in has made up its mind about: texts by (id, revision), errands by name.

    `read` is the news when it last had no answer to give to any; `sorted` the texts it last looked through,
    by their statuses. `near` says by clause, for these positions, how many others an option moves it towards;
    `held` what it accepts itself.
    """

    texts: dict[tuple[str, int], str] = field(default_factory=dict)
    done: dict[str, int] = field(default_factory=dict)
    read: object = None
    sorted: tuple[object, Sorted] = (None, {})
    near: dict[str, tuple[object, dict[str, int]]] = field(default_factory=dict)
    held: dict[str, Held] = field(default_factory=dict)

    def sorted_for(self, texts: tuple[TextView, ...]) -> Sorted:
        """What is known of these texts by their statuses; nothing yet if they are others than the last."""
        if self.sorted[0] is not texts:
            self.sorted = texts, {}
        return self.sorted[1]


class Mind(Struct, frozen=True, dict=True):
    """One moment of one delegation. `now` in exercise seconds, `hour` from 0 (start) to 1 (the end).

    `adopted` and `stands` are those of the table; `floor` is the least that a whole deal must be worth to
    it, `aspiration` what it asks of one now; `sorted` are texts by their statuses, as far as asked for.
    """

    view: SeatView
    legal: Legal
    interests: Interests
    temper: Temper
    memory: Memory
    chance: random.Random
    now: int
    hour: float
    table: Table
    adopted: dict[str, str]
    stands: Stands
    seat: str
    floor: float
    aspiration: float
    sorted: Sorted
    weighed: dict[str, float] = field(default_factory=dict)

    @once
    def hoped(self) -> dict[str, float]:
        """What a clause that nobody has settled counts for: so much of the way to its best."""
        hope = self.temper.bent.hope * (1 - self.hour)
        return {c: quiet + hope * (best - quiet) for c, (quiet, best) in self.interests.ends.items()}

    def worth(self, choices: Mapping[str, str]) -> float:
        """Worth of a text with what stands; clauses nobody has settled count half way to its best."""
        settled, hoped = {**choices, **self.adopted}, self.hoped
        felt = self.interests.felt
        return math.fsum([felt[c][settled[c]] if c in settled else hoped[c] for c in felt])

    def weigh(self, text: TextView) -> float:
        """Worth of a text of the view, found once."""
        if text.id not in self.weighed:
            self.weighed[text.id] = self.worth(text.choices)
        return self.weighed[text.id]

    def good(self, text: TextView) -> bool:
        """Whether a text gives what it asks now, and nothing that it refuses."""
        return self.weigh(text) >= self.aspiration and not self.interests.crossed(text.choices)

    def acceptors(self, clause: str, option: str) -> int:
        """How many members have declared the option acceptable."""
        voices = self.table.voices.get(clause)
        return voices.acceptors.get(option, 0) if voices else 0

    def likely(self, clause: str) -> str:
        """The wording most members could accept today; the status quo while nobody has spoken."""
        known, held = self.interests.clauses[clause], self.adopted.get(clause)
        if held is not None:
            return held
        voices = self.table.voices.get(clause)
        leaders = voices.leaders if voices else ()
        if len(leaders) <= 1:
            return leaders[0] if leaders else known.status_quo
        return next(o.id for o in known.options if o.id in leaders)

    @once
    def by_id(self) -> dict[str, TextView]:
        """All texts of the view by their ids."""
        return {t.id: t for t in self.view.texts}

    def texts(self, *statuses: str) -> list[TextView]:
        """Texts of these statuses, in their order."""
        chosen = self.sorted.get(statuses)
        if chosen is None:
            chosen = self.sorted[statuses] = [t for t in self.view.texts if t.status in statuses]
        return chosen

    def chances(self, share: float) -> bool:
        """True with this likelihood."""
        return self.chance.random() < share


def aspiration_of(interests: Interests, temper: Temper, hour: float) -> tuple[float, float]:
    """The least a whole deal must be worth, and what is asked of it at this hour.

    That falls with time (a time-dependent tactic, Faratin 1998).
    """
    top, floor = interests.highest, interests.no_deal + temper.margin
    return floor, top - max(0.0, top - floor) * math.pow(hour, 1 / temper.pace)


def hour_of(view: SeatView, now: int) -> float:
    """How far the bargaining has come, 0 to 1.

    Every move brings it nearer to 1, the last one all the way; it steps back when a new move opens, since
    there is time again.
    """
    clock = view.clock
    last = clock.moves - 1
    start = 0.55 * clock.move / last if last else 0.0
    end = max(start, 1 - 0.15 * (last - clock.move))
    return start + (end - start) * min(1.0, _spent(clock, now) / TALK)


def _spent(clock: ClockView, now: int) -> float:
    """Share of the open move's working time that is over; 1 for a move without any."""
    before, here, whole = _working(clock)
    return (before + min(here, max(0, now - clock.opened))) / whole if whole else 1.0


def _working(clock: ClockView) -> tuple[int, int, int]:
    """Working seconds of the open move: in phases before the open one, in that one, and in all."""
    if _known[0][0] is not clock:
        slots = [
            (n, s.seconds) for n, s in enumerate(clock.plan)
            if s.move == clock.move and not set(s.opens).isdisjoint(WORK)
        ]  # fmt: skip
        before = sum(seconds for n, seconds in slots if n < clock.phase)
        here = sum(seconds for n, seconds in slots if n == clock.phase)
        _known[0] = clock, (before, here, sum(seconds for _, seconds in slots))
    return _known[0][1]


_known: list[tuple[object, tuple[int, int, int]]] = [(None, (0, 0, 0))]
"""The clock that was last looked at, and its working seconds."""
