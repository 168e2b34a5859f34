"""A real browser without a window, driven over its DevTools protocol, and what its pages show as text."""

from __future__ import annotations

import asyncio
import base64
import json
import shutil
import subprocess
import tempfile
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import pyte
import pytest
from websockets.asyncio.client import ClientConnection, connect

from tests.hosting.browser.pages import cursor_below

PROGRAM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
PATIENCE = 30.0
KEYS = {
    "enter": ("Enter", "Enter", 13, "\r"), "escape": ("Escape", "Escape", 27, ""),
    "tab": ("Tab", "Tab", 9, ""),
    "down": ("ArrowDown", "ArrowDown", 40, ""), "up": ("ArrowUp", "ArrowUp", 38, ""),
}  # fmt: skip

needs_chromium = pytest.mark.skipif(PROGRAM is None, reason="Chromium is not installed")


class Chromium:
    """One browser; each person in it has cookies of their own."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket, self._count = socket, 0
        self._waiting: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self.hear: dict[str, Callable[[str, dict[str, Any]], None]] = {}
        self._task = asyncio.create_task(self._read())

    async def _read(self) -> None:
        async for frame in self._socket:
            told = json.loads(frame)
            waiting = self._waiting.pop(told.get("id", -1), None)
            if waiting is not None and not waiting.done():
                waiting.set_result(told)
            elif told.get("sessionId") in self.hear:
                self.hear[told["sessionId"]](told.get("method", ""), told.get("params", {}))

    async def do(self, method: str, session: str = "", **fields: Any) -> dict[str, Any]:
        """One command, and its answer."""
        self._count += 1
        asked = {"id": self._count, "method": method, "params": fields}
        self._waiting[self._count] = asyncio.get_running_loop().create_future()
        waiting = self._waiting[self._count]
        await self._socket.send(json.dumps({**asked, "sessionId": session} if session else asked))
        found = await asyncio.wait_for(waiting, PATIENCE)
        assert "error" not in found, found
        return dict(found["result"])

    async def person(self) -> str:
        """Somebody with an empty jar of cookies."""
        return str((await self.do("Target.createBrowserContext"))["browserContextId"])

    async def tab(self, person: str, url: str, width: int = 1280, height: int = 720) -> Tab:
        """A tab of that person's that opens an address."""
        made = await self.do("Target.createTarget", url="about:blank", browserContextId=person)
        joined = await self.do("Target.attachToTarget", targetId=made["targetId"], flatten=True)
        tab = Tab(self, str(joined["sessionId"]), str(made["targetId"]))
        for domain in ("Page", "Network", "Runtime"):
            await tab.do(f"{domain}.enable")
        await tab.resize(width, height)
        await tab.do("Page.navigate", url=url)
        return tab


class Tab:
    """One page. Its terminal is read from what came over its web socket."""

    def __init__(self, browser: Chromium, session: str, target: str) -> None:
        self._browser, self._session, self._target = browser, session, target
        self.asked: list[str] = []
        self.faults: list[str] = []
        self._shown = pyte.Screen(80, 24)
        self._stream = pyte.ByteStream(self._shown)
        self._changed = asyncio.Event()
        browser.hear[session] = self._hear

    def _hear(self, method: str, told: dict[str, Any]) -> None:
        match method:
            case "Network.requestWillBeSent":
                self.asked.append(told["request"]["url"])
            case "Network.webSocketCreated":
                self.asked.append(told["url"])
                self._shown.reset()
            case "Network.webSocketFrameReceived" if told["response"]["opcode"] == 2:
                self._stream.feed(base64.b64decode(told["response"]["payloadData"]))
            case "Network.webSocketFrameSent":
                self._fit(told["response"]["payloadData"])
            case "Runtime.exceptionThrown":
                self.faults.append(json.dumps(told)[:2000])
            case _:
                return
        self._changed.set()

    def _fit(self, sent: str) -> None:
        if sent.startswith('["resize"'):
            size = json.loads(sent)[1]
            self._shown.resize(size["height"], size["width"])

    async def do(self, method: str, **fields: Any) -> dict[str, Any]:
        """A command to this page."""
        return await self._browser.do(method, self._session, **fields)

    async def resize(self, width: int, height: int) -> None:
        """The size of its window, in pixels."""
        await self.do("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1,
                      mobile=False)  # fmt: skip

    async def run(self, script: str) -> Any:
        """What a script of the page gives."""
        found = await self.do("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        return found["result"].get("value")

    async def type(self, text: str) -> None:
        """Type letters, a key each."""
        for letter in text:
            await self.do("Input.dispatchKeyEvent", type="char", text=letter)

    async def press(self, *names: str) -> None:
        """Press keys that have a name, or letters."""
        for name in names:
            if name.startswith("ctrl+"):
                await self._hold_control(name[-1])
                continue
            if name not in KEYS:
                await self.type(name)
                continue
            key, code, number, text = KEYS[name]
            fields = {"key": key, "code": code, "windowsVirtualKeyCode": number}
            await self.do("Input.dispatchKeyEvent", type="rawKeyDown" if not text else "keyDown", text=text,
                          **fields)  # fmt: skip
            await self.do("Input.dispatchKeyEvent", type="keyUp", **fields)

    async def _hold_control(self, letter: str) -> None:
        fields = {"key": letter, "code": f"Key{letter.upper()}", "windowsVirtualKeyCode": ord(letter.upper())}
        for kind in ("rawKeyDown", "keyUp"):
            await self.do("Input.dispatchKeyEvent", type=kind, modifiers=2, **fields)

    async def has_cookie(self) -> None:
        """Wait until the host has set one."""
        async with asyncio.timeout(PATIENCE):
            while not await self.cookies():
                await asyncio.sleep(0.02)

    @property
    def screen(self) -> str:
        """What the terminal shows, line by line."""
        return "\n".join(line.rstrip() for line in self._shown.display)

    async def sign_in(self, code: str, name: str) -> None:
        """By the card, as fast as people can who look where they type."""
        await self.shows("Code on your card")
        await self.type(code)
        await self.shows(code)
        await self.press("enter")
        async with asyncio.timeout(PATIENCE):
            while not cursor_below(self._shown, "Your name"):
                self._changed.clear()
                await self._changed.wait()
        await self.type(name)
        await self.press("enter")

    async def words(self) -> str:
        """What the page itself says beside the terminal."""
        script = "[...document.querySelectorAll('#words,#notice')].map(e => e.textContent).join('|')"
        return str(await self.run(script))

    async def shows(self, *words: str) -> None:
        """Wait until the terminal shows these words."""
        try:
            async with asyncio.timeout(PATIENCE):
                while not all(each in self.screen for each in words):
                    self._changed.clear()
                    await self._changed.wait()
        except TimeoutError:
            raise AssertionError(f"{words} are not on the screen:\n{self.screen}\n{self.faults}") from None

    async def says(self, words: str) -> None:
        """Wait until the page says these words."""
        async with asyncio.timeout(PATIENCE):
            while words not in await self.words():
                await asyncio.sleep(0.02)

    async def fits(self, script: str) -> None:
        """Wait until a script of the page gives something true."""
        async with asyncio.timeout(PATIENCE):
            while not await self.run(script):
                await asyncio.sleep(0.02)

    async def reload(self) -> None:
        """As its button does."""
        await self.do("Page.reload")

    async def cookies(self) -> list[dict[str, Any]]:
        """The cookies of this page."""
        return list((await self.do("Network.getCookies"))["cookies"])

    async def picture(self, path: Path) -> None:
        """A picture of it."""
        found = await self.do("Page.captureScreenshot", format="png")
        path.write_bytes(base64.b64decode(found["data"]))

    async def close(self) -> None:
        """Shut the tab."""
        await self._browser.do("Target.closeTarget", targetId=self._target)


@asynccontextmanager
async def chromium() -> AsyncIterator[Chromium]:
    """A browser, and its end."""
    assert PROGRAM is not None
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        process = subprocess.Popen(
            [PROGRAM, "--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--no-first-run",
             "--disable-background-networking", "--disable-component-update", "--disable-sync",
             "--remote-debugging-port=0", f"--user-data-dir={folder}", "about:blank"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip
        try:
            told = Path(folder) / "DevToolsActivePort"
            async with asyncio.timeout(PATIENCE):
                while not told.exists() or len(told.read_text().splitlines()) < 2:
                    await asyncio.sleep(0.02)
            port, path = told.read_text().splitlines()[:2]
            async with connect(f"ws://127.0.0.1:{port}{path}", max_size=None, proxy=None) as socket:
                browser = Chromium(socket)
                yield browser
                with suppress(Exception):
                    await browser.do("Browser.close")
        finally:
            with suppress(subprocess.TimeoutExpired):
                process.wait(5)
            process.kill()
            process.wait()
