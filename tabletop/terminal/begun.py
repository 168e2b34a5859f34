"""What was begun and not sent: each kind of act to each addressee is kept by itself, and comes back there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import msgspec
from msgspec import Struct

from tabletop.desk.choices import Choice, candidates, number_of
from tabletop.desk.forms import BETWEEN
from tabletop.desk.questions import Question
from tabletop.showing.gate import one_line

FIELD = "begun "
"""What each is stored under, before its number."""

SEPARATOR = " / "

Store = Callable[[str, str], None]


class Said(Struct, frozen=True):
    """One answer: as it stands in its form, as a line would have it, as it is shown.

    `pick` names what was chosen from a list, and so whose or what the act is; it is empty for what was typed.
    """

    answer: str
    line: str
    shown: str
    pick: str = ""


class Begun(Struct, frozen=True):
    """An act in the making: its verb, its answers so far; the higher `at`, the later it was written."""

    verb: str
    said: tuple[Said, ...]
    at: int

    @property
    def line(self) -> str:
        """As one would type it."""
        return SEPARATOR.join((self.verb, *(each.line for each in self.said))).rstrip(" /")

    @property
    def typed(self) -> bool:
        """Whether there are words or figures in it, not only choices."""
        return any(each.answer and not each.pick for each in self.said)


READER = msgspec.json.Decoder(Begun)


def said_to(question: Question, answer: str, line: str) -> Said:
    """An answer to a question, with what it names."""
    shown = _in_names(question, answer) or _names(line, question.choices) or line
    found = _named(answer, question.choices) if question.form is None and question.kind != "yes" else []
    return Said(answer, line, one_line(shown, 60), ", ".join(_word(c, question.choices) for c in found))


def _in_names(question: Question, answer: str) -> str:
    """The answers of a form of several blanks, each as its list names it; empty for any other question."""
    if question.form is None or BETWEEN not in answer:
        return ""
    pairs = zip(question.form.blanks, answer.split(BETWEEN), strict=False)
    return ", ".join(_names(piece, blank.choices) or piece for blank, piece in pairs if piece)


def _names(answer: str, choices: Sequence[Choice[Any]]) -> str:
    return ", ".join(one_line(each.name) for each in _named(answer, choices))


def _named(answer: str, choices: Sequence[Choice[Any]]) -> list[Choice[Any]]:
    """What an answer names, piece by piece; nothing if a piece is none of the choices."""
    whole = candidates(answer, choices)
    found = [whole] if len(whole) == 1 else [candidates(piece, choices) for piece in answer.split(",")]
    return [each[0] for each in found] if all(len(each) == 1 for each in found) else []


def _word(choice: Choice[Any], choices: Sequence[Choice[Any]]) -> str:
    """What means this choice whatever else may be chosen, and however its name changes."""
    return choice.also[-1] if choice.also else str(number_of(choices, list(choices).index(choice)))


def agree(one: Sequence[Said], other: Sequence[Said]) -> bool:
    """Whether both choose the same as far as both go."""
    pairs = zip(one, other, strict=False)
    return not any(a.pick and b.pick and a.pick != b.pick for a, b in pairs)


class BegunActs:
    """All that was begun at one place; `store` keeps a text under a name, an empty one drops it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: dict[str, Begun] = {}

    def load(self, drafts: Mapping[str, str]) -> None:
        """Take up what was kept; what cannot be read is left alone."""
        self._known = {}
        for field, text in drafts.items():
            if field.startswith(FIELD):
                try:
                    self._known[field] = READER.decode(text)
                except msgspec.MsgspecError:
                    continue

    def all(self) -> list[Begun]:
        """The newest first."""
        return sorted(self._known.values(), key=lambda each: -each.at)

    @property
    def newest(self) -> str:
        """The newest as a line; empty if there is none."""
        return next((each.line for each in self.all()), "")

    def answer(self, verb: str, said: Sequence[Said]) -> Said | None:
        """What was answered to the question after these answers, if something was."""
        for each in self.all():
            longer = len(each.said) > len(said) and (each.typed or len(each.said) > 1)
            if each.verb == verb and longer and agree(each.said, said):
                return each.said[len(said)]
        return None

    def write(self, verb: str, said: Sequence[Said], last: Said) -> None:
        """Keep an answer in the making; what stands behind it stays while it is about the same."""
        so_far = (*said, last)
        field = self._field(verb, so_far)
        if field is None:
            if last.answer:
                self._put(f"{FIELD}{self._free()}", verb, so_far)
            return
        rest = self._known[field].said[len(so_far) :]
        if last.answer or rest:
            self._put(field, verb, (*so_far, *rest))
        elif any(each.answer and not each.pick for each in said):
            self._put(field, verb, tuple(said))
        else:
            self._drop([field])

    def _field(self, verb: str, said: Sequence[Said]) -> str | None:
        known = [f for f, each in self._known.items() if each.verb == verb and agree(each.said, said)]
        return max(known, key=lambda field: self._known[field].at, default=None)

    def _free(self) -> int:
        return next(n for n in range(1, len(self._known) + 2) if f"{FIELD}{n}" not in self._known)

    def _put(self, field: str, verb: str, said: tuple[Said, ...]) -> None:
        before = self._known.get(field)
        if before is None or before.said != said:
            latest = max((each.at for each in self._known.values()), default=0)
            self._known[field] = Begun(verb, said, latest + 1)
            self._store(field, msgspec.json.encode(self._known[field]).decode())

    def done(self, verb: str, said: Sequence[Said]) -> None:
        """An act was done: what was begun of it goes, and so do choices of its kind that led nowhere."""
        self._drop(
            [f for f, b in self._known.items() if b.verb == verb and (agree(b.said, said) or not b.typed)]
        )

    def forget(self) -> None:
        """Throw all of it away."""
        self._drop(list(self._known))

    def _drop(self, fields: Iterable[str]) -> None:
        for field in fields:
            del self._known[field]
            self._store(field, "")
