"""Verbs of the record: undoing, observations, scores shown or hidden."""

from __future__ import annotations

import re

from tabletop.desk.choices import Choice, Wrong, chosen
from tabletop.desk.desk import Desk
from tabletop.desk.figures import whole
from tabletop.desk.forms import Blank, Form
from tabletop.desk.verbs import verb
from tabletop.exercise.arguments.proposals import ArgumentProposed
from tabletop.exercise.corrections import CorrectionMade, Undo
from tabletop.exercise.facts import Fact
from tabletop.exercise.messages import RATINGS, Observe
from tabletop.exercise.scores import ShowScores
from tabletop.room.port import FeedItem
from tabletop.showing.clockwords import stamp
from tabletop.showing.gate import one_line
from tabletop.showing.happened import sentence

UNDO_HELP = (
    "Type the number of the act as 'log' gives it, in square brackets; several with commas. All that an act "
    "led to is undone with it; nothing is erased."
)
RATING_CHOICES = tuple(Choice(letter, f"{letter}: {words}", (letter,)) for letter, words in RATINGS.items())
RATED = Form((Blank("Rating", "one", RATING_CHOICES, needed=False, help="Or none."),), lambda a: a[0] or "-")
BOUND = "On which act"
ABOUT_HELP = "A hash and a number before the words bind it to that act of the log: #12 They listened."
RATING_HELP = (
    "Type P, S, M or U (performed; with some challenges; with major challenges; unable), or a dash for none."
)


@verb(
    "undo", "correct", group="record", acts=(Undo,), example="undo 12 It was meant for the other text.",
    help="Take back acts by their numbers in 'log', with a reason; both histories stay on record.",
)  # fmt: skip
async def undo(desk: Desk) -> None:
    """Undo, and offer to undo what would no longer fit."""
    feed = await desk.port.feed()
    numbers = await desk.ask.words("Which act", UNDO_HELP, lambda a: _numbers(a, feed), cut=_numbers_ahead)
    names = await desk.names()
    gone = {item.cause for item in feed if item.sequence in numbers}
    voided = [sentence(names, item) for item in feed if item.cause in gone and desk.may_tell(item)]
    desk.ask.note("This would be undone:", *(f"   {words}" for words in voided))
    reason = await desk.ask.text("Reason", "Why, in a few words.")
    while True:
        causes = tuple(dict.fromkeys(item.cause for item in feed if item.sequence in numbers))
        if await desk.act(Undo(causes, reason)):
            return
        found = re.match(r"\[(\d+)\] ", desk.refused_why)
        if found is None or int(found[1]) in numbers or desk.scripted:
            return
        desk.ask.begin("")
        if not await desk.ask.yes(f"Undo {found[1]} as well", "Yes undoes both; no leaves all as it was."):
            return
        numbers |= {int(found[1])}


def _numbers(answer: str, feed: tuple[FeedItem, ...]) -> set[int]:
    found = set()
    known = {item.sequence: item for item in feed}
    for piece in re.split(r"[\s,;]+|\band\b", answer):
        if not piece.strip("[]"):
            continue
        number = whole(piece.strip("[]"), 1, max(known, default=1), "Which act")
        if number not in known or number == 1:
            raise Wrong(
                f"There is no act {number} that could be undone. 'log' lists them with their numbers."
            )
        found.add(number)
    if not found:
        raise Wrong(UNDO_HELP)
    return found


def _numbers_ahead(part: str) -> tuple[str, str]:
    found = re.match(r"(\[?\d+\]?(?:\s*(?:,|;|\band\b)\s*\[?\d+\]?)*)\s*", part)
    return (found[1], part[found.end() :]) if found else (part, "")


@verb(
    "log", group="looking", example="log 10",
    help="What has happened, newest last, with the numbers that 'undo' takes; 'log 50' gives more.",
)  # fmt: skip
async def log(desk: Desk) -> None:
    """List."""
    count = await desk.ask.number("How many", 1, 10_000, "Type a number.", default=20, quiet=True)
    names, feed = await desk.names(), await desk.port.feed()
    ruled = {argument.id for argument in (await desk.shown()).arguments}
    told = [(item, "") for item in feed if desk.may_tell(item) or _argued(item.fact) in ruled]
    told += [(item, " (undone)") for item in await desk.port.undone() if desk.may_tell(item)]
    lines = [
        f"[{item.sequence}] {stamp(item.at)} {sentence(names, item)}{mark}"
        for item, mark in sorted(told, key=lambda each: each[0].sequence)
    ]
    desk.page.show(["What has happened", *lines[-count:]])
    if desk.room_view:
        desk.page.say("What is private stands only in the log of control view.")


def _argued(fact: Fact) -> str:
    """The proposal a fact puts forward: ruled in scope, it belongs to the room."""
    return fact.argument if isinstance(fact, ArgumentProposed) else ""


@verb(
    "corrections", group="looking", example="corrections",
    help="Everything that was undone, in words, and why.",
)  # fmt: skip
async def corrections(desk: Desk) -> None:
    """List."""
    names, undone = await desk.names(), await desk.port.undone()
    lines = []
    for item in await desk.port.feed():
        if isinstance(item.fact, CorrectionMade):
            told = sentence(names, item) if desk.may_tell(item) else "A private act is undone."
            lines.append(f"{stamp(item.at)} {told}")
            gone = [each for each in undone if each.cause in item.fact.causes and desk.may_tell(each)]
            lines += [f"  [{each.sequence}] {sentence(names, each)} (undone)" for each in gone]
    desk.page.show(["Corrections", *(lines or ["None."])])


@verb(
    "observe", "note", group="record", acts=(Observe,),
    example="observe {objective} / S / #12 They listened before they wrote.",
    help="Note an observation on an objective, with a rating P, S, M or U and an act's number if wanted.",
)  # fmt: skip
async def observe(desk: Desk) -> None:
    """Note."""
    view = await desk.control()
    known = [Choice(o.id, one_line(o.text), (o.id,)) for o in view.objectives]
    known.append(Choice("", "none of these", ("none", "-")))
    objective = await desk.ask.one("On which objective", known, "Type an objective by number or name.")
    rating = await desk.ask.words("Rating", RATING_HELP, _rating, cut=lambda part: _first(part), form=RATED)
    feed, about = await desk.port.feed(), ""
    if desk.ask.expects(BOUND):
        about = await desk.ask.words(BOUND, ABOUT_HELP, lambda a: _about(a, feed))
    text = await desk.ask.text("Observation", f"What was seen. {ABOUT_HELP}")
    mark, rest = _marked(text)
    if mark and not about:
        about, text = _about(mark, feed), rest
    await desk.act(Observe(objective, about, rating, text))


def _about(answer: str, feed: tuple[FeedItem, ...]) -> str:
    """The act behind a number of the log."""
    number = whole(answer.lstrip("#"), 1, max((i.sequence for i in feed), default=1), BOUND)
    found = [item.cause for item in feed if item.sequence == number and number > 1]
    if not found:
        raise Wrong(f"There is no act {number} on record. 'log' lists them with their numbers.")
    return found[0]


def _marked(part: str) -> tuple[str, str]:
    """A number after a hash, and the rest; without a hash it is all words."""
    found = re.match(r"#\d+(?:\s+|$)", part)
    return (found[0].strip(), part[found.end() :]) if found else ("", part)


def _rating(answer: str) -> str:
    if answer.strip(" .") in ("-", "none", ""):
        return ""
    return chosen(answer, RATING_CHOICES, "Rating")


def _first(part: str) -> tuple[str, str]:
    first, _, rest = part.partition(" ")
    return first, rest


@verb(
    "scores show", "show scores", group="record", acts=(ShowScores,), example="scores show",
    help="Let the players see the headlines from now on.",
)  # fmt: skip
async def show(desk: Desk) -> None:
    """Show."""
    await desk.act(ShowScores(True))


@verb(
    "scores hide", "hide scores", group="record", acts=(ShowScores,), example="scores hide",
    help="Hide the headlines from the players again.",
)  # fmt: skip
async def hide(desk: Desk) -> None:
    """Hide."""
    await desk.act(ShowScores(False))
