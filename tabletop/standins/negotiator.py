"""The negotiator: asks for much, gives way with time where it costs least, and trades across the agenda."""

from __future__ import annotations

import random
from collections.abc import Callable

from tabletop.exercise.facts import Act
from tabletop.exercise.views.seat import SeatView
from tabletop.standins import deciding, drafting, money, positions, promising, speaking, talking
from tabletop.standins.interests import Interests, interests_of
from tabletop.standins.mind import Memory, Mind, aspiration_of, hour_of
from tabletop.standins.policy import Legal
from tabletop.standins.table import table_of
from tabletop.standins.temper import Bent, Temper, drawn

CONSIDERATIONS: tuple[Callable[[Mind], Act | None], ...] = (
    deciding.decide, deciding.associate, promising.reply, positions.declare, money.make_good, talking.answer,
    positions.meet, drafting.accept, speaking.speak, speaking.step, money.pledge, money.raid, drafting.amend,
    drafting.sponsor, drafting.table, drafting.propose, positions.concede, promising.offer, promising.vouch,
    money.take_transfer, talking.argue, talking.write,
)  # fmt: skip


class Negotiator:
    """Plays a delegation by its brief; the bent makes it firmer or softer than the brief alone would."""

    def __init__(self, bent: Bent) -> None:
        self._bent = bent
        self._temper: Temper | None = None
        self._memory = Memory()
        self._read: tuple[object, object] = (None, None)
        self._interests: Interests | None = None

    def act(self, view: SeatView, legal: Legal, chance: random.Random, now: int) -> Act | None:
        """The first thing worth doing, in the order in which a delegation would see to it."""
        if self._temper is None:
            self._temper = drawn(self._bent, chance)
        mind = self._mind(view, legal, chance, now, self._temper)
        for consider in CONSIDERATIONS:
            if act := consider(mind):
                return act
        return None

    def _mind(self, view: SeatView, legal: Legal, chance: random.Random, now: int, temper: Temper) -> Mind:
        table, own, hour = table_of(view), self._own(view), hour_of(view, now)
        floor, aspiration = aspiration_of(own, temper, hour)
        return Mind(
            view, legal, own, temper, self._memory, chance, now, hour, table, table.adopted, table.stands,
            view.brief.id, floor, aspiration, self._memory.sorted_for(view.texts),
        )  # fmt: skip

    def _own(self, view: SeatView) -> Interests:
        agenda, brief = view.agenda, view.brief
        if self._interests is None or self._read[0] is not agenda or self._read[1] is not brief:
            self._read, self._interests = (agenda, brief), interests_of(view, self._bent.tilt)
        return self._interests
