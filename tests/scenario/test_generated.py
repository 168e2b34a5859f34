"""Three hundred broken scenarios out of a seed: each is read or refused in words, none breaks the reader."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from tabletop.scenario.check import faults_of
from tabletop.scenario.faults import HIDDEN, Unreadable
from tests.scenario.minimal import as_text, minimal

CASES = 300
ODD = (
    None, "", "NO", "null", "~", "true", "1:30", "010", "1e999", "-1", "nan", ".inf", "9" * 400, "[",
    "{a", "&a", "*a", "!t", "a: b", "- a", "\u202eabc", "x" * 500, "\U0001f600", "²", 0, -5, 1e308, 10**30,
    [], {}, {"a": {"b": []}}, ["x"] * 50, {"": ""}, "alder", "watch", "strike the bases", "to fire",
    "@", "`", "%",
)  # fmt: skip
SPLINTERS = (
    "[",
    "]",
    "{",
    "}",
    ":",
    "\t",
    "- ",
    "\n",
    "'",
    '"',
    "&a ",
    "*a",
    "!x ",
    "---\n",
    "\\",
    "\x00",
    "\x1b",
    "#",
)


def every_place(data: Any, place: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Paths of all parts below the outermost."""
    steps = (
        list(data.items())
        if isinstance(data, dict)
        else list(enumerate(data))
        if isinstance(data, list)
        else []
    )
    return [found for step, part in steps for found in [(*place, step), *every_place(part, (*place, step))]]


def bend(chance: random.Random, data: Any) -> None:
    """One change to the structure: a part exchanged, taken out, doubled, renamed or moved elsewhere."""
    places = every_place(data)
    if not places:
        return
    *steps, last = chance.choice(places)
    parent = data
    for step in steps:
        parent = parent[step]
    change = chance.randrange(5)
    if change == 0:
        parent[last] = chance.choice(ODD)
    elif change == 1:
        del parent[last]
    elif change == 2 and isinstance(parent, list):
        parent.append(parent[last])
    elif change == 3 and isinstance(parent, dict):
        parent[str(last) + chance.choice(["", "s", "\u202e", " ", "."])] = parent.pop(last)
    else:
        parent[last] = minimal()[chance.choice(list(minimal()))]


def splinter(chance: random.Random, text: str) -> str:
    """One change to the text: a sign put in, a stretch taken out or repeated."""
    at = chance.randrange(len(text) + 1)
    length = chance.randrange(1, 40)
    return chance.choice(
        [
            text[:at] + chance.choice(SPLINTERS) + text[at:],
            text[:at] + text[at + length :],
            text[:at] + text[at : at + length] * 3 + text[at + length :],
            text.replace(
                chance.choice(["alder", "watch", "0.5", "spring", ": "]), str(chance.choice(ODD)), 1
            ),
        ]
    )


def written(chance: random.Random) -> str:
    data = minimal()
    for _ in range(chance.randrange(4)):
        bend(chance, data)
    text = as_text(data)
    for _ in range(chance.randrange(3)):
        text = splinter(chance, text)
    return text


@pytest.mark.parametrize("block", range(0, CASES, 50))
def test_a_broken_scenario_is_read_or_refused_in_words(tmp_path: Path, block: int) -> None:
    file = tmp_path / "scenario.yaml"
    for seed in range(block, block + 50):
        file.write_text(written(random.Random(seed)), encoding="utf-8", errors="surrogatepass")
        try:
            said = [str(fault) for fault in faults_of(file)]
        except Unreadable as error:
            said = [str(error)]
        assert said, seed
        assert all(line.startswith(str(file)) and not HIDDEN.search(line) for line in said), (seed, said)
        assert all(len(line) < 900 for line in said), (seed, said)
