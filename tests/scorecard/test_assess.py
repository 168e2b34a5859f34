"""Cards as a whole: which moves, which acts, which order, and their plain figures."""

import json
import pickle
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from tabletop.exercise.core import ExerciseCreated
from tabletop.exercise.decisions.adoption import TextAdopted
from tabletop.scenario.model import Scenario
from tabletop.scorecard.assess import as_plain, assess, figures
from tabletop.scorecard.card import reasons
from tests.scenario.minimal import minimal
from tests.scorecard.playing import Playing, negotiated

ROOT = Path(__file__).parents[2]


def whole():
    """Both moves played to the end."""
    play = negotiated()
    play.say("alder", 5, "we-watch", "we-pay")
    play.say("birch", 1, "we-watch", "we-pay")
    play.advance(3)
    play.declare("cedar", "fund", "small")
    play.say("cedar", 4)
    play.finish()
    return play


def test_there_is_a_card_for_every_move_that_has_opened():
    play = Playing()
    assert assess(play.log) == ()
    play.advance()
    assert [(c.move, c.closed) for c in assess(play.log)] == [(0, False)]
    assert [(c.move, c.closed) for c in assess(whole().log)] == [(0, True), (1, True)]


def test_an_empty_log_and_a_log_without_a_beginning_are_refused():
    play = negotiated()
    for log in ([], play.log[1:]):
        with pytest.raises(ValueError):
            assess(log)


def test_a_later_move_does_not_change_an_earlier_card():
    play = negotiated()
    play.say("alder", 5, "we-watch")
    play.advance()
    before = assess(play.log)[0]
    play.advance(2)
    play.declare("cedar", "fund", "small")
    play.say("alder", 1)
    play.finish()
    assert assess(play.log)[0] == before


def test_voided_acts_do_not_count():
    play = negotiated()
    clean = as_plain(assess(play.log)[0])
    loud = play.say("cedar", 5)
    wrong = play.declare("cedar", "fund", "small")
    changed = as_plain(assess(play.log)[0])
    assert (changed["escalation"]["conflict"], changed["cohesion"]["common_ground"]) == (-3.0, 0.888889)
    play.undo(loud, wrong)
    assert as_plain(assess(play.log)[0]) == clean


def test_say_do_sets_words_beside_positions_and_payments():
    # Alder accepts the joint watch it announced and paid 5 of 5; Birch accepts only .5 of 1, paid 3 of 5.
    gaps = assess(whole().log)[0].say_do.by_seat
    assert gaps["alder"] == (0.0, 0.0)
    assert gaps["birch"] == pytest.approx((0.5, 0.4))
    assert gaps["cedar"] == (None, None)


def test_figures_are_whole_per_cent_and_leave_out_what_is_not_defined():
    card = assess(whole().log)[0]
    assert figures(card) == {
        "common_ground": 78, "delivery": 70, "mandate": 59, "pressure": 17, "reassurance": 17,
    }  # fmt: skip
    delegations = minimal()["delegations"]
    for seat in delegations:
        seat["reservation"] = 1.0
    play = Playing(delegations=delegations)
    play.advance()
    assert "mandate" not in figures(assess(play.log)[0])


def test_worse_than_no_deal_is_recorded_as_nought():
    # Cedar: .2 + .15 - .1 x 6/20 + .06 = .38 of .41. Birch: .15 + .1 - .3 x 9/20 + 0 = .115 of .25.
    play = Playing()
    play.advance(2)
    play.adopt(watch="joint")
    play.adopt(fund="large", lead="nobody")
    card = assess(play.log)[0]
    assert card.mandate.minimum == pytest.approx((0.115 - 0.25) / (0.955 - 0.25))
    assert figures(card)["mandate"] == 0


def test_plain_figures_are_ready_for_a_file_and_count_moves_from_one():
    plain = json.loads(json.dumps(as_plain(assess(whole().log)[0])))
    assert plain["move"] == 1
    assert plain["cohesion"]["common_ground"] == 0.777778
    assert plain["delivery"] == 0.7
    assert plain["mandate"] == {"minimum": 0.5875, "median": 1.0}
    assert plain["escalation"]["net"] == -0.2
    assert list(plain) == ["move", "closed", "cohesion", "delivery", "mandate", "escalation", "say_do"]
    assert plain["say_do"]["birch"] == {"positions": 0.5, "amounts": 0.4}
    assert plain["escalation"]["targets"]["adversary"]["conflict"] == -3.0


def test_every_headline_opens_into_parts_and_parts_into_events_of_the_log():
    play = whole()
    known = {event.sequence for event in play.log}
    for card in assess(play.log):
        for headline in ("cohesion", "delivery", "mandate", "escalation"):
            parts = reasons(card, headline)
            assert parts
            assert all(part.acts == tuple(sorted(set(part.acts))) for part in parts)
            assert known.issuperset(n for part in parts for n in part.acts)
    with pytest.raises(ValueError, match="no headline"):
        reasons(card, "beauty")


def renamed(play):
    """The same log with the delegations under other ids and in another order."""

    def change(text):
        for old, new in (("alder", "yew"), ("birch", "elm"), ("cedar", "ash")):
            text = text.replace(f'"{old}"', f'"{new}"')
        return text

    data = json.loads(change(json.dumps(minimal())))
    data["delegations"].reverse()
    again = Playing()
    again.scenario = Scenario.model_validate(data)
    seats = {"alder": "yew", "birch": "elm", "cedar": "ash"}
    first = play.log[0]
    created = ExerciseCreated(again.scenario, "hash", "75", 7)
    log = [replace(first, fact=created)]
    for event in play.log[1:]:
        fact = event.fact
        if isinstance(fact, TextAdopted):
            fact = replace(fact, bound=tuple(seats[seat] for seat in fact.bound))
        log.append(replace(event, seat=seats.get(event.seat, event.seat), fact=fact))
    return log


def test_other_names_and_another_order_of_seats_leave_the_headlines():
    play = whole()
    before, after = assess(play.log), assess(renamed(play))
    seats = {"alder": "yew", "birch": "elm", "cedar": "ash"}
    for card, again in zip(before, after, strict=True):
        plain, other = as_plain(card), as_plain(again)
        said = plain.pop("say_do")
        assert other.pop("say_do") == {seats[seat]: gaps for seat, gaps in said.items()}
        assert plain == other


def run(code, seed="0"):
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT,
        env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    return done.stdout


def test_cards_do_not_depend_on_the_order_of_hashes():
    code = (
        "from tests.scorecard.test_assess import whole; from tabletop.scorecard.assess import assess;"
        "print(assess(whole().log))"
    )
    assert run(code, "1") == run(code, "4711")


def test_mandates_wait_until_somebody_looks():
    code = (
        "import sys; from tests.scorecard.playing import negotiated;"
        "from tabletop.scorecard.assess import assess; card = assess(negotiated().log)[0];"
        "print('numpy' in sys.modules); card.mandate; print('numpy' in sys.modules)"
    )
    assert run(code).split() == ["False", "True"]


def test_a_card_can_be_sent_to_another_process():
    card = assess(whole().log)[0]
    assert pickle.loads(pickle.dumps(card)) == card
