"""From text to plain dicts, lists and strings, with the line of every part; no YAML beyond that."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import yaml
from msgspec import Struct, field

from tabletop.scenario.faults import HIDDEN, Place, shown
from tabletop.scenario.misreading import ALONE, CURLY, HASH, curly, hashed, in_plain_words, swallows

DEPTH = 40
NODES = 100_000
MOST = 100
NOTHING = frozenset({"", "~", "null", "Null", "NULL"})

# The parser in C composes whole trees by recursion and can overflow its stack; its events cannot.
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class Halt(Exception):
    """Reading stops here: line and sentence."""


class Tree(Struct):
    """A file as plain data: every scalar a string, absent values left out, lines counted from 1.

    `empty` are the fields that stand there without a value.
    """

    data: Any = None
    lines: dict[Place, int] = field(default_factory=dict)
    faults: list[tuple[Place, int, str]] = field(default_factory=list)
    empty: list[Place] = field(default_factory=list)

    def line(self, path: Place) -> int:
        """The line of a part, or of the nearest part around it that stands in the file."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def grow(text: str) -> Tree:
    """Read YAML of one document without tags, anchors or aliases; faults of form are kept in the tree."""
    tree = Tree()
    grower = _Grower(tree, hashed(text))
    try:
        _refuse_raw_controls(text)
        for event in yaml.parse(text, Loader=_LOADER):
            grower.take(event)
        if tree.data is None:
            raise Halt(1, "the file is empty; 'tabletop scenario new NAME' writes one to begin with")
        if not isinstance(tree.data, dict):
            raise Halt(1, "the file must be a list of fields such as title: ..., at its outermost level")
    except Halt as halt:
        tree.data = None
        tree.faults.append(((), halt.args[0], halt.args[1]))
    except yaml.YAMLError as error:
        tree.data = None
        tree.faults.append(((), *in_plain_words(error, grower.last, text)))
    return tree


class _Branch(Struct):
    """A list or mapping that is still open."""

    holder: Any
    path: Place
    key: str | None = None
    seen: dict[str, int] = field(default_factory=dict)
    flow: bool = False


class _Grower:
    """Takes the parser's events one by one; never deeper or larger than the limits."""

    def __init__(self, tree: Tree, hashed: dict[int, str]) -> None:
        self.tree = tree
        self.hashed = hashed
        self.last: Any = None
        self.open: list[_Branch] = []
        self.nodes = 0
        self.documents = 0
        self.steps: dict[type, Callable[[Any, int], None]] = {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: lambda event, line: self._begin({}, event, line),
            yaml.SequenceStartEvent: lambda event, line: self._begin([], event, line),
            yaml.MappingEndEvent: lambda event, line: self._end(),
            yaml.SequenceEndEvent: lambda event, line: self._end(),
            yaml.DocumentStartEvent: self._document,
            yaml.AliasEvent: self._alias,
        }

    def take(self, event: Any) -> None:
        self.last = event
        step = self.steps.get(type(event))
        if step:
            step(event, event.start_mark.line + 1)

    def _document(self, event: Any, line: int) -> None:
        self.documents += 1
        if self.documents > 1:
            raise Halt(line, "a second document begins here; keep one, and take the '---' out")

    def _alias(self, event: Any, line: int) -> None:
        raise Halt(line, f"*{shown(event.anchor)} points elsewhere in the file; write the text out in full")

    def _guard(self, event: Any, line: int) -> None:
        self.nodes += 1
        if self.nodes <= NODES and event.anchor is None and event.tag is None:
            return
        if self.nodes > NODES:
            raise Halt(line, f"the file has more than {NODES:,} parts; a scenario is far smaller")
        if event.anchor is not None:
            raise Halt(line, f"&{shown(event.anchor)} names a part to repeat it; write each part out in full")
        raise Halt(line, f"{shown(event.tag)} is a YAML tag; take it out, the format knows the types")

    def _scalar(self, event: Any, line: int) -> None:
        self._guard(event, line)
        value: str = event.value
        branch = self.open[-1] if self.open else None
        if branch and isinstance(branch.holder, dict) and branch.key is None:
            self._name(branch, value, line)
            return
        nothing = not event.style and value in NOTHING
        path = self._place(None if nothing else value.replace("\t", " "), line)
        if nothing and not value and branch and branch.flow:
            self._fault(path, line, CURLY if curly(str(branch.holder)) else ALONE)
        if self.hashed and not event.style:
            end = event.end_mark
            if swallows(self.hashed.get(end.line, ""), end.column):
                self._fault(path, end.line + 1, HASH)
        if not value.isprintable():
            self._hygiene(path, value, line)

    def _name(self, branch: _Branch, key: str, line: int) -> None:
        """A field's name: its line stands for the part, a second one of the same name is a fault."""
        branch.key = key
        path = (*branch.path, key)
        if key in branch.seen:
            first = branch.seen[key]
            dash = ", or begin a new entry with a dash" if _entry(branch.path) else ""
            self._fault(path, line, f"is here a second time (first in line {first}); keep one{dash}")
        branch.seen.setdefault(key, line)
        self.tree.lines.setdefault(path, line)

    def _begin(self, holder: Any, event: Any, line: int) -> None:
        self._guard(event, line)
        if len(self.open) >= DEPTH:
            raise Halt(line, f"parts lie inside each other more than {DEPTH} deep; look for stray brackets")
        branch = self.open[-1] if self.open else None
        if branch and isinstance(branch.holder, dict) and branch.key is None:
            raise Halt(line, "a field's name must be plain text; take the bracket or '?' out")
        self.open.append(_Branch(holder, self._place(holder, line), flow=bool(event.flow_style)))

    def _end(self) -> None:
        self.open.pop()

    def _place(self, value: Any, line: int) -> Place:
        """Put a value where it belongs; its path comes back."""
        if not self.open:
            self.tree.data = value
            return ()
        branch = self.open[-1]
        if isinstance(branch.holder, list):
            path = (*branch.path, len(branch.holder))
            branch.holder.append(value)
            self.tree.lines.setdefault(path, line)
            return path
        key = branch.key or ""
        branch.key = None
        path = (*branch.path, key)
        if value is None:
            self.tree.empty.append(path)
        else:
            branch.holder.setdefault(key, value)
        return path

    def _hygiene(self, path: Place, value: str, line: int) -> None:
        found = HIDDEN.search(value)
        if found:
            self._fault(path, line, _invisible(found.group()))

    def _fault(self, path: Place, line: int, words: str) -> None:
        self.tree.faults.append((path, line, words))
        if len(self.tree.faults) >= MOST:
            raise Halt(line, f"has {MOST} faults as far as this; mend these first")


def _entry(path: Place) -> bool:
    """Whether a part is one of a list."""
    return bool(path) and isinstance(path[-1], int)


def _refuse_raw_controls(text: str) -> None:
    for found in HIDDEN.finditer(text):
        if found.group() not in "\r\x85":
            line = text.count("\n", 0, found.start()) + 1
            raise Halt(line, _invisible(found.group()))


def _invisible(sign: str) -> str:
    return f"holds an invisible control character (U+{ord(sign):04X}); take it out"
