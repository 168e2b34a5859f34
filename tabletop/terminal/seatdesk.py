"""The desk of one place in a room, and the acts that are open to it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from msgspec.structs import replace

from tabletop.desk.allowed import DOOR, GRIDS
from tabletop.desk.verbs import GROUPS
from tabletop.desk.vocabulary import VERBS
from tabletop.exercise.facts import EVALUATOR, Act
from tabletop.exercise.legal.templates import Template
from tabletop.exercise.views.control import ControlView
from tabletop.room.port import UNANSWERED, FeedItem, Port
from tabletop.showing.happened import sentence
from tabletop.terminal.begun import Said
from tabletop.terminal.deskwork import ConsoleDesk
from tabletop.terminal.menus import Doing, acts_of
from tabletop.terminal.surface import Surface

FACILITATORS = (GRIDS, DOOR)
"""Groups of verbs that act for all delegations, or as the facilitator of a room."""


class SeatDesk(ConsoleDesk):
    """Works through a port that is the seat's own, so that it can neither see nor do anything else."""

    def __init__(self, surface: Surface, port: Port, seat: str) -> None:
        super().__init__(surface, port, seat)
        self.room_view = False
        self._heard: tuple[FeedItem, ...] = ()
        self._on_way: list[tuple[Act, str, tuple[Said, ...]]] = []

    async def control(self) -> ControlView:
        """Everything, for evaluators; Wrong for all others."""
        if self.seat == EVALUATOR:
            return cast(ControlView, await self.port.view())
        return await super().control()

    async def open_with(self) -> None:
        """Begin with what it has heard so far, and what it did not send."""
        self._heard = await self.port.feed()
        self.take_up(await self.port.drafts())

    async def tell(self, actor: str = "", did: str = "") -> None:
        """Say what is new to it; a correction takes events away, so facts are compared, not numbers."""
        before, self._heard = self._heard, await self.port.feed()
        known = {id(item.fact) for item in before}
        fresh = [item for item in self._heard if id(item.fact) not in known]
        if fresh:
            names = await self.names()
            self.page.say(*(sentence(names, item) for item in fresh))

    async def _not_done(self, refusal: str, act: Act, seat: str) -> None:
        """An act that was not answered is on its way: it must not be tried again by hand."""
        await super()._not_done(refusal, act, seat)
        if refusal == UNANSWERED:
            self.refused = None
            self._surface.tell(refusal, bad=True)
            self._on_way.append((act, self.line, tuple(self.ask.said)))

    async def settled(self, act: Act) -> None:
        """What was on its way has been done: nothing unsent is left of it."""
        for each in [sent for sent in self._on_way if sent[0] == act]:
            self._on_way.remove(each)
            self.begun.done(each[1], each[2])
        await self._keep_newest()


def open_verbs(legal: tuple[Template, ...]) -> frozenset[str]:
    """Verbs that lead to an act the delegation may do now."""
    acts = {template.act for template in legal}
    return frozenset(
        name
        for name, known in VERBS.items()
        if known.group not in FACILITATORS and acts.intersection(known.acts)
    )


def groups(verbs: Iterable[str], *, delegation: bool = True) -> list[tuple[str, list[Doing]]]:
    """Titles of groups with those of these acts that are in them, in a delegation's words if it is one."""
    wanted = set(verbs)
    found = [(group, [act for act in acts_of(group) if act.verb in wanted]) for group in GROUPS]
    return [
        (OWN_GROUPS.get(group, GROUPS[group]), [_own(act) if delegation else act for act in acts])
        for group, acts in found
        if acts
    ]


def _own(act: Doing) -> Doing:
    return replace(act, title=OWN.get(act.verb, act.title))


OWN_GROUPS = {"injects": "Answers to news", "public": "Public words, steps and messages",
              "record": "Observations"}  # fmt: skip
OWN = {
    "position": "Position: say what you prefer on a clause, and what else you could accept.",
    "withdraw position": "Withdraw position: take back your position on a clause.",
    "confirm positions": "Confirm positions: say once more that all your positions stand.",
    "silence": "Silence: put a tabled text that you stand behind under decision.",
    "break": "Break: object to the text under silence, with a reason; it falls.",
    "accept amendment": "Accept amendment: take a waiting amendment into your text.",
    "table": "Table: lay a text before all, once a third of the members stand behind it.",
    "withdraw text": "Withdraw text: take your draft back.",
    "promise release": "Promise release: let go somebody who owes you a promise.",
    "answer": "Answer: reply to news that reached you.",
    "message": "Message: write to delegations, the alliance, the chair or the facilitator.",
    "estimate": "Estimate: your private estimate of the chance of success, 0 to 100.",
}
"""Groups and acts in other words than the facilitator's."""
