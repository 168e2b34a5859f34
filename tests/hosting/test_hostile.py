"""Hostile words and names in a room are words alone: on every screen, in line mode, in the report."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from websockets.asyncio.client import connect

from tests.hosting.test_commands import Hosting, hosting
from tests.terminal.sitting import Seat
from tests.terminal.test_hostile_bytes import NASTY, obeyed, planted

SHOWN = "[red]x[/red]"
PLACES = {
    "Dunmere": ("5", "8", "l"), "The chair": ("5", "8", "l"), "The observers": ("5", "8", "l"),
    "The evaluators": ("5", "8", "l", "o"), "The press desk": ("8", "l"),
}  # fmt: skip
pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs a pseudo-terminal")


def call_oneself(host: Hosting, seat: str) -> None:
    """A program signs in under a hostile name, and writes the same to all and to the facilitator."""

    async def call() -> None:
        async with connect(f"ws://{host.address}/room", compression=None, proxy=None) as line:
            await line.send(json.dumps({"type": "hello", "code": host.codes[seat], "name": NASTY[:80]}))
            assert json.loads(await line.recv())["type"] == "welcome"
            for number, to in enumerate(("alliance", "control")):
                fields = {"to": [to], "text": NASTY}
                asked = {
                    "type": "submit",
                    "id": f"nasty-{number:04d}",
                    "act": "message.send",
                    "fields": fields,
                }
                await line.send(json.dumps(asked))

    asyncio.run(call())


def seated(folder: Path, host: Hosting, *words: str, place: str) -> Seat:
    """Somebody at a terminal who has signed in."""
    seat = Seat(folder, *words, host.address, "--new", size=(120, 40))
    seat.until("Code on your card")
    seat.press(host.codes[place].lower(), "enter")
    seat.until("Your name")
    seat.press("Ana", "enter")
    return seat


def left_clean(seat: Seat) -> None:
    """Leave, and look at every byte that came."""
    seat.press("ctrl+c")
    seat.end()
    assert "\x1b]52" not in seat.raw
    assert obeyed(seat.raw) == []


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Hosting]:
    """A room on a record that was never cleaned, with a hostile person in it."""
    planted(tmp_path / "a.exercise")
    with hosting(tmp_path, "--file", "a.exercise") as opened:
        call_oneself(opened, "Corrin")
        yield opened


def test_no_place_obeys_hostile_words(tmp_path: Path, host: Hosting) -> None:
    for place, panels in PLACES.items():
        seat = seated(tmp_path, host, "join", place=place)
        seat.until("f1 Help")
        for panel in panels:
            seat.press(panel)
            seat.until(SHOWN)
            seat.press("1")
        left_clean(seat)


def test_the_display_obeys_no_hostile_words(tmp_path: Path, host: Hosting) -> None:
    display = Seat(tmp_path, "display", host.address, size=(120, 40))
    display.until(SHOWN)
    left_clean(display)


def test_the_room_of_the_console_obeys_no_hostile_name(tmp_path: Path, host: Hosting) -> None:
    console = seated(tmp_path, host, "console", place="The facilitator")
    console.until("ROOM VIEW")
    console.press("v", "f9")
    console.until("Corrin", SHOWN, "code")
    left_clean(console)


def test_line_mode_obeys_no_hostile_words(tmp_path: Path, host: Hosting) -> None:
    seat = seated(tmp_path, host, "join", "--plain", place="Dunmere")
    seat.until("[DUN")
    for verb in ("messages", "texts", "statements", "promises", "news"):
        seat.press(verb, "enter")
        seat.until(SHOWN)
    seat.press("quit", "enter")
    seat.end()
    assert "\x1b]52" not in seat.raw
    assert obeyed(seat.raw) == []


def test_the_report_of_such_a_room_holds_words_alone(tmp_path: Path, host: Hosting) -> None:
    host.stop()
    for name in ("r.html", "r.md"):
        done = subprocess.run(
            [sys.executable, "-m", "tabletop", "report", "a.exercise", "--names", "-o", name],
            cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        text = (tmp_path / name).read_text(encoding="utf-8")
        assert "red" in text
        assert {c for c in text if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co")} <= {"\n", "\u00ad"}
