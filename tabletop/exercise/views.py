"""What each role sees: explicit classes whose fields are the allow-list; what is not here is not shown."""

from __future__ import annotations

from dataclasses import dataclass

from tabletop.exercise.clock.plan import Slot
from tabletop.exercise.commitments.undertakings import Condition, Undertaking
from tabletop.scenario.agenda import Item
from tabletop.scenario.delegations import Delegation
from tabletop.scenario.script import KeyMessage, Objective, PolicyAct


@dataclass(frozen=True, slots=True)
class Seat:
    """What everybody may know of a delegation."""

    id: str
    name: str
    short: str
    member: bool
    weight: int
    key: int
    public: str


@dataclass(frozen=True, slots=True)
class ClockView:
    """The clock: phases of the plan, the open one, its times in exercise seconds; move counts from 0."""

    plan: tuple[Slot, ...]
    phase: int
    move: int
    moves: int
    move_title: str
    date: str
    situation: str
    opened: int
    ends: int
    paused: bool
    ended: bool

    @property
    def slot(self) -> Slot:
        """The open phase."""
        return self.plan[self.phase]


@dataclass(frozen=True, slots=True)
class News:
    """Something that arrived: an inject or the adversary's reply. `number` 0 is a reply."""

    number: int
    title: str
    sender: str
    mode: str
    message: str
    at: int
    move: int
    answered: bool


@dataclass(frozen=True, slots=True)
class Spoken:
    """A public statement, or a public policy act (posture 0)."""

    seat: str
    move: int
    posture: int
    audiences: tuple[str, ...]
    messages: tuple[str, ...]
    text: str
    at: int


@dataclass(frozen=True, slots=True)
class Standing:
    """What is adopted on a clause, with footnotes (seat, words)."""

    clause: str
    option: str
    text_number: int
    bound: tuple[str, ...]
    coalition: bool
    footnotes: tuple[tuple[str, str], ...]
    move: int


@dataclass(frozen=True, slots=True)
class Position:
    """A declared position, dated in exercise seconds."""

    seat: str
    clause: str
    preferred: str
    accepts: tuple[str, ...]
    at: int


@dataclass(frozen=True, slots=True)
class TextView:
    """A draft and, while it is under decision, how it stands. `number` is how people call it."""

    id: str
    number: int
    title: str
    author: str
    items: tuple[str, ...]
    choices: dict[str, str]
    brackets: tuple[str, ...]
    sponsors: tuple[str, ...]
    revision: int
    status: str
    falls: int
    procedure: str
    opened: int
    deadline: int
    votes: dict[str, str]
    reservations: tuple[tuple[str, str, str], ...]
    broken_by: str
    associates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AmendmentView:
    """A proposed change that waits."""

    id: str
    draft: str
    clause: str
    option: str
    author: str
    sponsors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PledgeView:
    """A pledge to a line, with its condition if it has one."""

    seat: str
    clause: str
    amount: int
    option: str
    matched_by: str
    matched_amount: int


@dataclass(frozen=True, slots=True)
class Shortfall:
    """Millions missing on a line; an empty owner is the alliance together."""

    clause: str
    owner: str
    amount: int


@dataclass(frozen=True, slots=True)
class Promise:
    """A commitment as those see it who may; due counts moves from 0."""

    id: str
    by: str
    to: str
    undertaking: Undertaking
    condition: Condition | None
    due: int
    state: str
    reason: str


@dataclass(frozen=True, slots=True)
class ArgumentView:
    """A proposal outside the catalogue; estimates are the reader's own, or all for control."""

    id: str
    by: str
    text: str
    effect: str
    reasons: tuple[tuple[str, bool, str], ...]
    scope: bool | None
    estimates: tuple[tuple[str, int], ...]
    outcome: str
    ruling: str


@dataclass(frozen=True, slots=True)
class Note:
    """A message between seats."""

    sender: str
    to: tuple[str, ...]
    text: str
    at: int


@dataclass(frozen=True, slots=True)
class TransferView:
    """An offered transfer that waits."""

    id: str
    giver: str
    taker: str
    amount: int
    note: str


@dataclass(frozen=True, slots=True)
class PublicView:
    """What the whole world sees, and the projector shows."""

    title: str
    forum: str
    stylised: str
    opening: str
    content_note: str
    currency: str
    clock: ClockView
    seats: tuple[Seat, ...]
    news: tuple[News, ...]
    spoken: tuple[Spoken, ...]
    adopted: tuple[Standing, ...]
    agenda: tuple[Item, ...]
    deciding: tuple[tuple[int, str, int], ...]
    scores: dict[str, int]


@dataclass(frozen=True, slots=True)
class AllianceView(PublicView):
    """What every delegation, the chair and most observers see."""

    positions: tuple[Position, ...]
    texts: tuple[TextView, ...]
    amendments: tuple[AmendmentView, ...]
    pledges: tuple[PledgeView, ...]
    paid: dict[tuple[str, str], int]
    shortfalls: tuple[Shortfall, ...]
    promises: tuple[Promise, ...]
    arguments: tuple[ArgumentView, ...]
    messages: tuple[Note, ...]
    catalogue: tuple[PolicyAct, ...]
    key_messages: tuple[KeyMessage, ...]
    mandate: str
    background: str


@dataclass(frozen=True, slots=True)
class SeatView(AllianceView):
    """What one delegation sees: the alliance's view and its own papers, money, promises and messages."""

    brief: Delegation
    headroom: int
    granted: int
    support: int
    barred: bool
    home: dict[str, int]
    pledged: dict[str, int]
    transfers: tuple[TransferView, ...]
    warnings: tuple[tuple[str, tuple[str, ...]], ...]
    waiting_in_tray: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InjectView:
    """An inject as the facilitator sees it; `phase` -1 is by hand only."""

    number: int
    title: str
    kind: str
    status: str
    phase: int
    offset: int
    to: tuple[str, ...]
    message: str
    expected: str
    notes: str
    core: bool
    answered: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class LateView:
    """An act in the tray."""

    id: str
    seat: str
    kind: str
    phase: int
    fields: str


@dataclass(frozen=True, slots=True)
class ControlView(AllianceView):
    """Everything."""

    briefs: tuple[Delegation, ...]
    headrooms: dict[str, int]
    supports: dict[str, int]
    barred: tuple[str, ...]
    homes: dict[str, dict[str, int]]
    injects: tuple[InjectView, ...]
    transfers: tuple[TransferView, ...]
    tray: tuple[LateView, ...]
    contradictions: tuple[tuple[str, str], ...]
    objectives: tuple[Objective, ...]
    observations: tuple[tuple[str, str, str, str], ...]
    replies: tuple[tuple[str, str], ...]
    scores_shown: bool
    scores_all: dict[str, int]
    answers: tuple[tuple[int, str, str], ...]


View = PublicView | AllianceView | SeatView | ControlView
