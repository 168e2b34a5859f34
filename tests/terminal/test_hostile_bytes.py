"""Hostile text in a stored exercise never reaches the terminal as bytes that it would obey."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from tabletop.exercise import core
from tabletop.exercise.arguments.proposals import ProposeArgument
from tabletop.exercise.clock.phases import Advance
from tabletop.exercise.clock.running import Resume
from tabletop.exercise.commitments.making import Commit
from tabletop.exercise.commitments.undertakings import Undertaking
from tabletop.exercise.drafts.proposing import ProposeDraft
from tabletop.exercise.facts import ALLIANCE, CONTROL, Act, Command, Rejection
from tabletop.exercise.injects.releasing import AdHocInject
from tabletop.exercise.messages import Observe, SendMessage
from tabletop.exercise.statements import MakeStatement
from tabletop.store import sqlite
from tests.terminal.console import tutorial
from tests.terminal.sitting import Seat

NASTY = (
    "[red]x[/red] \x1b]52;c;aGk=\x07 \x1b[2J\x1b[31mred \x9b2J\x9d52;c;aGk=\x9c \u202egnp.exe\u202c "
    "\u2066iso\u2069 \u200bzero \x00\x08\x7f a" + "\u0301" * 60 + " \x1bPq\x1b\\ \x1b_x\x1b\\ END"
)
CSI = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]")
OTHERS = re.compile(r"\x1b[78=>]|\x1b\([AB0]|\x1b\](?:0|2|10|11|22);[^\x07\x1b]*(?:\x07|\x1b\\)")
PANELS = ("4", "6", "7", "8", "0")
"""Texts, promises, public words, injects and the log: where players' words stand."""


def planted(file: Path) -> None:
    """An exercise whose record holds text that was never cleaned, as another program could have left it."""
    log = [core.began("x", tutorial(), "hash", "30", 1, "")]
    state = core.initial(log[0])
    one, other = tuple(state.scenario.seats)[:2]
    speak = [phase.name for phase in state.plan].index("Speak")
    acts: list[tuple[str, Act]] = [
        (CONTROL, Resume()), (CONTROL, Advance()), (CONTROL, Advance()),
        (one, ProposeDraft(NASTY, tuple(state.scenario.items)[:1], {})),
        (one, SendMessage((ALLIANCE,), NASTY)), (one, SendMessage((other,), NASTY)),
        (CONTROL, AdHocInject(NASTY, ("public",), NASTY)),
        (one, Commit(ALLIANCE, Undertaking("free", text=NASTY), 0, None)),
        (CONTROL, Observe("", "", "", NASTY)), (one, ProposeArgument(NASTY, NASTY, (NASTY,))),
        (CONTROL, Advance("close")), (one, MakeStatement(("home",), 3, (), NASTY)),
    ]  # fmt: skip
    with sqlite.create(file) as store:
        store.append("created", log)
        for number, (seat, act) in enumerate(acts):
            command = Command(f"c{number}", seat, "", state.clock.phase, 5 * number, act, "", (3, 4))
            turn = core.run(state, command, len(log) + 1)
            assert not isinstance(turn, Rejection), (act, turn)
            store.append(command.id, turn.events)
            log += turn.events
            state = turn.state
    assert state.clock.phase == speak


def obeyed(raw: str) -> list[str]:
    """What is left in the bytes that a terminal could obey, once the program's own drawing is taken out."""
    words = OTHERS.sub("", CSI.sub("", raw)).translate(dict.fromkeys(map(ord, "\r\n\x0f")))
    return sorted({f"U+{ord(c):04X}" for c in words if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co")})


def test_no_byte_of_a_hostile_record_is_obeyed_on_any_panel(tmp_path: Path) -> None:
    planted(tmp_path / "a.exercise")
    seat = Seat(tmp_path, "play", "--file", "a.exercise", size=(120, 40))
    seat.until("ROOM VIEW")
    for view in ("ROOM VIEW", "CONTROL VIEW"):
        seat.until(view)
        for key in PANELS:
            seat.press(key)
            seat.until("[red]x[/red]")
        seat.press("v")
    seat.press("ctrl+c")
    assert seat.end() == 130
    assert "\x1b]52" not in seat.raw
    assert obeyed(seat.raw) == []
