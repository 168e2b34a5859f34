"""How to come into the room, in words for a wall: by a browser, or by the program."""

from __future__ import annotations

from collections.abc import Sequence

from tabletop.room.door import page_of


def join_words(where: Sequence[str]) -> list[str]:
    """Lines: the address of the likeliest network first, and what to have at hand."""
    if not where:
        return []
    lines = ["Sit down in the room", "", "In a browser:", f"  {page_of(where[0])}"]
    lines += [f"  or {page_of(each)}" for each in where[1:3]]
    return [
        *lines,
        "",
        "In a terminal:",
        f"  tabletop join {where[0]}",
        "",
        "Have the code of your card ready.",
    ]
