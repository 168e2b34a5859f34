"""Any lines at all: the dialogue answers in words, and the record stays whole."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tabletop.desk.vocabulary import VERBS
from tabletop.exercise.core import fold
from tests.plain.desks import Counting
from tests.plain.sitting import tutorial

RUNS = 2 * int(os.environ.get("TABLETOP_FAULTS", "20"))
NAMES = [name for known in VERBS.values() for name in known.names if name not in ("quit", "exit")]
WORDS = st.sampled_from(
    [
        "ALD",
        "BRA",
        "COR",
        "DUN",
        "chair",
        "control",
        "public",
        "alliance",
        "all",
        "nobody",
        "gauges",
        "house",
        "bells",
        "word",
        "warning",
        "purse",
        "0",
        "1",
        "2",
        "3",
        "4",
        "-1",
        "99",
        "1000001",
        "1,000",
        "morning-list",
        "live-lamps",
        "in-corrin",
        "hat",
        "letter",
        "demand",
        "common-chest",
        "yes",
        "no",
        "abstain",
        "sign",
        "break",
        "reserve",
        "associate",
        "accept",
        "pledge",
        "free",
        "posture",
        "if",
        "and",
        "to",
        "as",
        "by",
        "/",
        "/",
        "/",
        "?",
        "back",
        "low",
        "own",
        "kept",
        "broken",
        "dice",
        "+1",
        "partly",
        "home",
        "allies",
        "adversary",
        "rest",
        "close",
        "extend",
        "withdraw",
        "text",
        "amendment",
        "in",
        "out",
        "for",
        "against",
        "[red]",
        "“",
        ";",
        ",",
        ":",
        "S",
        "P",
        "-",
    ]
)
LINE = st.one_of(
    st.tuples(st.sampled_from(NAMES), st.lists(WORDS, max_size=7)).map(lambda x: " ".join([x[0], *x[1]])),
    st.sampled_from([known.example for known in VERBS.values() if known.name != "quit"]),
    st.lists(WORDS, max_size=5).map(" ".join),
    st.text(max_size=30),
)
TUTORIAL = tutorial()
OPENINGS = ("", "start\nnext\n", "start\nnext\nnext\n", "start\nnext\nnext\nnext\n")


@settings(max_examples=RUNS, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    opening=st.sampled_from(OPENINGS),
    view=st.sampled_from(["", "control view\n"]),
    lines=st.lists(LINE, max_size=40),
)
def test_any_lines_at_all_are_answered_and_leave_a_whole_record(
    opening: str, view: str, lines: list[str]
) -> None:
    desk = Counting(TUTORIAL, "60", opening + view + "\n".join(line.replace("\n", " ") for line in lines))
    desk.play()
    assert fold(desk.room.log) == desk.room.state
    assert all(count <= 3 for count in desk.answers.values())
