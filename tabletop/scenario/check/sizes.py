"""Advice on what a rich exercise holds; a tutorial may be smaller."""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.scenario.check.finding import Finding, counted, listed
from tabletop.scenario.model import Scenario

USUAL = ("60", "75", "120", "day")


def as_rich_as_a_lesson_needs(scenario: Scenario) -> Iterator[Finding]:
    kinds = [inject.kind for inject in scenario.injects]
    core = sum(inject.core for inject in scenario.injects)
    for field, have, least, most, noun in (
        ("delegations", len(scenario.delegations), 6, 9, "delegation"),
        ("agenda", len(scenario.agenda), 2, 4, "agenda item"),
        ("injects", len(kinds), 10, 999, "inject"),
        ("injects", core, 4, 5, "core inject"),
        ("injects", kinds.count("conditional"), 3, 999, "conditional inject"),
        ("injects", kinds.count("contingency"), 2, 999, "contingency inject"),
        ("objectives", len(scenario.objectives), 1, 999, "objective"),
        ("questions", len(scenario.questions), 1, 999, "discussion question"),
        ("key_messages", len(scenario.key_messages), 1, 999, "key message"),
        ("policy_acts", len(scenario.policy_acts), 1, 999, "policy act"),
        ("teaching_notes", len(scenario.teaching_notes), 1, 999, "teaching note"),
    ):
        if not least <= have <= most:
            usual = f"{least} or more" if most == 999 else f"{least} to {most}"
            yield Finding((field,), f"has {counted(have, noun)}; {usual} work best", True)


def two_or_three_clauses_an_item(scenario: Scenario) -> Iterator[Finding]:
    for i, item in enumerate(scenario.agenda):
        if not 2 <= len(item.clauses) <= 3:
            yield Finding(
                ("agenda", i, "clauses"),
                f"has {counted(len(item.clauses), 'clause')}; 2 or 3 work best",
                True,
            )


def the_usual_timings(scenario: Scenario) -> Iterator[Finding]:
    missing = [name for name in USUAL if name not in {timing.id for timing in scenario.timings}]
    if missing:
        yield Finding(("timings",), f"has no timing {listed(missing)}; rooms expect all four", True)


def a_reply_for_every_move(scenario: Scenario) -> Iterator[Finding]:
    answered = {reply.move for reply in scenario.adversary.replies}
    missing = [move.id for move in scenario.moves if move.id not in answered]
    if missing:
        yield Finding(
            ("adversary", "replies"),
            f"has no reply for {listed(missing)}; write its low, middle and high",
            True,
        )


def no_two_delegations_are_interchangeable(scenario: Scenario) -> Iterator[Finding]:
    first: dict[str, str] = {}
    for d, seat in enumerate(scenario.delegations):
        aims = sorted(
            (name, i.weight, i.ideal, sorted(i.values.items())) for name, i in seat.interests.items()
        )
        lines = sorted((line.clause, sorted(line.options)) for line in seat.red_lines)
        twin = first.setdefault(repr((aims, lines)), seat.name)
        if twin != seat.name:
            yield Finding(("delegations", d), f"{seat.name} wants exactly what {twin} wants", True)


RULES = (
    as_rich_as_a_lesson_needs,
    two_or_three_clauses_an_item,
    the_usual_timings,
    a_reply_for_every_move,
    no_two_delegations_are_interchangeable,
)
