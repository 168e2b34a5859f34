"""A scenario is a real negotiation: a deal exists, somebody could block, doing nothing is not best."""

from __future__ import annotations

import itertools
import random
from math import fsum
from typing import Any

from tabletop.scenario.check.zone import Table, somebody_can_agree
from tabletop.scenario.model import Scenario
from tests.scenario.changes import changed, firm, found
from tests.scenario.minimal import built

RED = {"clause": "watch", "why": "No."}


def test_a_clause_with_every_option_across_a_red_line_is_named_with_those_who_object() -> None:
    said = firm(("delegations.1.red_lines", [RED | {"options": ["shared", "joint"]}]))
    assert said == [
        "agenda[0].clauses[0]: every option crosses a red line (of Alder and Birch): no zone of agreement;"
        " free one option"
    ]


def test_a_coalition_needs_only_its_signatories() -> None:
    red = ("delegations.1.red_lines", [RED | {"options": ["shared", "joint"]}])
    assert firm(red, ("agenda.0.procedure", {"kind": "coalition", "signatories": 2})) == []


def test_a_majority_can_outvote_so_an_empty_zone_is_advice() -> None:
    red = ("delegations.1.red_lines", [RED | {"options": ["shared", "joint"]}])
    procedure = ("agenda.0.procedure", {"kind": "qualified_majority"})
    assert firm(red, procedure) == []
    assert any("every option crosses a red line" in each.message for each in found(red, procedure))


def test_a_capital_that_no_deal_can_satisfy_is_named() -> None:
    said = firm(("delegations.1.reservation", 1.0))
    assert said == [
        "agenda: Birch gains less than from no deal whatever is agreed: there is no zone of agreement;"
        " soften a red line, a weight or a cost"
    ]


def test_a_package_must_satisfy_all_at_once() -> None:
    said = firm(("delegations.0.reservation", 0.78), ("delegations.1.reservation", 0.6))
    assert any("every package of the whole agenda leaves somebody worse off" in each for each in said)


def test_doing_nothing_must_not_meet_the_whole_need() -> None:
    changes = [(f"agenda.{i}.clauses.{c}.options.0.need", 1.0) for i, c in ((0, 0), (1, 0), (1, 1))]
    assert any("doing nothing is best" in each for each in firm(*changes))


def test_somebody_needs_a_reason_to_block() -> None:
    changes: list[tuple[str, Any]] = [(f"delegations.{n}.red_lines", []) for n in range(3)]
    changes += [(f"delegations.{n}.reservation", 0.0) for n in range(3)]
    changes += [(f"delegations.{n}.cost_weight", 0) for n in range(3)]
    assert any("no member has a reason to block" in each for each in firm(*changes))


def test_worth_is_weight_times_value_less_the_pain_of_paying() -> None:
    scenario = built()
    table, fund = Table(scenario), scenario.clauses["fund"]
    alder = scenario.seats["alder"]
    # weight 30 of 100, large is the ideal; half of 30 million by the key, out of 20 + 10 million.
    assert abs(table.worth(alder, fund, fund.option("large")) - (0.3 - 0.3 * 15 / 30)) < 1e-12


def test_who_has_no_money_cannot_accept_to_pay() -> None:
    scenario = Scenario.model_validate(changed(("delegations.0.headroom", [0])))
    fund = scenario.clauses["fund"]
    assert Table(scenario).worth(scenario.seats["alder"], fund, fund.option("small")) == float("-inf")


def test_money_counts_as_far_as_the_shortest_timing_goes() -> None:
    assert Table(built()).headroom["alder"] == 30
    brief = built(timings=[built().timings[0].model_copy(update={"moves": built().timings[0].moves[:1]})])
    assert Table(brief).headroom["alder"] == 20


def exists_by_plain_search(scenario: Scenario) -> bool:
    """Every package, one by one."""
    table, clauses = Table(scenario), list(scenario.clauses.values())
    for package in itertools.product(*(clause.options for clause in clauses)):
        pairs = list(zip(clauses, package))
        if any(table.objectors(clause, option) for clause, option in pairs):
            continue
        worth = [fsum(table.worth(seat, clause, option) for clause, option in pairs) for seat in table.seats]
        reaches = all(w >= table.no_deal(seat) - 1e-9 for w, seat in zip(worth, table.seats))
        if reaches and any(w > table.status_quo(seat) + 1e-9 for w, seat in zip(worth, table.seats)):
            return True
    return False


def test_the_search_agrees_with_a_plain_search_of_all_packages() -> None:
    chance, answers = random.Random(5), set()
    for _ in range(60):
        changes: list[tuple[str, Any]] = [("delegations.0.red_lines", []), ("delegations.2.red_lines", [])]
        for n in range(3):
            changes.append((f"delegations.{n}.reservation", round(chance.uniform(0.4, 0.9), 2)))
            changes.append((f"delegations.{n}.interests.watch.ideal", chance.choice([0, 0.5, 1])))
            changes.append((f"delegations.{n}.interests.fund.ideal", chance.choice([0, 0.5, 1])))
        scenario = Scenario.model_validate(changed(*changes))
        answer = not list(somebody_can_agree(scenario))
        assert answer == exists_by_plain_search(scenario)
        answers.add(answer)
    assert answers == {True, False}
