"""Questions and answers: help at each, ways out of each, and answers given ahead on the same line."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from tabletop.desk import choices as choosing
from tabletop.desk.choices import Choice, Unfinished, Wrong, chosen, number_of
from tabletop.desk.figures import first_number, whole
from tabletop.desk.forms import Form
from tabletop.desk.questions import REQUIRED, Astray, Back, Question, Quit
from tabletop.desk.surface import Lines, Page
from tabletop.desk.verbs import is_verb_line
from tabletop.showing.gate import LIMIT, clean, one_line

T = TypeVar("T")
SLASH = re.compile(r"(?:^|(?<=\s))/(?=\s|$)")
FINISH_FIRST = "A question is open. Answer it first, or type back and then this line."
HELP, BACK, QUIT = ("?", "help"), ("back",), ("quit", "exit")


class Asker:
    """Asks one question after the other; answers may come ahead, after the verb, parted by words or /."""

    def __init__(self, lines: Lines, page: Page, *, scripted: bool = False) -> None:
        self._lines, self._page, self.scripted = lines, page, scripted
        self._ahead: list[str] = []
        self._began_ahead = self._asked = False
        self._begun = self._warning = ""
        self.trail: list[str] = []

    def note(self, *lines: str) -> None:
        """Lines to know before the next question."""
        self._page.say(*lines)

    def warn(self, line: str) -> None:
        """A line to know before a question, if any is put to the person at all."""
        self._warning = line

    def begin(self, rest: str) -> None:
        """Start a verb with what stands after it on its line."""
        rest = rest.strip().removeprefix("/ ")
        self._ahead = [part.strip() for part in SLASH.split(rest)] if rest.strip() else []
        self._began_ahead, self._asked = bool(self._ahead), False
        self.trail, self._warning = [], ""

    @property
    def _settled(self) -> bool:
        """Whether everything so far was given ahead, so that what is left out means the default."""
        return self._began_ahead and not self._asked

    def rest(self) -> str:
        """Takes all answers given ahead that nothing has asked for."""
        rest, self._ahead = " / ".join(self._ahead).strip(" /"), []
        return rest

    @property
    def ahead(self) -> tuple[str, ...]:
        """Answers given ahead that nothing has asked for yet."""
        return tuple(self._ahead)

    def expects(self, what: str) -> bool:
        """Whether an answer to this question lies ready that no line has given."""
        return False

    @property
    def asked(self) -> bool:
        """Whether a question of this verb was put to the person."""
        return self._asked

    async def row(self, label: str, help: str) -> str:
        """A row of a grid: a line as it is, empty to skip; ? helps, back and quit leave."""
        while True:
            answer = await self.line(f"{one_line(label, 70)}: ")
            word = answer.casefold()
            if word in HELP:
                self._page.say(help)
            elif word in BACK:
                raise Back
            elif word in QUIT:
                raise Quit
            else:
                return answer

    async def line(self, prompt: str) -> str:
        """A raw line; Quit at the end of all lines."""
        answer = await self._lines.ask(prompt)
        if answer is None:
            raise Quit
        return answer.strip()

    async def put(self, question: Question) -> Any:
        """The answer to a question, from ahead or from the person."""
        self._begun = ""
        if self._ahead:
            answer = self._from_ahead(question)
            try:
                if answer or question.default is not REQUIRED:
                    return self._read(question, answer)
            except Wrong as wrong:
                self._unread(wrong, answer)
        elif self._only(question):
            choice = question.choices[0]
            name = one_line(choice.name).rstrip(".")
            self.note(f"{one_line(question.what, 60)}: {name} (there is no other).")
            return self._read(question, choice.name)
        elif question.default is not REQUIRED and (question.quiet or self._settled):
            return self._read(question, "")
        return await self._from_person(question)

    def _only(self, question: Question) -> bool:
        """Whether a person need not be asked; a script always is, so that its lines fit what was there."""
        lonely = question.kind == "one" and len(question.choices) == 1 and question.default is REQUIRED
        return lonely and not self.scripted

    def _from_ahead(self, question: Question) -> str:
        if question.whole:
            answer = " / ".join(self._ahead)
            self._ahead = []
            return answer
        answer, rest = question.cut(self._ahead[0])
        if not answer and question.default is REQUIRED and self._ahead[0]:
            answer, _, rest = self._ahead[0].partition(" ")
        if rest or (not answer and self._ahead[0]):
            self._ahead[0] = rest
        else:
            del self._ahead[0]
        return answer

    async def _from_person(self, question: Question) -> Any:
        self._asked = True
        if self._warning:
            self.note(self._warning)
            self._warning = ""
        self._list(question)
        while True:
            answer = await self.line(question.prompt)
            word = answer.casefold()
            if word in HELP:
                self._explain(question)
            elif word in BACK:
                raise Back
            elif word in QUIT:
                raise Quit
            elif not answer and question.default is REQUIRED:
                self._list(question)
            else:
                answer = f"{self._begun} {_unquoted_word(answer)}".strip()
                try:
                    return self._read(question, answer)
                except Wrong as wrong:
                    self._unread(wrong, answer)
                    if is_verb_line(answer):
                        self._page.say(FINISH_FIRST)

    def _unread(self, wrong: Wrong, answer: str) -> None:
        """What is right as far as it goes stays; the next answer is taken with it."""
        self._begun = answer if isinstance(wrong, Unfinished) else ""
        self._misread(wrong)

    def _misread(self, wrong: Wrong) -> None:
        """Say it and ask again; but a script goes on with its next verb, so that it does not run astray."""
        self._page.say(str(wrong))
        if self.scripted:
            raise Astray

    def _read(self, question: Question, answer: str) -> Any:
        value = question.default if not answer else question.read(answer)
        self.trail.append(answer)
        return value

    def _list(self, question: Question) -> None:
        for place, choice in enumerate(question.choices):
            self._page.say(f"{number_of(question.choices, place)}. {one_line(choice.name)}")

    def _explain(self, question: Question) -> None:
        self._page.say(question.help)
        self._list(question)
        if question.default is not REQUIRED:
            empty = question.default_words.rpartition("empty: ")[2] or "nothing"
            self._page.say(f"An empty line means: {empty}.")
        self._page.say("back leaves this without acting; quit leaves the program, and all is kept.")

    async def one(
        self, what: str, choices: Sequence[Choice[T]], help: str, default: Any = REQUIRED, words: str = "",
        *, listed: bool = True,
    ) -> T:  # fmt: skip
        """One of the choices; `listed`: they are said before the question."""
        known = tuple(choices)
        if not known and default is REQUIRED:
            raise Wrong(f"{what}: there is nothing to choose from now.")
        return await self.put(  # type: ignore[no-any-return]
            Question(
                what,
                help,
                lambda a: chosen(a, known, what),
                lambda a: choosing.leading(a, known),
                default,
                words,
                known if listed else (),
                kind="one",
            )
        )

    async def some(
        self, what: str, choices: Sequence[Choice[T]], help: str, default: Any = REQUIRED, words: str = "",
        *, last: bool = False,
    ) -> tuple[T, ...]:  # fmt: skip
        """Several of the choices; `last`: all that is left of the line belongs to this question."""
        known = tuple(choices)
        return await self.put(  # type: ignore[no-any-return]
            Question(
                what,
                help,
                lambda a: choosing.several(a, known, what),
                (lambda a: (a, "")) if last else (lambda a: choosing.leading_several(a, known)),
                default,
                words,
                known,
                kind="some",
            )
        )

    async def number(
        self, what: str, low: int, high: int, help: str, default: Any = REQUIRED, words: str = "",
        *, quiet: bool = False,
    ) -> int:  # fmt: skip
        """A whole number from low to high."""
        return await self.put(  # type: ignore[no-any-return]
            Question(
                what,
                help,
                lambda a: whole(a, low, high, what),
                first_number,
                default,
                words,
                quiet=quiet,
                kind="number",
            )
        )

    async def text(
        self, what: str, help: str, default: Any = REQUIRED, words: str = "", *, form: Form | None = None
    ) -> str:
        """Free words, to the end of the line."""
        return await self.put(  # type: ignore[no-any-return]
            Question(
                what,
                help,
                lambda a: clean(a, LIMIT),
                lambda a: (a, ""),
                default,
                words,
                whole=True,
                kind="text",
                form=form,
            )
        )

    async def words(
        self, what: str, help: str, read: Callable[[str], T], default: Any = REQUIRED, words: str = "",
        *, cut: Callable[[str], tuple[str, str]] | None = None, quiet: bool = False,
        choices: Sequence[Choice[Any]] = (), form: Form | None = None,
    ) -> T:  # fmt: skip
        """An answer in a form of its own; `read` raises Wrong if it does not fit; `choices` are listed."""
        return await self.put(  # type: ignore[no-any-return]
            Question(
                what,
                help,
                read,
                cut or (lambda a: (a, "")),
                default,
                words,
                tuple(choices),
                quiet=quiet,
                form=form,
            )
        )

    async def yes(self, what: str, help: str) -> bool:
        """Yes or no; an empty line means no."""
        known = (Choice(True, "yes"), Choice(False, "no"))
        return await self.put(  # type: ignore[no-any-return]
            Question(
                what,
                help,
                lambda a: chosen(a, known, what),
                lambda a: choosing.leading(a, known),
                False,
                "yes or no; empty: no",
                kind="yes",
            )
        )


def _unquoted_word(answer: str) -> str:
    """A command word in quotation marks is meant as text."""
    bare = answer.strip("\"'“”")
    return bare if bare != answer and bare.casefold() in (*HELP, *BACK, *QUIT) else answer
