"""The whole of it: a host as its own program, eight seats over the protocol and two in a real browser."""

from __future__ import annotations

import asyncio
import os
import random
import re
import socket
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import cast

from msgspec import Struct, field

from tabletop.exercise.clock.finishing import Finish
from tabletop.exercise.clock.phases import Advance
from tabletop.exercise.clock.running import Resume
from tabletop.exercise.decisions.adoption import CloseDecision
from tabletop.exercise.decisions.opening import OpenDecision
from tabletop.exercise.drafts.proposing import ProposeDraft
from tabletop.exercise.drafts.tabling import Table
from tabletop.exercise.legal.templates import Template
from tabletop.exercise.views.alliance import AllianceView, TextView
from tabletop.exercise.views.control import ControlView
from tabletop.exercise.views.seat import SeatView
from tabletop.hosting.client import RemotePort
from tabletop.rehearsal.composing import composed
from tabletop.standins.policy import Policy
from tabletop.standins.roster import policies
from tests.hosting.browser.chromium import Tab, chromium, needs_chromium

pytestmark = needs_chromium

CHAIR, CONTROL = "The chair", "The facilitator"
MOST_ACTS, ROUNDS = 2, 1
PICTURES = os.environ.get("TABLETOP_PICTURES", "")
"""A folder for pictures of the screens, to be looked at; none are taken if it is empty."""


class Hosted(Struct):
    """A host that runs as a program: where it is, and the code of every place."""

    address: str
    codes: dict[str, str]
    file: Path


@asynccontextmanager
async def hosted(folder: Path) -> AsyncIterator[Hosted]:
    """`tabletop host baltic-request --headless`, as one types it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    file = folder / "class.exercise"
    command = [sys.executable, "-m", "tabletop", "host", "baltic-request", "--timing", "75", "--headless"]
    process = subprocess.Popen(
        [*command, "--port", str(port), "--file", str(file)], stdout=subprocess.PIPE, text=True,
        stderr=subprocess.PIPE,
    )  # fmt: skip
    try:
        assert process.stdout is not None
        told = ""
        while CONTROL not in told:
            line = await asyncio.to_thread(process.stdout.readline)
            assert line, told
            told += line
        codes = {name: code for code, name in re.findall(r"(?m)^(\S{3}-\S{3})  (.+?)(?:, \d+ in)?$", told)}
        yield Hosted(f"127.0.0.1:{port}", codes, file)
    finally:
        process.terminate()
        process.communicate(timeout=20)


class Player(Struct):
    """A delegation that is played by a policy, over the protocol alone."""

    port: RemotePort
    policy: Policy = field(default_factory=lambda: policies["negotiator"]())
    done: int = 0

    async def turn(self, chance: random.Random) -> None:
        """Some acts, each answered before the next."""
        for _ in range(MOST_ACTS):
            legal: dict[str, tuple[Template, ...]] = {}
            for template in await self.port.legal():
                legal[template.kind] = (*legal.get(template.kind, ()), template)
            view = cast(SeatView, await self.port.view())
            act = self.policy.act(view, legal, chance, await self.port.now())
            if act is None or await self.port.submit(act) is not None:
                return
            self.done += 1


async def _chair(port: RemotePort) -> None:
    """Write on every free item what most could accept, and put it to decision."""
    view = cast(AllianceView, await port.view())
    busy = {item for text in view.texts if text.status in ("open", "adopted") for item in text.items}
    for item in (each for each in view.agenda if each.id not in busy):
        choices = composed(view, (item,))
        if len(choices) < len(item.clauses):
            continue
        title = f"Chair: {item.title}"
        if await port.submit(ProposeDraft(title, (item.id,), choices)) is not None:
            break
        text = await _text(port, title)
        await port.submit(Table(text.id, text.revision))
        await port.submit(OpenDecision(text.id, text.revision, 1))


async def _text(port: RemotePort, title: str) -> TextView:
    """The newest text of this title, as soon as it is seen."""
    async with asyncio.timeout(20):
        while True:
            found = [t for t in cast(AllianceView, await port.view()).texts if t.title == title]
            if found and found[-1].status == "draft":
                return found[-1]
            await asyncio.sleep(0.01)


async def _close(port: RemotePort) -> None:
    """Whatever is under decision is decided now."""
    view = cast(ControlView, await port.view())
    for text in view.texts:
        if text.status == "open":
            await port.submit(CloseDecision(text.id))


async def _phase_is(port: RemotePort, phase: int) -> None:
    async with asyncio.timeout(20):
        while (await port.view()).clock.phase < phase and not (await port.view()).clock.ended:
            await asyncio.sleep(0.01)


async def _play(players: list[Player], chair: RemotePort, control: RemotePort) -> None:
    """Phase by phase: everybody acts, the chair decides, the facilitator opens the next phase."""
    chance = random.Random(1)
    assert await control.submit(Resume()) is None
    while not (view := await control.view()).clock.ended:
        phase = view.clock.phase
        for player in players:
            await player.turn(chance)
        for _ in range(ROUNDS if "decide" in view.clock.slot.opens else 0):
            await _chair(chair)
            for player in players:
                await player.turn(chance)
            await _close(control)
        if await control.submit(Advance("close")) is not None:
            for player in players:
                await player.turn(chance)
            if await control.submit(Advance("withdraw")) is not None:
                assert await control.submit(Finish("close")) is None
        await _phase_is(control, phase + 1)


async def _seat_by_hand(tab: Tab, code: str, name: str, words: str) -> None:
    """Sit down, and write to all."""
    await tab.sign_in(code, name)
    await tab.shows("f1 Help")
    await tab.press("m")
    await tab.shows("Write to", "The alliance")
    await tab.type("alliance")
    await tab.shows("alliance", "type to narrow")
    await tab.press("enter")
    await tab.shows("Your message")
    await tab.type(words)
    await tab.press("enter")
    await tab.shows("Sent at")


async def _pictures(**tabs: Tab) -> None:
    for name, tab in tabs.items():
        if PICTURES:
            await tab.picture(Path(PICTURES) / f"{name}.png")


def test_eight_seats_and_two_browsers_play_an_exercise_to_its_end(tmp_path: Path) -> None:
    async def run() -> None:
        async with hosted(tmp_path) as host, chromium() as browser:
            seats = {name: code for name, code in host.codes.items() if not name.startswith("The ")}
            assert len(seats) == 8
            codes = host.codes
            ports = {name: RemotePort(host.address, code=codes[name], name=name) for name in codes}
            for port in ports.values():
                await port.open()
            url = f"http://{host.address}"
            ana = await browser.tab(await browser.person(), f"{url}/", 1280, 720)
            ben = await browser.tab(await browser.person(), f"{url}/", 1024, 600)
            wall = await browser.tab(await browser.person(), f"{url}/display", 1280, 720)
            first, second = list(seats)[:2]
            await _seat_by_hand(ana, seats[first].replace("-", ""), "Ana", "from the first browser")
            await _pictures(beginning=ana, joining=wall)
            await _seat_by_hand(ben, seats[second].replace("-", ""), "Ben", "from the second browser")
            await ben.press("escape", "1")
            await ben.shows("[1 Now]")
            players = [Player(ports[name]) for name in seats]
            await _play(players, ports[CHAIR], ports[CONTROL])
            for tab in (ana, ben, wall):
                await tab.shows("The exercise is over")
            await _pictures(seat=ana, small=ben, display=wall)
            view = cast(ControlView, await ports[CONTROL].view())
            assert {"from the first browser", "from the second browser"} <= {m.text for m in view.messages}
            assert sum(player.done for player in players) > 50
            assert {"adopted", "fallen"} & {text.status for text in view.texts}
            assert not [*ana.faults, *ben.faults, *wall.faults]
            for port in ports.values():
                await port.close()
        verified = subprocess.run(
            [sys.executable, "-m", "tabletop", "verify", str(host.file)], capture_output=True, check=False
        )
        assert verified.returncode == 0

    asyncio.run(run())
