"""Finding what an answer means: by number, by the whole name, by a beginning that fits only one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Generic, TypeVar

from msgspec import Struct

from tabletop.showing.gate import one_line
from tabletop.showing.names import listed

T = TypeVar("T")
LONGEST_NAME = 8
"""Words in a row that are tried as one name."""


class Wrong(Exception):
    """An answer that does not fit; carries a sentence that says what to do."""


class Unfinished(Wrong):
    """An answer that is right as far as it goes; what is typed next is taken with it."""


class Choice(Struct, Generic[T], frozen=True):
    """Something to choose; `also` are other names for it, `number` replaces its place in the list."""

    value: T
    name: str
    also: tuple[str, ...] = ()
    number: int = 0


def folded(text: str) -> str:
    """Without regard to case, blanks and quotation marks."""
    return " ".join(text.casefold().replace("“", "").replace("”", "").strip(" .,;:\"'").split())


def number_of(choices: Sequence[Choice[T]], place: int) -> int:
    """The number a choice is listed under."""
    return choices[place].number or place + 1


def candidates(answer: str, choices: Sequence[Choice[T]]) -> list[Choice[T]]:
    """All choices an answer could mean: exact names first, then numbers, beginnings, beginnings of words."""
    wanted = folded(answer)
    if not wanted:
        return []
    named = [(choice, [folded(choice.name), *(folded(a) for a in choice.also)]) for choice in choices]
    if exact := [choice for choice, names in named if wanted in names]:
        return exact
    if wanted.isdecimal():
        return [c for place, c in enumerate(choices) if str(number_of(choices, place)) == wanted]
    if begun := [choice for choice, names in named if any(n.startswith(wanted) for n in names)]:
        return begun
    return [c for c, names in named if any(word.startswith(wanted) for n in names for word in _words(n))]


def _words(name: str) -> list[str]:
    return name.replace("-", " ").split()


def chosen(answer: str, choices: Sequence[Choice[T]], what: str) -> T:
    """The one choice meant; Wrong says why there is none."""
    found = candidates(answer, choices)
    if len(found) == 1:
        return found[0].value
    typed = one_line(answer, 60)
    if found:
        could = listed([one_line(c.name, 60) for c in found[:4]], "or")
        raise Wrong(f"{what}: “{typed}” could be {could}. Type more of it, or its number.")
    if not choices:
        raise Wrong(f"{what}: there is nothing to choose here now. Type back.")
    raise Wrong(f"{what}: there is no “{typed}” here. Type a number or a name from the list; ? shows it.")


def leading(answer: str, choices: Sequence[Choice[T]]) -> tuple[str, str]:
    """The first words of an answer that mean one choice, and the rest; ("", answer) if none do."""
    words = answer.split()
    for count in range(min(LONGEST_NAME, len(words)), 0, -1):
        run = " ".join(words[:count])
        if len(folded(run)) < 2 and not folded(run).isdecimal():
            continue
        inside = any(word.endswith((",", ";")) for word in words[: count - 1])
        if len(_beginning(run, choices) if inside else candidates(run, choices)) == 1:
            return run, " ".join(words[count:])
    return "", answer


def _beginning(answer: str, choices: Sequence[Choice[T]]) -> list[Choice[T]]:
    """All choices with a name that begins so, comma and all."""
    wanted = folded(answer)
    named = [(c, [folded(name) for name in (c.name, *c.also)]) for c in choices]
    exact = [c for c, names in named if wanted in names]
    return exact or [c for c, names in named if any(name.startswith(wanted) for name in names)]


def several(answer: str, choices: Sequence[Choice[T]], what: str) -> tuple[T, ...]:
    """All choices named in an answer, by commas, by "and", or just one after the other."""
    found: list[T] = []
    rest = answer
    while rest.strip(" ,;+"):
        rest = rest.strip(" ,;+")
        if rest.casefold().startswith("and "):
            rest = rest[4:]
            continue
        run, after = leading(rest, choices)
        if not run:
            run, after = [*re.split("[,;]" if re.search("[,;]", rest) else " ", rest, maxsplit=1), ""][:2]
        found.append(chosen(run, choices, what))
        rest = after
    if not found:
        raise Wrong(f"{what}: nothing is named. Type a number or a name from the list; ? shows it.")
    return tuple(dict.fromkeys(found))


def leading_several(answer: str, choices: Sequence[Choice[T]]) -> tuple[str, str]:
    """The first words of an answer that are choices, one after the other, and the rest."""
    taken: list[str] = []
    rest = answer
    while rest:
        bare = rest[4:] if rest.casefold().startswith("and ") and taken else rest
        run, after = leading(bare, choices)
        if not run:
            break
        taken.append(run.rstrip(",;"))
        rest = after
    return ", ".join(taken), rest
