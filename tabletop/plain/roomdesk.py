"""The desk of one place in a room: it sees and does what its own line lets it, and hears what comes."""

from __future__ import annotations

import asyncio
from typing import cast

from tabletop.desk.choices import Wrong
from tabletop.desk.desk import UNSENT, Desk, Timekeeping
from tabletop.desk.examples import words_of
from tabletop.desk.surface import Lines, Page
from tabletop.desk.verbs import GROUPS, explained, find
from tabletop.desk.vocabulary import VERBS
from tabletop.exercise.facts import EVALUATOR
from tabletop.exercise.views.alliance import AllianceView
from tabletop.exercise.views.control import ControlView
from tabletop.exercise.views.seat import SeatView
from tabletop.plain.hearing import Hearing
from tabletop.plain.places import OWN, verbs_of
from tabletop.room.door import Door
from tabletop.room.port import FeedItem, Port
from tabletop.showing.boards.due import due
from tabletop.showing.clockwords import left, where
from tabletop.showing.duties import standing
from tabletop.showing.gate import one_line
from tabletop.showing.happened import sentence
from tabletop.showing.names import Names
from tabletop.showing.readings import brief, private_brief

NOT_YOURS = "“{}” is not for your place. help lists what is."
OWN_HELP = {
    "where": "Where the exercise stands, how much time is left, and what waits for you.",
    "brief": "Your own papers.",
    "again": "Try once more what was refused or not understood.",
    "wait for": "For scripts: go on once something with these words has happened: wait for silence",
    "help": "All verbs; or one of them, with an example.",
    "quit": "Leave. Your seat stays yours.",
}
LAST_MINUTE = 60
LATENESS = "It counts only if you were given more time. back leaves."
TYPED = {
    "enter opens it, 1 leads back": "type brief",
    "enter objects or adds a footnote": "type break or reserve",
    "enter signs": "type sign",
    "enter votes": "type vote",
    "enter declares a position": "type position",
    "enter speaks": "type say",
}
"""How to do what is due, by the keys that the screen names for it."""


def typed(words: str) -> str:
    """What is due, in the words of one who types."""
    for key, verb in TYPED.items():
        words = words.replace(key, verb)
    return words


async def _level(port: Port) -> bool:
    """Wait until the view knows what has happened, which comes on the quicker of two roads; False if both are
    one.
    """
    fresh = getattr(port, "fresh", None) if getattr(port, "connected", False) else None
    if fresh is not None:
        await fresh()
    return fresh is not None


class RoomDesk(Desk):
    """`role` as in a welcome; `hearing` lets scripts wait."""

    def __init__(self, port: Port, seat: str, role: str, lines: Lines, page: Page, *, scripted: bool) -> None:
        super().__init__(port, lines, page, Timekeeping())
        self.lateness = LATENESS
        self.scripted = self.ask.scripted = scripted
        self.role, self.room_view = role, False
        self.seat = "" if role == EVALUATOR else seat
        self.hearing = Hearing()
        self._known: tuple[FeedItem, ...] = ()
        self._telling = asyncio.Lock()
        self._rung = (-1, 0, "")

    async def open_with(self) -> None:
        """What has happened so far is known; what was not sent is remembered."""
        self._known = await self.port.feed()
        self.unsent = (await self.port.drafts()).get(UNSENT, "")

    async def tell(self, actor: str = "", did: str = "") -> None:
        """Say what is new; a correction takes happenings away, so facts are compared, not numbers."""
        async with self._telling:
            feed, fresh = await self._news()
            if fresh and await _level(self.port):
                feed, fresh = await self._news()
            self._known = feed
            if not fresh:
                return
            names = await self.names()
            told = [sentence(names, item) for item in fresh]
            self.hearing.hear(told)
            self.page.say(*told)

    async def _news(self) -> tuple[tuple[FeedItem, ...], list[FeedItem]]:
        """All that has happened, and what of it has not been told."""
        known, feed = {id(item.fact) for item in self._known}, await self.port.feed()
        return feed, [item for item in feed if id(item.fact) not in known]

    async def names(self) -> Names:
        """Names for everything this place sees."""
        return Names(await self.port.view())

    async def take(self, line: str) -> None:
        """Do what a line says, in this place's own way where it has one."""
        self.ask.begin("")
        word, _, rest = line.strip().partition(" ")
        word = word.casefold()
        if word in ("help", "?"):
            await self._help(rest.strip())
        elif word in ("where", "status"):
            await self._where()
        elif word in ("brief", "papers"):
            await self._brief()
        elif not self.hearing.take(line):
            await self._take(line)

    async def _take(self, line: str) -> None:
        known, _ = find(line)
        if known.name not in await self.allowed() and known.name not in OWN:
            raise Wrong(NOT_YOURS.format(known.name))
        await super().take(line)

    async def allowed(self) -> frozenset[str]:
        """Verbs of this place."""
        return verbs_of(self.role, await self.port.view())

    async def _help(self, wanted: str) -> None:
        if wanted in OWN_HELP:
            self.page.show([f"{wanted}: {OWN_HELP[wanted]}"])
        elif wanted:
            words = words_of(await self.port.view(), self.seat)
            self.page.show(explained(find(wanted)[0], words))
        else:
            self.page.show(self._overview(await self.allowed()))

    def _overview(self, allowed: frozenset[str]) -> list[str]:
        lines = ["Type a verb and answer its questions, or give the answers on the same line."]
        for group, title in GROUPS.items():
            names = [v.name for v in VERBS.values() if v.group == group and v.name in allowed - OWN]
            lines += [f"{title}: {', '.join(names)}."] if names else []
        lines.append(f"This place: {', '.join(OWN_HELP)}.")
        return [
            *lines,
            "help VERB explains one with an example. ? and back work at every question.",
        ]

    async def ring(self) -> None:
        """Say once a phase that its last minute runs, and once that its time is up."""
        view, now = await self.port.view(), await self.port.now()
        clock = view.clock
        rest = clock.ends - now
        word = "" if clock.paused or clock.ended or rest > LAST_MINUTE else "minute" if rest > 0 else "up"
        rung = (clock.phase, clock.ends, word)
        if not word or rung == self._rung:
            return
        self._rung = rung
        name = one_line(clock.slot.name)
        self.page.say(f"The last minute of {name} runs." if word == "minute" else f"Time is up for {name}.")

    async def _where(self) -> None:
        self.page.say(await self.standing())

    async def standing(self) -> str:
        """Move, phase, what is left; what waits for a delegation, or for everybody."""
        view, now = await self.port.view(), await self.port.now()
        if isinstance(view, ControlView):
            return standing(view, now)
        here = f"{where(view.clock)}. {left(view.clock, now)}".rstrip(" .")
        rows = [typed(row.words) for row in due(view, now)] if isinstance(view, SeatView) else []
        return ". ".join([here, *(words.rstrip(".") for words in rows)]) + "."

    async def _brief(self) -> None:
        view = await self.port.view()
        if isinstance(view, SeatView):
            self.page.show([*brief(view, view.brief.id), "", *private_brief(view)])
        elif words := getattr(view, "brief", ""):
            self.page.show(["Your papers", str(words)])
        else:
            raise Wrong("Your place has no papers of its own. 'situation' and 'rules' are for all.")

    async def shown(self) -> AllianceView:
        """All that this place sees."""
        return cast(AllianceView, await self.port.view())


class ControlDesk(Desk):
    """The facilitator's desk in a room: all of it, and scripts can wait here too."""

    def __init__(self, port: Port, door: Door, lines: Lines, page: Page, *, scripted: bool) -> None:
        super().__init__(port, lines, page, Timekeeping())
        self.scripted = self.ask.scripted = scripted
        self.door, self.hearing, self._heard = door, Hearing(), 0

    async def open_with(self) -> None:
        """What has happened so far is known."""
        await super().open_with()
        self._heard = max((item.sequence for item in await self.port.feed()), default=0)

    async def tell(self, actor: str = "", did: str = "") -> None:
        """As at one screen; what is only held back in room view is heard as well."""
        await super().tell(actor, did)
        fresh = [item for item in await self.port.feed() if item.sequence > self._heard]
        if fresh:
            self._heard = fresh[-1].sequence
            await _level(self.port)
            names = await self.names()
            self.hearing.hear([sentence(names, item) for item in fresh])

    async def take(self, line: str) -> None:
        """Wait, or do what a line says."""
        self.ask.begin("")
        if not self.hearing.take(line):
            await super().take(line)
