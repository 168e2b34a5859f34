"""How a stand-in is inclined: when it gives way, how far, in what tone, and what its word is worth."""

from __future__ import annotations

import random
from dataclasses import dataclass

from tabletop.standins.drawing import between


@dataclass(frozen=True, slots=True)
class Bent:
    """The ranges a temper is drawn from.

    `pace`: below 1 gives way late, above 1 early. `margin`: what a deal must be worth beyond no deal.
    `patience`: how far below its aspiration a text may lie before it objects. `tilt`: what a point of heat
    in a wording adds to its worth. `posture` 0 keeps to the brief's. `word`: how likely an inconvenient
    promise is kept. `steps`: policy acts a move, and how likely each is. `hope`: how far towards its best it
    expects a clause to end that a text leaves out.
    """

    pace: tuple[float, float]
    margin: tuple[float, float]
    patience: tuple[float, float]
    tilt: float = 0.0
    posture: int = 0
    word: float = 0.7
    steps: tuple[int, float] = (1, 0.3)
    hope: float = 0.5


@dataclass(frozen=True, slots=True)
class Temper:
    """One draw of a bent; the figures as there."""

    pace: float
    margin: float
    patience: float
    bent: Bent


NEGOTIATOR = Bent(pace=(0.6, 1.8), margin=(-0.02, 0.1), patience=(0.04, 0.14))
HAWK = Bent(
    pace=(0.2, 0.4), margin=(0.04, 0.14), patience=(0.0, 0.04), tilt=0.02, posture=5, word=0.4, steps=(3, 0.9)
)  # fmt: skip
DOVE = Bent(
    pace=(2.0, 3.5), margin=(-0.1, 0.0), patience=(0.1, 0.2), tilt=-0.01, posture=1, word=0.95, steps=(1, 0.5)
)  # fmt: skip


def drawn(bent: Bent, chance: random.Random) -> Temper:
    """A temper within the bent's ranges."""
    return Temper(
        between(chance, *bent.pace), between(chance, *bent.margin), between(chance, *bent.patience), bent
    )
