"""The facilitator's desk on the console: questions become forms, refusals can be mended, drafts are kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from tabletop.desk.asking import Asker
from tabletop.desk.choices import Wrong, number_of
from tabletop.desk.desk import UNSENT, Desk, Grid
from tabletop.desk.forms import BETWEEN
from tabletop.desk.openings import closed
from tabletop.desk.questions import REQUIRED, Back, Question
from tabletop.desk.verbs import Verb, find
from tabletop.exercise.clock.phases import Skip
from tabletop.exercise.decisions.falling import WithdrawText
from tabletop.exercise.drafts.proposing import WithdrawDraft
from tabletop.exercise.facts import Act
from tabletop.exercise.injects.changing import SkipInject
from tabletop.room.port import Port
from tabletop.showing.acts import ACT_WORDS
from tabletop.showing.gate import one_line
from tabletop.store.errors import StoreError
from tabletop.terminal.begun import Begun, BegunActs, Said, said_to
from tabletop.terminal.openline import OpenLine
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

COMES_BACK = "This is what you had not sent."


def title_of(verb: str) -> str:
    """What an act is called on its form."""
    return TITLES.get(verb, verb[:1].upper() + verb[1:])


LEFT = "Left; nothing was done. What you typed is kept: see z."
LEFT_EMPTY = "Left; nothing was done."


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
    """Puts each question as a form. `given` answers questions by what they ask.

    `known` are answers by their place, taken without asking; `before` stand in the forms, to be changed;
    `said` is all that was answered.
    """

    def __init__(self, desk: ConsoleDesk, surface: Surface, page: ScreenPage) -> None:
        super().__init__(NoLines(), page)
        self._desk, self._surface = desk, surface
        self.given: dict[str, str] = {}
        self.known: tuple[Said, ...] = ()
        self.before: tuple[Said, ...] = ()
        self.said: list[Said] = []
        self._notes: list[str] = []
        self._answer = ""

    def begin(self, rest: str) -> None:
        """Start a verb."""
        super().begin(rest)
        self.said, self._notes, self._answer = [], [], ""

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
        """A given answer, a known one, one from the line, or the person's."""
        if question.what in self.given:
            return self._read(question, self.given.pop(question.what))
        if len(self.said) < len(self.known) and self._fits(question):
            self._answer = self.known[len(self.said)].answer
            return self._read(question, self.known[len(self.said)].line)
        return await super().put(question)

    def _fits(self, question: Question) -> bool:
        """Whether the known answer still is one; from the first that is not, all is asked again."""
        line = self.known[len(self.said)].line
        try:
            if line:
                question.read(line)
            fits = bool(line) or question.default is not REQUIRED
        except Wrong as wrong:
            self._notes.append(str(wrong))
            fits = False
        if not fits:
            self.before, self.known = self.before or self.known, ()
        return fits

    async def _from_person(self, question: Question) -> Any:
        self._asked = True
        if question.kind == "one" and question.default is REQUIRED and len(question.choices) == 1:
            return self._read(question, str(number_of(question.choices, 0)))
        before = self._before(question)
        shown = tuple(each.shown for each in self.said)
        asked = Asked(title_of(self._desk.line), shown, tuple(self._notes), question, before)
        self._notes = []

        def keep(typed: str) -> None:
            self._answer = typed
            self._desk.keep(said_to(question, typed, typed.replace(BETWEEN, " ").strip()))

        answer = await self._surface.question(asked, keep)
        if answer is None:
            raise Back
        return self._read(question, answer)

    def _before(self, question: Question) -> str:
        """What stands in the form to begin with."""
        place = len(self.said)
        if place < len(self.before):
            return self.before[place].answer
        begun = self._desk.begun.answer(self._desk.line, self.said)
        if begun is None:
            return ""
        if begun.answer and not begun.pick:
            self._notes.append(COMES_BACK)
        return begun.answer

    def _misread(self, wrong: Wrong) -> None:
        self._notes.append(str(wrong))

    def _read(self, question: Question, answer: str) -> Any:
        value = super()._read(question, answer)
        self.said.append(said_to(question, self._answer or answer, answer))
        self._answer = ""
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
        self.begun = BegunActs(surface.keep_as)
        self.open_line = OpenLine(surface.keep_as)

    def take_up(self, drafts: Mapping[str, str]) -> None:
        """What was begun in an earlier sitting."""
        self.unsent = drafts.get(UNSENT, "")
        self.begun.load(drafts)
        self.open_line.load(drafts)

    async def go_on(self, begun: Begun) -> None:
        """Go on with what was begun, at its last answer."""
        await self.run(find(begun.verb)[0], known=begun.said[:-1], before=begun.said)

    async def run(
        self, verb: Verb, ahead: str = "", given: dict[str, str] | None = None,
        *, known: tuple[Said, ...] = (), before: tuple[Said, ...] = (),
    ) -> bool:  # fmt: skip
        """Do a verb; after a refusal its answers can be changed and tried again.

        Gives whether it was done, or is kept as begun: of what was given ahead nothing is lost then.
        """
        newest = self.begun.newest
        self.line = verb.name
        self.used.add(verb.name)
        while True:
            self.phase = (await self.port.view()).clock.phase
            self.refused = None
            self.ask.begin(ahead)
            self.ask.given, self.ask.known, self.ask.before = dict(given or {}), known, before
            try:
                await self._say_if_closed(verb)
                await verb.handler(self)
            except Wrong as wrong:
                self._surface.tell(str(wrong), bad=True)
                return False
            except Back:
                self._surface.tell(LEFT if self.begun.all() else LEFT_EMPTY, quiet=True)
                return self.begun.newest != newest
            if self.refused is None:
                return True
            if not await self._surface.refused(self.refused_why):
                return self.begun.newest != newest
            known, before, ahead = (), tuple(self.ask.said), ""

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
        line, said = self.line, tuple(self.ask.said)
        done = await super().act(act, seat or self.seat)
        if done:
            self.begun.done(line, said)
            await self._keep_newest()
        return done

    async def _not_done(self, refusal: str, act: Act, seat: str) -> None:
        self.refused, self.refused_why = (act, seat), refusal
        self._surface.tell(f"Not done. {refusal}", bad=True)

    def keep(self, last: Said) -> None:
        """Remember what is being written, so that a crash or a wrong key loses nothing."""
        before = self.begun.newest
        self.begun.write(self.line, self.ask.said, last)
        if self.begun.newest != before:
            self.unsent = self.begun.newest
            self._surface.keep_as(UNSENT, self.unsent)

    async def _keep_newest(self) -> None:
        """What line mode goes on with: the newest that is left."""
        self.unsent = self.begun.newest
        self._surface.keep_as(UNSENT, self.unsent)
        try:
            await self.port.save_draft(UNSENT, self.unsent)
        except StoreError as error:
            self._surface.tell(str(error), bad=True)

    async def forget(self) -> None:
        """Throw away all that was begun."""
        self.begun.forget()
        await self._keep_newest()

    async def fill(self, grid: Grid) -> None:
        """A row a seat on one screen."""
        await self._surface.grid(grid, self)
