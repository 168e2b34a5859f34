"""What makes a scenario fail its rehearsal, and what is only worth a look."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace

from tabletop.debrief.report.bars import bars
from tabletop.debrief.report.model import Bars
from tabletop.rehearsal.balance import Remark, remarks, verdict
from tabletop.rehearsal.mixes import MIXES
from tabletop.rehearsal.outcome import Outcome
from tabletop.rehearsal.tally import Tally
from tabletop.scenario.model import Scenario
from tabletop.scenario.reading import read
from tabletop.scenario.shipped import find

LESSON: Scenario = read(find("first-hour"))
TIMING = LESSON.timings[0]
ITEMS = tuple(item.id for item in LESSON.agenda)
WORDINGS = frozenset((c.id, o.id) for c in LESSON.clauses.values() for o in c.options)
FAIR = Outcome(
    mix="", common_ground=0.5, delivery=0.5, mandate_minimum=0.1, mandate_median=0.4, conflict=-5.0,
    mandates=dict(zip(LESSON.seats, (0.1, 0.4, 0.5, 0.3), strict=False)), decided=ITEMS,
    injects=tuple(i.number for i in LESSON.injects), declared=WORDINGS, adopted=frozenset(),
    steps=frozenset(a.id for a in LESSON.policy_acts), money_bound=False, pressures=((5.0, 1.0),),
)  # fmt: skip
STYLES = {
    "silent": replace(FAIR, delivery=0.0, mandate_median=0.0, conflict=0.0, decided=()),
    "hawk": replace(FAIR, delivery=0.1, mandate_median=0.1, conflict=-90.0),
    "dove": replace(FAIR, delivery=0.6, mandate_median=0.2, conflict=0.0),
    "negotiator": replace(FAIR, common_ground=0.8, mandate_median=0.6),
    "mixed": FAIR,
    "random-legal": replace(FAIR, common_ground=0.1, delivery=0.2, mandate_median=0.1),
}


def told(runs: int = 1, **changes: Outcome) -> list[Remark]:
    """What is said when every style plays so often, with some of them changed."""
    tally = Tally()
    for mix in MIXES:
        for number in range(runs):
            bound = number % 2 == 0
            tally.add(replace(changes.get(mix.replace("-", "_"), STYLES[mix]), mix=mix, money_bound=bound))
    return list(remarks(LESSON, TIMING, tally))


def faults(runs: int = 1, **changes: Outcome) -> list[tuple[str, str]]:
    """The faults alone, as rule and what it is about."""
    return [(r.rule, r.about) for r in told(runs, **changes) if r.fault]


def test_a_fair_scenario_has_no_faults() -> None:
    assert faults() == []


def test_silence_among_the_best_third_on_delivery_is_a_fault() -> None:
    assert faults(silent=replace(STYLES["silent"], delivery=0.55)) == [("silence pays", "delivery")]


def test_silence_among_the_best_third_on_mandate_is_a_fault() -> None:
    assert faults(silent=replace(STYLES["silent"], mandate_median=0.5)) == [("silence pays", "mandate")]


def test_silence_in_the_middle_is_none() -> None:
    assert faults(silent=replace(STYLES["silent"], delivery=0.15)) == []


def test_where_nobody_delivers_anything_silence_pays() -> None:
    changes = {mix.replace("-", "_"): replace(STYLES[mix], delivery=0.0) for mix in MIXES}
    assert ("silence pays", "delivery") in faults(**changes)


def test_one_style_best_on_all_four_headlines_is_a_fault() -> None:
    best = replace(STYLES["negotiator"], delivery=0.9, conflict=1.0)
    assert faults(negotiator=best) == [("one style wins", "negotiator")]


def test_best_on_three_of_four_is_none() -> None:
    assert faults(negotiator=replace(STYLES["negotiator"], delivery=0.9)) == []


def test_an_item_that_negotiators_never_decide_is_a_fault() -> None:
    left = replace(STYLES["negotiator"], decided=ITEMS[1:])
    assert faults(negotiator=left) == [("never decided", ITEMS[0])]


def test_an_item_that_they_always_decide_is_worth_a_look() -> None:
    found = [r for r in told(40) if r.rule == "always decided"]
    assert [r.about for r in found] == list(ITEMS)
    assert not any(r.fault for r in found)


def test_a_core_inject_that_never_fires_is_a_fault() -> None:
    core = next(i.number for i in LESSON.injects if i.core)
    without = {
        mix.replace("-", "_"): replace(STYLES[mix], injects=tuple(n for n in FAIR.injects if n != core))
        for mix in MIXES
    }
    assert faults(**without) == [("inject never fires", str(core))]


@pytest.mark.parametrize(("runs", "fault"), [(20, False), (167, True)])
def test_an_option_nobody_wants_is_a_fault_after_a_thousand_exercises(runs: int, fault: bool) -> None:
    clause, option = sorted(WORDINGS)[0]
    without = {
        mix.replace("-", "_"): replace(STYLES[mix], declared=WORDINGS - {(clause, option)}) for mix in MIXES
    }
    found = [r for r in told(runs, **without) if r.rule == "option never wanted"]
    assert [(r.about, r.fault) for r in found] == [(f"{clause}.{option}", fault)]


def test_an_act_nobody_takes_and_a_seat_that_always_loses_are_worth_a_look() -> None:
    poor = next(iter(LESSON.seats))
    changes = {
        mix.replace("-", "_"): replace(STYLES[mix], steps=frozenset(), mandates={**FAIR.mandates, poor: -0.2})
        for mix in MIXES
    }
    found = {(r.rule, r.about): r.fault for r in told(40, **changes)}
    assert found["act never used", ""] is False
    assert found["always loses", poor] is False
    assert any(rule == "always wins" for rule, _ in found)


def test_what_is_told_of_one_exercise_is_told_in_the_singular() -> None:
    found = told(negotiator=replace(STYLES["negotiator"], decided=ITEMS[1:]))
    assert ["in 1 exercise. Widen" in r.message for r in found if r.rule == "never decided"] == [True]


def played(runs: int) -> tuple[str, ...]:
    """The verdict on a fair scenario after so many exercises of every style."""
    tally = Tally()
    for mix in MIXES:
        for _ in range(runs):
            tally.add(replace(STYLES[mix], mix=mix))
    return verdict(tally, ())


def test_a_verdict_says_when_there_is_too_little_to_go_by() -> None:
    assert played(0) == ("Nothing was played.",)
    assert played(2) == (
        "The scenario is in balance.", "After 12 exercises chance still speaks: play 300 or more.",
    )  # fmt: skip
    assert played(50) == ("The scenario is in balance.",)
    fault = (Remark("silence pays", "delivery", "Saying nothing is among the best.", True),)
    assert verdict(Tally(), fault) == ("Nothing was played.",)


def test_two_figures_of_an_axis_are_never_written_over_each_other() -> None:
    rows = (("hawk", -87.0, -86.0, -83.0), ("dove", 0.0, 0.0, 0.0))
    drawn = bars(Bars("Conflict", rows, 1.0), "c", "Conflict")
    assert sorted(re.findall(r">(1|0|−87)</text>", drawn)) == ["0", "0", "−87"]
