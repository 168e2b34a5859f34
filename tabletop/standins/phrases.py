"""The sentences stand-ins speak in: short, and true to what they do."""

from __future__ import annotations

from tabletop.scenario.agenda import Clause

STATEMENTS = {
    1: "Everybody at this table wants the same quiet nights. We will keep talking, and listening.",
    2: "We have come with an open door and an open mind, and we see a way forward.",
    3: "We set out what we have agreed, and what is still to be done.",
    4: "We see what is being done, and what is being said. We expect better, and say so.",
    5: "There is a line, everybody knows where it runs, and we stand on it together.",
}


def title(clauses: int, agenda: int) -> str:
    """Title of a draft."""
    return "A text for the whole agenda" if clauses == agenda else "A text for part of the agenda"


def objection(clause: Clause, option: str, wanted: str) -> str:
    """Why a text cannot be accepted, and what would help."""
    return (
        f"We cannot accept ‘{clause.option(option).label}’ on ‘{clause.title}’. "
        f"With ‘{clause.option(wanted).label}’ we could look at it again."
    )


def too_little() -> str:
    """Why a text is refused as a whole."""
    return "Taken together this gives our capital less than no text would."


def footnote(clause: Clause, wanted: str) -> str:
    """A reservation."""
    return f"On ‘{clause.title}’ this delegation would have preferred ‘{clause.option(wanted).label}’."


def trade(give: str, take: str) -> str:
    """An offer across clauses."""
    return f"We could move towards you on ‘{give}’. Could you move towards us on ‘{take}’?"


def answer(opening: str) -> str:
    """The first reply to an inject, with the words a delegation opens on."""
    return f"Our capital has read this. {opening}"


def wish(clause: Clause, wanted: str) -> str:
    """A later reply to an inject: what it still wants."""
    return f"We have read this too. What we look for on ‘{clause.title}’ is ‘{clause.option(wanted).label}’."
