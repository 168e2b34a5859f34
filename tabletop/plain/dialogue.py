"""The dialogue: say where things stand, ask for a verb, do it, tell what came of it."""

from __future__ import annotations

import asyncio

from tabletop.desk.choices import Wrong
from tabletop.desk.desk import Desk
from tabletop.desk.questions import Astray, Back, Quit
from tabletop.desk.vocabulary import VERBS, find
from tabletop.exercise.views.control import ControlView
from tabletop.showing.clockwords import left, where
from tabletop.showing.duties import next_duty, said, standing, typed
from tabletop.showing.gate import one_line
from tabletop.showing.guide import next_step

LAST_MINUTE = 60


class Bell:
    """Says once a phase that its last minute runs, and once that its time is up."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._rung: tuple[int, int, str] = (-1, 0, "")

    async def look(self) -> None:
        """Let passed deadlines take effect, tell it, and ring if it is time."""
        await self._desk.catch_up()
        view, now = await self._desk.control(), await self._desk.port.now()
        clock = view.clock
        if clock.paused or clock.ended:
            return
        rest = clock.ends - now
        word = "up" if rest <= 0 else "minute" if rest <= LAST_MINUTE else ""
        rung = (clock.phase, clock.ends, word)
        if not word or rung == self._rung:
            return
        self._rung = rung
        name = one_line(clock.slot.name)
        if word == "up":
            cut = "What comes now goes to the tray" if clock.slot.hard else "Nothing is cut off"
            self._desk.page.say(f"Time is up for {name}. {cut}; {next_duty(view, now)}.")
        else:
            self._desk.page.say(f"The last minute of {name} runs.")


class Dialogue:
    """Reads a line, finds its verb, runs it; `said` is the standing that was last read out."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._bell = desk, Bell(desk)
        self._said = ""
        self._between = False
        self._used = set[str]()

    async def run(self) -> None:
        """Until quit or the end of all lines."""
        desk = self._desk
        await desk.open_with()
        await self._greet(await desk.control())
        while True:
            try:
                await self._once()
            except Quit:
                await self._keep_open_line()
                return
            except (asyncio.CancelledError, KeyboardInterrupt):
                await self._keep_open_line()
                raise

    async def look(self) -> str | None:
        """What is to be done while nobody types; the prompt as it reads now, between two lines."""
        await self._bell.look()
        return await self._prompt() if self._between else None

    async def _greet(self, view: ControlView) -> None:
        page = self._desk.page
        page.say(one_line(view.title), one_line(view.stylised))
        page.say("Room view: only what everybody may read is shown. 'control view' shows the rest.")
        page.say("Type help for the list of verbs, ? at any question, quit to leave. All is kept at once.")
        if view.clock.phase == 0 and view.clock.paused:
            page.say(
                "To begin: 'opening' and 'ground rules' to read aloud, 'practice' to try silence, 'start'."
            )
        if self._desk.unsent:
            page.say(f"Kept from before, not sent: {self._desk.unsent}", "'again' tries it once more.")

    async def _once(self) -> None:
        desk = self._desk
        await self._waited()
        await self._bell.look()
        prompt, self._between = await self._prompt(), True
        line = await desk.ask.line(prompt)
        self._between = False
        if not line:
            self._said = ""
            return
        try:
            await desk.take(line)
        except Wrong as wrong:
            await self._wrong(line, wrong)
        except Back as left:
            await self._left(line, left)
        else:
            if unused := desk.ask.rest():
                desk.page.say(f"Not used: {one_line(unused, 200)}")
        self._used.add(desk.line)
        desk.line = ""

    async def _waited(self) -> None:
        """Before the next line is asked for."""

    async def _wrong(self, line: str, wrong: Wrong) -> None:
        """Say it, and keep the line: as it was typed, or as it was answered since."""
        desk = self._desk
        desk.refusals += 1
        desk.page.say(str(wrong))
        if not _understood(line) and len(line.split()) > 1:
            await desk.keep_line(line)
            desk.page.say("Kept: 'again' and the right verb takes it up.")
        elif self._acts() and (desk.ask.trail or desk.ask.ahead):
            await desk.keep_line(desk.so_far() if desk.ask.asked else line)

    async def _left(self, line: str, left: Back) -> None:
        """Say that nothing was done; a script that went astray has a line refused."""
        desk = self._desk
        desk.refusals += isinstance(left, Astray)
        desk.page.say("Left. What was confirmed stays; nothing else was done.")
        if self._acts() and (isinstance(left, Astray) or desk.ask.trail):
            await desk.keep_line(desk.so_far() if desk.ask.asked else line)

    async def _keep_open_line(self) -> None:
        """What was answered so far survives leaving in the middle of it."""
        if self._acts() and self._desk.ask.trail:
            await self._desk.keep_line(self._desk.so_far())

    def _acts(self) -> bool:
        """Whether the line in hand is to change something."""
        return self._desk.line in VERBS and bool(VERBS[self._desk.line].acts)

    async def _prompt(self) -> str:
        view, now = await self._desk.control(), await self._desk.port.now()
        clock = view.clock
        feed = await self._desk.port.feed() if view.tutorial else ()
        step = next_step(view, feed, self._used, now)
        todo = said(step.words(view), typed) if step else next_duty(view, now)
        stands = repr((clock.phase, clock.paused, clock.ended, todo, [(t.id, t.status) for t in view.texts]))
        if stands != self._said:
            self._said = stands
            self._desk.page.say("", f"{standing(view, now)} Next: {todo}.")
            if step:
                self._desk.page.say(f"   {said(step.why, typed)}")
        return await self._words()

    async def prompt_now(self) -> str:
        """The prompt as it reads now; empty in the middle of something."""
        return await self._words() if self._between else ""

    async def _words(self) -> str:
        """Which view is on, and how the clock stands now."""
        view, now = await self._desk.control(), await self._desk.port.now()
        clock = view.clock
        here = where(clock) if clock.ended else one_line(clock.slot.name)
        control = "" if self._desk.room_view else "CONTROL VIEW, "
        return f"[{control}{', '.join(filter(None, (here, left(clock, now))))}] > "


def _understood(line: str) -> bool:
    """Whether a line begins with a verb."""
    try:
        find(line)
    except Wrong:
        return False
    return True
