"""What the projector tells, in few words and of public matter only: decisions, headlines, scores."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from tabletop.exercise.clock.plan import HOT_WASH, SEATING
from tabletop.exercise.views.news import ARTICLE
from tabletop.exercise.views.public import ClockView, News, PublicView, Spoken
from tabletop.showing.clockwords import until
from tabletop.showing.gate import one_line
from tabletop.showing.headlines import HEADLINES
from tabletop.showing.names import Names, quoted
from tabletop.showing.rows import GOOD, HEADING, PLAIN, QUIET, STRONG, Row

FRESH = 60
"""Exercise seconds for which a headline is called new."""

LONGEST = 110
"""Letters of a headline; the rest is read at the seats."""

DECIDING = {
    "consensus": ("UNDER SILENCE", "Whoever agrees does nothing."),
    "coalition": ("OPEN FOR SIGNATURE", "Whoever signs is bound, pays and decides."),
}
VOTE = ("PUT TO THE VOTE", "Every member says yes, no or abstains.")
LAST_MINUTE = 60


def state_words(clock: ClockView, now: int) -> str:
    """How the clock stands, where that is worth saying aloud; empty while it simply runs."""
    if clock.ended:
        return ""
    if clock.paused:
        return "Seats are taken; the clock starts soon." if clock.phase == 0 else "THE CLOCK STANDS"
    rest = clock.ends - now
    return "TIME IS UP" if rest <= 0 else "LAST MINUTE" if rest <= LAST_MINUTE else ""


class Deciding(Struct, frozen=True):
    """A text under decision: its number, what it is about, what it asks of all, until when, seconds left."""

    words: str
    about: str
    asks: str
    due: str
    rest: int


def deciding(view: PublicView, now: int) -> list[Deciding]:
    """What is under decision, the first to fall due first."""
    names, found = Names(view), []
    for number, kind, deadline, items in sorted(view.deciding, key=lambda text: text[2]):
        how, asks = DECIDING.get(kind, VOTE)
        words, due = f"TEXT {number} {how}", f"due {until(deadline, now)}"
        found.append(Deciding(words, names.items(items), asks, due, max(0, deadline - now)))
    return found


def decisions(view: PublicView) -> list[Row]:
    """What is adopted, clause by clause."""
    names, rows = Names(view), list[Row]()
    for standing in view.adopted:
        mark = f" (with {len(standing.footnotes)} footnote{'s'[: len(standing.footnotes) > 1]})"
        words = f"{names.clause(standing.clause)}: {names.option(standing.clause, standing.option)}"
        rows.append(Row(f"{words}{mark if standing.footnotes else ''}", GOOD, 1))
    return [Row("Decided", HEADING), *rows] if rows else []


def headlines(view: PublicView, now: int, most: int, *, spaced: bool = False) -> list[Row]:
    """The latest news and public words, the newest first; new ones say so for a while."""
    found = sorted([*_news(view), *_spoken(view)], key=lambda pair: pair[0], reverse=True)
    rows = [Row("Latest", HEADING)] if found else []
    for place, (at, words) in enumerate(found[:most]):
        fresh = now - at <= FRESH and not view.clock.ended
        rows += [Row("", PLAIN)] if spaced and place else []
        rows.append(Row(f"{'NEW  ' if fresh else ''}{words}", STRONG if place == 0 else PLAIN, 1))
    return rows


def _news(view: PublicView) -> Iterator[tuple[int, str]]:
    for each in view.news:
        yield each.at, _headline(each)


def _headline(news: News) -> str:
    title, message = one_line(news.title), brief(news.message)
    source = "Press" if news.mode == ARTICLE else one_line(news.sender)
    sentence = title if title[-1:] in ".?!…" else f"{title}."
    if not title:
        return f"{source}: {message}"
    return (
        f"{title}: {message}" if source.casefold() in title.casefold() else f"{source}: {sentence} {message}"
    )


def brief(text: str) -> str:
    """The beginning of a text, cut between words."""
    words = one_line(text, 2 * LONGEST)
    if len(words) <= LONGEST:
        return words
    return f"{words[:LONGEST].rpartition(' ')[0] or words[:LONGEST]} …"


def _spoken(view: PublicView) -> Iterator[tuple[int, str]]:
    names = Names(view)
    for said in view.spoken:
        yield said.at, _said(names, said)


def _said(names: Names, said: Spoken) -> str:
    words = brief(" ".join((*said.messages, said.text)))
    if not said.posture:
        return f"{names.seat(said.seat)} takes the step {quoted(words)}"
    return f"{names.seat(said.seat)}: {quoted(words)}" if words else f"{names.seat(said.seat)} has spoken."


def scores(view: PublicView) -> list[Row]:
    """The headlines of the scores, if the facilitator shows them."""
    known = [f"{word} {view.scores[name]}" for name, word in HEADLINES.items() if name in view.scores]
    return (
        [Row("Scores so far", HEADING), *(Row(words.capitalize(), PLAIN, 1) for words in known)]
        if known
        else []
    )


def joining(view: PublicView) -> bool:
    """Whether people still sit down, so that the way in belongs on the wall."""
    return view.clock.slot.move == SEATING


def empty(view: PublicView) -> list[Row]:
    """What stands there while nothing public has happened."""
    if view.clock.slot.move == HOT_WASH or view.clock.ended:
        return []
    return [Row("Statements, news and decisions are shown here as they come.", QUIET)]
