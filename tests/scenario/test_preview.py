"""A scenario is shown whole to its author, and as one delegation would see it."""

from __future__ import annotations

import io

import pytest

from tabletop.scenario.model import Scenario
from tabletop.scenario.preview import as_seat, whole
from tabletop.scenario.reading import read
from tabletop.scenario.shipped import find, shipped
from tabletop.scenario.verbs import show
from tabletop.scenario.wishes import wishes


def flat(text: str) -> str:
    """Words with single spaces, so that folding does not matter."""
    return " ".join(text.split())


def marked() -> Scenario:
    """The tutorial with a marker in everything that is private to a delegation, or to the facilitator."""
    scenario = read(find("first-hour"))
    seats = tuple(
        seat.model_copy(
            update={
                "private": f"SECRET-{seat.id}.",
                "no_deal": f"SECRET-{seat.id}-no-deal.",
                "opening": f"SECRET-{seat.id}-opening.",
                "domestic": seat.domestic.model_copy(update={"constraint": f"SECRET-{seat.id}-home."}),
            }
        )
        for seat in scenario.delegations
    )
    injects = tuple(i.model_copy(update={"message": "SECRET-control."}) for i in scenario.injects)
    return scenario.model_copy(update={"delegations": seats, "injects": injects})


def test_a_delegation_is_shown_its_own_papers_and_nobody_elses() -> None:
    scenario = marked()
    for seat in scenario.delegations:
        shown = "\n".join(as_seat(scenario, seat))
        assert f"SECRET-{seat.id}" in shown
        assert "SECRET-control" not in shown
        for other in scenario.delegations:
            assert other is seat or f"SECRET-{other.id}" not in shown
            assert flat(other.public.split("\n\n")[0]) in flat(shown)


def test_costs_that_lie_with_some_are_shown_with_their_names() -> None:
    scenario = read(find("joint-buy"))
    shown = flat("\n".join(as_seat(scenario, scenario.seats["poland"])))
    assert "(40 million dollars, paid by Poland)" in shown
    assert "(190 million dollars, paid by Germany, Netherlands, Romania and Spain)" in shown


def test_a_delegation_reads_what_it_wants_as_its_brief_on_paper_says_it() -> None:
    scenario = read(find("first-hour"))
    for seat in scenario.delegations:
        shown = flat("\n".join(as_seat(scenario, seat)))
        for wish in wishes(scenario.clauses.values(), seat):
            assert flat(f"{wish.clause.title}, {wish.matters} ({wish.weight} of 100): {wish.best}.") in shown
            assert all(flat(f"Red line: never {what}. {why}") in shown for what, why in wish.never)
        assert "meets" not in shown.split("Your delegation")[0]


def test_costs_that_lie_with_nobody_by_name_are_paid_by_the_key() -> None:
    scenario = read(find("baltic-request"))
    found = [
        o for c in scenario.clauses.values() for o in c.options if o.funding == "costs_lie" and not o.payers
    ]
    assert found
    shown = flat("\n".join(whole(scenario)))
    for option in found:
        assert f"({option.cost} {scenario.currency}, paid by all it binds, by the key; meets" in shown


def test_the_author_sees_when_everything_arrives_and_how_long_it_takes() -> None:
    scenario = read(find("baltic-request"))
    shown = flat("\n".join(whole(scenario)))
    assert shown.count(" When: ") == len(scenario.injects)
    assert "as soon as " in shown
    assert "has had no answer by then" in shown
    assert all(
        f"{timing.title} ({timing.id}): seat and read {timing.seat_and_read};" in shown
        for timing in scenario.timings
    )
    assert flat(scenario.setting.opening) in shown
    assert all(flat(objective.look_for) in shown for objective in scenario.objectives)
    assert all(flat(source.title) in shown for source in scenario.sources)


def test_red_lines_of_others_are_not_shown() -> None:
    scenario = read(find("first-hour"))
    shown = flat("\n".join(as_seat(scenario, scenario.seats["aldermoor"])))
    assert "tells every buyer of power" not in shown
    own = flat("\n".join(as_seat(scenario, scenario.seats["brackwell"])))
    assert "tells every buyer of power" in own
    assert "beyond your red line" in own


@pytest.mark.parametrize("name", [folder.name for folder in shipped()])
def test_every_line_fits_eighty_columns(name: str) -> None:
    scenario = read(find(name))
    lines = [*whole(scenario), *(line for seat in scenario.delegations for line in as_seat(scenario, seat))]
    assert max(map(len, lines)) <= 80


def test_the_whole_holds_every_inject_and_reply() -> None:
    scenario = read(find("first-hour"))
    shown = flat("\n".join(whole(scenario)))
    assert all(flat(inject.title) in shown for inject in scenario.injects)
    assert all(flat(reply.high) in shown for reply in scenario.adversary.replies)


@pytest.mark.parametrize("seat", ["brackwell", "BRA", "Brackwell", " bra "])
def test_a_delegation_is_found_by_id_short_or_name(seat: str) -> None:
    out = io.StringIO()
    assert show(read(find("first-hour")), seat, out, io.StringIO()) == 0
    assert "Your delegation: Brackwell" in out.getvalue()


def test_a_delegation_that_is_not_there_is_told_with_those_that_are() -> None:
    trouble = io.StringIO()
    assert show(read(find("first-hour")), "moon\x1b[2J", io.StringIO(), trouble) == 1
    assert "There are: aldermoor, brackwell, corrin, dunmere." in trouble.getvalue()
    assert "\x1b" not in trouble.getvalue()
