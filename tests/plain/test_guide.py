"""The tutorial in line mode: every rule is suggested once, in order, with the reason why it is there."""

from __future__ import annotations

import re
from pathlib import Path

from tabletop.desk.choices import Wrong
from tabletop.desk.vocabulary import find
from tabletop.showing.duties import CALL
from tabletop.showing.steps import AFTER, STEPS
from tests.plain.desks import Counting
from tests.plain.sitting import said, sit, tutorial
from tests.scenario.minimal import built

FOLLOWED = """
opening
practice nobody
start
next
grid positions gauges
2, 1
2
2
2
draft COR / 1, 2 / morning-list, in-corrin, a-hat
promise COR accept bells a-hat to ALD 2
amend chair 1 letter
next
pledge ALD bells 2
pledge DUN bells 3 if BRA 2
argue COR / Fetch the goat / The sluice is closed; It is a cousin's goat
scope 1 in Goats are politics.
rule 1 / yes / Kindness carries far.
table chair 1
silence 1
reserve BRA 1 gauges Without prejudice.
close 1
inject skip 9
log
undo 10 A slip of the pen.
next
inject skip 2
inject skip 3
inject skip 6
inject skip 11
grid statements
2 home / We wait.
2 home / We wait.
2 home / We wait.
2 home / We wait.
do ALD row-up
reply low
next
inject skip 4
control view
scores
"""


def suggested(told: str) -> list[str]:
    """The verbs after each Next, the first of each."""
    flat = " ".join(told.split())
    return [found[1] for found in re.finditer(r"Next: [^']*'([^']+)'", flat)]


def test_whoever_follows_the_tutorial_meets_every_rule(tmp_path: Path) -> None:
    verbs = suggested(sit(tmp_path, FOLLOWED))
    wanted = [
        "opening", "practice", "start", "next", "grid positions gauges", "draft", "promise", "amend chair 1",
        "table chair 1", "pledge", "argue", "scope", "rule", "silence 1", "reserve", "close 1", "log",
        "grid statements", "do", "reply", "control view",
    ]  # fmt: skip
    assert [verb for verb in wanted if verb not in verbs] == []


def test_each_suggestion_says_why(tmp_path: Path) -> None:
    told = said(tmp_path, "opening\npractice nobody\nstart\nnext\ngrid positions gauges\n2\n2\n2\n2\n")
    assert (
        "proposes a text; leave a clause open and it stands in brackets. Delegations agree on words" in told
    )


def test_while_the_clock_stands_the_next_step_is_still_told(tmp_path: Path) -> None:
    told = said(tmp_path, "opening\npractice nobody\nstart\nnext\npause\n")
    assert "clock stands. Next: 'grid positions gauges'" in told


def test_every_verb_a_step_names_is_one_that_can_be_typed() -> None:
    desk = Counting(tutorial(), "60", "")
    view = desk.room.view("control")
    for step in (*STEPS, *AFTER):
        for named in CALL.findall(step.words(view) + step.why):  # type: ignore[arg-type]
            try:
                find(named)
            except Wrong as wrong:
                raise AssertionError(named) from wrong


def test_other_scenarios_are_not_guided(tmp_path: Path) -> None:
    told = said(tmp_path, "start\nnext\n", scenario=built(), timing="75")
    assert "Next: " in told
    assert "Delegations agree on words" not in told
    assert "Nobody can bridge what was never said" not in told


def test_a_move_is_not_left_unanswered_without_a_word(tmp_path: Path) -> None:
    told = said(tmp_path, "start\nnext\nnext\nnext\nnext\n")
    assert "The other side did not answer in this move." in told
    again = said(tmp_path, "resume\nnext\nnext\nreply low\nnext\n")
    assert "did not answer" not in again


def test_after_the_end_it_says_how_to_write_the_report_and_where_to_go_on(tmp_path: Path) -> None:
    told = said(tmp_path, "start\nnext\nfinish yes\nreport\nquit\n")
    assert "The exercise is over. Next: 'report' writes the report of what you have just played" in told
    assert "'quit' first, then type: tabletop report" in told
    assert "Next: 'quit' leaves; all is kept" in told
