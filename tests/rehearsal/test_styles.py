"""A scenario in which one fixed style is best on all four headlines is a bad scenario (section 13)."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import fmean

import pytest

from tabletop.rehearsal.playthrough import demo
from tabletop.scenario.reading import read
from tabletop.scenario.shipped import find

STYLES = ("negotiator", "hawk", "dove", "silent")
SEEDS = (1, 2, 3)


def headlines(name: str, timing: str, style: str) -> Iterator[tuple[float, float, float, float]]:
    """Common ground, delivery, the lowest mandate and calm at the end, higher is better, one play a seed."""
    for seed in SEEDS:
        cards = demo(read(find(name)), timing, seed, style).cards()
        last, loudest = cards[-1], max(card.escalation.gauge or 0.0 for card in cards)
        yield (
            last.cohesion.common_ground or 0.0, last.delivery.value or 0.0,
            last.mandate.minimum or 0.0, -loudest,
        )  # fmt: skip


@pytest.mark.parametrize(("name", "timing"), [("first-hour", "30"), ("baltic-request", "75")])
def test_no_fixed_style_is_best_on_all_four_headlines(name: str, timing: str) -> None:
    scores = {
        style: [fmean(each) for each in zip(*headlines(name, timing, style), strict=True)] for style in STYLES
    }
    for style, own in scores.items():
        others = [other for each, other in scores.items() if each != style]
        assert not all(mine > max(theirs) for mine, *theirs in zip(own, *others, strict=True)), style
