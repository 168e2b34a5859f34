"""Whether the open phase takes what a verb does at all: known before anything is asked."""

from __future__ import annotations

from tabletop.desk.verbs import Verb
from tabletop.exercise.clock.plan import not_open, opens
from tabletop.exercise.facts import CONTROL, EVALUATOR
from tabletop.exercise.rules import RULES, Rule
from tabletop.exercise.views.public import ClockView

TEXTS = "texts"
"""The group of verbs that are done in the name of the chair or a seat, and never as the facilitator."""
OVER = "The exercise is over; nothing more can be done from a seat."


def closed(known: Verb, clock: ClockView) -> str:
    """Why nothing that a verb does can be done now, in a sentence; empty if it can, or only looks."""
    rules = _rules(known)
    if not rules:
        return ""
    if clock.ended:
        return "" if known.group != TEXTS and any(_outlasts(rule) for rule in rules) else OVER
    if any(rule.family is None or opens(clock.slot, rule.family) for rule in rules):
        return ""
    return not_open(clock.plan, clock.phase, rules[0].family or "")


def was_open(known: Verb, clock: ClockView) -> bool:
    """Whether a phase that is over took it: then it may still count, as a late act or with more time."""
    families = {rule.family for rule in _rules(known)} - {None}
    return not clock.ended and any(
        opens(slot, family) for slot in clock.plan[: clock.phase] for family in families if family
    )


def _rules(known: Verb) -> list[Rule]:
    return [RULES[act] for act in known.acts if act in RULES]


def _outlasts(rule: Rule) -> bool:
    """Whether facilitator or evaluators do it after the end, too."""
    return rule.family is None and not {CONTROL, EVALUATOR}.isdisjoint(rule.roles)
