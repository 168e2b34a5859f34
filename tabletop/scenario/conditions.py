"""Conditions of injects in words: when one holds, and what counts as an answer."""

from __future__ import annotations

from tabletop.scenario.model import Scenario
from tabletop.scenario.script import When

_SCORES = {
    "common_ground": "common ground",
    "delivery": "delivery",
    "pressure": "escalation pressure",
    "reassurance": "reassurance",
}


def answer(scenario: Scenario, when: When) -> str:
    """What counts as an answer to an inject, as a noun: a draft, a pledge, a text over two headings."""
    least = 1 if when.at_least is None else when.at_least
    many = f"{least} or more" if least > 1 else ""
    about = _about(scenario, when)
    if when.fact == "draft":
        return f"{many} drafts{about}".lstrip() if many else f"a draft{about}"
    if when.fact == "position":
        seats = f"{least} delegation{'' if least == 1 else 's'}"
        return f"a declared position{about} of {seats}{' or more' if many else ''}"
    if when.fact == "pledged":
        return f"a pledge{about}" + (f" of {_money(scenario, least)} or more in all" if many else "")
    if when.fact == "package":
        return f"a text over {least} headings"
    return f"that {condition(scenario, when)}"


def _about(scenario: Scenario, when: When) -> str:
    part = scenario.items.get(when.id) or scenario.clauses.get(when.id)
    return f" on “{part.title}”" if part else ""


def condition(scenario: Scenario, when: When) -> str:
    """One condition of an inject as a clause of a sentence."""
    if when.fact in ("adopted", "broken"):
        item = f"“{scenario.items[when.id].title}”" if when.id in scenario.items else "any item"
        verb = ("is", "adopted") if when.fact == "adopted" else ("has had its silence", "broken")
        return f"{item} {verb[0]}{' not' if when.at_most == 0 else ''} {verb[1]}"
    if when.fact == "act" and when.at_most is None:
        titles = {act.id: act.title for act in scenario.policy_acts}
        often = f" {when.at_least} times or more" if (when.at_least or 1) > 1 else ""
        return f"“{titles.get(when.id, when.id)}” has been done{often}"
    return f"{_subject(scenario, when)} {_bounds(when)}"


def _subject(scenario: Scenario, when: When) -> str:
    if when.fact == "posture":
        return f"{_seat(scenario, when.id)}'s posture is" if when.id else "any posture is"
    if when.fact == "act":
        titles = {act.id: act.title for act in scenario.policy_acts}
        return f"uses of “{titles.get(when.id, when.id)}” are"
    if when.fact == "draft":
        return (
            f"drafts on “{scenario.items[when.id].title}” are" if when.id in scenario.items else "drafts are"
        )
    if when.fact in ("position", "pledged"):
        title = scenario.clauses[when.id].title if when.id in scenario.clauses else when.id
        return f"positions on “{title}” are" if when.fact == "position" else f"pledges to “{title}” are"
    if when.fact == "statement":
        return f"statements of {_seat(scenario, when.id)} are" if when.id else "statements are"
    if when.fact == "package":
        return "items in one text are"
    if when.fact == "unfunded":
        return "the unfunded shortfall is"
    return f"{_SCORES[when.fact]} is"


def _bounds(when: When) -> str:
    if when.at_least is not None and when.at_most is not None:
        return f"from {when.at_least} to {when.at_most}"
    if when.at_most is not None:
        return f"{when.at_most} or less"
    return f"{1 if when.at_least is None else when.at_least} or more"


def _seat(scenario: Scenario, seat: str) -> str:
    return scenario.seats[seat].name if seat in scenario.seats else seat


def _money(scenario: Scenario, amount: int) -> str:
    """An amount with the scenario's currency, kept on one line up to the currency."""
    return f"{amount:,}".replace(",", "\u202f") + f"\u00a0{scenario.currency}"
