"""Verbs of public words, policy acts and messages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from msgspec.structs import replace

from tabletop.desk import picking
from tabletop.desk.choices import Choice, Wrong, folded, number_of
from tabletop.desk.desk import Desk
from tabletop.desk.forms import Blank, Form
from tabletop.desk.verbs import verb
from tabletop.exercise.acts import TakeAct
from tabletop.exercise.facts import PRESS
from tabletop.exercise.messages import SendMessage
from tabletop.exercise.press import Publish, PutQuestion
from tabletop.exercise.statements import AUDIENCES, POSTURES, MakeStatement
from tabletop.exercise.views.alliance import AllianceView
from tabletop.scenario.script import KeyMessage
from tabletop.showing.gate import one_line

T = TypeVar("T")
TONE_HELP = (
    "Type a posture from 1 (conciliatory) to 5 (firm); then who should hear it: home, allies, adversary, "
    "partner, or all (without one it is home; the adversary hears it in any case); then key messages by "
    "number or name. Example: 3 home allies 1."
)
EVERYBODY = ("all", "everybody", "everyone")
AUDIENCE_CHOICES = tuple(Choice(a, a) for a in AUDIENCES)
POSTURE_CHOICES = tuple(Choice(n, word) for n, word in POSTURES.items())


def tone(answer: str, known: Sequence[Choice[KeyMessage]]) -> MakeStatement:
    """Posture, audiences and key messages as a statement without words of its own; Wrong says the form."""
    postures: list[int] = []
    heard: list[str] = []
    messages: list[str] = []
    for word in answer.replace(",", " ").split():
        if word.casefold() in ("to", "and"):
            continue
        if not postures and (posture := _meant(word, POSTURE_CHOICES)):
            postures.append(posture.value)
        elif word.casefold() in EVERYBODY:
            heard += AUDIENCES
        elif audience := None if word.isdecimal() else _meant(word, AUDIENCE_CHOICES):
            heard.append(audience.value)
        elif message := _meant(word, [Choice(c.value, c.value.id, (), c.number) for c in known]):
            messages.append(message.value.id)
        else:
            raise Wrong(_strange(word))
    if not postures:
        raise Wrong(f"Begin with a posture. {TONE_HELP}")
    return MakeStatement(
        tuple(dict.fromkeys(heard)) or ("home",), postures[0], tuple(dict.fromkeys(messages)), ""
    )


def _meant(word: str, known: Sequence[Choice[T]]) -> Choice[T] | None:
    """The one choice a word names: by its number, its whole name, or at least three letters of it."""
    bare = folded(word)
    if bare.isdecimal():
        found = [c for place, c in enumerate(known) if str(number_of(known, place)) == bare]
    else:
        found = [c for c in known if folded(c.name) == bare]
        found = found or [c for c in known if len(bare) > 2 and folded(c.name).startswith(bare)]
    return found[0] if len(found) == 1 else None


def _strange(word: str) -> str:
    return (
        f"“{one_line(word, 30)}” is no posture, audience or key message. Own words come after a slash: "
        "2 home / We write, and we wait. ? explains the rest."
    )


def key_messages(view: AllianceView, seat: str) -> list[Choice[KeyMessage]]:
    """The key messages a seat may use."""
    return [
        Choice(m, f"{m.id}: {one_line(m.text)}", (m.id,), number)
        for number, m in enumerate(view.key_messages, 1)
        if not m.by or seat in m.by
    ]


def tone_form(known: Sequence[Choice[KeyMessage]]) -> Form:
    """Posture, audiences and key messages, each picked from its list."""
    postures = tuple(Choice(n, word, (word,)) for n, word in POSTURES.items())
    heard = "Without one it is home. The adversary hears every public statement in any case."
    return Form(
        (
            Blank("Posture", "one", postures, help="From 1, conciliatory, to 5, firm."),
            Blank("For whom", "some", AUDIENCE_CHOICES, needed=False, help=heard),
            Blank("Key messages", "some", tuple(known), needed=False, help="Up to three, or none."),
        )
    )


async def ask_statement(desk: Desk, view: AllianceView, seat: str) -> MakeStatement:
    """Tone, key messages and words of a statement."""
    known = key_messages(view, seat)
    said = await desk.ask.words(
        "Posture, audiences, key messages", TONE_HELP, lambda a: tone(a, known),
        choices=known, form=tone_form(known),
    )  # fmt: skip
    text = await desk.ask.text(
        "Own words", "What is said, in its own words.", default="", words="empty: none"
    )
    return replace(said, text=text)


@verb(
    "say", "statement", group="public", acts=(MakeStatement,),
    example="say {seat} 2 home adversary {message} / We write, and we wait.",
    help="Make a public statement: posture and audiences, key messages, own words.",
)  # fmt: skip
async def say(desk: Desk) -> None:
    """Speak."""
    view = await desk.view()
    seat = await picking.ask_seat(desk, view, picking.CHAIR_CHOICE, what="Who speaks")
    await desk.act(await ask_statement(desk, view, seat), seat)


@verb(
    "do", "act", group="public", acts=(TakeAct,), example="do {seat} {step} after a word with the others",
    help="Take a policy act out of the scenario's catalogue.",
)  # fmt: skip
async def do(desk: Desk) -> None:
    """Take an act."""
    view = await desk.view()
    seat = await picking.ask_seat(desk, view)
    known = [Choice(a.id, one_line(a.title), (a.id,)) for a in view.catalogue if not a.by or seat in a.by]
    step = await desk.ask.one("Which step", known, "Type a step by its number or name.")
    note = await desk.ask.text("Note", "A few words with it, if wanted.", default="", words="empty: none")
    await desk.act(TakeAct(step, note), seat)


@verb(
    "message", "write", group="public", acts=(SendMessage,),
    example="message {seat} / {other}, {third} / Shall we talk?",
    help="Send a message to delegations, the alliance, the chair, the facilitator or the press desk.",
)  # fmt: skip
async def message(desk: Desk) -> None:
    """Send."""
    view = await desk.view()
    others = (picking.CHAIR_CHOICE, picking.CONTROL_CHOICE)
    seat = await picking.ask_seat(desk, view, *others, what="Who writes")
    readers = picking.seats(view, picking.ALLIANCE_CHOICE, *others, picking.PRESS_CHOICE)
    to = await desk.ask.some("To whom", readers, "Type one or several, with commas.")
    await desk.act(SendMessage(to, await desk.ask.text("Message", "The words.")), seat)


@verb(
    "publish", "article", group="public", acts=(Publish,),
    example="publish One text, many readings / Nobody would say who wrote the first line.",
    help="The press desk publishes an article: headline and text.",
)  # fmt: skip
async def publish(desk: Desk) -> None:
    """Publish."""
    headline = await desk.ask.words("Headline", "A few words.", str)
    await desk.act(
        Publish(headline, await desk.ask.text("Article", "The words as they will be read.")), PRESS
    )


@verb(
    "question", "ask", group="public", acts=(PutQuestion,), example="question {other}, {third} / Who pays?",
    help="The press desk puts a question to delegations, the alliance or the chair.",
)  # fmt: skip
async def question(desk: Desk) -> None:
    """Ask."""
    asked = picking.seats(await desk.view(), picking.ALLIANCE_CHOICE, picking.CHAIR_CHOICE)
    to = await desk.ask.some("Who is asked", asked, "Type one or several, with commas.")
    await desk.act(PutQuestion(to, await desk.ask.text("Question", "The words.")), PRESS)
