"""What a text that is no YAML, or not the YAML its author meant, has wrong: a line and a sentence."""

from __future__ import annotations

import re
from typing import Any

import yaml

from tabletop.scenario.faults import shown

ALONE = "has no value; write name: value. A decimal has a point (0.9); words with a comma in them need quotes"
CURLY = 'curly quotes (“ ”) do no quoting; put straight ones (") around words with a comma or colon in them'
HASH = "what follows # is not read; put quotes around the text, or write '# ' before a remark"

_HASHED = re.compile(r"[ \t]#\w")

COLON = "a colon cannot stand here; put quotes around text with ': ' in it"
COLUMN = (
    "no field can begin here: it does not stand in one column with its neighbours, or a line above it is not "
    "indented; long text stands indented below a |"
)
SIGN = "no value can begin so (with @, ` or %); put quotes around it"
TAB = "a tab stands here; indent with spaces, two for each level"
_FIELD = re.compile(r"[ ]*(- +)*[\w-]+ *")

_PLAIN = (
    ("mapping values are not allowed", COLON),
    ("tab character", TAB),
    ("cannot start any token", SIGN),
    ("unexpected end of stream", "a quotation mark is opened and not closed before the file ends"),
    (
        "could not find expected ':'",
        "no name and colon here; write name: value with a space after the colon, or indent the line if it "
        "belongs to the text above",
    ),
    ("',' or ']'", "a square bracket is opened and not closed; look at the lines just before"),
    ("',' or '}'", "a curly bracket is opened and not closed; look at the lines just before"),
    ("did not find expected key", "this line is not indented like its neighbours, or a quote is left open"),
    ("'-' indicator", "this line is not indented like its neighbours, or a dash is missing"),
    ("block sequence entries", "a dash cannot stand here; begin the list on a line of its own"),
    ("alphabetic or numeric character", "a text cannot begin with * or &; put quotes around it"),
    ("comment or line break", "nothing can follow | or > here; begin the text on the next line, indented"),
    (
        "document start",
        "this line does not belong to what stands above it; look at its indentation and brackets",
    ),
    (
        "document indicator",
        "--- and ... cannot stand inside a text; close the quotes before, or take them out",
    ),
    ("tag handle", "a text cannot begin with !; put quotes around it"),
    ("node content", "a comma or bracket too many; look at this line"),
    ("directive", "a line cannot begin with %; put quotes around the text"),
    ("escape", "an unknown escape after a backslash; use single quotes around the text"),
)


def hashed(text: str) -> dict[int, str]:
    """The lines, counted from 0, on which a # may swallow words that were meant to be read."""
    if "#" not in text:
        return {}
    return {n: line for n, line in enumerate(text.splitlines()) if _HASHED.search(line)}


def swallows(line: str, column: int) -> bool:
    """Whether right behind this column a # begins that no space follows, such as in Berth #5."""
    return bool(_HASHED.match(line[column:].replace("  ", " ")))


def in_plain_words(error: yaml.YAMLError, last: Any, text: str) -> tuple[int, str]:
    """Line and sentence for a text that is no YAML; `last` is what the parser read before it stumbled."""
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or "")
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if "expected ':'" in problem:
        mark = getattr(error, "context_mark", None) or mark
    line = mark.line + 1 if mark else 1
    if mark and ("expected key" in problem or "or '}'" in problem or "or ']'" in problem):
        quoted = _quoted(last, line) if getattr(last, "style", None) in ("'", '"') else None
        if quoted:
            return quoted
    words = next((words for sign, words in _PLAIN if sign in problem), "")
    if mark and words in (COLON, SIGN):
        words = _at(text.split("\n")[mark.line : mark.line + 1], mark.column, words)
    return line, words or f"the text cannot be read as YAML here ({shown(problem)})"


def _at(lines: list[str], column: int, words: str) -> str:
    """The same sentence, or a better one by what stands there."""
    line = lines[0] if lines else ""
    if words == SIGN:
        return TAB if line[column : column + 1] == "\t" else SIGN
    if _FIELD.fullmatch(line[:column]):
        return COLUMN
    return f"a colon cannot stand here; {CURLY}" if curly(line) else COLON


def curly(words: str) -> bool:
    """Whether somebody has quoted with letters that quote nothing."""
    return any(sign in words for sign in "“”„")


def _quoted(last: Any, line: int) -> tuple[int, str] | None:
    """A quoted text that ends on the line where the parser stumbled: too early, or lines too late."""
    first, end = last.start_mark.line + 1, last.end_mark.line + 1
    if end not in (line, line - 1):
        return None
    if first == end:
        other, twice = ("double", "''") if last.style == "'" else ("single", '\\"')
        words = "the quotes end before the text does"
        return line, f"{words}; write {twice} for one inside, or put {other} quotes around"
    words = f"a quotation mark is opened here and not closed before line {end}"
    return first, f"{words}; close it where the text ends"
