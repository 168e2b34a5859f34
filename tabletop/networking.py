"""Rooms on the network, put together: the host with its console, seats, displays."""

from __future__ import annotations

import asyncio
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from tabletop.hosting.access import spaced
from tabletop.hosting.client import RemotePort, SignInRefused
from tabletop.hosting.host import Host
from tabletop.hosting.serving import EVERYWHERE, LOOPBACK, Serving, addresses
from tabletop.showing.gate import one_line

if TYPE_CHECKING:
    from pathlib import Path

    from tabletop.room.service import Room
    from tabletop.scenario.model import Scenario

DONE, REFUSED, STOPPED = 0, 1, 130
NOBODY = (
    "Nobody answers at {}. Is the room open, and is this the same network? Ask for the address once more."
)
TAKEN = "Port {} is taken on this machine. Give another with --port, such as --port {}."


class RoomBeside:
    """The room's door beside a console: opened and closed with it, and told about in lines."""

    def __init__(self, room: Room, *, lan: bool, port: int) -> None:
        self.host = Host(room)
        self._lan = lan
        self._serving = Serving(self.host, EVERYWHERE if lan else LOOPBACK, port)

    async def start(self) -> None:
        """Open the door; OSError if the port is taken."""
        await self._serving.start()

    async def stop(self) -> None:
        """Close it."""
        await self._serving.stop()

    @property
    def where(self) -> list[str]:
        """Addresses to type."""
        return addresses(self._serving.port, self._lan)

    def words(self) -> str:
        """One line: where, and how many are in."""
        return f"room {self.where[0]}, {len(self.host.connections)} in"

    def lines(self, *, private: bool) -> list[str]:
        """How to come in; `private`: with the codes."""
        lines = ["The room", *(f"Join with: tabletop join {address}" for address in self.where)]
        lines += [f"Projector: tabletop display {address}" for address in self.where[:1]]
        if not private:
            return [*lines, "", "Codes are shown in control view, and printed on request: they open seats."]
        lines += ["", "Codes, one a seat; several people may share one"]
        here = [connection.seat for connection in self.host.connections]
        for seat, code in self.host.access.codes.items():
            known = self.host.room.state.scenario.seats.get(seat)
            name = one_line(known.name) if known else seat
            count = here.count(seat)
            lines.append(f"{spaced(code)}  {name}{f', {count} in' if count else ''}")
        return lines


def host(
    scenario: Scenario | None, timing: str, file: Path | None, *, lan: bool, port: int, headless: bool
) -> int:
    """Open a room on a new exercise or a saved one, with the console unless headless; gives the exit code.

    The errors of the store.
    """
    from tabletop.room.opening import begin, free_name, go_on

    if file is not None and file.exists():
        room = go_on(file)
    else:
        assert scenario is not None, "a new exercise needs a scenario"
        file = file or free_name(scenario.id)
        room = begin(file, scenario, timing)
    beside = RoomBeside(room, lan=lan, port=port)
    if headless:
        return _without_a_screen(room, beside, port)
    from tabletop.making import makers
    from tabletop.terminal.starting import show_room

    try:
        return show_room(room, replace(makers(), beside=beside))
    except OSError:
        print(TAKEN.format(port, port + 1), file=sys.stderr)
        return REFUSED


def _without_a_screen(room: Room, beside: RoomBeside, port: int) -> int:
    """Keep a room open until Ctrl-C; addresses and codes are printed."""

    async def run() -> None:
        await beside.start()
        print("\n".join(beside.lines(private=True)), flush=True)
        try:
            await asyncio.Event().wait()
        finally:
            await beside.stop()

    try:
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


def join(address: str) -> int:
    """Sit down in a room, on the full screen."""
    from tabletop.terminal.joining import JoinApp, Refused, RoomPort

    async def connect(code: str, name: str) -> RoomPort:
        port = RemotePort(address, code=code, name=name)
        try:
            await port.open()
        except SignInRefused as refusal:
            raise Refused(str(refusal)) from refusal
        except (OSError, TimeoutError, ValueError) as error:
            raise Refused(NOBODY.format(one_line(address, 60))) from error
        return port

    app = JoinApp(one_line(address, 60), connect)
    app.run()
    return app.return_code or DONE


def display(address: str) -> int:
    """Show what is public, for a projector."""
    return asyncio.run(_display(address))


async def _display(address: str) -> int:
    from tabletop.terminal.screens.display import DisplayApp

    port = RemotePort(address)
    try:
        await port.open()
    except SignInRefused as refusal:
        print(refusal, file=sys.stderr)
        return REFUSED
    except (OSError, TimeoutError, ValueError):
        print(NOBODY.format(one_line(address, 60)), file=sys.stderr)
        return REFUSED
    app = DisplayApp(port)
    await app.run_async()
    return app.return_code or DONE
