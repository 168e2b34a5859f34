"""Help, made from the register of commands."""

from __future__ import annotations

from collections.abc import Mapping

from tabletop.showing.rows import HEADING, PLAIN, Row
from tabletop.terminal.commands import COMMANDS, GROUPS, key_names, shown_key

ABOUT = (
    "The room talks; you enter what is agreed. Numbers open panels; arrows move; enter opens what the cursor "
    "is on and says what can be done with it.",
    "a has every act there is. g enters a whole round of positions, pledges, decisions or statements.",
    "The screen begins in room view, which is safe to project. v shows private things, and says so on top.",
    "The line “Next” says what needs you. Everything is kept the moment it is confirmed.",
)


def help_rows(keys: Mapping[str, str]) -> list[Row]:
    """How to run an exercise, then every command with its key."""
    rows = [Row("How to run an exercise", HEADING), *(Row(words) for words in ABOUT)]
    names = key_names(keys)
    for group, title in GROUPS.items():
        known = [(id, each) for id, each in COMMANDS.items() if each.group == group]
        if known:
            rows += [Row(""), Row(title, HEADING)]
            for id, each in known:
                key = shown_key(names[id]) if names[id] else ""
                rows.append(Row(f"{key:<8} {each.title}: {each.help}", PLAIN, 1))
    return rows
