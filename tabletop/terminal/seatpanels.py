"""Panels of the screen of one delegation: keys, titles, rows, and what an empty one teaches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tabletop.exercise.views.seat import SeatView
from tabletop.room.port import FeedItem
from tabletop.showing.boards import dealings, seat, texts
from tabletop.showing.rows import Row

PANELS = {
    "now": ("1", "Now"),
    "papers": ("2", "Papers"),
    "agenda": ("3", "Agenda"),
    "positions": ("4", "Positions"),
    "texts": ("5", "Texts"),
    "money": ("6", "Money"),
    "promises": ("7", "Promises"),
    "public": ("8", "Public"),
    "news": ("9", "News"),
    "messages": ("0", "Messages"),
    "proposals": ("y", "Proposals"),
}
SHORT = {
    "papers": "Brief", "agenda": "Items", "positions": "Pos", "texts": "Text", "promises": "Prom",
    "public": "Said", "messages": "Msg", "proposals": "Else",
}  # fmt: skip
"""Titles for narrow screens."""

EMPTY = {
    "texts": "No text yet. a, then Texts, proposes one: items first, then an option for each clause.",
    "promises": "No promise that you may know of. a, then Promises, makes one: to whom, what, by when.",
    "news": "Nothing has reached you yet.",
    "messages": "No message for you. a, then Public words, writes one; only those it is meant for read it.",
    "proposals": "Nothing was proposed that no list foresaw. a, then Proposals, enters the act, its effect, "
    "and up to three reasons; the facilitator rules on it.",
}


@dataclass(frozen=True, slots=True)
class SeatMoment:
    """One moment as one delegation sees it."""

    view: SeatView
    now: int
    feed: tuple[FeedItem, ...]
    lately: Sequence[str]


def rows_for(panel: str, seen: SeatMoment) -> list[Row]:
    """The rows of a panel."""
    view = seen.view
    match panel:
        case "papers":
            return seat.papers(view)
        case "agenda":
            return texts.agenda(view)
        case "positions":
            return seat.positions(view)
        case "texts":
            return texts.texts(view, seen.now)
        case "money":
            return seat.purse(view, seen.feed)
        case "promises":
            return dealings.promises(view, view)
        case "public":
            return texts.public(view)
        case "news":
            return seat.news(view)
        case "messages":
            return dealings.messages(view)
        case "proposals":
            return dealings.proposals(view, view)
        case _:
            return seat.now(view, seen.now, seen.lately)
