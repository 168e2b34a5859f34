"""Rooms on the network, put together: the host with its console, seats, displays."""

from __future__ import annotations

import asyncio
import sys
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tabletop import signins
from tabletop.exercise.words import SPECIAL
from tabletop.hosting.access import spaced
from tabletop.hosting.addresses import EVERYWHERE, LOOPBACK, addresses
from tabletop.hosting.browser.nursery import Nursery
from tabletop.hosting.client import RemotePort
from tabletop.hosting.host import Host
from tabletop.hosting.line import SignInRefused
from tabletop.hosting.serving import Serving
from tabletop.room.door import page_of
from tabletop.showing.gate import one_line
from tabletop.showing.names import capital

if TYPE_CHECKING:
    from pathlib import Path
    from typing import TextIO

    from tabletop.plain.asking import Asking
    from tabletop.room.door import Door
    from tabletop.room.service import Room
    from tabletop.scenario.model import Scenario
    from tabletop.terminal.joining import RoomPort
    from tabletop.terminal.screens.signin import Connect

DONE, REFUSED, STOPPED = 0, 1, 130
NOBODY = (
    "Nobody answers at {}. Is the room open, and is this the same network? Ask for the address once more."
)
OTHER = "{} holds another exercise: {}. Leave the scenario out, or name another file."
TAKEN = "Port {} is taken on this machine. Give another with --port, such as --port {}."


class RoomBeside:
    """The room's door beside a console: opened and closed with it, and told about in lines.

    `nursery`: where processes behind browsers come from; without one nobody comes in by a browser. `public`:
    the address at a proxy on this machine, if there is one.
    """

    def __init__(
        self, room: Room, *, lan: bool, port: int, nursery: Nursery | None = None, public: str = ""
    ) -> None:
        self.host = Host(room)
        self._lan, self._nursery, self._public = lan, nursery, public
        self._serving = Serving(self.host, EVERYWHERE if lan else LOOPBACK, port, nursery, public)

    async def start(self) -> None:
        """Open the door; OSError if the port is taken."""
        await self._serving.start()
        self.host.door.where = tuple(self.where)

    @property
    def door(self) -> Door:
        """Who is in, and what can be done about it."""
        return self.host.door

    async def stop(self) -> None:
        """Close it."""
        await self._serving.stop()
        if self._nursery is not None:
            await self._nursery.stop()

    @property
    def where(self) -> list[str]:
        """Addresses to type."""
        return [self._public] if self._public else addresses(self._serving.port, self._lan)

    def lines(self, *, private: bool) -> list[str]:
        """How to come in; `private`: with the codes."""
        lines = ["The room", *(f"In a browser: {page_of(address)}" for address in self.where)]
        lines += [f"In a terminal: tabletop join {address}" for address in self.where[:1]]
        lines += [f"Projector: {page_of(address)}/display" for address in self.where[:1]]
        if not private:
            return [*lines, "", "Codes are shown in control view, and printed on request: they open seats."]
        lines += ["", "Codes, one a seat; several people may share one"]
        here = [connection.seat for connection in self.host.connections]
        for seat, code in self.host.access.codes.items():
            known = self.host.room.state.scenario.seats.get(seat)
            name = one_line(known.name) if known else capital(SPECIAL.get(seat, seat))
            count = here.count(seat)
            lines.append(f"{spaced(code)}  {name}{f', {count} in' if count else ''}")
        return lines


def host(
    scenario: Scenario | None, timing: str, file: Path | None, *,
    lan: bool, port: int, headless: bool, public: str = "",
) -> int:  # fmt: skip
    """Open a room on a new exercise or a saved one, with the console unless headless; gives the exit code.

    `public`: the address at a proxy on this machine. The errors of the store.
    """
    from tabletop.room.opening import begin, free_name, go_on

    nursery = Nursery()
    nursery.start()  # before there is a file to be open: what it starts knows nothing of it
    if file is not None and file.exists():
        room = go_on(file)
    else:
        assert scenario is not None, "a new exercise needs a scenario"
        file = file or free_name(scenario.id)
        room = begin(file, scenario, timing)
    beside = RoomBeside(room, lan=lan, port=port, nursery=nursery, public=public)
    if headless:
        return _without_a_screen(room, beside, port)
    from tabletop.making import makers
    from tabletop.terminal.starting import show_room

    try:
        return show_room(room, replace(makers(), beside=beside))
    except OSError:
        print(TAKEN.format(port, port + 1), file=sys.stderr)
        return REFUSED


def codes_in(file: Path, scenario: Scenario | None, timing: str) -> tuple[Scenario, str, dict[str, str]]:
    """The codes of an exercise as they are printed, by seat, with its own scenario and timing.

    A file that is not there is begun, so that the cards can be printed before the room is opened. The errors
    of the store; ValueError if the file holds another scenario.
    """
    from tabletop.hosting.access import Access
    from tabletop.room.opening import begin, go_on, is_kept

    if is_kept(file):
        room = go_on(file)
    else:
        assert scenario is not None, "a new exercise needs a scenario"
        room = begin(file, scenario, timing)
    try:
        known = room.state.scenario
        if scenario is not None and scenario.id != known.id:
            raise ValueError(OTHER.format(one_line(file.name, 60), one_line(known.title)))
        codes = Access(room.store, known.seats).codes
        return known, room.state.timing.id, {seat: spaced(code) for seat, code in codes.items() if code}
    finally:
        room.close()


def _without_a_screen(room: Room, beside: RoomBeside, port: int) -> int:
    """Keep a room open until Ctrl-C; addresses and codes are printed."""
    from tabletop.stopping import in_order

    async def run() -> None:
        await beside.start()
        print("\n".join([*beside.lines(private=True), *_picture(beside.where[0])]), flush=True)
        try:
            await asyncio.Event().wait()
        finally:
            await beside.stop()

    try:
        with in_order():
            asyncio.run(run())
    except KeyboardInterrupt:
        print("The room is closed. Everything confirmed is kept.", file=sys.stderr)
        return STOPPED
    except OSError:
        print(TAKEN.format(port, port + 1), file=sys.stderr)
        return REFUSED
    finally:
        room.close()
    return DONE


def _picture(address: str) -> list[str]:
    """The address as a picture for telephones, where a terminal shows it."""
    if not sys.stdout.isatty():
        return []
    import io

    import segno

    out = io.StringIO()
    segno.make_qr(page_of(address)).terminal(out, border=2, compact=True)
    return ["", *out.getvalue().splitlines(), page_of(address)]


async def knock(address: str, code: str = "", name: str = "", token: str = "") -> RemotePort:
    """Sign in by a code and a name, or by a token; SignInRefused with a sentence."""
    port = RemotePort(address, code=code, name=name, token=token)
    try:
        await port.open()
    except (OSError, TimeoutError, ValueError) as error:
        raise SignInRefused(NOBODY.format(one_line(address, 60))) from error
    return port


async def remembered(address: str, use: str) -> RemotePort | None:
    """A sign-in that this machine remembers; None if there is none, or it holds no more."""
    token = signins.recall(address, use)
    if not token:
        return None
    try:
        return await knock(address, token=token)
    except SignInRefused as refusal:
        if refusal.why != "expired":
            raise
        signins.forget(address, use)
        return None


def _knocking(address: str, use: str) -> Connect:
    """How a sign-in screen knocks; what opened is remembered."""
    from tabletop.terminal.joining import Refused

    async def connect(code: str, name: str) -> RoomPort:
        try:
            port = await knock(address, code, name)
        except SignInRefused as refusal:
            raise Refused(str(refusal)) from refusal
        signins.remember(address, port.token, use)
        return port

    return connect


def join(address: str, *, anew: bool = False) -> int:
    """Sit down in a room, on the full screen; `anew`: with a code, whatever is remembered."""
    return asyncio.run(_join(address, anew))


async def _join(address: str, anew: bool) -> int:
    from tabletop.terminal.joining import JoinApp

    try:
        port = None if anew else await remembered(address, signins.SEAT)
    except SignInRefused as refusal:
        print(refusal, file=sys.stderr)
        return REFUSED
    app = JoinApp(one_line(address, 60), _knocking(address, signins.SEAT), port)
    await app.run_async()
    return app.return_code or DONE


def join_plain(address: str, source: TextIO, out: TextIO, *, anew: bool = False) -> int:
    """Sit down in a room line by line, in any place; 1 if nobody was let in or a line was refused."""
    from tabletop.plain.joined import lines_in
    from tabletop.stopping import STOPPED as STOPPED_WORDS
    from tabletop.stopping import in_order

    lines = lines_in(source, out)
    try:
        with in_order():
            refused = asyncio.run(_join_plain(address, lines, anew))
    except KeyboardInterrupt:
        lines.say(STOPPED_WORDS)
        return STOPPED
    except SignInRefused as refusal:
        print(refusal, file=sys.stderr)
        return REFUSED
    if refused > 0 and lines.scripted:
        print(f"{refused} line{' was' if refused == 1 else 's were'} refused.", file=sys.stderr)
    return REFUSED if refused < 0 or (refused and lines.scripted) else DONE


async def _join_plain(address: str, lines: Asking, anew: bool) -> int:
    from tabletop.plain.joined import NotIn, sit_down

    async def enter(code: str, name: str) -> RemotePort:
        try:
            port = await knock(address, code, name)
        except SignInRefused as refusal:
            raise NotIn(str(refusal)) from refusal
        signins.remember(address, port.token)
        return port

    return await sit_down(lines, enter, None if anew else await remembered(address, signins.SEAT))


def console(address: str, *, anew: bool = False) -> int:
    """The facilitator's console at a room elsewhere; leaving it leaves the room open."""
    return asyncio.run(_console(address, anew))


async def _console(address: str, anew: bool) -> int:
    from tabletop.making import makers
    from tabletop.terminal.app import ConsoleApp
    from tabletop.terminal.attaching import Attach

    try:
        port = None if anew else await remembered(address, signins.CONSOLE)
    except SignInRefused as refusal:
        print(refusal, file=sys.stderr)
        return REFUSED
    where = one_line(address, 60)
    app = ConsoleApp(makers=makers(), attach=Attach(where, _knocking(address, signins.CONSOLE), port))
    await app.run_async()
    print(f"The room goes on. To come back: tabletop console {where}", file=sys.stderr)
    return app.return_code or DONE


def forget(address: str) -> int:
    """Drop sign-ins that this machine remembers: of an address, or all."""
    count = signins.forget(address)
    print(f"{count} sign-in{' is' if count == 1 else 's are'} forgotten on this machine." if count else
          "This machine remembers no such sign-in.")  # fmt: skip
    return DONE


def display(address: str) -> int:
    """Show what is public, for a projector."""
    return asyncio.run(_display(address))


async def _display(address: str) -> int:
    from tabletop.terminal.screens.display import DisplayApp
    from tabletop.terminal.widgets.qrcode import joining

    try:
        port = await knock(address)
    except SignInRefused as refusal:
        print(refusal, file=sys.stderr)
        return REFUSED
    app = DisplayApp(port, joining(port.where or (address,)))
    await app.run_async()
    return app.return_code or DONE
