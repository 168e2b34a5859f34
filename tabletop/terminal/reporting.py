"""The report of the open exercise, written beside its file while the class goes on."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tabletop.terminal.screens.console import Console

BEGUN = "Writing the report; you can go on meanwhile."
NO_FILE = "There is no file to write a report beside."


async def write_report(console: Console) -> None:
    """In a thread, from the log as it is now, in the table that the console weighs by; says where it is."""
    make, sitting = console.app.makers.report, console.app.sitting
    if make is None or sitting is None or sitting.file is None:
        console.tell(NO_FILE, "bad")
        return
    console.tell(BEGUN, "quiet")
    log, head = await sitting.latest()
    try:
        path = await asyncio.to_thread(make, log, head, sitting.file, console.desk.weights)
    except OSError as error:
        console.tell(f"The report cannot be written: {error.strerror or error}.", "bad")
        return
    console.tell(f"The report is in {path}.", "good")
