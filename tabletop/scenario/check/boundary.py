"""The boundary of the exercise: nothing a player can choose is a military operation."""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.scenario.check import walks
from tabletop.scenario.check.finding import Finding
from tabletop.scenario.check.operational import operational_words
from tabletop.scenario.faults import Place, shown
from tabletop.scenario.model import Scenario

MOST = 5


def choices_stay_at_policy_level(scenario: Scenario) -> Iterator[Finding]:
    for place, text in choices(scenario):
        for found in operational_words(text)[:MOST]:
            yield Finding(
                place,
                f"'{shown(found.word, 40)}' in \"{shown(found.context)}\": {found.why}; {found.instead}",
                found.doubtful,
            )


def choices(scenario: Scenario) -> Iterator[tuple[Place, str]]:
    """Every text a player can choose: options, policy acts and key messages."""
    for place, _, option in walks.options(scenario):
        yield (*place, "label"), option.label
        yield (*place, "text"), option.text
    for a, act in enumerate(scenario.policy_acts):
        yield ("policy_acts", a, "title"), act.title
        yield ("policy_acts", a, "text"), act.text
    for k, message in enumerate(scenario.key_messages):
        yield ("key_messages", k, "text"), message.text


def other_languages_are_read_by_a_person(scenario: Scenario) -> Iterator[Finding]:
    if not scenario.language.startswith("en"):
        yield Finding(
            ("language",),
            "operational words are looked for in English only; have somebody read every choice",
            True,
        )


RULES = (choices_stay_at_policy_level, other_languages_are_read_by_a_person)
