"""Grids: one question a delegation, so that the facilitator enters what the room has agreed in one go."""

from __future__ import annotations

from msgspec.structs import replace

from tabletop.desk import picking
from tabletop.desk.choices import Wrong, chosen, several
from tabletop.desk.deciding import NOTHING_OPEN, VOTES, clause_and_words
from tabletop.desk.desk import Desk, Grid
from tabletop.desk.examples import fitting
from tabletop.desk.positions import CLAUSE_HELP
from tabletop.desk.speaking import key_messages, tone
from tabletop.desk.spending import NO_LINE, funded, pledged
from tabletop.desk.verbs import verb
from tabletop.exercise.agenda.positions import DeclarePosition
from tabletop.exercise.budget.pledges import PledgeMoney
from tabletop.exercise.decisions.reservations import Reserve
from tabletop.exercise.decisions.silence import Associate, BreakSilence
from tabletop.exercise.decisions.voting import Sign, Vote
from tabletop.exercise.facts import Act
from tabletop.exercise.statements import MakeStatement
from tabletop.exercise.views.alliance import AllianceView, TextView
from tabletop.exercise.views.public import Seat
from tabletop.showing.gate import one_line
from tabletop.showing.majorities import tally
from tabletop.showing.names import Names
from tabletop.showing.tables.agenda import position_words
from tabletop.showing.tables.purse import pledge_words

POSITION_HELP = "The option it prefers first, then others it could accept: 2, 1, 3. Empty: as it is."
PLEDGE_HELP = "Millions in all, with a condition if there is one: 4, or 4 if {other} 3. Empty: as it is."
SILENCE_HELP = (
    "Empty: it stays silent and so agrees. 'reserve CLAUSE and the footnote' enters a reservation; "
    "'break and the reason' breaks silence; after a break, 'associate' stands with it."
)
SPEAK_HELP = (
    "A posture from 1 (conciliatory) to 5 (firm), audiences, key messages by number or name; then a slash "
    "and own words: 2 home allies 1 / We write, and we wait. Empty: it says nothing."
)


@verb(
    "grid positions", group="grids", acts=(DeclarePosition,), example="grid positions {clause}",
    help="Positions of all delegations on one clause.",
)  # fmt: skip
async def positions(desk: Desk) -> None:
    """A clause, then a row a seat."""
    view = await desk.view()
    clause = await desk.ask.one("Clause", picking.clauses(view), CLAUSE_HELP)
    options, names = picking.options(clause), Names(view)
    legend = tuple(f"{number}. {option.name}" for number, option in enumerate(options, 1))
    declared = {p.seat: position_words(names, p) for p in view.positions if p.clause == clause.id}

    async def read(answer: str, seat: Seat) -> Act:
        preferred, *accepts = several(answer, options, "Options")
        return DeclarePosition(clause.id, preferred, tuple(accepts))

    title = f"Positions on {names.clause(clause.id)}"
    await desk.fill(Grid(title, legend, POSITION_HELP, view.seats, declared, read))


@verb(
    "grid pledges", group="grids", acts=(PledgeMoney,), example="grid pledges {line}",
    help="Pledges of all delegations to one line.",
)  # fmt: skip
async def pledges(desk: Desk) -> None:
    """A line, then a row a seat."""
    view = await desk.view()
    if not funded(view):
        raise Wrong(NO_LINE)
    clause = await desk.ask.one("Line", picking.clauses(view, funded(view)), "The clause they pay for.")
    names = Names(view)
    stands = {p.seat: pledge_words(names, p) for p in view.pledges if p.clause == clause.id}

    async def read(answer: str, seat: Seat) -> Act:
        return pledged(answer, view, clause)

    title = f"Pledges to {names.clause(clause.id)}"
    await desk.fill(Grid(title, (), fitting(PLEDGE_HELP, view), view.seats, stands, read))


@verb(
    "grid silence", "grid votes", "grid decision", group="grids",
    acts=(BreakSilence, Reserve, Associate, Vote, Sign), example="grid silence 1",
    help="What every delegation does on the text under decision: silence, votes or signatures.",
)  # fmt: skip
async def decision(desk: Desk) -> None:
    """A text, then a row a seat."""
    view = await desk.view()
    text = await picking.ask_text(desk, view, "open", none=NOTHING_OPEN)
    help = {
        "consensus": SILENCE_HELP, "coalition": "Type sign if it signs. Empty: it does not.",
    }.get(text.procedure, "Type yes, no or abstain. Empty: it does not vote now.")  # fmt: skip

    async def read(answer: str, seat: Seat) -> Act | None:
        return _decided(answer, text, await desk.view())

    title = f"Text {text.number}, {one_line(text.title)}"
    await desk.fill(Grid(title, (), help, view.seats, text.votes, read))
    view = await desk.view()
    desk.page.say(_asked_round(view, next(t for t in view.texts if t.id == text.id)))


def _asked_round(view: AllianceView, text: TextView) -> str:
    """What comes after everybody was asked, as the text stands now."""
    if text.status == "open":
        ways = f"'close {text.number}' ends it now; otherwise it runs to its deadline."
        return f"All have been asked. {tally(view, text)} {ways}".replace("  ", " ")
    if text.status == "adopted":
        return f"All have been asked. Text {text.number} is adopted."
    change = f"'amend SEAT {text.number}' changes it, 'table chair {text.number}' brings it back"
    return f"All have been asked. Text {text.number} is a draft again: {change}."


def _decided(answer: str, text: TextView, view: AllianceView) -> Act | None:
    word, _, words = answer.partition(" ")
    word = word.casefold().strip(":,")
    if text.procedure == "coalition":
        if word in ("no", "-"):
            return None
        if word not in ("sign", "yes", "signs"):
            raise Wrong("Type sign, or an empty line.")
        return Sign(text.id, text.revision)
    if text.procedure != "consensus":
        return Vote(text.id, text.revision, chosen(answer, VOTES, "Vote"))
    if word in ("silent", "silence", "agrees", "yes", "-"):
        return None
    if word in ("break", "breaks"):
        return BreakSilence(text.id, text.revision, words)
    if word in ("associate", "associates"):
        return Associate(text.id)
    if word in ("reserve", "reserves", "reservation"):
        clause, footnote = clause_and_words(words, picking.clauses(view, text.choices))
        return Reserve(text.id, text.revision, clause.id, footnote)
    raise Wrong(SILENCE_HELP)


@verb(
    "grid statements", group="grids", acts=(MakeStatement,), example="grid statements",
    help="Public statements of all delegations.",
)  # fmt: skip
async def statements(desk: Desk) -> None:
    """A row a seat."""
    view = await desk.view()
    known = [(m.id, m.text, m.by) for m in view.key_messages]
    legend = ("Key messages:", *(f"   {n}. {key}: {words}" for n, (key, words, _) in enumerate(known, 1)))

    async def read(answer: str, seat: Seat) -> Act:
        head, _, words = answer.partition("/")
        return replace(tone(head, key_messages(view, seat.id)), text=words.strip())

    await desk.fill(Grid("Public statements", legend, SPEAK_HELP, view.seats, {}, read))
