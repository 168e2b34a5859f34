"""A room behind a real reverse proxy: who asks counts by the address that the proxy gives."""

from __future__ import annotations

import asyncio
import json
import secrets
import sys
import urllib.request
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from websockets.asyncio.client import connect

from tabletop.hosting.access import TRIES, new_code
from tabletop.hosting.browser.nursery import Nursery
from tabletop.hosting.browser.window import UNSAID
from tabletop.hosting.host import Host
from tabletop.hosting.origin import UNSAID_WORDS, public_address
from tabletop.hosting.serving import Serving
from tabletop.hosting.signing import TOO_OFTEN, WRONG_CODE
from tests.hosting.browser.pages import SIGN_IN, Page, browsers_welcome, get, post
from tests.hosting.rooms import a_room

linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has all of 127.0.0.0/8")


class Proxy:
    """A reverse proxy: adds the address of who asks to each request, and passes everything on."""

    def __init__(self, *, says: bool = True, keeps_host: bool = True) -> None:
        self._says, self._keeps_host = says, keeps_host
        self.to = 0
        self._writers: list[asyncio.StreamWriter] = []

    async def open(self) -> str:
        """Listen; the address."""
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        return f"127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    async def close(self) -> None:
        """Hang up on everybody."""
        self._server.close()
        for writer in self._writers:
            writer.transport.abort()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self.to)
        self._writers += [writer, far_writer]
        try:
            head = await reader.readuntil(b"\r\n\r\n")
            far_writer.write(self._head(head, writer.get_extra_info("peername")[0]))
            await asyncio.gather(_pump(reader, far_writer), _pump(far_reader, writer))
        except (asyncio.IncompleteReadError, OSError):
            writer.transport.abort()

    def _head(self, head: bytes, peer: str) -> bytes:
        lines = head.decode("latin1").removesuffix("\r\n\r\n").split("\r\n")
        if not self._keeps_host:
            lines = [
                f"Host: 127.0.0.1:{self.to}" if each.lower().startswith("host:") else each for each in lines
            ]
        if "upgrade" not in head.decode("latin1").lower():
            lines.append("Connection: close")  # one request a line: each gets its own address
        if self._says:
            lines += [f"X-Forwarded-For: {peer}", "X-Forwarded-Proto: https"]
        return ("\r\n".join(lines) + "\r\n\r\n").encode("latin1")


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while data := await reader.read(65536):
        writer.write(data)
        await writer.drain()
    writer.close()


@asynccontextmanager
async def behind(proxy: Proxy) -> AsyncIterator[tuple[Host, str]]:
    """A room behind a proxy, and the proxy's address."""
    public = await proxy.open()
    serving = Serving(Host(a_room()), port=0, public=f"http://{public}")
    await serving.start()
    proxy.to = serving.port
    try:
        yield serving.host, public
    finally:
        await proxy.close()
        await serving.stop()


async def told(address: str, code: str, *, source: str = "127.0.0.1", claims: str = "") -> str:
    """What somebody at `source` is told who tries a code; `claims`: the address it gives itself."""
    headers = {"X-Forwarded-For": claims} if claims else {}
    async with connect(
        f"ws://{address}/room", compression=None, proxy=None, local_addr=(source, 0),
        additional_headers=headers,
    ) as line:  # fmt: skip
        await line.send(json.dumps({"type": "hello", "code": code, "name": "Eve"}))
        answer = json.loads(await line.recv())
    return str(answer.get("reason", answer["type"]))


@linux
def test_wrong_codes_of_one_do_not_lock_out_the_others_behind_a_proxy() -> None:
    async def run() -> None:
        async with behind(Proxy()) as (host, public):
            for _ in range(TRIES):
                assert await told(public, new_code(), source="127.0.0.5") == WRONG_CODE
            code = host.access.codes["dunmere"]
            assert await told(public, code, source="127.0.0.5") == TOO_OFTEN
            assert await told(public, code, source="127.0.0.6") == "welcome"
            assert list(host.access._wrong) == ["127.0.0.5"]

    asyncio.run(run())


@linux
def test_whoever_asks_cannot_give_itself_another_address() -> None:
    async def run() -> None:
        async with behind(Proxy()) as (host, public):
            for number in range(TRIES):
                claims = f"10.1.1.{number}"
                assert await told(public, new_code(), source="127.0.0.5", claims=claims) == WRONG_CODE
            assert list(host.access._wrong) == ["127.0.0.5"], (
                "what the proxy adds counts, not what it was given"
            )

    asyncio.run(run())


@linux
@pytest.mark.parametrize("public", ["", "https://room.example.org"])
def test_nobody_but_a_proxy_on_this_machine_is_believed(public: str) -> None:
    async def run() -> None:
        serving = Serving(Host(a_room()), port=0, public=public)
        await serving.start()
        address = f"127.0.0.1:{serving.port}"
        for number in range(TRIES):
            claims = f"10.1.1.{number}"
            assert await told(address, new_code(), source="127.0.0.5", claims=claims) == WRONG_CODE
        assert list(serving.host.access._wrong) == ["127.0.0.5"]
        await serving.stop()

    asyncio.run(run())


def test_without_a_proxy_not_even_this_machine_is_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORWARDED_ALLOW_IPS", "*")

    async def run() -> None:
        serving = Serving(Host(a_room()), port=0)
        await serving.start()
        assert await told(f"127.0.0.1:{serving.port}", new_code(), claims="10.1.1.1") == WRONG_CODE
        assert list(serving.host.access._wrong) == ["127.0.0.1"]
        await serving.stop()

    asyncio.run(run())


@pytest.mark.parametrize("keeps_host", [True, False])
def test_a_browser_sits_down_through_the_proxy_and_its_cookie_is_for_tls_alone(
    nursery: Nursery, keeps_host: bool
) -> None:
    async def run() -> None:
        proxy = Proxy(keeps_host=keeps_host)
        public = await proxy.open()
        async with browsers_welcome(a_room(), nursery, public=f"http://{public}") as room:
            proxy.to = int(room.address.rpartition(":")[2])
            page = Page(public)
            await page.open()
            await page.shows(SIGN_IN)
            await page.shows(f"Join the room at {public}")
            await page.sign_in(room.code("dunmere"))
            left = urllib.request.Request(f"http://{public}/leave", b"", {"Origin": f"http://{public}"})
            answer = await asyncio.to_thread(urllib.request.urlopen, left, timeout=30)
            with answer:
                assert "secure" in answer.headers["Set-Cookie"].lower()
            assert (await post(public, "/sit", secrets.token_hex(8)))[0] == 403
            await page.hang_up()
            await page.open()
            await page.shows("DUNMERE")
            await proxy.close()

    asyncio.run(asyncio.wait_for(run(), 60))


def test_a_proxy_that_does_not_say_who_asks_is_told_of_at_once(nursery: Nursery) -> None:
    async def run() -> None:
        proxy = Proxy(says=False)
        public = await proxy.open()
        async with browsers_welcome(a_room(), nursery, public=f"http://{public}") as room:
            proxy.to = int(room.address.rpartition(":")[2])
            status, text = await get(public, "/")
            assert (status, UNSAID_WORDS.partition("'")[0] in text) == (502, True)
            page = Page(public)
            await page.open()
            assert await page.ends() == UNSAID
            assert await told(public, room.code("dunmere")) == UNSAID_WORDS
            assert await told(room.address, room.code("dunmere")) == "welcome", (
                "the host itself needs no proxy"
            )
            await proxy.close()

    asyncio.run(asyncio.wait_for(run(), 60))


@pytest.mark.parametrize(
    ("typed", "public"),
    [
        ("https://room.example.org", "https://room.example.org"),
        (" Room.Example.org/ ", "https://room.example.org"),
        ("http://room.example.org:80", "http://room.example.org"),
        ("https://room.example.org:8443/", "https://room.example.org:8443"),
    ],
)
def test_the_public_address_is_read_as_people_type_it(typed: str, public: str) -> None:
    assert public_address(typed) == public


@pytest.mark.parametrize(
    "typed",
    ["", "ftp://room.example.org", "https://room.example.org/path", "https://a@room.example.org", "a b",
     "https://room.example.org:port", "https://\x1b[31m.org", "https://room.example.org?x"],
)  # fmt: skip
def test_what_is_no_public_address_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(ValueError, match=r"https://room\.example\.org"):
        public_address(typed)
