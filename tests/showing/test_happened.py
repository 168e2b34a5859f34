"""Everything that can happen has a sentence, and nobody writes the sentences of others."""

from __future__ import annotations

import pytest

from tabletop.exercise.core import fold
from tabletop.exercise.facts import ACTS, FACTS
from tabletop.exercise.journal import Journal
from tabletop.exercise.views.seeing import view_for
from tabletop.rehearsal.playthrough import demo
from tabletop.scenario.reading import read
from tabletop.scenario.shipped import find
from tabletop.showing.acts import ACT_WORDS
from tabletop.showing.happened import TELLERS, fit_for_the_room, sentence
from tabletop.showing.names import Names
from tests.golden.transcript import GOLDEN


def ours(kind: type) -> bool:
    """Whether a kind is one of the program, not one that other tests have made up."""
    return kind.__module__.startswith("tabletop.")


def test_every_kind_of_fact_has_a_sentence() -> None:
    assert set(TELLERS) == {kind for kind in FACTS.values() if ours(kind)}


def test_every_kind_of_act_has_a_name() -> None:
    assert set(ACT_WORDS) == {name for name, kind in ACTS.items() if ours(kind)}


@pytest.mark.parametrize("name", sorted(GOLDEN))
def test_every_event_of_a_whole_exercise_can_be_told_on_one_clean_line(name: str) -> None:
    log = demo(read(find(name)), GOLDEN[name], 2, "negotiator").log
    view = view_for(fold(log), Journal(log), "control")
    names = Names(view)
    for event in log:
        words = sentence(names, event)
        assert words == words.strip()
        assert words[0].isupper() or not words[0].isalpha(), words
        assert words[-1] in ".”?!", words
        assert "\n" not in words
        assert not any(f" {seat} " in words for seat in ("None", "True", "False")), words


def test_what_is_said_in_room_view_is_what_the_whole_alliance_may_know() -> None:
    log = demo(read(find("first-hour")), "30", 3, "negotiator").log
    seats = tuple(fold(log).scenario.seats)
    feeds = [{e.sequence for e in Journal(log).feed(seat, seats)} for seat in seats]
    for event in log:
        if fit_for_the_room(event):
            assert all(event.sequence in feed for feed in feeds), event.fact.kind
