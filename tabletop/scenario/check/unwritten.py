"""Places where the author has not written anything yet."""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.scenario.check import walks
from tabletop.scenario.check.finding import Finding
from tabletop.scenario.faults import Place
from tabletop.scenario.model import Scenario
from tabletop.scenario.starter.prompts import PROMPTS


def nothing_is_left_of_the_new_folder(scenario: Scenario) -> Iterator[Finding]:
    """Words that a new folder came with, to say what belongs there."""
    for place, text in _texts(scenario):
        if any(sign in text for sign in PROMPTS):
            yield Finding(place, "still says what belongs here; write your own words", True)


def _texts(scenario: Scenario) -> Iterator[tuple[Place, str]]:
    """The longer texts that people are to read."""
    yield ("summary",), scenario.summary
    for field in ("background", "opening"):
        yield ("setting", field), getattr(scenario.setting, field)
    for d, seat in enumerate(scenario.delegations):
        yield ("delegations", d, "public"), seat.public
        yield ("delegations", d, "private"), seat.private
    for m, move in enumerate(scenario.moves):
        yield ("moves", m, "situation"), move.situation
    for place, inject in walks.injects(scenario):
        yield (*place, "message"), inject.message
    yield ("adversary", "about"), scenario.adversary.about
    for r, reply in enumerate(scenario.adversary.replies):
        for band in ("low", "middle", "high"):
            yield ("adversary", "replies", r, band), getattr(reply, band)
    for n, note in enumerate(scenario.teaching_notes):
        yield ("teaching_notes", n), note
    for n, source in enumerate(scenario.sources):
        yield ("sources", n), f"{source.title} {source.confidence or ''}"


RULES = (nothing_is_left_of_the_new_folder,)
