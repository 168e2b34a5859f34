"""The printed papers of an exercise: name cards, briefs, agenda, rules card, slips, facilitator's guide."""

from __future__ import annotations

from tabletop.debrief.papers.folder import PapersError
from tabletop.debrief.papers.writing import write_papers

__all__ = ["PapersError", "write_papers"]
