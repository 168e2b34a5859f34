"""One rule for all figures that people read."""

import pytest

from tabletop.debrief.report import phrases
from tabletop.scorecard.assess import figures
from tabletop.scorecard.rounding import figure, fixed, half_up, whole
from tabletop.showing.tables import scores_rows


@pytest.mark.parametrize(("value", "said"), [(12.5, 13), (13.5, 14), (-2.5, -2), (0.49, 0), (62.499, 62)])
def test_halves_go_up(value, said):
    assert whole(value) == said


def test_noise_of_floats_does_not_turn_a_half():
    assert half_up(100 * 0.145) == 15
    assert fixed(1.005, 2) == "1.01"


def test_nothing_is_minus_nought_and_minus_is_a_minus():
    assert fixed(-0.4) == "0"
    assert figure(-2.25, 1) == "−2.2"


@pytest.mark.parametrize("share", [0.125, 0.135, 0.625, 0.145, 0.005])
def test_screen_and_report_say_the_same_share(share):
    said = whole(100 * share)
    assert scores_rows.percent(share) == f"{said} per cent"
    assert phrases.per_cent(share) == f"{said} %"


def test_the_record_and_the_screen_say_the_same_headlines():
    from tabletop.scorecard.assess import assess
    from tests.scorecard.test_assess import whole as played

    card = assess(played().log)[0]
    assert scores_rows.percent(card.cohesion.common_ground) == f"{figures(card)['common_ground']} per cent"
    assert scores_rows.gauge(card.escalation.gauge) == f"{figures(card)['pressure']} of 100"
