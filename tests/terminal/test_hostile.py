"""What players write is shown literally: no markup takes effect, no control byte reaches the terminal."""

from __future__ import annotations

import unicodedata

import pytest

from tabletop.exercise.arguments.proposals import ProposeArgument
from tabletop.exercise.clock.phases import Advance
from tabletop.exercise.clock.running import Resume
from tabletop.exercise.commitments.making import Commit
from tabletop.exercise.commitments.undertakings import Undertaking
from tabletop.exercise.drafts.proposing import ProposeDraft
from tabletop.exercise.facts import ALLIANCE, CONTROL
from tabletop.exercise.injects.releasing import AdHocInject
from tabletop.exercise.messages import Observe, SendMessage
from tabletop.exercise.statements import MakeStatement
from tabletop.room.service import Room
from tests.terminal.console import NARROW, WIDE, Hands, at, fresh

NASTY = (
    "[red]x[/red] [/] [@click=app.quit]press[/] [yes=12, no=3] \x1b[31mred\x1b[0m \x1b]52;c;aGk=\x07 "
    "\x9b2J \u202egnp.exe\u202c \u200bzero \u2066iso\u2069 a\u0301\u0301\u0301\u0301\u0301\u0301\u0301b "
    "\x00\x08\x7f \ud800 <b>html</b> $foreground {brace} %s"
)


def written() -> Room:
    """An exercise with hostile text in every field that people fill."""
    room = fresh()
    room.submit(Resume(), CONTROL)
    items = tuple(room.state.scenario.items)
    one, other = tuple(room.state.scenario.seats)[:2]
    acts = [
        (ProposeDraft(NASTY, items[:1], {}), one), (SendMessage((ALLIANCE,), NASTY), one),
        (SendMessage((other,), NASTY), one), (AdHocInject(NASTY, ("public",), NASTY), CONTROL),
        (Commit(ALLIANCE, Undertaking("free", text=NASTY), 0, None), one),
        (Observe("", "", "", NASTY), CONTROL),
    ]  # fmt: skip
    done = [room.submit(act, seat) for act, seat in acts]
    while room.state.plan[room.state.clock.phase].name != "Talk and decide":
        room.submit(Advance(""), CONTROL)
    done.append(room.submit(ProposeArgument(NASTY, NASTY, (NASTY,)), one))
    while room.state.plan[room.state.clock.phase].name != "Speak":
        room.submit(Advance("close"), CONTROL)
    done.append(room.submit(MakeStatement(("home",), 3, (), NASTY), one))
    assert all(isinstance(each, tuple) for each in done), done
    return room


def harmless(text: str) -> bool:
    """No character that a terminal could obey or that hides."""
    return not any(unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co") for c in text.replace("\n", ""))


@pytest.mark.parametrize("size", [NARROW, WIDE])
def test_hostile_text_is_shown_as_it_is_on_every_panel(size: tuple[int, int]) -> None:
    async def look(hands: Hands) -> None:
        found = set()
        for view in ("v", "v"):
            await hands.press(view)
            for key in "1234567890ym":
                await hands.press(key, "end")
                assert harmless(hands.text), key
                if "[red]x[/red]" in hands.words:
                    found.add(key)
                await hands.press("home")
                if "[red]x[/red]" in hands.words:
                    found.add(key)
        assert found >= set("46780ym")

    at(written(), look, size)


def test_hostile_text_is_shown_as_it_is_in_forms_menus_and_readers() -> None:
    async def look(hands: Hands) -> None:
        await hands.press("4", "enter")
        assert hands.shows("[red]x[/red]", "Amend a clause")
        assert harmless(hands.text)
        await hands.press("escape", "t")
        await hands.press("1")
        assert harmless(hands.text)
        await hands.press("escape", "7", "end", "enter")
        assert hands.shows("[@click=app.quit]press[/]")
        assert harmless(hands.text)

    at(written(), look)


def test_megabytes_that_are_pasted_are_cut_and_cleaned() -> None:
    from textual import events

    async def paste(hands: Hands) -> None:
        await hands.press("colon")
        hands.app.screen.focused.post_message(events.Paste("\x1b[31m" * 200_000))  # type: ignore[union-attr]
        await hands.settled()
        assert harmless(hands.text)
        await hands.press("escape")
        assert hands.shows("ROOM VIEW")

    at(fresh(), paste)
