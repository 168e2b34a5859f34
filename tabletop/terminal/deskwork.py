"""The facilitator's desk on the console: questions become forms, refusals can be mended, drafts are kept."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from tabletop.desk.asking import Asker
from tabletop.desk.choices import Wrong, candidates, number_of
from tabletop.desk.desk import UNSENT, Desk, Grid
from tabletop.desk.openings import closed
from tabletop.desk.questions import REQUIRED, Back, Question
from tabletop.desk.verbs import Verb
from tabletop.exercise.clock.phases import Skip
from tabletop.exercise.decisions.falling import WithdrawText
from tabletop.exercise.drafts.proposing import WithdrawDraft
from tabletop.exercise.facts import Act
from tabletop.exercise.injects.changing import SkipInject
from tabletop.room.port import Port
from tabletop.showing.acts import ACT_WORDS
from tabletop.showing.gate import one_line
from tabletop.store.errors import StoreError
from tabletop.terminal.screens.question import Asked

if TYPE_CHECKING:
    from tabletop.terminal.surface import Surface

ASKED_ONCE: tuple[type[Act], ...] = (Skip, SkipInject, WithdrawText, WithdrawDraft)
"""Acts that cannot simply be taken back by their like, and that no question has confirmed yet."""


TITLES = {
    "do": "Take a step", "say": "Speak in public", "argue": "Propose what no list foresaw",
    "scope": "Rule on scope", "rule": "Rule on a proposal", "reply": "Reply for the other side",
    "reserve": "Enter a reservation", "break": "Break silence", "undo": "Take an act back",
    "table": "Table a text", "draft": "Propose a text", "amend": "Propose another wording",
    "position": "Declare a position", "promise": "Make a promise", "pledge": "Pledge money",
    "silence": "Put a text under decision", "close": "End a decision", "extend": "Give more minutes",
}  # fmt: skip
"""What a form is called where the verb alone would be terse."""


class ScreenPage:
    """News go to the last line and the log, tables into a reader."""

    def __init__(self, surface: Surface) -> None:
        self._surface = surface

    def say(self, *lines: str) -> None:
        """News."""
        for each in lines:
            if each.strip():
                self._surface.tell(each)

    def show(self, lines: Iterable[str]) -> None:
        """To read."""
        self._surface.read(list(lines))


class NoLines:
    """A console has no lines to ask for: every question is a screen."""

    async def ask(self, prompt: str) -> str | None:
        """Nobody answers."""
        return None


class FormAsker(Asker):
    """Puts each question as a form. `given` answers questions by what they ask; `before` are old answers."""

    def __init__(self, desk: ConsoleDesk, surface: Surface, page: ScreenPage) -> None:
        super().__init__(NoLines(), page)
        self._desk, self._surface = desk, surface
        self.given: dict[str, str] = {}
        self.before: tuple[str, ...] = ()
        self._said: list[str] = []
        self._notes: list[str] = []

    def begin(self, rest: str) -> None:
        """Start a verb."""
        super().begin(rest)
        self._said, self._notes = [], []

    @property
    def _settled(self) -> bool:
        """What was being written is asked for again, whatever was given ahead."""
        return super()._settled and len(self.trail) >= len(self.before)

    def expects(self, what: str) -> bool:
        """Whether a row has answered it."""
        return what in self.given

    def note(self, *lines: str) -> None:
        """Lines above the next question."""
        self._notes += lines

    async def put(self, question: Question) -> Any:
        """A given answer, one from the line, or the person's."""
        if question.what in self.given:
            return self._read(question, self.given.pop(question.what))
        return await super().put(question)

    async def _from_person(self, question: Question) -> Any:
        self._asked = True
        place = len(self.trail)
        before = self.before[place] if place < len(self.before) else ""
        if question.kind == "one" and question.default is REQUIRED and len(question.choices) == 1:
            return self._read(question, str(number_of(question.choices, 0)))
        line = self._desk.line
        title = TITLES.get(line, line[:1].upper() + line[1:])
        asked = Asked(title, tuple(self._said), tuple(self._notes), question, before)
        self._notes = []
        answer = await self._surface.question(asked, self._desk.keep)
        if answer is None:
            raise Back
        return self._read(question, answer)

    def _misread(self, wrong: Wrong) -> None:
        self._notes.append(str(wrong))

    def _read(self, question: Question, answer: str) -> Any:
        value = super()._read(question, answer)
        found = candidates(answer, question.choices) if answer else []
        self._said.append(one_line(found[0].name if len(found) == 1 else answer, 60))
        return value


class ConsoleDesk(Desk):
    """A desk whose surface is the console; `seat` while a delegation holds the laptop."""

    ask: FormAsker

    def __init__(self, surface: Surface, port: Port, seat: str = "") -> None:
        from tabletop.desk.desk import Timekeeping

        page = ScreenPage(surface)
        super().__init__(port, NoLines(), page, Timekeeping())
        self.ask = FormAsker(self, surface, page)
        self.seat, self._surface = seat, surface
        self.used: set[str] = set()

    async def run(
        self, verb: Verb, ahead: str = "", given: dict[str, str] | None = None, before: tuple[str, ...] = ()
    ) -> None:
        """Do a verb; after a refusal its answers can be changed and tried again."""
        self.line = verb.name
        self.used.add(verb.name)
        while True:
            self.phase = (await self.port.view()).clock.phase
            self.refused = None
            self.ask.begin(ahead)
            self.ask.given, self.ask.before = dict(given or {}), before
            try:
                await self._say_if_closed(verb)
                await verb.handler(self)
            except Wrong as wrong:
                self._surface.tell(str(wrong), bad=True)
                return
            except Back:
                self._surface.tell("Left; nothing was done. What you typed is kept: see z.", quiet=True)
                return
            if self.refused is None or not await self._surface.refused(self.refused_why):
                return
            before, ahead = tuple(self.ask.trail), ""

    async def _say_if_closed(self, verb: Verb) -> None:
        """Before anything is typed: whether this phase takes such an act at all; Wrong if none ever will."""
        clock = (await self.port.view()).clock
        why = closed(verb, clock)
        if why and clock.ended:
            raise Wrong(why)
        if why:
            self.ask.note(f"{one_line(why)} You can write it now; it is kept if it is refused.")

    async def act(self, act: Act, seat: str = "") -> bool:
        """Ask once where it cannot be taken back; what was being written of its kind is dropped when done."""
        if isinstance(act, ASKED_ONCE):
            name, what = ACT_WORDS[act.kind]
            if not await self._surface.confirm(f"{name[:1].upper()}{name[1:]}?", f"{what}."):
                self._surface.tell("Left as it was.", quiet=True)
                return False
        written = self.was_kept(act)
        done = await super().act(act, seat or self.seat)
        if done and written:
            await self._forget()
        return done

    async def _not_done(self, refusal: str, act: Act, seat: str) -> None:
        self.refused, self.refused_why = (act, seat), refusal
        self._surface.tell(f"Not done. {refusal}", bad=True)

    def keep(self, typed: str) -> None:
        """Remember what is being written, so that a crash or a wrong key loses nothing.

        A form that was only opened does not take the place of what was typed in another.
        """
        if self.unsent and not typed and not self.ask.trail:
            return
        self.unsent = " / ".join((self.line, *self.ask.trail, typed)).rstrip(" /")
        self._surface.keep(self.unsent)

    async def _forget(self) -> None:
        self.unsent = ""
        self._surface.keep("")
        try:
            await self.port.save_draft(UNSENT, "")
        except StoreError as error:
            self._surface.tell(str(error), bad=True)

    async def fill(self, grid: Grid) -> None:
        """A row a seat on one screen."""
        await self._surface.grid(grid, self)
