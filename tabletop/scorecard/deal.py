"""What the deal on the table is worth to one delegation, reckoned from its own brief alone."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from tabletop.exercise.core import State
from tabletop.exercise.decisions.texts import may_sign
from tabletop.exercise.drafts.wording import Draft, brackets
from tabletop.scenario.valuing import no_deal, share_of, worth
from tabletop.scorecard.worth import paid_by, standing, stands_for


class TextWorth(Struct, frozen=True):
    """What a whole text would be worth, with what stands already; `crossed`: own red lines it crosses.

    `worth` is None if a share of it must be paid from no headroom.
    """

    number: int
    status: str
    worth: float | None
    crossed: tuple[str, ...]


class Deal(Struct, frozen=True):
    """Worth of what stands and of no deal, 0 to 1; and of each whole text tabled or under decision."""

    stands: float | None
    no_deal: float
    texts: tuple[TextWorth, ...]


def deal(state: State, seat: str) -> Deal:
    """What lies on the table, as the seat's capital would value it; KeyError for an unknown seat."""
    texts = [
        _text(state, seat, draft)
        for draft in state.drafts.texts.values()
        if draft.status in ("tabled", "open") and not brackets(state, draft)
    ]
    return Deal(
        standing(state, seat).utility, no_deal(state.scenario, state.timing, seat),
        tuple(text for text in texts if text is not None),
    )  # fmt: skip


def _text(state: State, seat: str, draft: Draft) -> TextWorth | None:
    """None for a text that would not bind the seat."""
    if not may_sign(state, seat, draft):
        return None
    found = worth(
        state.scenario, state.timing, seat, {**stands_for(state, seat), **draft.choices},
        {**paid_by(state, seat), **_shares(state, seat, draft.choices)},
    )  # fmt: skip
    return TextWorth(draft.number, draft.status, found.utility, found.crossed)


def _shares(state: State, seat: str, choices: Mapping[str, str]) -> dict[str, float]:
    """What the seat would pay: what it has pledged where volunteers pay, else its share by the key."""
    shares: dict[str, float] = {}
    for clause, chosen in choices.items():
        option, pledge = state.scenario.option(clause, chosen), state.budget.pledges.get((seat, clause))
        volunteers = option.funding == "pledges"
        shares[clause] = (
            (pledge.amount if pledge else 0) if volunteers else share_of(state.scenario, seat, option)
        )
    return shares
