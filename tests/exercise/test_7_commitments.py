"""Section 7: promises made, answered, kept, broken, released and lapsed; and those that words contradict."""

from __future__ import annotations

from typing import Any

import pytest

from tabletop.exercise.agenda.positions import DeclarePosition
from tabletop.exercise.budget.pledges import PledgeMoney
from tabletop.exercise.commitments.answers import AcceptCommitment, DeclineCommitment, Release
from tabletop.exercise.commitments.contradictions import ContradictionNoted
from tabletop.exercise.commitments.judging import CommitmentJudged, Judge
from tabletop.exercise.commitments.making import Commit
from tabletop.exercise.commitments.undertakings import Condition, Undertaking
from tabletop.exercise.decisions.opening import OpenDecision
from tabletop.exercise.decisions.reservations import Reserve
from tabletop.exercise.decisions.silence import BreakSilence
from tabletop.exercise.legal.commands import legal_commands
from tabletop.exercise.rules import audience
from tabletop.exercise.statements import MakeStatement
from tests.exercise.table import Table, facts, funded
from tests.scenario.minimal import built

JOINT = Undertaking("accept", clause="watch", option="joint")
FIVE = Undertaking("pledge", clause="fund", amount=5)
NO_BREAK = Undertaking("no_break", item="coast")
CALM = Undertaking("posture", posture=2)
FREE = Undertaking("free", text="Birch will speak to the harbours.")


@pytest.fixture
def table() -> Table:
    return Table(built(agenda=funded("pledges"))).start()


def promise(table: Table, seat: str, to: str, what: Undertaking, **terms: Any) -> str:
    """Make a promise, accepted if it is made to a delegation; its id comes back."""
    table.do(seat, Commit(to, what, terms.pop("due", 0), **terms))
    made = list(table.state.commitments)[-1]
    if to in table.state.scenario.seats:
        table.do(to, AcceptCommitment(made))
    return made


def end_of_move(table: Table) -> Table:
    """Play on to the next move."""
    return table.go("Negotiate", "close")


def standing(table: Table, made: str) -> str:
    return table.state.commitments[made].state


def test_a_promise_to_a_delegation_is_an_offer_until_accepted(table: Table) -> None:
    table.do("birch", Commit("alder", JOINT, 0))
    made = next(iter(table.state.commitments))
    assert standing(table, made) == "offered"
    assert "another delegation" in table.refused("cedar", AcceptCommitment(made))
    table.do("alder", AcceptCommitment(made))
    assert standing(table, made) == "open"


def test_an_offered_promise_can_be_declined(table: Table) -> None:
    table.do("birch", Commit("alder", JOINT, 0))
    made = next(iter(table.state.commitments))
    table.do("alder", DeclineCommitment(made))
    assert standing(table, made) == "declined"
    assert "does not wait" in table.refused("alder", AcceptCommitment(made))


def test_a_promise_that_was_never_accepted_lapses(table: Table) -> None:
    table.do("birch", Commit("alder", JOINT, 0))
    end_of_move(table)
    assert standing(table, next(iter(table.state.commitments))) == "lapsed"


def test_a_promise_to_accept_is_kept_when_the_option_was_accepted_at_the_deadline(table: Table) -> None:
    made = promise(table, "birch", "alder", JOINT)
    table.do("birch", DeclarePosition("watch", "shared", ("joint",)))
    end_of_move(table)
    assert standing(table, made) == "kept"


def test_a_promise_to_accept_is_broken_when_nothing_was_declared(table: Table) -> None:
    made = promise(table, "birch", "alder", JOINT)
    end_of_move(table)
    assert standing(table, made) == "broken"


@pytest.mark.parametrize("how", ["break", "reservation"])
def test_a_promise_to_accept_is_broken_by_a_break_or_a_reservation(table: Table, how: str) -> None:
    made = promise(table, "birch", "alder", JOINT)
    table.do("birch", DeclarePosition("watch", "joint"))
    draft = table.under_decision(watch="joint")
    if how == "break":
        table.do("birch", BreakSilence(draft, 1, "Not yet."))
    else:
        table.do("birch", Reserve(draft, 1, "watch", "In daylight."))
    end_of_move(table)
    assert standing(table, made) == "broken"


def test_a_break_before_the_promise_does_not_count(table: Table) -> None:
    draft = table.under_decision(watch="joint")
    table.do("birch", BreakSilence(draft, 1, "Not yet."))
    table.now += 60
    made = promise(table, "birch", "alder", NO_BREAK)
    end_of_move(table)
    assert standing(table, made) == "kept"


@pytest.mark.parametrize(("amount", "state"), [(5, "kept"), (4, "broken")])
def test_a_promised_pledge_counts_what_is_pledged_or_paid(table: Table, amount: int, state: str) -> None:
    made = promise(table, "birch", "alder", FIVE)
    table.do("birch", PledgeMoney("fund", amount))
    table.adopted(fund="large", lead="by-birch")
    end_of_move(table)
    assert standing(table, made) == state


def test_a_promise_not_to_break_silence_is_broken_by_breaking_it(table: Table) -> None:
    made = promise(table, "birch", "alder", NO_BREAK)
    draft = table.under_decision(watch="joint")
    table.do("birch", BreakSilence(draft, 1, "Not yet."))
    end_of_move(table)
    assert standing(table, made) == "broken"


@pytest.mark.parametrize(("posture", "state"), [(2, "kept"), (3, "broken")])
def test_a_promised_posture_is_the_highest_that_was_spoken(table: Table, posture: int, state: str) -> None:
    made = promise(table, "birch", "alder", CALM)
    table.go("Speak")
    table.do("birch", MakeStatement(("home",), posture, (), "We watch."))
    end_of_move(table)
    assert standing(table, made) == state


def test_a_promise_is_judged_at_the_end_of_the_move_it_names(table: Table) -> None:
    made = promise(table, "birch", "alder", JOINT, due=1)
    end_of_move(table)
    assert standing(table, made) == "open"
    table.do("birch", DeclarePosition("watch", "joint"))
    table.go("Hot wash")
    assert standing(table, made) == "kept"


@pytest.mark.parametrize(("cedar", "state"), [(5, "broken"), (4, "lapsed")])
def test_a_promise_lapses_when_its_condition_never_came(table: Table, cedar: int, state: str) -> None:
    made = promise(table, "birch", "alder", JOINT, condition=Condition("cedar", FIVE))
    table.do("cedar", PledgeMoney("fund", cedar))
    end_of_move(table)
    assert standing(table, made) == state


def test_only_the_one_it_was_made_to_releases_from_a_promise(table: Table) -> None:
    made = promise(table, "birch", "alder", JOINT)
    assert "Only the one" in table.refused("cedar", Release(made))
    assert "Only the one" in table.refused("birch", Release(made))
    table.do("alder", Release(made))
    end_of_move(table)
    assert standing(table, made) == "released"


def test_the_chair_releases_from_promises_to_the_alliance(table: Table) -> None:
    made = promise(table, "birch", "alliance", JOINT)
    assert "Only the one" in table.refused("alder", Release(made))
    table.do("chair", Release(made))
    assert standing(table, made) == "released"


def test_free_text_waits_for_the_facilitators_judgement(table: Table) -> None:
    made = promise(table, "birch", "alder", FREE)
    end_of_move(table)
    assert standing(table, made) == "open"
    assert "kept, broken or lapsed" in table.refused("control", Judge(made, "good", "They did."))
    assert "few words" in table.refused("control", Judge(made, "kept", ""))
    table.do("control", Judge(made, "kept", "The harbours were told."))
    assert "judged kept already" in table.refused("control", Judge(made, "kept", "Again."))


def test_the_facilitator_overrules_a_verdict_of_the_record_with_its_consequences(table: Table) -> None:
    made = promise(table, "birch", "public", JOINT)
    end_of_move(table)
    assert (standing(table, made), table.support("birch")) == ("broken", 50)
    assert "few words" in table.refused("control", Judge(made, "kept", " "))
    table.do("control", Judge(made, "kept", "They said so aloud; it was not entered."))
    assert (standing(table, made), table.support("birch")) == ("kept", 60)
    table.do("control", Judge(made, "broken", "The tape says otherwise."))
    assert table.support("birch") == 50


def test_what_is_released_is_not_judged(table: Table) -> None:
    made = promise(table, "birch", "alder", JOINT)
    table.do("alder", Release(made))
    assert "settled already" in table.refused("control", Judge(made, "broken", "No."))


def test_a_promise_to_accept_is_kept_by_being_bound_to_the_text_that_says_so(table: Table) -> None:
    made = promise(table, "birch", "alder", JOINT)
    table.adopted(watch="joint")
    end_of_move(table)
    assert standing(table, made) == "kept"


def test_a_reservation_on_the_clause_breaks_the_promise_though_the_text_binds(table: Table) -> None:
    made = promise(table, "birch", "alder", JOINT)
    draft = table.under_decision(watch="joint")
    table.do("birch", Reserve(draft, 1, "watch", "In daylight."))
    table.tick(table.now + 240)
    end_of_move(table)
    assert standing(table, made) == "broken"


EIGHT = Undertaking("pledge", clause="fund", amount=8)


def test_a_promised_pledge_is_kept_though_it_came_back_when_another_broke_silence(table: Table) -> None:
    made = promise(table, "birch", "alder", EIGHT)
    table.do("birch", PledgeMoney("fund", 8))
    draft = table.under_decision(fund="large", lead="by-birch")
    table.do("cedar", BreakSilence(draft, 1, "Too dear."))
    assert table.headroom("birch") == 10
    table.do("birch", PledgeMoney("fund", 3))
    end_of_move(table)
    assert standing(table, made) == "kept"


def test_a_promised_pledge_is_kept_though_less_of_it_was_needed(table: Table) -> None:
    made = promise(table, "birch", "alder", EIGHT)
    table.do("alder", PledgeMoney("fund", 8))
    table.do("birch", PledgeMoney("fund", 8))
    table.adopted(fund="small", lead="by-birch")
    assert table.state.budget.paid["birch", "fund"] == 5
    end_of_move(table)
    assert standing(table, made) == "kept"


@pytest.mark.parametrize("left", [0, 7])
def test_a_promised_pledge_is_broken_by_taking_it_back_by_hand(table: Table, left: int) -> None:
    made = promise(table, "birch", "alder", EIGHT)
    table.do("birch", PledgeMoney("fund", 8))
    table.do("birch", PledgeMoney("fund", left))
    end_of_move(table)
    assert standing(table, made) == "broken"


def test_a_pledge_made_before_the_promise_counts_only_if_it_still_stood_then(table: Table) -> None:
    table.do("birch", PledgeMoney("fund", 8))
    draft = table.under_decision(fund="large", lead="by-birch")
    table.do("cedar", BreakSilence(draft, 1, "Too dear."))
    table.now += 60
    made = promise(table, "birch", "alder", EIGHT)
    end_of_move(table)
    assert standing(table, made) == "broken"


@pytest.mark.parametrize(
    ("clause", "amount", "hint"), [("fund", 31, "30 million euro at most"), ("watch", 1, "paid by pledges")]
)
def test_no_more_is_promised_to_a_line_than_pledges_can_pay(
    table: Table, clause: str, amount: int, hint: str
) -> None:
    what = Undertaking("pledge", clause=clause, amount=amount)
    assert hint in table.refused("birch", Commit("alder", what, 0))
    assert hint in table.refused("birch", Commit("alder", JOINT, 0, Condition("cedar", what)))


def test_a_broken_promise_to_the_public_costs_support(table: Table) -> None:
    promise(table, "birch", "public", JOINT)
    promise(table, "cedar", "alliance", JOINT)
    end_of_move(table)
    assert (table.support("birch"), table.support("cedar")) == (50, 60)


def test_a_judgement_that_a_public_promise_is_broken_costs_the_same(table: Table) -> None:
    made = promise(table, "birch", "public", FREE)
    events = table.do("control", Judge(made, "broken", "Nobody was told."))
    assert facts(events, CommitmentJudged)[0].verdict == "broken"
    assert table.support("birch") == 50


@pytest.mark.parametrize(
    ("to", "what", "due", "hint"),
    [
        ("birch", JOINT, 0, "somebody else"),
        ("nobody", JOINT, 0, "to the alliance or to the public"),
        ("alder", JOINT, 5, "end of move 1 to 2"),
        ("alder", JOINT, -1, "end of move 1 to 2"),
        ("alder", Undertaking("accept", clause="weather"), 0, "Name a clause"),
        ("alder", Undertaking("accept", clause="watch", option="fair"), 0, "no such option"),
        ("alder", Undertaking("pledge", clause="fund", amount=0), 0, "above 0"),
        ("alder", Undertaking("no_break", item="weather"), 0, "Name an item"),
        ("alder", Undertaking("posture", posture=6), 0, "1 to 5"),
        ("alder", Undertaking("free", text=" "), 0, "few words"),
        ("alder", Undertaking("swear"), 0, "Choose what is promised"),
    ],
)
def test_an_unclear_promise_is_refused(table: Table, to: str, what: Undertaking, due: int, hint: str) -> None:
    assert hint in table.refused("birch", Commit(to, what, due))


def test_a_condition_is_what_another_does(table: Table) -> None:
    own = Condition("birch", FIVE)
    assert "another delegation" in table.refused("birch", Commit("alder", JOINT, 0, own))


def test_after_the_last_move_nothing_is_promised_any_more(table: Table) -> None:
    table.go("Hot wash")
    assert "last move is over" in table.refused("birch", Commit("alder", JOINT, 1))
    assert not [t for t in legal_commands(table.state, "birch", table.now) if t.act is Commit]


def test_a_statement_that_contradicts_a_private_promise_is_noted_for_control_alone(table: Table) -> None:
    promise(table, "birch", "alder", Undertaking("accept", clause="watch", option="shared"))
    table.go("Speak")
    events = table.do("birch", MakeStatement(("home",), 3, ("we-watch",), ""))
    (noted,) = [e for e in events if isinstance(e.fact, ContradictionNoted)]
    assert "said “Joint watch” in public" in noted.fact.reason
    assert audience(noted) == ("evaluator",)


def test_a_promise_that_contradicts_an_earlier_statement_is_noted_too(table: Table) -> None:
    table.go("Speak")
    table.do("birch", MakeStatement(("home",), 3, ("we-pay",), ""))
    eight = Undertaking("pledge", clause="fund", amount=8)
    events = table.do("birch", Commit("alder", eight, 1))
    (noted,) = facts(events, ContradictionNoted)
    assert noted.reason == "Promised 8 million euro, announced 5 million euro."


def test_a_promise_of_calm_contradicts_a_firm_statement(table: Table) -> None:
    promise(table, "birch", "alder", CALM)
    table.go("Speak")
    events = table.do("birch", MakeStatement(("home",), 5, (), "Never."))
    assert "spoke at 5" in facts(events, ContradictionNoted)[0].reason


def test_words_that_go_with_the_promise_are_not_noted(table: Table) -> None:
    promise(table, "birch", "alder", JOINT)
    promise(table, "birch", "alder", FIVE)
    promise(table, "birch", "public", CALM)
    table.go("Speak")
    events = table.do("birch", MakeStatement(("home",), 5, ("we-watch", "we-pay"), ""))
    assert facts(events, ContradictionNoted) == []


def test_a_reservation_on_another_clause_breaks_no_promise(table: Table) -> None:
    what = Undertaking("accept", clause="lead", option="by-birch")
    made = promise(table, "cedar", "birch", what)
    table.do("cedar", DeclarePosition("lead", "by-birch"))
    draft = table.text(fund="large", lead="by-birch")
    table.do("control", OpenDecision(draft, 1))
    table.do("cedar", Reserve(draft, 1, "fund", "Too dear."))
    end_of_move(table)
    assert standing(table, made) == "kept"
