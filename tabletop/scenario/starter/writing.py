"""Writes a new scenario: a folder with a commented file that is complete, and can be played as it stands."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from tabletop.scenario.shipped import shipped
from tabletop.scenario.source import NAME
from tabletop.scenario.starter.events import INJECTS, MESSAGES, TIMINGS
from tabletop.scenario.starter.pattern import (
    ITEMS,
    KINDS,
    LEAST_ITEMS,
    LEAST_SEATS,
    MOST_ITEMS,
    MOST_SEATS,
    NAMES,
    Kind,
    Stake,
)

ID = re.compile(r"[a-z][a-z0-9-]{0,39}")
LABEL, LINE = 40, 300
SHIFT = 0.06
"""How far the places of delegations of one kind lie apart, so that no two want the same."""


class CannotBegin(Exception):
    """A sentence on what keeps a new scenario from being written."""


class Wanted(Struct, frozen=True):
    """What the author has said: an id and a folder for it, a title, names, items, the other side."""

    name: str
    title: str
    delegations: tuple[str, ...]
    items: tuple[str, ...]
    adversary: str
    into: Path

    @property
    def folder(self) -> Path:
        """The folder to make."""
        return self.into / self.name


def begin(wanted: Wanted) -> Path:
    """Write the folder; CannotBegin if a name does not fit, or there is something already. OSError passes."""
    if reason := fault_of(wanted):
        raise CannotBegin(reason)
    text = written(wanted)
    folder = wanted.folder
    folder.mkdir(parents=True, exist_ok=False)
    (folder / NAME).write_text(text, encoding="utf-8", newline="\n")
    return folder


def fault_of(wanted: Wanted) -> str | None:
    """What does not fit, in a sentence; None if all does."""
    return (
        _name_fault(wanted)
        or _number_fault("delegations", wanted.delegations, LEAST_SEATS, MOST_SEATS)
        or _number_fault("items", wanted.items, LEAST_ITEMS, MOST_ITEMS)
        or _label_fault((wanted.title, wanted.adversary, *wanted.delegations, *wanted.items))
        or _twice("delegations", "name", wanted.delegations)
        or _twice("items", "title", wanted.items)
    )


def _name_fault(wanted: Wanted) -> str | None:
    if not ID.fullmatch(wanted.name):
        near = _letters(wanted.name).lower()[:LABEL].strip("-")
        hint = f" Perhaps {near}?" if ID.fullmatch(near) and "/" not in wanted.name else ""
        small = "Use small letters, figures and dashes, a letter first."
        return f"“{wanted.name[:LABEL]}” cannot be an id. {small}{hint}"
    if wanted.name in {folder.name for folder in shipped()}:
        return f"A scenario called “{wanted.name}” came with the program. Choose another name for yours."
    if wanted.folder.exists() or wanted.folder.is_symlink():
        return f"There is something called “{wanted.folder}” already. Choose another name, or move it away."
    return None


def _number_fault(what: str, names: Sequence[str], least: int, most: int) -> str | None:
    if least <= len(names) <= most:
        return None
    return f"Name {least} to {most} {what}, with commas between; these are {len(names)}."


def _label_fault(labels: Iterable[str]) -> str | None:
    for label in labels:
        if not label.strip() or len(label) > LABEL or not label.isprintable():
            cut = label if len(label) <= LABEL else f"{label[:LABEL]}…"
            return f"“{cut}” does not fit: 1 to {LABEL} letters are needed."
    return None


def _twice(what: str, kind: str, names: Sequence[str]) -> str | None:
    if len({name.casefold() for name in names}) < len(names):
        return f"Two {what} have the same {kind}."
    return None


def written(wanted: Wanted) -> str:
    """The whole file."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("tabletop.scenario.starter", "."), undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True, keep_trailing_newline=True, autoescape=False,
    )  # fmt: skip
    environment.filters["q"] = quoted
    patterns = ITEMS[: len(wanted.items)]
    clauses = [clause for pattern in patterns for clause in pattern.clauses]
    items = [replace(pattern, title=title) for pattern, title in zip(patterns, wanted.items, strict=True)]
    return environment.get_template("scenario.yaml.j2").render(
        id=wanted.name, title=wanted.title, folder=wanted.folder.as_posix(), items=items,
        seats=list(_seats(wanted.delegations, clauses)), adversary=wanted.adversary, timings=TIMINGS,
        messages=[text for clause, text in MESSAGES if clause in ("", *clauses)],
        injects=[i for i in INJECTS if i["about"] in ("", *clauses)],
    )  # fmt: skip


def quoted(text: str) -> str:
    """Words as YAML, in double quotes if it needs them."""
    plain = re.fullmatch(r"[^\W\d_][\w ,.’'()-]*", text) and not re.search(r"[ ']$|^\w+$", text)
    if plain and ": " not in text and " #" not in text:
        return text
    return json.dumps(text, ensure_ascii=False)


def _seats(names: Sequence[str], clauses: Sequence[str]) -> Iterator[dict[str, Any]]:
    ids, shorts = _unique(map(_slug, names), "-"), _unique(map(_short, names), "")
    for place, name in enumerate(names):
        kind, again = KINDS[place % len(KINDS)], place // len(KINDS)
        lines = [kind.line] if kind.line and kind.line[0] in clauses else []
        yield {
            "id": ids[place], "name": name, "short": shorts[place], "key": kind.key,
            "headroom": list(kind.headroom), "cost_weight": kind.cost_weight,
            "reservation": kind.reservation, "posture": kind.posture,
            "role": kind.role, "wants": kind.wants, "opening": kind.opening, "no_deal": kind.no_deal,
            "constraint": kind.constraint, "support": kind.support,
            "interests": _interests(kind, clauses, again),
            "line_words": lines[0][2] if lines else "Nothing at all, if the rest is right. Say so late.",
            "red_lines": [{"clause": c, "option": o, "why": why} for c, o, why in lines],
        }  # fmt: skip


def _interests(kind: Kind, clauses: Sequence[str], again: int) -> dict[str, str]:
    """Weights that add up to 100, and the places of the kind, a little apart each time it comes again."""
    weights = _shared([kind.stakes[clause].weight for clause in clauses])
    return {
        clause: _interest(kind.stakes[clause], weight, again)
        for clause, weight in zip(clauses, weights, strict=True)
    }


def _interest(stake: Stake, weight: int, again: int) -> str:
    if stake.ideal is not None:
        shifted = stake.ideal - SHIFT * again if stake.ideal > 0.5 else stake.ideal + SHIFT * again
        return f"{{weight: {weight}, ideal: {round(shifted, 2):g}}}"
    values = ", ".join(f"{name}: {worth:g}" for name, worth in (stake.values or {}).items())
    return f"{{weight: {weight}, values: {{{values}}}}}"


def _shared(weights: Sequence[int]) -> list[int]:
    """Whole parts of 100 in these proportions, the largest remainders rounded up."""
    whole = sum(weights)
    parts = [weight * 100 // whole for weight in weights]
    order = sorted(range(len(weights)), key=lambda n: -(weights[n] * 100 % whole))
    for place in order[: 100 - sum(parts)]:
        parts[place] += 1
    return parts


def _letters(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9]+", "-", plain).strip("-")


def _slug(name: str) -> str:
    slug = _letters(name).lower()[:30].strip("-")
    return slug if slug[:1].isalpha() else f"seat-{slug}".rstrip("-")


def _short(name: str) -> str:
    letters = re.sub(r"[^A-Z]", "", _letters(name).upper())
    return (letters + "XX")[:3] if letters else "XXX"


def _unique(wanted: Iterable[str], between: str) -> list[str]:
    """Each once: the second of the same gets a letter."""
    found: list[str] = []
    for name in wanted:
        letters = iter("bcdefghijklm" if between else "BCDEFGHIJKLM")
        own = name
        while own in found:
            own = f"{name}{between}{next(letters)}" if between else f"{name[:2]}{next(letters)}"
        found.append(own)
    return found


def usual(name: str, into: Path) -> Wanted:
    """What is written when the author says nothing."""
    title = name.replace("-", " ").strip().capitalize()[:LABEL] or name
    items = tuple(pattern.title for pattern in ITEMS[:2])
    return Wanted(name, title, NAMES[:6], items, "The other side", into)
