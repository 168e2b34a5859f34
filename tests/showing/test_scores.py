"""The scorecard in words: rows for any surface, lines for the desk, and nobody writes the lines of others."""

from __future__ import annotations

import pytest

from tabletop.exercise.commitments.making import Commit
from tabletop.exercise.commitments.undertakings import Undertaking
from tabletop.exercise.core import fold
from tabletop.exercise.journal import Journal
from tabletop.exercise.views.seeing import view_for
from tabletop.measures.weights import read_table
from tabletop.scorecard.assess import assess
from tabletop.scorecard.card import MoveCard, Part
from tabletop.showing.boards import scores as boards
from tabletop.showing.formulas import FORMULAS
from tabletop.showing.names import Names
from tabletop.showing.tables import scores, scores_lines, scores_rows
from tests.scorecard.playing import negotiated
from tests.scorecard.test_assess import whole

PANELS = (
    scores_rows.cohesion_rows, scores_rows.escalation_rows, scores_rows.delivery_rows,
    scores_rows.mandate_rows, scores_rows.say_do_rows, scores_rows.trust_rows, scores_rows.analysis_rows,
)  # fmt: skip


@pytest.fixture(scope="module")
def card() -> MoveCard:
    return assess(whole().log)[0]


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (0.125, "share", "13 per cent"), (-0.115, "share", "−11 per cent"), (None, "share", "not defined"),
        (-0.5, "index", "−0.50"), (3, "count", "3"), (-3.0, "weight", "−3.0"),
        (-2.0, "assumed weight", "−2.0, assumed"), (4.0, "points", "4.0 points"),
        (16.5, "gauge", "17 of 100"),
        (3, "rung", "rung 3"), (45, "support", "45 of 100"), (12, "money", "12 million"),
        (0.335, "worth", "0.34"), (1, "held", "held"), (0, "held", "crossed"), (1, "kept", "kept"),
        (0, "kept", "broken"), (None, "kept", "not defined"),
    ],
)  # fmt: skip
def test_every_unit_has_its_words(value: float | None, unit: str, said: str) -> None:
    assert scores_rows.value(Part("It", value, unit, "", ())) == said


@pytest.mark.parametrize("panel", PANELS)
def test_every_panel_has_rows_that_are_single_lines_and_lead_to_acts(panel, card: MoveCard) -> None:
    rows = panel(card)
    assert rows
    assert all(row.label and row.value and "\n" not in row.label + row.note for row in rows)
    assert any(row.acts for row in rows)


def test_rows_of_a_group_follow_each_other(card: MoveCard) -> None:
    for panel in PANELS:
        groups = [row.group for row in panel(card)]
        runs = [group for before, group in zip([None, *groups], groups, strict=False) if group != before]
        assert len(runs) == len(set(runs)), runs


def test_a_delegations_rows_are_found_by_seat(card: MoveCard) -> None:
    assert scores_rows.delegation_rows(card, "birch")[0].label == "Aim: The lead"
    with pytest.raises(KeyError):
        scores_rows.delegation_rows(card, "oak")


def test_the_headlines_carry_the_mark_of_either_gauge(card: MoveCard) -> None:
    said = {row.label: row.value for row in scores_rows.headline_rows(card)}
    assert said["Escalation pressure"] == "17 of 100 by WEIS (not calibrated)"
    assert said["Reassurance"] == "17 of 100 by WEIS (not calibrated)"
    assert said["Common ground"] == "78 per cent"


def test_scores_say_whose_weights_they_take() -> None:
    play = negotiated()
    play.say("alder", 4)
    own = read_table("house", "code,weight,label\ncriticise,-9.5,\n", "a seminar")
    assert any("weights: house (a seminar)" in line for line in scores.scores(assess(play.log, own)[0]))
    assert any("weights: WEIS (Goldstein" in line for line in scores.scores(assess(play.log)[0]))


def test_lines_are_numbered_through_all_groups_as_the_parts_are(card: MoveCard) -> None:
    told = scores.parts(card, "cohesion")
    numbered = [line for line in told if line[0].isdigit()]
    assert [line.split(".")[0] for line in numbered] == [
        str(n) for n in range(1, len(card.cohesion.parts) + 1)
    ]
    assert told[1].startswith("Common ground: on every clause the largest share")
    assert "Hix, Noury and Roland 2005" in told[1]
    assert told[2] == "Common ground:"


def test_many_acts_are_counted_and_not_all_named() -> None:
    row = scores_rows.Row("It", "1", "", "count", tuple(range(1, 12)))
    assert scores_lines.line(1, row) == "1. It: 1. Acts 1, 2, 3, 4, 5, 6, 7, 8 and 3 more."


def test_trust_begins_with_a_sentence_a_headline(card: MoveCard) -> None:
    told = scores_lines.trust_lines(card)
    assert told[1].startswith("Common ground: with fewer than two moves")
    assert "Ranges" in told


def test_the_table_of_likeness_stands_bloc_by_bloc() -> None:
    log = negotiated().log
    names, card = Names(view_for(fold(log), Journal(log), "control")), assess(log)[0]
    head, rows = scores_lines.likeness_table(card, names)
    assert head == ("", "ALD", "BIR", "CED")
    assert rows[0] == ("Alder", "1.00", "0.00", "0.00")
    assert "Bloc: Birch and Cedar." in scores_lines.likeness_lines(card, names)


def test_what_a_player_wrote_stays_on_its_line() -> None:
    play = negotiated()
    play.do("cedar", Commit("alliance", Undertaking("free", text="Yes.\n1. Delivery: 100\x1b[31m"), 1))
    play.advance(4)
    play.finish()
    from tabletop.exercise.commitments.judging import Judge
    from tabletop.exercise.facts import CONTROL

    promise = next(iter(play.state.commitments))
    play.do(CONTROL, Judge(promise, "kept", "It was.\nAll of it."))
    card = assess(play.log)[-1]
    rows = [row for row in scores_rows.cohesion_rows(card) if row.unit == "kept"]
    assert [row.value for row in rows] == ["kept"]
    assert "\n" not in rows[0].label + rows[0].note
    assert "\x1b" not in rows[0].label


@pytest.mark.parametrize("panel", FORMULAS)
def test_every_board_says_by_which_rule_its_figures_are_made(panel: str, card: MoveCard) -> None:
    log = negotiated().log
    names = Names(view_for(fold(log), Journal(log), "control"))
    told = [row.words for row in boards.panel(card, panel, names)]
    if told[1] == "No act counts towards it yet.":
        assert not boards.PANELS[panel](card)
    else:
        assert told[1] == FORMULAS[panel]


def test_on_the_board_of_delegations_every_row_stands_under_a_name(card: MoveCard) -> None:
    rows = boards.PANELS["delegations"](card)
    assert {row.group.split(":")[0] for row in rows} == {each.name for each in card.delegations}
    assert rows[0].group == f"{card.delegations[0].name}: Aims"
