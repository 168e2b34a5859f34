"""Makes the printed papers of a scenario: one HTML file each, complete in itself."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TextIO

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from tabletop.debrief.papers import checklist, eventslist, runsheet, wording
from tabletop.debrief.papers.checklist import Paper
from tabletop.debrief.papers.folder import MARK, PapersError, write_sheets
from tabletop.debrief.papers.prose import paragraphs, plain
from tabletop.scenario.agenda import Clause, Item
from tabletop.scenario.delegations import Delegation
from tabletop.scenario.fictional import uses_invented_names
from tabletop.scenario.model import Scenario
from tabletop.scenario.narrowing import as_played
from tabletop.scenario.timing import Timing
from tabletop.scenario.wishes import wishes
from tabletop.showing import readings
from tabletop.showing.gate import one_line

INDEX = "index.html"
_DENSITIES = ((4520, "fullest"), (3650, "very-full"), (3200, "full"), (0, "airy"))
_ROW = 150


def write_papers(
    scenario: Scenario,
    timing_id: str,
    folder: Path,
    out: TextIO,
    *,
    codes: Mapping[str, str] | None = None,
    address: str = "",
    fictional: bool | None = None,
) -> list[Path]:
    """Write every paper of the scenario into a new or empty folder and say so on `out`.

    `codes` gives seat codes by delegation id (and "chair"); without them the places stay blank. `address`
    is where the room is joined; it stands beside the code.
    `fictional` says whether the names are those of the overlay; left out, it is read from the names.
    Files come back in the order of writing, index.html first. PapersError for an unknown timing and
    for a folder that is a file, holds other things or cannot be written.
    """
    timing = _timing(scenario, timing_id)
    scenario = as_played(scenario, timing_id)
    invented = uses_invented_names(scenario) if fictional is None else fictional
    pages = _Pages(scenario, timing, codes or {}, address, invented).all()
    paths = write_sheets(Path(folder), pages)
    where = one_line(str(folder))
    out.write(f"{len(paths)} papers written to {where}. Open {INDEX} first: it says what goes to whom.\n")
    return paths


def _timing(scenario: Scenario, timing_id: str) -> Timing:
    try:
        return scenario.timing(timing_id)
    except KeyError:
        known = wording.listed((timing.id for timing in scenario.timings), "or")
        raise PapersError(
            f"This scenario has no timing {timing_id!r}. Choose one of its own with --timing: {known}."
        ) from None


class _Pages:
    """Renders each paper once, with what all of them share."""

    def __init__(
        self, scenario: Scenario, timing: Timing, codes: Mapping[str, str], address: str, fictional: bool
    ) -> None:
        self.scenario, self.timing, self.codes, self.address = scenario, timing, codes, address
        self.steps = checklist.steps(scenario, fictional)
        self.shared = {
            "scenario": scenario,
            "timing": timing,
            "names_in_use": _names_in_use(scenario, fictional),
            "fictional": fictional,
        }

    def all(self) -> dict[str, str]:
        """File name to HTML; PapersError if two delegations would share a file."""
        papers = [paper for step in self.steps for paper in step.papers]
        files = [paper.file for paper in papers]
        if len(files) != len(set(files)):
            raise PapersError("Two delegations have the same name. Give each its own in scenario.yaml.")
        index = Paper(INDEX, "index.html.j2", "Checklist", "", "", "")
        return {paper.file: self._page(paper) for paper in [index, *papers]}

    def _page(self, paper: Paper) -> str:
        """A page knows what its own template is handed, and a brief knows its own seat alone."""
        template = _environment().get_template(paper.template)
        return template.render(paper=paper, **self.shared, **self._matter(paper)) + "\n"

    def _matter(self, paper: Paper) -> dict[str, object]:
        match paper.template:
            case "index.html.j2":
                return {"steps": self.steps, "length": runsheet.length(self.timing)}
            case "cards.html.j2":
                return {"codes": self.codes, "address": self.address}
            case "brief.html.j2":
                return {"seat": paper.seat, **self._private()}
            case "private.html.j2":
                return self._private()
            case "rules.html.j2":
                return {"minutes": runsheet.minutes_in_words(self.timing)}
            case "slips.html.j2":
                numbers = {clause: number for number, clause in enumerate(self.scenario.clauses, 1)}
                return {"pledged": self._pledged(), "decided_by": self._decided_by, "numbers": numbers}
            case "guide.html.j2":
                return self._guide()
        return {}

    def _private(self) -> dict[str, object]:
        return {
            "wishes": lambda seat: wishes(self.scenario.clauses.values(), seat),
            "density": self._density,
        }

    def _density(self, seat: Delegation) -> str:
        """How small a private sheet is set so that it stays one page: airy to fullest."""
        wished = wishes(self.scenario.clauses.values(), seat)
        room = len(seat.private) + len(seat.domestic.constraint) + len(seat.no_deal) + len(seat.opening)
        for wish in wished:
            told = len(wish.best) + len(wish.livable) + sum(len(what) + len(why) for what, why in wish.never)
            room += max(_ROW, 2 * len(wish.why), 2 * told)
        room += _ROW * len(seat.domestic.lines)
        return next(density for least, density in _DENSITIES if room >= least)

    def _pledged(self) -> list[Clause]:
        """Clauses that volunteers can pay for."""
        clauses = self.scenario.clauses.values()
        return [clause for clause in clauses if any(option.funding == "pledges" for option in clause.options)]

    def _decided_by(self, seat: Delegation) -> list[Item]:
        """Items on which this delegation says yes or no, or signs."""
        return [item for item in self.scenario.agenda if seat.member or seat.id in item.procedure.outsiders]

    def _guide(self) -> dict[str, object]:
        return {
            "steps": runsheet.run_sheet(self.scenario, self.timing),
            "length": runsheet.length(self.timing),
            "injects": eventslist.lines(self.scenario, self.timing),
            "wishes": {
                seat.id: wishes(self.scenario.clauses.values(), seat) for seat in self.scenario.delegations
            },
        }


def _names_in_use(scenario: Scenario, fictional: bool) -> str:
    if fictional:
        return "Names in use: invented"
    return f"Names in use: {'real, ' if scenario.overlay else ''}as in the scenario"


@cache
def _environment() -> Environment:
    loader = PackageLoader("tabletop.debrief.papers")
    environment = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style = loader.get_source(environment, "print.css")[0]
    environment.globals.update(
        style=Markup(style), mark=Markup(MARK), words=wording, purposes=checklist, aloud=readings
    )
    environment.filters["prose"] = paragraphs
    environment.filters["line"] = plain
    return environment
