"""One question of an act as a form: pick, type, go on; what does not fit is said while it is typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from msgspec import Struct
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from tabletop.desk.choices import Choice, Wrong
from tabletop.desk.forms import BETWEEN, Blank, Form
from tabletop.desk.questions import REQUIRED, Question
from tabletop.showing.gate import one_line
from tabletop.terminal.literal import hints, line, literal
from tabletop.terminal.widgets.picker import Picker
from tabletop.terminal.widgets.words import OneLine, Words

Field = Picker | OneLine | Words


class Asked(Struct, frozen=True):
    """What a question screen shows: the act, answers so far, lines to know, the question, an old answer."""

    title: str
    said: tuple[str, ...]
    notes: tuple[str, ...]
    question: Question
    before: str = ""


class QuestionScreen(ModalScreen[str | None]):
    """Gives the answer in the words one would type, or None when it is left."""

    CSS_PATH = "question.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave", priority=True),
        Binding("ctrl+q", "app.quit", "Leave the exercise", priority=True, show=False),
        Binding("ctrl+s", "send", "Send"),
        Binding("f1", "help", "Help", priority=True),
    ]

    def __init__(self, asked: Asked, keep: Callable[[str], None]) -> None:
        super().__init__()
        self._asked, self._keep = asked, keep
        self._form = form_of(asked.question)
        self._fields: list[Field] = []
        self._helped = False
        self._had = ""

    def compose(self) -> ComposeResult:
        """Title, what was said so far, the blanks, and how the answer reads."""
        asked, many = self._asked, len(self._form.blanks) > 1
        with Vertical(id="form", classes="many" if many else "single"):
            yield Static(line(asked.title), id="title")
            if said := [each for each in asked.said if each]:
                yield Static(line("  ›  ".join(said)), id="said")
            if asked.notes:
                yield Static(literal("\n".join(one_line(n, 200) for n in asked.notes[:8])), id="notes")
            with VerticalScroll(id="blanks", can_focus=False):
                for number, blank in enumerate(self._form.blanks):
                    with Vertical(classes="blank", id=f"blank-{number}"):
                        if blank.label:
                            yield Static(line(_label(blank)), classes="label")
                        field = self._field(blank, number)
                        self._fields.append(field)
                        yield field
            yield Static("", id="reading")
            yield Static(hints(self._keys()), id="keys")

    def _keys(self) -> str:
        several = len(self._form.blanks) > 1
        field = self.focused if several else self._fields[0]
        ticks = isinstance(field, Picker) and field.many
        if several:
            return KEYS_TICK_MANY if ticks else KEYS_MANY
        return KEYS_TICK if ticks else KEYS_ONE if isinstance(field, Picker) else KEYS_TYPED

    def _field(self, blank: Blank, number: int) -> Field:
        single = len(self._form.blanks) == 1
        if blank.kind in ("one", "some"):
            by_number = self._asked.question.form is None and self._asked.question.kind != "yes"
            return Picker(
                blank.choices, many=blank.kind == "some", optional=not blank.needed, by_number=by_number,
                free=by_number and self._asked.question.kind == "words", id=f"field-{number}",
            )  # fmt: skip
        if blank.kind == "text" and (single or blank.needed):
            return Words(id=f"field-{number}")
        return OneLine(id=f"field-{number}")

    def on_mount(self) -> None:
        """Fill in what was answered before."""
        if self._asked.before:
            pieces = self._asked.before.split(BETWEEN) if len(self._fields) > 1 else [self._asked.before]
            for field, piece in zip(self._fields, pieces, strict=False):
                field.set_answer(piece)
            self._had = "" if "".join(self._answers) else self._asked.before
        self._read()
        self.set_focus(self._fields[0])

    @property
    def _answers(self) -> list[str]:
        first = self._fields[0].answer if self._fields else ""
        return [
            "" if blank.only and first not in blank.only else field.answer
            for blank, field in zip(self._form.blanks, self._fields, strict=True)
        ]

    @property
    def _answer(self) -> str:
        return self._form.join(self._answers).strip()

    def _read(self) -> str | None:
        """Say how the answer reads; what is wrong with it, if anything is."""
        self._hide()
        answer, wrong = self._answer, self._wrong()
        reading = self.query_one("#reading", Static)
        empty = not "".join(self._answers)
        reading.set_class(bool(wrong) and not empty, "bad")
        if wrong and not empty:
            reading.update(line(wrong, limit=400))
        else:
            reading.update(line(self._hint(), limit=400))
        if not (empty and self._had):
            self._keep(BETWEEN.join(self._answers).rstrip(BETWEEN) if len(self._fields) > 1 else answer)
        return wrong

    def _hide(self) -> None:
        first = self._fields[0].answer
        for number, blank in enumerate(self._form.blanks):
            if blank.only:
                self.query_one(f"#blank-{number}").display = first in blank.only

    def _wrong(self) -> str | None:
        question, answer = self._asked.question, self._answer
        missing = [
            b.label for b, a in zip(self._shown(), self._shown_answers(), strict=True) if b.needed and not a
        ]
        if not answer:
            return None if question.default is not REQUIRED else f"{question.what}: this is still open."
        if missing and self._asked.question.form is not None:
            return f"Still open: {', '.join(missing)}."
        try:
            question.read(answer)
        except Wrong as wrong:
            return str(wrong)
        return None

    def _shown(self) -> list[Blank]:
        first = self._fields[0].answer
        return [b for b in self._form.blanks if not b.only or first in b.only]

    def _shown_answers(self) -> list[str]:
        first = self._fields[0].answer
        pairs = zip(self._form.blanks, self._answers, strict=True)
        return [answer for blank, answer in pairs if not blank.only or first in blank.only]

    def _hint(self) -> str:
        if self._had and not "".join(self._answers):
            return f"You had typed: {one_line(self._had, 300)}"
        focused = self.focused
        for blank, field in zip(self._form.blanks, self._fields, strict=True):
            if field is focused and isinstance(field, Picker) and field.is_cut:
                return field.current
            if field is focused and blank.help:
                return blank.help
        question = self._asked.question
        if question.default is not REQUIRED and not self._answer:
            return question.default_words.capitalize() or "It can be left empty."
        return question.help if self._helped or question.form is None else ""

    @on(Picker.Changed)
    @on(OneLine.Changed)
    @on(Words.Changed)
    def changed(self) -> None:
        """Read it anew."""
        if len(self._fields) == len(self._form.blanks):
            self._read()

    def on_descendant_focus(self) -> None:
        """Say what the blank is for."""
        if self._fields:
            self._read()
            self.query_one("#keys", Static).update(hints(self._keys()))
            self.call_after_refresh(self._reveal)

    def _reveal(self) -> None:
        """The blank with its label."""
        for number, field in enumerate(self._fields):
            if field is self.focused:
                blank = self.query_one(f"#blank-{number}")
                self.query_one("#blanks").scroll_to_widget(blank, animate=False, top=True)

    @on(Picker.Done)
    @on(OneLine.Done)
    @on(Words.Done)
    def go_on(self) -> None:
        """To the next blank, or send."""
        shown: Sequence[Widget] = [
            field for number, field in enumerate(self._fields) if self.query_one(f"#blank-{number}").display
        ]
        place = shown.index(self.focused) if self.focused in shown else len(shown) - 1
        if place + 1 < len(shown):
            self.set_focus(shown[place + 1])
        else:
            self.action_send()

    def action_send(self) -> None:
        """Give the answer, unless something does not fit."""
        if isinstance(self.focused, Picker):
            self.focused.settle()
        wrong = self._read()
        if wrong:
            reading = self.query_one("#reading", Static)
            reading.set_class(True, "bad")
            reading.update(line(wrong, limit=400))
            self._go_to_open()
            return
        self.dismiss(self._answer)

    def _go_to_open(self) -> None:
        """To the first blank that is still needed."""
        first = self._fields[0].answer
        for blank, field in zip(self._form.blanks, self._fields, strict=True):
            if blank.needed and not field.answer and (not blank.only or first in blank.only):
                self.set_focus(field)
                return

    def action_leave(self) -> None:
        """Leave without acting; what was typed is kept."""
        self.dismiss(None)

    def action_help(self) -> None:
        """The question's own help."""
        self._helped = not self._helped
        reading = self.query_one("#reading", Static)
        reading.set_class(False, "bad")
        reading.update(line(self._asked.question.help, limit=900))


KEYS_ONE = "`enter` takes   `esc` leaves   `f1` help   type to narrow"
KEYS_TYPED = "`enter` takes   `esc` leaves   `f1` help"
KEYS_TICK = "`space` ticks, one or several   `enter` takes   `esc` leaves   `f1` help"
KEYS_TICK_MANY = "`space` ticks   `enter` goes on   `ctrl+s` sends   `esc` leaves   `f1` help"
KEYS_MANY = "`enter` goes on   `tab`, `shift+tab` move   `ctrl+s` sends   `esc` leaves   `f1` help"


def _label(blank: Blank) -> str:
    return blank.label if blank.needed else f"{blank.label} (if wanted)"


def form_of(question: Question) -> Form:
    """The question's own form, or a single blank for it."""
    if question.form is not None:
        return question.form
    open_too = question.default is not REQUIRED
    if question.kind == "yes":
        return Form((Blank(question.what, "one", (Choice(False, "no"), Choice(True, "yes"))),))
    if question.choices:
        kind = "some" if question.kind == "some" else "one"
        return Form((Blank(question.what, kind, question.choices, not open_too),))
    kind = question.kind if question.kind in ("number", "text") else "line"
    return Form((Blank(question.what, kind, (), not open_too),))
