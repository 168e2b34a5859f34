"""The page about a scenario's rehearsals: what came of them, in tables and charts, and what to change."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tabletop import __version__
from tabletop.debrief.report.model import (
    Bars,
    Cover,
    Figures,
    Line,
    Listing,
    Paragraph,
    Report,
    Section,
    Table,
)
from tabletop.debrief.report.phrases import figure
from tabletop.debrief.report.writing import put, rendered, unwritable
from tabletop.rehearsal.balance import Rehearsal, Remark, meant, verdict
from tabletop.rehearsal.mixes import MIXES
from tabletop.rehearsal.results import COLUMNS
from tabletop.rehearsal.tally import Tally
from tabletop.store.tables import named

STYLES = {
    "silent": "Nobody says a word; every silence is kept.",
    "hawk": "Everybody gives way late and little, and speaks hard.",
    "dove": "Everybody gives way early, and speaks softly.",
    "negotiator": "Everybody bargains by the brief.",
    "mixed": "Half the seats bargain by the brief, the others are hawks or doves, drawn anew each time.",
    "random-legal": "Everybody does anything the rules allow.",
}
NOTES = (
    "A bar is the median of all exercises of a style, the line across its end the middle half of them.",
    "Conflict adds the published weights of hard words and acts toward the other side over all moves; the "
    "further left, the more it was shown.",
    "Stand-ins are not students. What they never do, a class may do; what they cannot solve, it may.",
)


def writer(
    out: Path, say: Callable[[str], None]
) -> Callable[[Rehearsal, tuple[Remark, ...], int, int], None] | str:
    """What writes the page to `out`, by its ending HTML or Markdown; or why it cannot, in a sentence."""
    if reason := unwritable(out):
        return reason

    def write(rehearsal: Rehearsal, found: tuple[Remark, ...], seed: int, planned: int) -> None:
        put(out, rendered(balance(rehearsal, found, seed, planned), out.suffix.lower()))
        say(f"The page is in {named(out)}.")

    return write


def balance(rehearsal: Rehearsal, found: tuple[Remark, ...], seed: int, planned: int) -> Report:
    """The whole page."""
    scenario, tally = rehearsal.scenario, rehearsal.tally
    facts = (
        ("Scenario", f"{scenario.title} ({scenario.id})"),
        ("Timing", rehearsal.timing.title),
        ("Exercises", f"{tally.runs:,}" if tally.runs == planned else f"{tally.runs:,} of {planned:,}"),
        ("First seed", str(seed)),
        ("Made with", f"Tabletop {__version__}"),
    )
    cover = Cover(scenario.title, "Rehearsed by stand-ins", scenario.stylised, facts, "", scenario.language)
    parts = (_verdict(tally, found), _headlines(rehearsal), _items(rehearsal), _injects(rehearsal))
    return Report(cover, (*parts, _options(rehearsal), _acts(rehearsal), _seats(rehearsal)), recorded=False)


def _verdict(tally: Tally, found: tuple[Remark, ...]) -> Section:
    faults = tuple(Line(r.message) for r in found if r.fault)
    advice = tuple(Line(r.message) for r in found if not r.fault)
    said = tuple(Paragraph(words, "lead") for words in verdict(tally, found))
    below = (Section("Worth a look", (Listing(advice),)),) if advice else ()
    if faults:
        return Section("What to mend", (Listing(faults), *said), below)
    return Section("Balance", said, below)


def _headlines(rehearsal: Rehearsal) -> Section:
    mixes = [name for name in MIXES if name in rehearsal.tally.mixes]
    charts = tuple(
        Bars(title, tuple(_row(rehearsal, name, key, scale) for name in mixes), 100.0 if scale > 1 else 1.0)
        for key, title, scale in COLUMNS
    )
    rows = tuple(
        (name, STYLES[name], f"{rehearsal.mix(name).runs:,}",
         *(_cell(_row(rehearsal, name, key, scale)[2]) for key, _, scale in COLUMNS))
        for name in mixes
    )  # fmt: skip
    head = ("Style", "How it plays", "Exercises", "Common ground", "Delivery", "Mandate, median",
            "Mandate, lowest", "Conflict")  # fmt: skip
    return Section(
        "The four headlines by style of play",
        (Table(head, rows, "Medians", numbers=tuple(range(2, 8)), narrow=(0,)), Figures(charts, NOTES)),
    )


def _row(
    rehearsal: Rehearsal, name: str, key: str, scale: float
) -> tuple[str, float | None, float | None, float | None]:
    spread = rehearsal.mix(name).figures[key]
    low, middle, high = (None if (v := spread.at(s)) is None else v * scale for s in (0.25, 0.5, 0.75))
    return name, low, middle, high


def _cell(value: float | None) -> str:
    return figure(value, 0)


def _share(part: int, whole: int) -> str:
    return f"{figure(100 * part / whole, 0)} %" if whole else "-"


def _items(rehearsal: Rehearsal) -> Section:
    mixes = [name for name in MIXES if name in rehearsal.tally.mixes]
    rows = [
        (item.title, *(_share(rehearsal.mix(n).decided[item.id], rehearsal.mix(n).runs) for n in mixes))
        for item in rehearsal.scenario.agenda
    ]
    rows.append(
        ("Money ran short", *(_share(rehearsal.mix(n).money_bound, rehearsal.mix(n).runs) for n in mixes))
    )
    numbers = tuple(range(1, 1 + len(mixes)))
    return Section("What is decided", (Table(("Item", *mixes), tuple(rows), numbers=numbers),))


def _injects(rehearsal: Rehearsal) -> Section:
    tally = rehearsal.tally
    rows = tuple(
        (
            str(i.number),
            i.title,
            i.kind + (", core" if i.core else ""),
            _share(tally.injects[i.number], tally.runs) if meant(i, rehearsal.timing) else "library",
        )
        for i in rehearsal.scenario.injects
    )
    table = Table(("No.", "Inject", "Kind", "Went out in"), rows, numbers=(0, 3), narrow=(2,), dense=True)
    return Section("Injects", (table,))


def _options(rehearsal: Rehearsal) -> Section:
    tally = rehearsal.tally
    rows: list[tuple[str, ...]] = []
    for clause in rehearsal.scenario.clauses.values():
        rows.append((clause.title,))
        for option in clause.options:
            key = (clause.id, option.id)
            declared, adopted = (
                _share(tally.declared[key], tally.runs),
                _share(tally.adopted[key], tally.runs),
            )
            quo = " (as it is)" if option.id == clause.status_quo else ""
            rows.append((option.label + quo, declared, adopted))
    head = ("Option", "Declared in", "Adopted in")
    return Section("Options", (Table(head, tuple(rows), numbers=(1, 2), dense=True),))


def _acts(rehearsal: Rehearsal) -> Section:
    tally = rehearsal.tally
    rows = tuple(
        (act.title, _share(tally.steps[act.id], tally.runs)) for act in rehearsal.scenario.policy_acts
    )
    return Section("Policy acts", (Table(("Act", "Taken in"), rows, numbers=(1,), dense=True),))


def _seats(rehearsal: Rehearsal) -> Section:
    tally = rehearsal.tally
    rows = tuple(
        (seat.name, _share(tally.led[seat.id], times), _share(tally.lost[seat.id], times))
        for seat in rehearsal.scenario.delegations
        if (times := tally.bargained[seat.id])
    )
    about = Paragraph("Of the exercises in which delegations bargained and decided something.", "note")
    head = ("Delegation", "Gains most in", "Gains nothing in")
    return Section("Who wins, who loses", (about, Table(head, rows, numbers=(1, 2))))
