"""The strict check finds faults of design: what can be played, and would teach little."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tabletop.scenario.check import faults_of, findings
from tabletop.scenario.faults import spelled
from tabletop.scenario.model import Scenario
from tabletop.scenario.shipped import shipped
from tests.scenario.changes import changed
from tests.scenario.minimal import as_text

CALM = {"reference": {"conflict": 40, "cooperation": 20}}


def strict(*changes: tuple[str, Any]) -> list[str]:
    """What the strict check adds, as 'path: sentence'; the scale of the gauges is given."""
    scenario = Scenario.model_validate(changed(*changes) | ({} if changes[:1] == (NO_SCALE,) else CALM))
    usual = {each.message for each in findings(scenario)}
    found = findings(scenario, strict=True)
    assert not [each for each in found if not each.advice and each.message in usual]
    return [f"{spelled(each.place)}: {each.message}" for each in found if each.message not in usual]


NO_SCALE: tuple[str, Any] = ("title", "Without a scale")


def says(part: str, *changes: tuple[str, Any]) -> bool:
    """Whether a sentence with this part is among what the strict check adds."""
    return any(part in each for each in strict(*changes))


@pytest.mark.parametrize("folder", shipped(), ids=lambda folder: folder.name)
def test_every_scenario_that_ships_passes_the_strict_check(folder: Any) -> None:
    assert [str(fault) for fault in faults_of(folder, strict=True) if not fault.advice] == []


def test_a_delegation_with_nothing_at_stake_in_an_item() -> None:
    change = ("delegations.1.interests", {
        "watch": {"weight": 0, "ideal": 0.5}, "fund": {"weight": 30, "ideal": 0.5},
        "lead": {"weight": 70, "values": {"nobody": 0, "by-alder": 0.4, "by-birch": 1}},
    })  # fmt: skip
    assert says("Birch has nothing at stake in", change)
    payer = ("delegations.1.interests", {
        "watch": {"weight": 100, "ideal": 0.5}, "fund": {"weight": 0, "ideal": 0.5},
        "lead": {"weight": 0, "values": {"nobody": 0, "by-alder": 0.4, "by-birch": 1}},
    })  # fmt: skip
    assert says("Birch has nothing at stake in “The means” but its part of the bill", payer)
    assert not says("nothing at stake")


def test_a_zone_of_agreement_so_wide_that_nothing_need_be_negotiated() -> None:
    wide = [(f"delegations.{n}.reservation", 0.0) for n in range(3)]
    assert says("there is little to negotiate", *wide)


def test_an_option_that_nobody_could_accept() -> None:
    change = ("agenda.0.clauses.0.options.1", {
        "id": "shared", "label": "Shared watch", "text": "Allies agreed to share.", "need": 0.6,
        "cost": 900_000, "funding": "common",
    })  # fmt: skip
    assert says("nobody could accept “Shared watch”", change)
    assert not says("nobody could accept")


def inject(**fields: Any) -> tuple[str, Any]:
    """The first inject, as conditional unless told otherwise."""
    return ("injects.0", {
        "number": 1, "title": "A call", "kind": "conditional", "mode": "Call", "from": "The press",
        "to": ["public"], "message": "Ring.", "expected": "Somebody answers.",
        "when": [{"fact": "adopted", "id": "coast"}], **fields,
    })  # fmt: skip


ITEM = changed()["agenda"][0]["id"]


def test_an_inject_that_nobody_can_receive() -> None:
    own = inject(to=["press"], when=[{"fact": "broken", "id": ITEM, "at_least": 1}])
    assert says("nobody plays it", own)


@pytest.mark.parametrize(
    "when",
    [
        [{"fact": "adopted", "id": ITEM, "at_least": 2}],
        [{"fact": "package", "at_least": 4}],
        [{"fact": "position", "id": "watch", "at_least": 9}],
        [{"fact": "unfunded", "at_least": 31}],
        [{"fact": "pledged", "id": "watch", "at_least": 1}],
        [{"fact": "statement", "id": "alder", "at_least": 20}],
        [{"fact": "statement", "at_least": 500}],
        [{"fact": "draft", "at_most": -1}],
    ],
    ids=lambda when: str(when[0]["fact"]),
)
def test_a_condition_that_cannot_come_true(when: list[dict[str, Any]]) -> None:
    assert says("can never hold", inject(when=when))


def test_a_condition_that_holds_before_anybody_has_done_anything() -> None:
    at_once = "holds from the first minute on"
    assert says(at_once, inject(when=[{"fact": "unfunded", "at_least": 0}]))
    assert says(at_once, inject(when=[{"fact": "adopted", "id": ITEM, "at_most": 0}]))
    tense = {"fact": "pressure", "at_most": 40}
    assert not says(at_once, inject(when=[{"fact": "adopted", "id": ITEM, "at_most": 0}, tense]))
    assert not says(at_once, inject(when=[{"fact": "draft", "at_least": 1}]))
    assert not says(at_once, inject(when=[{"fact": "draft"}]))


def test_silence_cannot_be_broken_where_all_is_put_to_the_vote() -> None:
    own = inject(when=[{"fact": "broken", "id": ITEM}])
    votes = [(f"agenda.{n}.procedure", {"kind": "qualified_majority"}) for n in range(2)]
    assert says("can never hold: 'broken' comes to 0", own, *votes)
    assert not says("can never hold", own)


def test_a_reminder_that_comes_before_what_it_reminds_of_even_in_one_phase() -> None:
    first = changed()["moves"][0]["id"]
    asked = {"kind": "scheduled", "when": [], "at": {"move": first, "phase": "decide", "minute": 3}}
    remind = inject()[1] | {"number": 90, "kind": "contingency", "when": [], "awaits": 1}
    early = remind | {"at": {"move": first, "phase": "decide", "minute": 1}}
    late = remind | {"at": {"move": first, "phase": "decide", "minute": 4}}
    assert says("is due before inject 1", inject(**asked), ("injects.1", early))
    assert not says("is due before inject 1", inject(**asked), ("injects.1", late))


def test_conditions_that_exclude_each_other() -> None:
    both = [{"fact": "pressure", "at_least": 60}, {"fact": "pressure", "at_most": 40}]
    assert says("would have to be 60 or more and 40 or less", inject(when=both))


def test_headroom_that_makes_funding_impossible_or_trivial() -> None:
    poor = [(f"delegations.{n}.headroom", [1]) for n in range(3)]
    rich = [(f"delegations.{n}.headroom", [900]) for n in range(3)]
    assert says("nothing could be paid for", *poor)
    assert says("money will not matter", *rich)


def test_an_option_that_those_who_pay_for_it_could_never_pay() -> None:
    own = ("agenda.1.clauses.0.options.2", {
        "id": "large", "label": "Large fund", "text": "Birch will pay for a fund.", "need": 1,
        "cost": 400, "funding": "costs_lie", "payers": ["birch"],
    })  # fmt: skip
    assert says("“Large fund” costs 400, and those who pay for it have", own)
    assert not says("it could never be paid")


def test_an_act_without_a_code() -> None:
    act = {"id": "wave", "title": "Wave", "text": "The delegation waves."}
    assert says("“Wave” has no code", ("policy_acts.0", act))
    unweighed = act | {"signals": [{"target": "adversary", "act": "notify_exercise"}]}
    assert says("“Wave” has no code that any published table weighs", ("policy_acts.0", unweighed))
    weighed = act | {"signals": [{"target": "adversary", "act": "hotline_call"}]}
    assert not says("“Wave”", ("policy_acts.0", weighed))


def test_where_something_else_is_wrong_the_check_says_that_the_design_is_looked_at_later(
    tmp_path: Path,
) -> None:
    for change in (("delegations.0.posture", 9), ("delegations.0.red_lines.0.clause", "nothing")):
        (tmp_path / "scenario.yaml").write_text(as_text(changed(change)))
        said = [str(fault) for fault in faults_of(tmp_path, strict=True)]
        assert any("the design is looked at once these faults are mended" in each for each in said)
        assert not any("the design is looked at" in str(fault) for fault in faults_of(tmp_path))


def test_without_a_deal_the_design_is_looked_at_as_well() -> None:
    poor = [(f"delegations.{n}.headroom", [1]) for n in range(3)]
    scenario = Scenario.model_validate(changed(("delegations.0.reservation", 1), *poor))
    said = [each.message for each in findings(scenario, strict=True)]
    assert any("zone of agreement" in each for each in said)
    assert any("nothing could be paid for" in each for each in said)


def test_an_objective_that_nothing_tests() -> None:
    aim = {"id": "sing", "text": "The room sings.", "look_for": "A song."}
    assert says("no inject tests “The room sings.”", ("objectives.1", aim))


def test_a_brief_too_long_to_be_read_in_its_time() -> None:
    assert says("shorten its brief", ("delegations.0.private", "We " * 3000))


def test_a_missing_scale_of_the_gauges() -> None:
    assert any("rehearse --calibrate" in each for each in strict(NO_SCALE))
    assert not says("rehearse --calibrate")
