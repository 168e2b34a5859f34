"""The result of a rehearsal in plain lines, at most 78 columns wide: what stands, the texts, the scores."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from tabletop.exercise.words import listed
from tabletop.scenario.model import Scenario
from tabletop.scorecard.rounding import whole

WIDTH = 78
TIMES = {1: "once", 2: "twice", 3: "three times"}
STYLES = {
    "negotiator": "Everybody bargains by the brief.",
    "hawk": "Everybody is a hawk.",
    "dove": "Everybody is a dove.",
    "random-legal": "Everybody does anything the rules allow.",
    "silent": "Nobody says a word.",
}
MEANING = (
    "Common ground: how many could live with the best wording of each clause.",
    "Delivery: how much of what the situation asked is decided and paid for.",
    "Mandate: what the outcome is worth at home. 0 is the least a capital would settle for, 100 the best "
    "that all the others could have accepted.",
    "Escalation pressure: what the other side was shown. It is not a forecast of anything.",
)


def told(scenario: Scenario, timing: str, policy: str, result: dict[str, Any]) -> list[str]:
    """The result of `summary` for people; every line fits 80 columns."""
    named = scenario.timing(timing).title
    played = f"{named}, {result['events']} events, seed {result['seed']}. {STYLES[policy]}"
    return [
        *_wrapped(scenario.title),
        *_wrapped(played),
        "",
        "What stands at the end",
        *_standing(scenario, result["decisions"]),
        "",
        "The texts",
        *_texts(scenario, result["decisions"]),
        "",
        *_scores(result["moves"]),
        "",
        *(line for words in MEANING for line in _wrapped(words, "", "  ")),
        "",
        *_wrapped(scenario.stylised),
        "",
        "Head of the log, to compare with another run:",
        f"  {result['head_hash']}",
    ]


def _wrapped(words: str, first: str = "", then: str = "") -> list[str]:
    return textwrap.wrap(words, WIDTH, initial_indent=first, subsequent_indent=then)


def _standing(scenario: Scenario, decisions: list[dict[str, Any]]) -> Iterator[str]:
    agreed = {c: o for d in decisions if d["outcome"] == "adopted" for c, o in d["choices"].items()}
    for item in scenario.agenda:
        yield from _wrapped(item.title, "  ", "  ")
        if not any(clause.id in agreed for clause in item.clauses):
            yield "    Nothing is agreed; it stays as it was."
            continue
        for clause in item.clauses:
            chosen = clause.option(agreed[clause.id])
            yield from _wrapped(f"{clause.title}: {chosen.label}", "    ", "      ")


def _texts(scenario: Scenario, decisions: list[dict[str, Any]]) -> Iterator[str]:
    tried = [d for d in decisions if d["outcome"] == "adopted" or d["falls"]]
    for each in tried:
        yield from _wrapped(_fate(scenario, each), "  ", "    ")
    left = len(decisions) - len(tried)
    if left and tried:
        yield f"  {left} more {'draft was' if left == 1 else 'drafts were'} never put to a decision."
    elif not tried:
        yield "  No text was put to a decision."


def _fate(scenario: Scenario, decision: dict[str, Any]) -> str:
    titles = listed([f"“{scenario.items[item].title}”" for item in decision["items"]])
    falls = decision["falls"]
    ends = {"adopted": f"adopted in move {decision['move']}", "withdrawn": "withdrawn"}
    fate = ends.get(decision["outcome"], "not adopted")
    broken = _breakers(scenario, decision["broken_by"])
    if broken:
        moves = sorted(set(decision["broken_in"]))
        where = f"move{'s' if len(moves) > 1 else ''} {listed([str(move) for move in moves])}"
        after = ", after" if decision["outcome"] == "adopted" else ";"
        fate += f"{after} silence was broken by {broken} in {where}"
    elif falls:
        fate += f"; it fell {_times(falls)}"
    return f"Text {decision['text']} on {titles}: {fate}."


def _breakers(scenario: Scenario, seats: Iterable[str]) -> str:
    counts = Counter(seats)
    names = [
        scenario.seats[seat].name + (f" ({_times(count)})" if count > 1 else "")
        for seat, count in counts.items()
    ]
    return listed(names) if names else ""


def _times(count: int) -> str:
    return TIMES.get(count, f"{count} times")


def _scores(moves: list[dict[str, Any]]) -> Iterator[str]:
    yield _row("Scores after move", [str(move["move"]) for move in moves])
    yield _row("  Common ground, per cent", [_percent(m["cohesion"]["common_ground"]) for m in moves])
    yield _row("  Delivery, per cent", [_percent(m["delivery"]) for m in moves])
    yield _row("  Mandate, the lowest", [_percent(m["mandate"]["minimum"]) for m in moves])
    yield _row("  Mandate, the median", [_percent(m["mandate"]["median"]) for m in moves])
    yield _row("  Escalation pressure, of 100", [_whole(m["escalation"]["gauge"]) for m in moves])
    yield _row("  Acts the other side saw", [str(m["escalation"]["count"]) for m in moves])
    if any(None in (m["delivery"], m["mandate"]["minimum"], m["escalation"]["gauge"]) for m in moves):
        yield "  A dash: not defined."


def _row(name: str, values: list[str]) -> str:
    return f"{name:<30}" + "".join(f"{value:>7}" for value in values)


def _percent(share: float | None) -> str:
    return _whole(None if share is None else 100 * share)


def _whole(value: float | None) -> str:
    return "-" if value is None else str(whole(value))
