"""The register of verbs: name, other names, help, example, what they do. Help is made from it."""

from __future__ import annotations

import difflib
from collections.abc import Awaitable, Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from tabletop.desk.choices import Wrong
from tabletop.desk.examples import TUTORIAL, fitted
from tabletop.exercise.facts import Act
from tabletop.showing.gate import one_line
from tabletop.showing.names import listed

if TYPE_CHECKING:
    from tabletop.desk.desk import Desk

Handler = Callable[["Desk"], Awaitable[None]]
GROUPS = {
    "time": "Clock and phases",
    "texts": "Positions, texts and decisions",
    "money": "Money",
    "promises": "Promises",
    "public": "Public words, steps and messages",
    "arguments": "Proposals no list foresaw",
    "injects": "Injects and the other side",
    "record": "Late acts, corrections, scores",
    "grids": "Grids: all seats, a row at a time",
    "looking": "Looking",
    "door": "A room on the network",
    "room": "Papers, practice and this dialogue",
}


class Verb(Struct, frozen=True):
    """A word of the dialogue. `acts` are the acts it can lead to; `example` is a whole line with gaps."""

    name: str
    aliases: tuple[str, ...]
    group: str
    help: str
    example: str
    acts: tuple[type[Act], ...]
    handler: Handler

    @property
    def names(self) -> tuple[str, ...]:
        """All names, the main one first."""
        return (self.name, *self.aliases)


VERBS: dict[str, Verb] = {}


def verb(
    name: str, *aliases: str, group: str, help: str, example: str, acts: tuple[type[Act], ...] = ()
) -> Callable[[Handler], Handler]:
    """Register a verb; ValueError if one of its names is taken."""

    def register(handler: Handler) -> Handler:
        for each in (name, *aliases):
            if any(each in known.names for known in VERBS.values()):
                raise ValueError(f"the verb {each} is registered twice")
        VERBS[name] = Verb(name, aliases, group, help, example, acts, handler)
        return handler

    return register


def find(line: str) -> tuple[Verb, str]:
    """The verb a line begins with, and the rest of the line; Wrong names those near it."""
    words = line.split()
    folded = [word.casefold() for word in words]
    if folded == ["back"]:
        raise Wrong("No question is open here, so there is nothing to leave. help lists the verbs.")
    for count in range(min(3, len(words)), 0, -1):
        phrase = " ".join(folded[:count])
        for known in VERBS.values():
            if phrase in known.names:
                return known, line.split(None, count)[count] if len(words) > count else ""
    begun = [v for v in VERBS.values() if any(n.startswith(folded[0]) for n in v.names)]
    exact = [v for v in begun if v.name.startswith(folded[0])] or begun
    if len(exact) == 1 and " " not in exact[0].name:
        return exact[0], line.split(None, 1)[1] if len(words) > 1 else ""
    raise Wrong(_unknown(" ".join(words[:2]), folded, [v.name for v in exact]))


def is_verb_line(answer: str) -> bool:
    """Whether an answer begins with the whole name of a verb."""
    words = answer.casefold().split()
    begun = {" ".join(words[:count]) for count in (1, 2, 3)}
    return any(begun.intersection(known.names) for known in VERBS.values())


def _unknown(typed: str, folded: list[str], begun: list[str]) -> str:
    names = [name for v in VERBS.values() for name in v.names]
    near = begun[:5] or difflib.get_close_matches(" ".join(folded[:2]), names, 3)
    near = near or difflib.get_close_matches(folded[0], names, 3)
    hint = f"Did you mean {listed(near, 'or')}?" if near else "Type help for the list of verbs."
    return f"There is no verb “{one_line(typed, 60)}”. {hint}"


def overview() -> Iterator[str]:
    """All verbs by group, in few lines."""
    yield "Type a verb and answer its questions, or give the answers on the same line."
    for group, title in GROUPS.items():
        names = [v.name for v in VERBS.values() if v.group == group]
        yield f"{title}: {', '.join(names)}."
    yield "help VERB explains one with an example. ? works at every question, and so do back and quit."


def explained(known: Verb, words: Mapping[str, str]) -> Iterator[str]:
    """One verb with its example, in the words of the exercise."""
    yield f"{known.name}: {known.help}"
    if known.aliases:
        yield f"Also: {', '.join(known.aliases)}."
    yield f"Example: {fitted(known.example, words)}"


def verbs_table() -> str:
    """All verbs as a Markdown table for the documentation."""
    lines = ["| Verb | What it does | Example |", "| --- | --- | --- |"]
    for group, title in GROUPS.items():
        lines.append(f"| **{title}** | | |")
        for known in VERBS.values():
            if known.group == group:
                also = f" ({', '.join(f'`{a}`' for a in known.aliases)})" if known.aliases else ""
                lines.append(f"| `{known.name}`{also} | {known.help} | `{fitted(known.example, TUTORIAL)}` |")
    return "\n".join(lines) + "\n"
