"""The chair of a rehearsal: composes a text from what most could accept, opens it, and tries again."""

from __future__ import annotations

import math

from tabletop.exercise.clock.plan import slot
from tabletop.exercise.decisions.opening import OpenDecision
from tabletop.exercise.drafts.amending import ProposeAmendment
from tabletop.exercise.drafts.proposing import DraftProposed, ProposeDraft
from tabletop.exercise.drafts.tabling import Table
from tabletop.exercise.drafts.wording import Draft
from tabletop.exercise.facts import CHAIR, Rejection
from tabletop.exercise.views.alliance import AllianceView, TextView
from tabletop.exercise.views.glimpses import chairs_glimpse
from tabletop.rehearsal.composing import agreed, composed, support
from tabletop.room.service import Room
from tabletop.scenario.agenda import Item

FIRST = 0.4
ALONE = 0.6
MOST_FALLS = 8


class Chair:
    """Sees what the alliance sees; has no vote. Called once a round."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._falls = 0
        self._least = 1

    def act(self, round_seconds: int) -> None:
        """Put to decision what is ready, wherever the agenda is free; wait a round after a fall.

        Nothing is opened that could not stand for one more whole round.
        """
        state, now = self._room.state, self._room.clock.now()
        left = state.clock.ends - now
        self._least = math.ceil(round_seconds / 60)
        fell = len(state.decisions.breaks) > self._falls
        self._falls = len(state.decisions.breaks)
        if "decide" not in slot(state).opens or left // 60 < self._least or fell or self._falls >= MOST_FALLS:
            return
        view = chairs_glimpse(state, self._room.journal)
        for items in self._packages(view, self._spent()):
            self._decide(view, items, self._spent())

    def _spent(self) -> float:
        clock = self._room.state.clock
        return (self._room.clock.now() - clock.opened) / max(1, clock.ends - clock.opened)

    def _packages(self, view: AllianceView, spent: float) -> list[tuple[Item, ...]]:
        """Free items that go together: all of one procedure; late, those all could accept alone."""
        busy = {item for t in view.texts if t.status in ("open", "adopted") for item in t.items}
        free: dict[str, list[Item]] = {}
        for item in view.agenda:
            if item.id not in busy:
                free.setdefault(item.procedure.kind, []).append(item)
        if self._last_hour() and spent >= ALONE and self._falls:
            settled = [item for items in free.values() for item in items if _welcome(view, item)]
            if settled:
                return [(item,) for item in settled]
        return [tuple(items) for items in free.values()]

    def _last_hour(self) -> bool:
        state = self._room.state
        return not any("decide" in s.opens for s in state.plan[state.clock.phase + 1 :])

    def _decide(self, view: AllianceView, items: tuple[Item, ...], spent: float) -> None:
        sponsored = _sponsored(view, items)
        if sponsored is None and spent < FIRST and not agreed(view, items):
            return
        choices = composed(view, items)
        backing = support(view, choices) if choices else 0.0
        if sponsored is not None and support(view, sponsored.choices) >= backing:
            self._open(sponsored.id, items)
        elif choices and (backing >= 1 or spent >= FIRST):
            self._open(self._written(view, items, choices), items)

    def _written(self, view: AllianceView, items: tuple[Item, ...], choices: dict[str, str]) -> str:
        """The chair's own text on these items, brought to these choices."""
        names = tuple(i.id for i in items)
        for text in view.texts:
            if text.author == CHAIR and text.items == names and text.status in ("draft", "tabled", "fallen"):
                self._reword(text.id, choices)
                return text.id
        title = "Chair's text: " + ", ".join(i.title for i in items)
        done = self._room.submit(ProposeDraft(title, names, choices), CHAIR)
        found = () if isinstance(done, Rejection) else done
        return next(e.fact.draft for e in found if isinstance(e.fact, DraftProposed))

    def _reword(self, draft_id: str, choices: dict[str, str]) -> None:
        for clause, option in choices.items():
            draft = self._draft(draft_id)
            if draft.choices.get(clause) != option:
                self._room.submit(ProposeAmendment(draft_id, draft.revision, clause, option), CHAIR)

    def _draft(self, draft_id: str) -> Draft:
        return self._room.state.drafts.texts[draft_id]

    def _open(self, draft_id: str, items: tuple[Item, ...]) -> None:
        if self._draft(draft_id).status != "tabled":
            self._room.submit(Table(draft_id, self._draft(draft_id).revision), CHAIR)
        left = (self._room.state.clock.ends - self._room.clock.now()) // 60
        minutes = max(self._least, min(items[0].procedure.minutes, left))
        self._room.submit(OpenDecision(draft_id, self._draft(draft_id).revision, minutes), CHAIR)


def _welcome(view: AllianceView, item: Item) -> bool:
    choices = composed(view, (item,))
    return bool(choices) and support(view, choices) >= 1


def _sponsored(view: AllianceView, items: tuple[Item, ...]) -> TextView | None:
    """The best supported whole text on these items with a third of the members behind it."""
    names, members = tuple(i.id for i in items), {s.id for s in view.seats if s.member}
    need = math.ceil(len(members) / 3)
    ready = [
        t for t in view.texts
        if t.items == names and not t.brackets and t.status in ("draft", "tabled")
        and sum(s in members for s in t.sponsors) >= need
    ]  # fmt: skip
    return max(ready, key=lambda t: support(view, t.choices), default=None)
