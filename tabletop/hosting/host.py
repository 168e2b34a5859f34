"""The room on the network: signs people in, takes their acts, and tells each what it may know."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from functools import partial
from typing import Any

from pydantic import ValidationError
from starlette.websockets import WebSocket, WebSocketDisconnect

from tabletop.exercise.facts import CONTROL, Act, Rejection
from tabletop.exercise.reading import to_plain
from tabletop.exercise.views.seeing import DISPLAY
from tabletop.hosting.access import Access, role_of
from tabletop.hosting.answers import answer
from tabletop.hosting.connection import Connection
from tabletop.hosting.crowding import Threshold
from tabletop.hosting.managing import Doorkeeper
from tabletop.hosting.protocol import (
    READER,
    Answer,
    Ask,
    Done,
    Draft,
    Hello,
    Manage,
    Refused,
    Submit,
    Welcome,
)
from tabletop.hosting.publishing import Publisher
from tabletop.hosting.signing import Porter
from tabletop.hosting.wire import Unreadable, read_act
from tabletop.room.service import Room
from tabletop.showing.gate import one_line
from tabletop.store.errors import StoreError

SIGN_IN = 10.0
"""Seconds to say hello."""

KNOCKING = 200
"""Devices at once that have not said hello."""

NOT_A_MESSAGE = "This is not a message of the protocol: {}"


FromAnyClient = Hello | Submit | Draft | Ask | Manage


class Host:
    """A room and everybody connected to it. All of it runs in one thread, so acts have one order."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self.access = Access(room.store, room.state.scenario.seats)
        self.publisher = Publisher(room)
        self.connections: set[Connection] = set()
        self._threshold = Threshold(KNOCKING)
        self.porter = Porter(room, self.access, self.connections)
        self.door = Doorkeeper(self)
        room.heard.append(self.changed)

    def changed(self) -> None:
        """Something has happened: everybody looks."""
        for connection in self.connections:
            connection.changed()

    async def tick_for_ever(self) -> None:
        """Let deadlines take effect; a store that cannot write is tried again."""
        while True:
            await asyncio.sleep(0.5)
            try:
                self.room.tick()
                await self.door.turn()
            except StoreError:
                continue

    async def serve(self, socket: WebSocket, address: str = "", trouble: str = "") -> None:
        """One device, from its hello to its end; `address`: where it is, if not where the socket ends.

        `trouble`: why nobody can sign in by this way.
        """
        await socket.accept()
        address = address or (socket.client.host if socket.client else "")
        try:
            hello = await self._hello(socket, address)
            if trouble:
                raise Unreadable(trouble)
            signed, token = self.porter.sign_in(hello, address)
        except (Unreadable, TimeoutError) as refusal:
            await _refuse(socket, str(refusal) or "Nobody said hello.", getattr(refusal, "why", ""))
            return
        except (WebSocketDisconnect, RuntimeError):
            return
        connection = Connection(socket, self.publisher, signed.seat, signed.person, hello.since, address)
        connection.answer(
            Welcome(
                role=role_of(signed.seat), seat=signed.seat, person=signed.person, token=token,
                title=one_line(self.room.state.scenario.title),
                where=list(self.door.where),
            )
        )  # fmt: skip
        await self._stay(socket, connection)

    async def _hello(self, socket: WebSocket, address: str) -> Hello:
        """The first message; TimeoutError if it takes too long, or too many wait with it."""
        try:
            async with asyncio.timeout(SIGN_IN) as until:
                self._threshold.come(socket, address, partial(until.reschedule, 0.0))
                hello = _read(await socket.receive_text())
        finally:
            self._threshold.go(socket)
        if not isinstance(hello, Hello):
            raise Unreadable("Say hello first.")
        return hello

    async def _stay(self, socket: WebSocket, connection: Connection) -> None:
        self.connections.add(connection)
        sending = asyncio.create_task(connection.send_for_ever())
        taking = asyncio.create_task(self._take_for_ever(socket, connection))
        try:
            await asyncio.wait({sending, taking}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            self.connections.discard(connection)
            for task in (sending, taking):
                task.cancel()
            await asyncio.gather(sending, taking, return_exceptions=True)
            with suppress(RuntimeError, WebSocketDisconnect):
                await socket.close()

    async def _take_for_ever(self, socket: WebSocket, connection: Connection) -> None:
        clock = asyncio.get_running_loop().time
        while True:
            try:
                text = await socket.receive_text()
            except (WebSocketDisconnect, RuntimeError, KeyError):
                return
            while not connection.allowance.take(clock()):
                await asyncio.sleep(0.05)
            connection.last_act = clock()
            try:
                message = _read(text)
                while isinstance(message, Submit) and not connection.words.take(clock(), len(text)):
                    await asyncio.sleep(0.05)
                self._take(message, connection)
            except Unreadable as wrong:
                connection.answer(Refused(reason=str(wrong)))

    def _take(self, message: FromAnyClient, connection: Connection) -> None:
        match message:
            case Submit():
                reason = self._submit(message, connection)
                fresh = message.fresh and not reason
                connection.answer(Done(id=message.id, reason=reason), fresh=fresh)
            case Draft():
                self._keep(message, connection)
            case Ask():
                if message.what == "fresh":
                    connection.answer(Answer(id=message.id), fresh=True)
                elif message.what == "room" and connection.seat == CONTROL:
                    value = to_plain(self.door.now())
                    connection.answer(Answer(id=message.id, value=value))
                else:
                    connection.answer(answer(self.room, message, connection.seat, connection.person))
            case Manage():
                connection.answer(self._manage(message, connection))
            case Hello():
                raise Unreadable("You are signed in already.")

    def _manage(self, order: Manage, connection: Connection) -> Answer | Done:
        if connection.seat != CONTROL:
            return Done(id=order.id, reason="The door is the facilitator's.")
        done = self.door.do(order.what, order.seat, order.person, order.text)
        if isinstance(done, Rejection):
            return Done(id=order.id, reason=done.reason)
        return Answer(id=order.id, value=done)

    def _submit(self, message: Submit, connection: Connection) -> str:
        """Empty once it is durable; else why not. The token decides the seat, never the message."""
        seat = connection.seat
        if seat == DISPLAY:
            return "The display only shows."
        if seat == CONTROL and message.seat:
            seat = message.seat
        try:
            act: Act = read_act(message.act, message.fields)
            done = self.room.submit(
                act, seat, person=connection.person, phase=message.phase,
                command_id=f"{connection.person or connection.seat}.{message.id}",
            )  # fmt: skip
        except (Unreadable, StoreError) as error:
            return str(error)
        return done.reason if isinstance(done, Rejection) else ""

    def _keep(self, message: Draft, connection: Connection) -> None:
        if not connection.person:
            return
        try:
            self.room.store.save_draft(connection.person, message.field, message.text)
        except StoreError as error:
            connection.answer(Refused(reason=str(error)))


def _read(text: str) -> FromAnyClient:
    try:
        return READER.validate_json(text)
    except ValidationError as error:
        first: Any = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(piece) for piece in first["loc"])
        raise Unreadable(
            NOT_A_MESSAGE.format(f"{where}: {first['msg']}" if where else first["msg"])
        ) from error


async def _refuse(socket: WebSocket, reason: str, why: str = "") -> None:
    with suppress(RuntimeError, WebSocketDisconnect):
        await socket.send_bytes(Refused(reason=reason, why=why).model_dump_json().encode())
        await socket.close(1008)
