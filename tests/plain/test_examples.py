"""Examples in help are of the exercise that is played, and can be typed as they stand."""

from __future__ import annotations

import asyncio
import re
from collections import Counter
from pathlib import Path

import pytest

from tabletop.desk.allowed import may
from tabletop.desk.examples import TUTORIAL, fitted, words_of
from tabletop.desk.vocabulary import VERBS
from tabletop.exercise.rules import DELEGATION
from tabletop.exercise.views.public import PublicView
from tabletop.room.port import LocalPort
from tabletop.scenario.model import Scenario
from tabletop.scenario.reading import read
from tabletop.scenario.shipped import shipped
from tests.plain.desks import Counting
from tests.plain.sitting import said, tutorial

SCENARIOS = {folder.name: read(folder) for folder in shipped()}
MISREAD = re.compile(
    r": there is no “|There is no verb|” could be |is not understood|is no posture|is not a ruling"
    r"|is not an effect|is too much here|Not used|Condition:"
)
ONLY_IN_A_ROOM = {known.name for known in VERBS.values() if known.group == "door"}


def seen(scenario: Scenario, seat: str = "") -> PublicView:
    """What somebody sees when the exercise has begun."""
    timing = scenario.timings[0].id
    port = LocalPort(Counting(scenario, timing, "").room)
    return asyncio.run(port.view(seat))  # type: ignore[return-value]


def test_the_manual_takes_its_examples_from_the_tutorial() -> None:
    assert words_of(seen(tutorial())) == TUTORIAL


def begun(scenario: Scenario) -> str:
    """A script after which the first phase of decisions is open, and every item has a text under decision."""
    plan = seen(scenario).clock.plan
    lines = ["start", *["next"] * next(n for n, slot in enumerate(plan) if "decide" in slot.opens)]
    often = Counter(option.id for clause in scenario.clauses.values() for option in clause.options)
    for number, item in enumerate(scenario.agenda, 1):
        wording = [next(o.id for o in clause.options if often[o.id] == 1) for clause in item.clauses]
        lines += [f"draft chair / {number} / {', '.join(wording)}", f"table {number}", f"silence {number}"]
    return "\n".join(lines) + "\n"


def played(scenario: Scenario, script: str) -> Counting:
    """A facilitator's desk after a script."""
    desk = Counting(scenario, scenario.timings[0].id, script)
    desk.play()
    return desk


def flat(told: str) -> str:
    """Without the folding of lines."""
    return " ".join(told.split())


@pytest.mark.parametrize("name", SCENARIOS)
@pytest.mark.parametrize("stage", ["texts under decision", "a draft"])
def test_every_example_of_help_is_understood_as_it_stands(name: str, stage: str) -> None:
    scenario = SCENARIOS[name]
    draft = fitted(VERBS["draft"].example, words_of(seen(scenario)))
    script = begun(scenario) if stage == "texts under decision" else f"start\nnext\nnext\n{draft}\n"
    before = played(scenario, script)
    assert "Not done" not in before.out.getvalue()
    words = words_of(asyncio.run(before.port.view()))
    for known in VERBS.values():
        if "{" in known.example and known.name not in ONLY_IN_A_ROOM:
            example = fitted(known.example, words)
            after = played(scenario, f"{script}{example}\n" + "\n" * 12)
            told = flat(after.out.getvalue()).removeprefix(flat(before.out.getvalue()))
            assert told.split("[")[0].strip(), example
            assert not MISREAD.search(told), f"{example}: {told}"


@pytest.mark.parametrize("name", SCENARIOS)
def test_at_a_desk_of_its_own_a_delegation_is_not_told_to_name_itself(name: str) -> None:
    for seat in seen(SCENARIOS[name]).seats:
        words = words_of(seen(SCENARIOS[name], seat.id), seat.id)
        for verb in may(DELEGATION):
            example = fitted(VERBS[verb].example, words)
            assert seat.short not in example.replace(",", " ").split(), example
            assert "{" not in example


@pytest.mark.parametrize("verb", ["pledge", "promise", "draft", "rule", "bridge", "argue", "inject retarget"])
def test_help_names_nobody_from_the_tutorial_elsewhere(tmp_path: Path, verb: str) -> None:
    told = said(
        tmp_path, f"help {verb}\nstart\nnext\n{verb}\n?\nback\nquit\n",
        scenario=SCENARIOS["stability-review"], timing="75",
    )  # fmt: skip
    assert "Example:" in told
    assert not re.search(r"\b(COR|BRA|DUN|ALD|bells|gauges|goat|corrin|morning-list)\b", told)
