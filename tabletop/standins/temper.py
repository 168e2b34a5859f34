"""How a stand-in is inclined: when it gives way, how far, in what tone, and what its word is worth."""

from __future__ import annotations

import random

from msgspec import Struct

from tabletop.standins.drawing import between


class Bent(Struct, frozen=True):
    """The ranges a temper is drawn from.

    `pace`: below 1 gives way late, above 1 early. `margin`: what a deal must be worth beyond no deal.
    `patience`: how far below its aspiration a text may lie before it objects. `tilt`: what a point of heat
    in a wording adds to its worth. `posture` 0 keeps to the brief's. `word`: what a kept promise may cost it.
    `steps`: policy acts a move, and how likely each is. `hope`: how far towards its best it
    expects a clause to end that a text leaves out.
    """

    pace: tuple[float, float]
    margin: tuple[float, float]
    patience: tuple[float, float]
    word: tuple[float, float]
    tilt: float = 0.0
    posture: int = 0
    steps: tuple[int, float] = (1, 0.3)
    hope: float = 0.5


class Temper(Struct, frozen=True):
    """One draw of a bent; the figures as there."""

    pace: float
    margin: float
    patience: float
    word: float
    bent: Bent


NEGOTIATOR = Bent(pace=(0.6, 1.8), margin=(-0.02, 0.1), patience=(0.04, 0.14), word=(0.02, 0.12))
HAWK = Bent(
    pace=(0.2, 0.4), margin=(0.15, 0.3), patience=(0.0, 0.04), word=(0.0, 0.05),
    tilt=0.02, posture=5, steps=(3, 0.9),
)  # fmt: skip
DOVE = Bent(
    pace=(2.0, 3.5), margin=(-0.1, 0.0), patience=(0.1, 0.2), word=(0.1, 0.2),
    tilt=-0.06, posture=1, steps=(1, 0.5),
)  # fmt: skip


def drawn(bent: Bent, chance: random.Random) -> Temper:
    """A temper within the bent's ranges."""
    return Temper(
        between(chance, *bent.pace),
        between(chance, *bent.margin),
        between(chance, *bent.patience),
        between(chance, *bent.word),
        bent,
    )
