"""What one delegation has to see to now, the most pressing first, with the time it has for it."""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.exercise.clock.plan import HOT_WASH, SEATING
from tabletop.exercise.views.alliance import Promise, TextView
from tabletop.exercise.views.public import ClockView
from tabletop.exercise.views.seat import SeatView
from tabletop.showing.acts import act_name
from tabletop.showing.boards.waiting import transfers
from tabletop.showing.clockwords import duration
from tabletop.showing.gate import one_line
from tabletop.showing.names import Names, listed, quoted
from tabletop.showing.rows import BAD, PLAIN, QUIET, STRONG, WARN, Row, Target
from tabletop.showing.undertakings import conditioned, promise_line, undertaking

READ_FIRST = "Read your papers: 2. The exercise begins when the facilitator lets the clock run."
READ_ON = "Read your papers: 2. The first move begins when all have read them."
OVER = "The exercise is over. Everything can still be read, and nothing is sent any more."
DISCUSS = "Now all discuss what happened. Everything can still be read."
QUIET_NOW = "Nothing is due. Talk to the others (0 messages), or press a for all that you can do."


def due(view: SeatView, now: int) -> list[Row]:
    """A row for each thing; none once the moves are over."""
    if view.clock.ended or view.clock.slot.move in (SEATING, HOT_WASH):
        return []
    names = Names(view)
    return [
        *_reading(view, now), *_texts(view, names, now), *_grace(view, now), *_owed(view, names, now),
        *_shortfalls(view, names),
        *transfers_in(view), *_offers(view, names), *_news(view), *_positions(view, names, now),
        *_spoken(view, now),
    ]  # fmt: skip


def seating(clock: ClockView) -> str:
    """What to do before the first move."""
    return READ_FIRST if clock.paused else READ_ON


def _grace(view: SeatView, now: int) -> list[Row]:
    """More time than the others have."""
    if view.grace <= now:
        return []
    left = in_time(view.grace, now, view.clock)
    return [
        Row(f"You have more time than the others: {left}. What this move has opened is open to you.", WARN)
    ]


def waiting_elsewhere(view: SeatView) -> list[Row]:
    """What it has done and others have not answered yet."""
    mine = view.brief.id
    rows = [row for row, offer in zip(transfers(view), view.transfers, strict=True) if offer.giver == mine]
    late = "It came late, so the facilitator decides on it: {}."
    return rows + [Row(late.format(act_name(kind)), QUIET) for kind in view.waiting_in_tray]


def headline(view: SeatView, now: int) -> str:
    """One line for the top of the screen: what to do next, and how much more there is."""
    if view.clock.ended:
        return OVER
    if view.clock.slot.move == SEATING:
        return seating(view.clock)
    if view.clock.slot.move == HOT_WASH:
        return DISCUSS
    rows = [row for row in due(view, now) if row.look != BAD]
    if not rows:
        return QUIET_NOW
    more = f"  (1 of {len(rows)}; 1 shows all)" if len(rows) > 1 else ""
    return f"DUE NOW: {rows[0].words}{more}"


def in_time(deadline: int, now: int, clock: ClockView) -> str:
    """3 min 20 s left; what it says while the clock stands."""
    left = f"{duration(deadline - now)} left" if deadline > now else "time is up"
    return f"{left}, clock stands" if clock.paused else left


def _reading(view: SeatView, now: int) -> Iterator[Row]:
    """A phase in which nothing is open but what always is, is there to read in."""
    if not view.clock.slot.opens:
        words = f"{in_time(view.clock.ends, now, view.clock)}: read your brief; enter opens it, 1 leads back."
        yield Row(words, STRONG, 0, Target("panel", "papers"))


def _texts(view: SeatView, names: Names, now: int) -> Iterator[Row]:
    own, crossed = view.brief.id, dict(view.warnings)
    for text in view.texts:
        if text.status != "open":
            continue
        target = Target("text", str(text.number), "open")
        words = f"Text {text.number}, {quoted(text.title)}, {_asked(text, own)}"
        yield Row(f"{in_time(text.deadline, now, view.clock)}: {words}", WARN, 0, target)
        if text.id in crossed:
            lines = listed([names.on(clause) for clause in crossed[text.id]])
            yield Row(f"Warning: to agree to it would cross your red line on {lines}.", BAD, 1, target)


def _asked(text: TextView, own: str) -> str:
    """What silence, vote or letter asks of a delegation that may have answered already."""
    if text.procedure == "consensus":
        noted = any(seat == own for seat, _, _ in text.reservations)
        footnote = " Your footnote is entered." if noted else ""
        return f"is under silence. Do nothing to agree; enter objects or adds a footnote.{footnote}"
    cast = text.votes.get(own, "")
    if text.procedure == "coalition":
        return "is open for signature: you have signed." if cast else "is open for signature; enter signs."
    return f"is put to the vote: you vote {cast} so far." if cast else "is put to the vote; enter votes."


def _owed(view: SeatView, names: Names, now: int) -> Iterator[Row]:
    clock, own = view.clock, view.brief.id
    for number, promise in enumerate(view.promises, 1):
        if (promise.by, promise.state, promise.due) != (own, "open", clock.move) or _done(view, promise):
            continue
        what = undertaking(names, promise.undertaking) + conditioned(names, promise.condition)
        words = f"You owe {names.seat(promise.to)}, by the end of this move: {what}."
        yield Row(words, WARN, 0, Target("promise", str(number), promise.state))


def _done(view: SeatView, promise: Promise) -> bool:
    what = promise.undertaking
    return what.kind == "pledge" and view.pledged.get(what.clause, 0) >= what.amount


def _shortfalls(view: SeatView, names: Names) -> Iterator[Row]:
    if not {"pledge", "decide"}.intersection(view.clock.slot.opens):
        return
    for short in view.shortfalls:
        if short.owner == view.brief.id:
            words = f"Your share of {names.on(short.clause)} is short by {names.money(short.amount)}."
            yield Row(words, WARN, 0, Target("shortfall", short.clause))


def transfers_in(view: SeatView) -> list[Row]:
    """Transfers offered to it."""
    pairs = zip(transfers(view), view.transfers, strict=True)
    return [row for row, offer in pairs if offer.taker == view.brief.id]


def _offers(view: SeatView, names: Names) -> Iterator[Row]:
    for number, promise in enumerate(view.promises, 1):
        if promise.state == "offered" and promise.to == view.brief.id:
            yield Row(f"A promise to answer. {promise_line(names, promise)}", WARN, 0,
                      Target("promise", str(number), promise.state))  # fmt: skip


def _news(view: SeatView) -> Iterator[Row]:
    for each in view.news:
        if each.number and not each.answered and each.move == view.clock.move:
            words = f"News to answer: {one_line(each.title)}, from {one_line(each.sender)}."
            yield Row(words, STRONG, 0, Target("inject", str(each.number), "released"))


def _positions(view: SeatView, names: Names, now: int) -> Iterator[Row]:
    declared = {p.clause for p in view.positions if p.seat == view.brief.id}
    settled = {standing.clause for standing in view.adopted}
    missing = [c.id for i in view.agenda for c in i.clauses if c.id not in declared | settled]
    if not missing:
        return
    named = [names.on(clause) for clause in missing[:2]]
    more = [f"{len(missing) - 2} more"] if len(missing) > 2 else []
    words = f"Say where you stand on {listed(named + more)}: enter declares a position."
    yield Row(words, PLAIN, 0, Target("clause", missing[0]))


def _spoken(view: SeatView, now: int) -> Iterator[Row]:
    clock, own = view.clock, view.brief.id
    if "speak" in clock.slot.opens and not any(s.seat == own and s.move == clock.move for s in view.spoken):
        left = in_time(clock.ends, now, clock)
        yield Row(f"{left}: you have said nothing in public in this move; enter speaks.", STRONG, 0,
                  Target("seat", own))  # fmt: skip
