"""The protocol's description is what the program does."""

from __future__ import annotations

import asyncio
import json
import re

from websockets.asyncio.client import connect

from tabletop.hosting.describing import FILE, described
from tabletop.hosting.host import Host
from tabletop.hosting.protocol import HOST_READER, READER, VERSION
from tests.hosting.rooms import a_room, listening


def test_the_tables_of_the_description_are_made_from_the_messages_and_acts() -> None:
    text = FILE.read_text(encoding="utf-8")
    assert text == described(text)
    assert f"This is version {VERSION}" in text


def test_the_examples_of_the_description_are_messages() -> None:
    lines = re.findall(r"^    ([<>]) (\{.*\})$", FILE.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(lines) >= 6
    for way, text in lines:
        filled = text.replace(",…}", "}").replace("{…}", "{}").replace("[…]", "[]")
        (READER if way == ">" else HOST_READER).validate_json(filled)


def test_a_client_written_from_the_description_alone_can_play() -> None:
    async def play(host: Host, address: str) -> dict[str, object]:
        view: dict[str, object] = {}
        async with connect(f"ws://{address}/room") as socket:
            await socket.send(
                json.dumps({"type": "hello", "code": host.access.codes["dunmere"], "name": "Ana"})
            )
            sent = False
            async for frame in socket:
                found = json.loads(frame)
                if found["type"] == "view":
                    view = {**(view if found["since"] else {}), **found["fields"]}
                    if view["pledges"]:
                        return view
                if found["type"] == "view" and not sent:
                    fields = {"clause": "bells", "amount": 3}
                    act = {"type": "submit", "id": "5f0c2a91d4e7", "act": "pledge.set", "fields": fields}
                    await socket.send(json.dumps(act))
                    sent = True
        raise AssertionError("the line ended")

    async def run() -> None:
        async with listening(a_room()) as (host, address):
            view = await asyncio.wait_for(play(host, address), 10)
            assert view["pledged"] == {"bells": 3}

    asyncio.run(run())
