"""Where a room listens: one address, loopback unless told otherwise, with its origin checked."""

from __future__ import annotations

import asyncio
import socket

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.types import ASGIApp
from starlette.websockets import WebSocket
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from tabletop.hosting.addresses import LOOPBACK
from tabletop.hosting.browser.front import Front
from tabletop.hosting.browser.nursery import Nursery
from tabletop.hosting.crowding import Threshold
from tabletop.hosting.doorway import MOST, doorway, room_for
from tabletop.hosting.host import Host
from tabletop.hosting.origin import TRUSTED, UNSAID_WORDS, Origin
from tabletop.hosting.protocol import LONGEST_FRAME, PATH, WINDOW

PORT = 8765
HEARTBEAT = 15.0


def application(host: Host, front: Front | None = None, origin: Origin | None = None) -> ASGIApp:
    """The room as an ASGI application: its socket, and pages for browsers or a line that tells.

    Where a proxy is in front, it says where a request comes from; nobody else is believed.
    """
    own = origin or Origin()

    async def room(websocket: WebSocket) -> None:
        if not own.own_page_or_program(websocket):
            await websocket.close(1008)
            return
        address = front.address_of(websocket.headers.get(WINDOW, "")) if front else ""
        await host.serve(websocket, address, trouble=UNSAID_WORDS if own.unsaid(websocket) else "")

    async def here(request: Request) -> PlainTextResponse:
        return PlainTextResponse("A Tabletop room is open here. Join with: tabletop join ADDRESS\n")

    made = Starlette(routes=[WebSocketRoute(PATH, room), *(front.routes() if front else [Route("/", here)])])
    return ProxyHeadersMiddleware(made, TRUSTED) if own.public else made  # type: ignore[arg-type,return-value]


class Serving:
    """A room that listens. `port` is the real one once `start` is done, also where 0 was asked for.

    With a nursery for the processes behind them, browsers get seats and the display. `public` is the address
    at a proxy on this machine, if there is one.
    """

    def __init__(
        self, host: Host, address: str = LOOPBACK, port: int = PORT, nursery: Nursery | None = None,
        public: str = "",
    ) -> None:  # fmt: skip
        self.host, self.address, self.port = host, address, port
        origin = Origin(public)
        self.front = Front(host.access, nursery, origin) if nursery is not None else None
        self.threshold = Threshold(min(MOST, room_for() // 3))
        config = uvicorn.Config(
            application(host, self.front, origin), host=address, port=port, log_level="critical",
            access_log=False, lifespan="off", proxy_headers=False, http=doorway(self.threshold),
            ws_max_size=LONGEST_FRAME, ws_ping_interval=HEARTBEAT, ws_ping_timeout=HEARTBEAT,
            ws="websockets-sansio", ws_per_message_deflate=False,
            server_header=False, timeout_graceful_shutdown=2,
        )  # fmt: skip
        self._server = uvicorn.Server(config)
        self._tasks: list[asyncio.Task[None]] = []

    async def start(self) -> None:
        """Listen; OSError if the port is taken."""
        listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((self.address, self.port))
        except OSError:
            listening.close()
            raise
        self.port = listening.getsockname()[1]
        self._server.install_signal_handlers = lambda: None  # type: ignore[attr-defined]
        self._tasks = [
            asyncio.create_task(self._server.serve(sockets=[listening])),
            asyncio.create_task(self.host.tick_for_ever()),
        ]
        if self.front is not None:
            self.front.room = f"{LOOPBACK}:{self.port}"
            self._tasks.append(asyncio.create_task(self.front.tidy_for_ever()))
        while not self._server.started:
            await asyncio.sleep(0.01)

    async def stop(self) -> None:
        """Let everybody go."""
        self._server.should_exit = True
        for task in self._tasks[1:]:
            task.cancel()
        if self.front is not None:
            await self.front.stop()
        await asyncio.gather(*self._tasks, return_exceptions=True)
