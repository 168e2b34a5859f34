"""The linter: each rule speaks up once, and the minimal scenario passes them all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tabletop.scenario.check import checked, faults_of, findings
from tabletop.scenario.check.clauses import published_acts
from tabletop.scenario.reading import Faulty
from tests.scenario.changes import GONE, changed, firm, found
from tests.scenario.minimal import MINIMAL, built, minimal, write

MOVE = {"id": "spring", "title": "x", "date": "x", "situation": "x"}
OPTION = "agenda.1.clauses.0.options.2"
SIGNAL = {"target": "ally", "act": "reasure"}
INJECT = "injects.1"

RULES: list[tuple[str, Any, str]] = [
    # ids that are used twice
    ("delegations.1.name", "Alder", "delegations[1].name: the name 'Alder' is used twice"),
    ("delegations.1.short", "ALD", "delegations[1].short: the short 'ALD' is used twice"),
    ("agenda.1.id", "coast", "agenda[1].id: the item id 'coast' is used twice"),
    ("moves.2", MOVE, "move id 'spring' is used twice"),
    ("injects.1.number", 1, "injects[1].number: the inject number '1' is used twice"),
    ("key_messages.1.id", "we-watch", "key message id 'we-watch' is used twice"),
    ("agenda.0.clauses.0.options.2.label", "As now", "the label 'As now' is used twice"),
    ("agenda.0.clauses.0.options.2.label", "AS NOW", "'AS NOW' differs from 'As now' in capitals only; give"),
    ("delegations.1.name", "ALDER", "delegations[1].name: the name 'ALDER' differs from 'Alder' in capitals"),
    ("overlay.names.cedar", "ARDA", "overlay.names.cedar: the invented name 'ARDA' differs from 'Arda' in"),
    ("agenda.1.title", "the COAST", "agenda[1].title: the item title 'the COAST' differs from"),
    ("agenda.1.clauses.0.title", "The watch", "the clause title 'The watch' is used twice"),
    # ids that do not exist
    ("agenda.0.clauses.0.status_quo", "asnow", "there is no option 'asnow'; did you mean as-now?"),
    ("delegations.0.red_lines.0.clause", "coat", "no clause 'coat'"),
    ("delegations.0.red_lines.0.options", ["never"], "options[0]: there is no option of watch 'never'"),
    (OPTION + ".payers", ["oak"], "payers[0]: there is no delegation 'oak'; there are: alder, birch, cedar"),
    ("key_messages.0.clause", "wacth", "there is no clause 'wacth'; did you mean watch?"),
    ("key_messages.0.option", "jointly", "there is no option of watch 'jointly'; did you mean joint?"),
    ("key_messages.0.by", ["aldr"], "there is no delegation 'aldr'; did you mean alder?"),
    ("key_messages.0.clause", GONE, "has an option or an amount but no clause"),
    ("policy_acts.0.by", ["oak"], "policy_acts[0].by[0]: there is no delegation 'oak'"),
    ("injects.0.to", ["publik"], "injects[0].to[0]: there is no receiver 'publik'; did you mean public?"),
    ("injects.0.objective", "consul", "there is no objective 'consul'; did you mean consult?"),
    ("injects.2.effects.0.seat", "oak", "injects[2].effects[0].seat: there is no delegation 'oak'"),
    ("injects.2.awaits", 9, "injects[2].awaits: there is no inject number '9'"),
    ("injects.2.awaits", 3, "awaits its own answer"),
    ("adversary.replies.1.move", "winter", "adversary.replies[1].move: there is no move 'winter'"),
    ("timings.0.moves.1.move", "winter", "timings[0].moves[1].move: there is no move 'winter'"),
    # clauses, options, procedures
    ("agenda.0.clauses.0.options.1.place", 0, "the place 0 must lie above the one before (0)"),
    ("agenda.1.clauses.1.options.1.place", 0.2, "a nominal clause has no scale"),
    (OPTION + ".funding", GONE, "options[2].cost: it costs, but nobody pays"),
    (OPTION + ".cost", 0, "options[2].funding: it has funding but no cost"),
    (OPTION + ".payers", ["alder"], "payers are named only with funding: costs_lie"),
    ("agenda.0.procedure.outsiders", ["alder"], "alder is a member and may sign anyway"),
    ("agenda.0.procedure", {"kind": "coalition", "signatories": 4}, "4 signatures are needed, but 3"),
    ("policy_acts.0.signals.0.act", "reassure", "a signal has either an act or a weight"),
    ("policy_acts.0.signals.0.assumption", GONE, "a weight of your own needs an assumption"),
    ("policy_acts.0.signals.0", SIGNAL, "there is no policy act 'reasure'; did you mean reassure?"),
    ("policy_acts.0.signals.0.rung", 8, "8 is no rung in use"),
    # delegations
    ("delegations.0.interests.lead", GONE, "Alder has no interest in lead; add one"),
    ("delegations.0.interests.fund.weight", 31, "the weights of Alder add up to 101; they must"),
    ("delegations.0.interests.oak", {"weight": 0}, "interests.oak: there is no clause 'oak'"),
    ("delegations.0.interests.watch.ideal", GONE, "the clause is ordered; give the ideal"),
    ("delegations.0.interests.watch.values", {"joint": 1}, "its worth follows from ideal"),
    ("delegations.0.interests.lead.ideal", 0.5, "the clause is nominal; give values for its options"),
    ("delegations.0.interests.lead.values.nobody", GONE, "give values for nobody too"),
    ("delegations.0.interests.lead.values.everybody", 1, "no option of lead 'everybody'"),
    ("overlay.names.cedar", GONE, "overlay.names: cedar would keep the real name"),
    ("overlay.names.oak", "Oka", "overlay.names.oak: there is no delegation 'oak'"),
    ("overlay.names.cedar", "Arda", "the invented name 'Arda' is used twice"),
    ("overlay.names.cedar", "Birch", "'Birch' is a name in use"),
    # story
    ("injects.0.at", GONE, "injects[0]: a scheduled inject needs 'at'"),
    (INJECT + ".when", [], "injects[1]: a conditional inject needs 'when'"),
    ("injects.2.awaits", GONE, "injects[2]: a contingency inject needs 'awaits'"),
    ("injects.0.when", [{"fact": "delivery", "at_least": 5}], "read for conditional injects only"),
    ("injects.0.awaits", 2, "only a contingency awaits an answer"),
    ("injects.0.at.move", "winter", "injects[0].at.move: there is no move 'winter'"),
    ("injects.0.at.minute", 16, "minute 16 lies beyond the phase, which has 15 at most"),
    ("timings.0.moves.0.phases.1.opens", ["decide"], "no phase of 'spring' opens 'consult' in any timing"),
    (INJECT + ".when.0", {"fact": "pressure"}, "'pressure' is a figure; give at_least or at_most"),
    (INJECT + ".when.0", {"fact": "pressure", "at_least": 101}, "can never hold: 'pressure' runs from 0"),
    (INJECT + ".when.0", {"fact": "delivery", "at_least": 9, "at_most": 8}, "can never hold"),
    (INJECT + ".when.0", {"fact": "adopted", "id": "cost"}, "there is no item 'cost'; did you mean coast?"),
    (INJECT + ".when.0", {"fact": "act", "id": "hot"}, "when[0].id: there is no policy act 'hot'"),
    (INJECT + ".when.0", {"fact": "posture", "id": "oak", "at_least": 4}, "there is no delegation 'oak'"),
    (INJECT + ".when.0", {"fact": "delivery", "id": "coast", "at_least": 4}, "is one figure for all"),
    ("adversary.bands", [67, 34], "adversary.bands: must be two rising figures"),
]  # fmt: skip


def test_the_minimal_scenario_has_no_fault() -> None:
    assert firm() == []


@pytest.mark.parametrize(("path", "value", "sentence"), RULES)
def test_each_rule_finds_its_fault(path: str, value: Any, sentence: str) -> None:
    assert any(sentence in each for each in firm((path, value)))


def test_a_move_that_no_timing_plays_makes_its_injects_unreachable() -> None:
    said = firm(("timings.0.moves.0", GONE), ("timings.0.seat_and_read", 38))
    assert "injects[0].at.move: never happens: no timing plays the move 'spring'" in said


def test_a_timing_that_never_opens_decisions_is_a_fault() -> None:
    quiet = [{"name": "Talk", "minutes": 25, "opens": ["consult", "speak"]}]
    said = firm(("timings.0.moves.0.phases", quiet), ("timings.0.moves.1.phases", quiet))
    assert "timings[0]: no phase opens 'decide'; nothing could ever be adopted" in said


def test_moves_out_of_order_are_a_fault() -> None:
    moves = minimal()["timings"][0]["moves"][::-1]
    assert firm(("timings.0.moves", moves)) == [
        "timings[0].moves: plays a move twice or out of order; follow the order of moves"
    ]


def test_a_status_quo_that_costs_is_a_fault() -> None:
    path = "agenda.1.clauses.0.options.0"
    said = firm((f"{path}.cost", 5), (f"{path}.funding", "common"))
    assert len(said) == 1
    assert "clauses[0].options[0].cost: the status quo cannot cost anything" in said[0]


def test_a_common_cost_needs_a_cost_key() -> None:
    said = firm(*((f"delegations.{n}.key", 0) for n in range(3)))
    assert any("every payer's key is 0; give delegations a key" in each for each in said)


def test_a_table_without_two_members_is_a_fault() -> None:
    said = firm(("delegations.1.member", False), ("delegations.2.member", False))
    assert any("at least two must be members" in each for each in said)


def test_a_delegation_cannot_be_called_like_a_receiver() -> None:
    data = changed(("delegations.2.id", "public"))
    assert any("'public' has a meaning of its own" in each.message for each in _findings(data))


def _findings(data: Any) -> Any:
    from tabletop.scenario.model import Scenario

    return findings(Scenario.model_validate(data))


def test_published_acts_are_accepted() -> None:
    assert "announce_exercise" in published_acts()
    assert firm(("policy_acts.0.signals.0", {"target": "adversary", "act": "announce_exercise"})) == []


def test_sizes_are_advice_and_a_tutorial_may_be_small() -> None:
    advice = [each.message for each in found() if each.advice]
    assert "has 3 delegations; 6 to 9 work best" in advice
    assert "has no timing 60, 120 and day; rooms expect all four" in advice
    assert found(("tutorial", True)) == []


def test_a_timing_that_belies_its_name_is_advised_on() -> None:
    said = [each for each in found(("timings.0.hot_wash", 20)) if "takes 83 minutes" in each.message]
    assert [each.advice for each in said] == [True]


def test_twins_at_the_table_are_advised_on() -> None:
    data = minimal()
    data["delegations"][2] |= {key: data["delegations"][1][key] for key in ("interests",)} | {"red_lines": []}
    assert any(each.message == "Cedar wants exactly what Birch wants" for each in _findings(data))


def test_faults_of_form_and_of_sense_come_in_one_run(tmp_path: Path) -> None:
    data = changed(
        ("titel", "x"),
        ("setting.place", GONE),
        ("delegations.0.interests.fund.weight", 500),
        ("key_messages.0.clause", "wacth"),
        ("agenda.0.clauses.0.options.2.text", "Allies will strike the ports."),
    )
    said = "\n".join(map(str, faults_of(write(tmp_path, data))))
    for words in (
        "did you mean title?",
        "setting.place: is missing",
        "at most 100",
        "did you mean watch?",
        "'strike'",
    ):
        assert words in said
    assert "add up to" not in said
    assert "advice" not in said


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        ("delegations.0.headroom", "seven", "it must be a list"),
        ("injects.0.kind", "schedulled", "write scheduled"),
        ("delegations.0.no_deall", "We go home.", "did you mean no_deal?"),
    ],
)
def test_a_fault_of_form_does_not_hide_those_of_sense(
    tmp_path: Path, path: str, value: str, said: str
) -> None:
    gone = [("delegations.0.no_deal", GONE)] if path.endswith("no_deall") else []
    data = changed((path, value), ("key_messages.0.clause", "wacth"), *gone)
    told = "\n".join(map(str, faults_of(write(tmp_path, data))))
    assert said in told
    assert "did you mean watch?" in told
    assert "more is looked at" not in told


def test_a_misspelt_list_is_looked_into(tmp_path: Path) -> None:
    data = changed(("key_messages.0.clause", "wacth"))
    data["agendaa"] = data.pop("agenda")
    told = "\n".join(map(str, faults_of(write(tmp_path, data))))
    assert "did you mean agenda?" in told
    assert "did you mean watch?" in told


def test_a_faulty_id_is_mended_before_the_linter_looks(tmp_path: Path) -> None:
    data = changed(("delegations.0.id", "NO"), ("key_messages.0.clause", "wacth"))
    said = [str(fault) for fault in faults_of(write(tmp_path, data))]
    assert len(said) == 2
    assert any("more is looked at once these faults are mended" in each for each in said)


def test_nothing_is_reckoned_with_stopgaps(tmp_path: Path) -> None:
    said = [str(f) for f in faults_of(write(tmp_path, changed(("delegations.0.headroom", "20, 10"))))]
    assert len(said) == 1
    assert "it must be a list" in said[0]


def test_only_a_scenario_without_faults_is_fit_for_play(tmp_path: Path) -> None:
    assert checked(write(tmp_path / "good", minimal())) == built()
    with pytest.raises(Faulty, match="did you mean watch"):
        checked(write(tmp_path / "bad", changed(("key_messages.0.clause", "wacth"))))


def test_items_that_can_go_into_one_text_on_unequal_terms_are_pointed_out() -> None:
    vote = {"kind": "qualified_majority", "members_share": 50}
    coast, means = MINIMAL["agenda"]
    agenda = [coast | {"procedure": vote}, means | {"procedure": vote | {"members_share": 60}}]
    said = [f.message for f in findings(built(agenda=agenda)) if f.place == ("agenda", 1, "procedure")]
    assert said == ["differs from 'coast' in members_share; a text on both takes the strictest of each"]
