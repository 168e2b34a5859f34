"""The boundary of the exercise: nothing a player can choose is a military operation."""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.scenario.check import walks
from tabletop.scenario.check.finding import Finding
from tabletop.scenario.check.operational import operational_words
from tabletop.scenario.faults import Place, shown
from tabletop.scenario.fictional import exchanged
from tabletop.scenario.model import Scenario

MOST = 5


def choices_stay_at_policy_level(scenario: Scenario) -> Iterator[Finding]:
    for place, text in choices(scenario):
        yield from _out_of_bounds(place, text, "")


def choices_stay_at_policy_level_under_invented_names(scenario: Scenario) -> Iterator[Finding]:
    if scenario.overlay is None:
        return
    invented = exchanged(scenario)
    for _, text in choices(scenario):
        other = invented(text)
        if other != text and not operational_words(text):
            yield from _out_of_bounds(("overlay",), other, "under the invented names, ")


def _out_of_bounds(place: Place, text: str, when: str) -> Iterator[Finding]:
    for found in operational_words(text)[:MOST]:
        yield Finding(
            place,
            f"{when}'{shown(found.word, 40)}' in \"{shown(found.context)}\": {found.why}; {found.instead}",
            found.doubtful,
        )


def choices(scenario: Scenario) -> Iterator[tuple[Place, str]]:
    """Every text a player can choose or choose for: options, policy acts, key messages, lines, names."""
    for place, _, option in walks.options(scenario):
        yield (*place, "id"), _spoken(option.id)
        yield (*place, "label"), option.label
        yield (*place, "text"), option.text
    for a, act in enumerate(scenario.policy_acts):
        yield ("policy_acts", a, "id"), _spoken(act.id)
        yield ("policy_acts", a, "title"), act.title
        yield ("policy_acts", a, "text"), act.text
    for k, message in enumerate(scenario.key_messages):
        yield ("key_messages", k, "text"), message.text
    yield from _named(scenario)


def _named(scenario: Scenario) -> Iterator[tuple[Place, str]]:
    """What choices are about and who makes them."""
    for i, item in enumerate(scenario.agenda):
        yield ("agenda", i, "title"), item.title
    for place, _, clause in walks.clauses(scenario):
        yield (*place, "title"), clause.title
    for d, seat in enumerate(scenario.delegations):
        yield ("delegations", d, "name"), seat.name
        for n, line in enumerate(seat.domestic.lines):
            here = ("delegations", d, "domestic", "lines", n)
            yield (*here, "id"), _spoken(line.id)
            yield (*here, "name"), line.name


def _spoken(id: str) -> str:
    """An id as the words it is made of."""
    return id.replace("-", " ").replace("_", " ")


def other_languages_are_read_by_a_person(scenario: Scenario) -> Iterator[Finding]:
    if not scenario.language.startswith("en"):
        yield Finding(
            ("language",),
            "operational words are looked for in English only; have somebody read every choice",
            True,
        )


RULES = (
    choices_stay_at_policy_level,
    choices_stay_at_policy_level_under_invented_names,
    other_languages_are_read_by_a_person,
)
