"""What every delegation, the chair and most observers see."""

from __future__ import annotations

from msgspec import Struct

from tabletop.exercise.agenda.positions import Stand
from tabletop.exercise.core import State
from tabletop.exercise.drafts.wording import Amendment, Draft
from tabletop.exercise.journal import Journal
from tabletop.exercise.views.arguing import ArgumentView as ArgumentView
from tabletop.exercise.views.arguing import arguments
from tabletop.exercise.views.eye import Eye, Makers
from tabletop.exercise.views.news import Note as Note
from tabletop.exercise.views.news import notes
from tabletop.exercise.views.public import PUBLIC, PublicView
from tabletop.exercise.views.public import Promise as Promise
from tabletop.exercise.views.texts import TextView as TextView
from tabletop.exercise.views.texts import texts
from tabletop.scenario.script import KeyMessage, PolicyAct


class Position(Struct, frozen=True):
    """A declared position, dated in exercise seconds."""

    seat: str
    clause: str
    preferred: str
    accepts: tuple[str, ...]
    at: int


class Paid(Struct, frozen=True):
    """Millions that a delegation has paid for a line of the budget."""

    seat: str
    clause: str
    amount: int


class AmendmentView(Struct, frozen=True):
    """A proposed change that waits."""

    id: str
    draft: str
    clause: str
    option: str
    author: str
    sponsors: tuple[str, ...]


class PledgeView(Struct, frozen=True):
    """A pledge to a line, with its condition if it has one."""

    seat: str
    clause: str
    amount: int
    option: str
    matched_by: str
    matched_amount: int


class Shortfall(Struct, frozen=True):
    """Millions missing on a line; an empty owner is the alliance together."""

    clause: str
    owner: str
    amount: int


class AllianceView(PublicView, frozen=True):
    """What every delegation, the chair and most observers see."""

    positions: tuple[Position, ...]
    texts: tuple[TextView, ...]
    amendments: tuple[AmendmentView, ...]
    pledges: tuple[PledgeView, ...]
    paid: tuple[Paid, ...]
    shortfalls: tuple[Shortfall, ...]
    arguments: tuple[ArgumentView, ...]
    messages: tuple[Note, ...]
    catalogue: tuple[PolicyAct, ...]
    key_messages: tuple[KeyMessage, ...]
    mandate: str
    background: str


def _positions_of(eye: Eye) -> tuple[Position, ...]:
    state, journal = eye.state, eye.journal
    parts = (state.scenario, state.agenda.stands)
    return journal.kept("positions", parts, (), lambda: _positions(state, journal))


def _amendments_of(eye: Eye) -> tuple[AmendmentView, ...]:
    parts = (eye.state.drafts.amendments, eye.state.drafts.texts)
    return eye.journal.kept("amendments", parts, (), lambda: _amendments(eye.state))


def _pledges_of(eye: Eye) -> tuple[PledgeView, ...]:
    return eye.journal.kept("pledges", (eye.state.budget.pledges,), (), lambda: _pledges(eye.state))


def _shortfalls(eye: Eye) -> tuple[Shortfall, ...]:
    missing = eye.state.budget.shortfalls.items()
    return tuple(Shortfall(clause, owner, amount) for (clause, owner), amount in missing)


def _paid(eye: Eye) -> tuple[Paid, ...]:
    paid = eye.state.budget.paid
    return eye.journal.kept(
        "paid", (paid,), (), lambda: tuple(Paid(*whose, sum) for whose, sum in paid.items())
    )


INSIDE: Makers = {
    **PUBLIC,
    "positions": _positions_of,
    "texts": texts,
    "amendments": _amendments_of,
    "pledges": _pledges_of,
    "paid": _paid,
    "shortfalls": _shortfalls,
    "arguments": arguments,
    "messages": lambda eye: notes(eye.journal, eye.readers),
    "catalogue": lambda eye: eye.state.scenario.policy_acts,
    "key_messages": lambda eye: eye.state.scenario.key_messages,
    "mandate": lambda eye: eye.state.scenario.setting.mandate,
    "background": lambda eye: eye.state.scenario.setting.background,
}
"""What the alliance sees. ALLIANCE stands first among the readers; CONTROL among them reads all."""


def _positions(state: State, journal: Journal) -> tuple[Position, ...]:
    shown: dict[str, Shown] = journal.kept("stands", (), (), dict)
    found: list[Position] = []
    for seat in state.scenario.seats:
        own = state.agenda.stands.get(seat, {})
        known = shown.get(seat)
        if known is None or known[0] is not own:
            known = shown[seat] = own, _declared(seat, own, known)
        found += known[1].values()
    return tuple(found)


Shown = tuple[dict[str, Stand], dict[str, Position]]
"""What a delegation stands for by clause, and how that is shown."""


def _declared(seat: str, own: dict[str, Stand], before: Shown | None) -> dict[str, Position]:
    """A position that has not moved stays the same object."""
    stood, shown = before or ({}, {})
    return {
        clause: shown[clause] if stood.get(clause) is stand
        else Position(seat, clause, stand.preferred, stand.accepts, stand.at)
        for clause, stand in own.items()
    }  # fmt: skip


def _amendments(state: State) -> tuple[AmendmentView, ...]:
    return tuple(
        AmendmentView(a.id, a.draft, a.clause, a.option, a.author, a.sponsors)
        for a in state.drafts.amendments.values()
        if a.status == "proposed" and _awaited(state.drafts.texts[a.draft], a)
    )


def _awaited(draft: Draft, amendment: Amendment) -> bool:
    """Whether it can still be taken in: the text lives, and does not say it already."""
    over = draft.status in ("adopted", "withdrawn")
    return not over and draft.choices.get(amendment.clause) != amendment.option


def _pledges(state: State) -> tuple[PledgeView, ...]:
    return tuple(
        PledgeView(seat, clause, p.amount, p.option, p.matched_by, p.matched_amount)
        for (seat, clause), p in state.budget.pledges.items()
    )
