"""What a question is, and the ways out of one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec import Struct

from tabletop.desk.choices import Choice
from tabletop.desk.forms import Form
from tabletop.showing.gate import one_line


class Back(Exception):
    """The person leaves a question without acting."""


class Astray(Back):
    """An answer of a script does not fit: it goes on with its next line."""


class Quit(Exception):
    """The person leaves, or there are no more answers."""


class Required:
    """Marks a question without a default."""


REQUIRED: Any = Required()


class Question(Struct, frozen=True):
    """What is asked, how an answer is read, and how much of answers given ahead belongs to it.

    `whole`: all that is left of the line is its answer; `quiet`: the default is taken without asking.
    `kind`: one or some (of the choices), number, text, or words in a form of their own.
    """

    what: str
    help: str
    read: Callable[[str], Any]
    cut: Callable[[str], tuple[str, str]]
    default: Any = REQUIRED
    default_words: str = ""
    choices: tuple[Choice[Any], ...] = ()
    whole: bool = False
    quiet: bool = False
    kind: str = "words"
    form: Form | None = None

    @property
    def prompt(self) -> str:
        """One line that names what is asked, and what an empty line means."""
        words = f" ({self.default_words})" if self.default is not REQUIRED and self.default_words else ""
        return f"{one_line(self.what, 60)}{words}: "
