"""A host to be killed: `python -m tests.hosting.program FILE PORT` opens the tutorial's room there.

It says its port and its codes, then serves until it dies.
"""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path

from tabletop.hosting.host import Host
from tabletop.hosting.serving import Serving
from tabletop.room.opening import go_on
from tests.hosting.rooms import a_room


async def serve(file: Path, port: int) -> None:
    """For ever."""
    host = Host(go_on(file) if file.exists() else a_room(file))
    serving = Serving(host, port=port)
    await serving.start()
    print(json.dumps({"port": serving.port, "codes": host.access.codes}), flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(serve(Path(sys.argv[1]), int(sys.argv[2])))
