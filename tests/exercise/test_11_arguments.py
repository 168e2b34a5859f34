"""Section 11: acts in free words: scope, reasons, private estimates, rulings by three methods."""

from __future__ import annotations

import pytest

from tabletop.exercise.arguments.discussion import AddReason, Estimate
from tabletop.exercise.arguments.proposals import ProposeArgument, RuleScope
from tabletop.exercise.arguments.rulings import ArgumentRuled, RuleArgument, by_dice
from tabletop.exercise.legal.commands import legal_commands
from tabletop.exercise.rules import audience
from tabletop.scenario.script import Effect
from tests.exercise.table import Table, facts

IDEA = ProposeArgument("Invite the other side's mayors.", "Fewer boats.", ("They know the coast.",))


@pytest.fixture
def table() -> Table:
    return Table().start()


def proposed(table: Table, in_scope: bool = True) -> str:
    """Propose an act and rule on its scope; its id comes back."""
    table.do("birch", IDEA)
    idea = list(table.state.arguments)[-1]
    table.do("control", RuleScope(idea, in_scope, "Mayors are policy."))
    return idea


def outcome(table: Table, idea: str) -> str:
    return table.state.arguments[idea].outcome


def test_the_first_ruling_is_on_scope(table: Table) -> None:
    table.do("birch", IDEA)
    idea = next(iter(table.state.arguments))
    assert "first rules" in table.refused("cedar", AddReason(idea, True, "They are friendly."))
    assert "first rules" in table.refused("control", RuleArgument(idea, "judgement", "Fine.", "yes"))
    assert "few words" in table.refused("control", RuleScope(idea, True, ""))
    table.do("control", RuleScope(idea, True, "Mayors are policy."))
    assert "in scope already" in table.refused("control", RuleScope(idea, True, "Still."))
    table.do("cedar", AddReason(idea, True, "They are friendly."))


def test_what_is_out_of_scope_goes_no_further(table: Table) -> None:
    idea = proposed(table, in_scope=False)
    assert "out of scope" in table.refused("cedar", AddReason(idea, True, "Still."))
    assert "out of scope" in table.refused("cedar", Estimate(idea, 50))
    assert "out of scope" in table.refused("control", RuleArgument(idea, "judgement", "No.", "no"))


@pytest.mark.parametrize(
    "act",
    [
        ProposeArgument("", "Fewer boats.", ("One.",)),
        ProposeArgument("Invite them.", "", ("One.",)),
        ProposeArgument("Invite them.", "Fewer boats.", ()),
        ProposeArgument("Invite them.", "Fewer boats.", ("One.", "Two.", "Three.", "Four.")),
        ProposeArgument("Invite them.", "Fewer boats.", ("  ",)),
    ],
)
def test_a_proposal_is_an_act_an_effect_and_up_to_three_reasons(table: Table, act: ProposeArgument) -> None:
    table.refused("birch", act)


def test_a_proposal_is_made_where_consultation_is_open(table: Table) -> None:
    table.go("Speak")
    assert "not open in Speak" in table.refused("birch", IDEA)


def test_others_give_reasons_for_and_against_three_at_most(table: Table) -> None:
    idea = proposed(table)
    for n in range(3):
        table.do("cedar", AddReason(idea, n == 0, f"Reason {n}."))
    assert "three reasons already" in table.refused("cedar", AddReason(idea, True, "One more."))
    assert "few words" in table.refused("alder", AddReason(idea, False, ""))


def test_estimates_are_private_and_the_latest_counts(table: Table) -> None:
    idea = proposed(table)
    (event,) = table.do("cedar", Estimate(idea, 20))
    assert set(audience(event)) == {"cedar", "evaluator"}
    table.do("cedar", Estimate(idea, 70))
    assert table.state.arguments[idea].estimates == (("cedar", 70),)
    assert "0 to 100" in table.refused("cedar", Estimate(idea, 101))


def test_the_facilitator_rules_by_judgement(table: Table) -> None:
    idea = proposed(table)
    assert "yes, partly or no" in table.refused("control", RuleArgument(idea, "judgement", "Hm.", "maybe"))
    assert "by dice" in table.refused("control", RuleArgument(idea, "omen", "Hm.", "yes"))
    assert "few words" in table.refused("control", RuleArgument(idea, "judgement", "", "yes"))
    table.do("control", RuleArgument(idea, "judgement", "They come, late.", "partly"))
    assert outcome(table, idea) == "partly"


@pytest.mark.parametrize(
    ("estimates", "ruling"),
    [((60, 60), "yes"), ((59, 60), "partly"), ((40, 40), "partly"), ((39, 40), "no")],
)
def test_the_median_estimate_rules(table: Table, estimates: tuple[int, ...], ruling: str) -> None:
    idea = proposed(table)
    for seat, percent in zip(("alder", "cedar"), estimates, strict=True):
        table.do(seat, Estimate(idea, percent))
    table.do("control", RuleArgument(idea, "estimate", "So the room thinks."))
    assert outcome(table, idea) == ruling


def test_without_estimates_there_is_no_median(table: Table) -> None:
    idea = proposed(table)
    assert "Nobody has estimated" in table.refused("control", RuleArgument(idea, "estimate", "Hm."))


@pytest.mark.parametrize(
    ("dice", "net", "ruling"),
    [
        ((4, 4), 0, "yes"), ((4, 3), 0, "partly"), ((3, 3), 0, "partly"), ((3, 2), 0, "no"),
        ((3, 3), 2, "yes"), ((3, 3), 9, "yes"), ((2, 3), 9, "partly"), ((1, 2), 9, "no"),
        ((5, 5), -2, "yes"), ((6, 3), -9, "partly"), ((4, 3), -9, "no"),
    ],
)  # fmt: skip
def test_two_dice_and_net_reasons_capped_at_two_rule(dice: tuple[int, int], net: int, ruling: str) -> None:
    assert by_dice(dice, net) == ruling


def test_the_roll_is_stored(table: Table) -> None:
    idea = proposed(table)
    assert "not rolled" in table.refused("control", RuleArgument(idea, "dice", "As it falls."))
    events = table.do("control", RuleArgument(idea, "dice", "As it falls.", net=1), dice=(3, 4))
    (ruled,) = facts(events, ArgumentRuled)
    assert (ruled.dice, ruled.net, ruled.outcome) == ((3, 4), 1, "yes")


def test_a_ruling_brings_effects_from_the_fixed_list(table: Table) -> None:
    idea = proposed(table)
    effects = (
        Effect(kind="support", seat="birch", amount=5),
        Effect(kind="headroom", seat="birch", amount=-4),
    )
    table.do("control", RuleArgument(idea, "judgement", "Well done.", "yes", effects=effects))
    assert (table.support("birch"), table.headroom("birch")) == (65, 6)


def test_an_effect_on_nobody_is_refused(table: Table) -> None:
    idea = proposed(table)
    effects = (Effect(kind="support", seat="nobody", amount=5),)
    assert "not here" in table.refused(
        "control", RuleArgument(idea, "judgement", "Well.", "yes", effects=effects)
    )


def test_a_later_ruling_overrules_and_nothing_is_erased(table: Table) -> None:
    idea = proposed(table)
    table.do("control", RuleArgument(idea, "judgement", "Yes.", "yes"))
    assert "ruled on this already" in table.refused("cedar", AddReason(idea, False, "But."))
    assert "ruled on this already" in table.refused("cedar", Estimate(idea, 10))
    table.do("control", RuleArgument(idea, "judgement", "On reflection, no.", "no"))
    assert outcome(table, idea) == "no"
    assert [f.outcome for f in facts(table.log, ArgumentRuled)] == ["yes", "no"]


def test_nobody_estimates_the_chance_of_its_own_proposal(table: Table) -> None:
    idea = proposed(table)
    assert "The others estimate" in table.refused("birch", Estimate(idea, 99))
    assert not [t for t in legal_commands(table.state, "birch", table.now) if t.act is Estimate]


def test_overruling_takes_back_what_the_first_ruling_really_changed(table: Table) -> None:
    idea = proposed(table)
    effects = (
        Effect(kind="support", seat="birch", amount=70),
        Effect(kind="headroom", seat="birch", amount=-40),
        Effect(kind="headroom", seat="cedar", amount=3),
    )
    table.do("control", RuleArgument(idea, "judgement", "Well done.", "yes", effects=effects))
    assert (table.support("birch"), table.headroom("birch"), table.headroom("cedar")) == (100, 0, 13)
    other = (Effect(kind="support", seat="birch", amount=-5),)
    table.do("control", RuleArgument(idea, "judgement", "On reflection, no.", "no", effects=other))
    assert (table.support("birch"), table.headroom("birch"), table.headroom("cedar")) == (55, 10, 10)


def test_scope_can_be_ruled_on_again_and_takes_the_ruling_with_it(table: Table) -> None:
    idea = proposed(table)
    effects = (Effect(kind="support", seat="birch", amount=5),)
    table.do("control", RuleArgument(idea, "judgement", "Yes.", "yes", effects=effects))
    table.do("control", RuleScope(idea, False, "It was an operation after all."))
    assert (outcome(table, idea), table.support("birch")) == ("no", 60)
    assert "out of scope" in table.refused("cedar", AddReason(idea, True, "Still."))
    table.do("control", RuleScope(idea, True, "It was policy, on a second reading."))
    assert table.state.arguments[idea].scope


@pytest.mark.parametrize(
    ("code", "hint"),
    [("parade", "no policy act"), ("cameo:190", "act of force"), ("cameo:1823", "act of force")],
)
def test_a_ruling_amounts_to_a_known_policy_act_or_to_none(table: Table, code: str, hint: str) -> None:
    idea = proposed(table)
    assert hint in table.refused("control", RuleArgument(idea, "judgement", "Yes.", "yes", code=code))
    for known in ("summon_ambassador", "hotline", "132", ""):
        table.do("control", RuleArgument(idea, "judgement", "Yes.", "yes", code=known))


def test_everybody_learns_what_came_of_it_but_a_proposal_is_first_its_own(table: Table) -> None:
    (event,) = table.do("birch", IDEA)
    assert set(audience(event)) == {"birch", "evaluator"}
    idea = next(iter(table.state.arguments))
    (event,) = table.do("control", RuleScope(idea, True, "Fine."))
    assert audience(event) == ("alliance",)
    (event,) = table.do("control", RuleArgument(idea, "judgement", "Yes.", "yes"))
    assert audience(event) == ("public",)
    assert "no such proposal" in table.refused("cedar", Estimate("nothing", 5))
