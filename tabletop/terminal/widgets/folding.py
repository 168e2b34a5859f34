"""Words on lines: broken at blanks, with what follows a number set under its words."""

from __future__ import annotations

from rich.cells import cell_len, chop_cells


def folded(words: str, width: int, hang: int = 0) -> tuple[str, ...]:
    """Words on lines of at most this many cells, broken at blanks where there are any."""
    width = max(4, width)
    if cell_len(words) <= width:
        return (words,)
    lines: list[str] = []
    held, used = "", 0
    for word in words.split(" "):
        size = cell_len(word)
        room = width - (hang if lines else 0)
        if held and used + 1 + size > room:
            lines.append(held)
            held, used, room = "", 0, width - hang
        while size > room:
            head = chop_cells(word, room)[0]
            lines.append(head)
            word = word[len(head) :]
            size, room = cell_len(word), width - hang
        held, used = (f"{held} {word}", used + 1 + size) if held else (word, size)
    if held:
        lines.append(held)
    return (lines[0], *(" " * hang + line for line in lines[1:])) if lines else ("",)


def hang(words: str) -> int:
    """How far the lines after the first stand in: under the words after a number or an option's letter."""
    mark = words.partition(" ")[0]
    counted = mark[:-1].strip("[").isdecimal() and mark[-1:] in ".]"
    lettered = len(mark) == 2 and mark[0].isupper() and mark[1] == "."
    return len(mark) + 1 if counted or lettered else 0
