"""What rehearsals came to in lines for the terminal, at most 78 columns wide."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from tabletop.rehearsal.balance import Rehearsal, Remark, exercises, verdict
from tabletop.rehearsal.mixes import MIXES
from tabletop.rehearsal.results import COLUMNS
from tabletop.scorecard.rounding import whole

WIDTH = 78
BAR = 24


def told(rehearsal: Rehearsal, found: tuple[Remark, ...], seed: int, planned: int) -> Iterator[str]:
    """Tables and bars of the headlines, what happened how often, and sentences that say what to change."""
    tally = rehearsal.tally
    yield rehearsal.scenario.title
    yield from _wrapped(_played(rehearsal, seed, planned))
    for figure, title, scale in COLUMNS:
        yield ""
        yield f"{title:<44}{'median':>8}{'middle half':>16}"
        yield from _bars(rehearsal, figure, scale)
    yield ""
    yield from _items(rehearsal)
    yield ""
    yield from _often(rehearsal)
    yield ""
    faults, advice = [r for r in found if r.fault], [r for r in found if not r.fault]
    yield from _sentences("What to mend", faults)
    yield from _sentences("Worth a look", advice)
    yield from (line for words in verdict(tally, found) for line in _wrapped(words))


def _played(rehearsal: Rehearsal, seed: int, planned: int) -> str:
    tally, timing = rehearsal.tally, rehearsal.timing.title
    of = "" if tally.runs == planned else f"{tally.runs:,} of "
    mixes = len(tally.mixes)
    styles = f"{mixes} {'style' if mixes == 1 else 'styles'} of play"
    return f"{timing}: {of}{exercises(planned)}, {styles}, first seed {seed}."


def _bars(rehearsal: Rehearsal, figure: str, scale: float) -> Iterator[str]:
    spreads = {n: rehearsal.mix(n).figures[figure] for n in MIXES if n in rehearsal.tally.mixes}
    largest = max((abs(s.at(0.5) or 0.0) for s in spreads.values()), default=0.0) * scale
    top = 100.0 if scale == 100.0 else max(largest, 1.0)
    for name, spread in spreads.items():
        low, middle, high = (spread.at(share) for share in (0.25, 0.5, 0.75))
        if middle is None or low is None or high is None:
            yield f"  {name:<14}{'':<{BAR}}    not defined"
            continue
        length = min(BAR, round(abs(middle) * scale / top * BAR))
        sign = "-" if middle < 0 and scale == 100.0 else ""
        half = f"{_figure(low * scale)} to {_figure(high * scale)}"
        yield f"  {name:<14}{sign + '█' * length:<{BAR + 2}}  {_figure(middle * scale):>8}{half:>16}"


def _figure(value: float) -> str:
    return str(whole(value))


def _items(rehearsal: Rehearsal) -> Iterator[str]:
    agenda = rehearsal.scenario.agenda
    room = min(20, (WIDTH - 26) // len(agenda) - 1)
    heads = [textwrap.shorten(item.title, room, placeholder="…") or item.id[:room] for item in agenda]
    yield "Decided, of a hundred exercises; and in how many money ran short"
    yield f"  {'':<14}" + "".join(f"{head:>{room + 1}}" for head in heads) + f"{'money':>9}"
    for name in MIXES:
        if name in rehearsal.tally.mixes:
            mix = rehearsal.mix(name)
            cells = [_per_hundred(mix.decided[item.id], mix.runs) for item in agenda]
            short = _per_hundred(mix.money_bound, mix.runs)
            yield f"  {name:<14}" + "".join(f"{cell:>{room + 1}}" for cell in cells) + f"{short:>9}"


def _per_hundred(part: int, runs: int) -> str:
    return str(whole(100 * part / runs)) if runs else "-"


def _often(rehearsal: Rehearsal) -> Iterator[str]:
    tally = rehearsal.tally
    times = {inject.number: tally.injects[inject.number] for inject in rehearsal.scenario.injects}
    fired = [f"{number} in {_per_hundred(count, tally.runs)}" for number, count in times.items() if count]
    yield "Injects that went out, of a hundred exercises"
    yield from _wrapped(", ".join(fired) or "none", "  ")
    seats = [
        f"{seat.name} {_per_hundred(tally.led[seat.id], tally.bargained[seat.id])} and "
        f"{_per_hundred(tally.lost[seat.id], tally.bargained[seat.id])}"
        for seat in rehearsal.scenario.delegations if tally.bargained[seat.id]
    ]  # fmt: skip
    if seats:
        yield "Who gains most, and who gains nothing, of a hundred bargained decisions"
        yield from _wrapped("; ".join(seats), "  ")


def _sentences(title: str, found: list[Remark]) -> Iterator[str]:
    if not found:
        return
    yield title
    for remark in found:
        yield from _wrapped(remark.message, "- ", "  ")


def _wrapped(words: str, first: str = "", then: str | None = None) -> list[str]:
    return textwrap.wrap(
        words, WIDTH, initial_indent=first, subsequent_indent=first if then is None else then
    )
