"""Which rows each panel shows, and what an empty one teaches."""

from __future__ import annotations

from tabletop.desk.presence import room_rows
from tabletop.showing.boards import cues, dealings, money, overview, texts
from tabletop.showing.boards.record import Teller
from tabletop.showing.names import Names
from tabletop.showing.rows import Row
from tabletop.terminal.commands import Calls
from tabletop.terminal.scoring import ScoreBoard
from tabletop.terminal.snapshot import Snapshot

SHORT = {"positions": "Pos", "promises": "Prom", "injects": "Inj"}

EMPTY = {
    "texts": "No text yet. d proposes one: pick one or several items, then an option for each clause. Open "
    "clauses stand in brackets until somebody amends them.",
    "money": "No money has moved yet. p pledges for one delegation, g enters a round of pledges.",
    "promises": "No promise yet. k makes one: who, to whom, what, by when. The program judges from the "
    "record whether it was kept.",
    "proposals": "Nothing was proposed that no list foresaw. a, then Proposals, enters one: the act, its "
    "effect, up to three reasons. You rule on it.",
    "messages": "No message that may be shown here. Private ones are in control view.",
    "injects": "Nothing has arrived yet. In control view (v) this is the inject list.",
    "log": "Nothing has happened yet.",
    "room": "Everybody plays at this screen. To let delegations sit at their own devices, leave, and open a "
    "room from the shell: tabletop host --file and this exercise's file, with --lan for the whole network.",
    "scores": "Scores begin with the first move. They are control's until you show them.",
}


def rows_for(
    panel: str, seen: Snapshot, calls: Calls, teller: Teller, scores: ScoreBoard, *, beside: bool = False
) -> tuple[list[Row], str]:
    """The rows of a panel, and what stands there while there are none; `beside`: news are told beside."""
    empty = EMPTY.get(panel, "")
    names = Names(seen.control)
    match panel:
        case "now":
            last = [(item.sequence, item) for item in seen.lately[-overview.MOST_NEWS :]]
            lately = None if beside else teller.rows(names, last)
            return overview.overview(seen.shown, seen.control, seen.now, calls, lately), empty
        case "agenda":
            return texts.agenda(seen.shown), empty
        case "texts":
            return texts.texts(seen.shown, seen.now), empty
        case "money":
            return money.money(seen.shown, seen.lately), empty
        case "promises":
            return dealings.promises(seen.shown, seen.control), empty
        case "public":
            return texts.public(seen.shown), empty
        case "injects":
            rows = cues.news(seen.shown) if seen.room_view else cues.injects(seen.control)
            return rows, empty
        case "proposals":
            return dealings.proposals(seen.shown, seen.control), empty
        case "room":
            private = not seen.room_view
            return (room_rows(seen.control, seen.room, private=private) if seen.room else []), empty
        case "messages":
            return dealings.messages(seen.shown), empty
        case "scores":
            return list(scores.rows(seen, teller)), empty
        case _:
            return teller.rows(names, [(item.sequence, item) for item in seen.lately]), empty
