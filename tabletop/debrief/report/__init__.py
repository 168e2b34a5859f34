"""The after-action report: what happened, who stood where, what it cost and what the scores rest on."""

from __future__ import annotations

from tabletop.debrief.report.building import build
from tabletop.debrief.report.writing import write_report

__all__ = ["build", "write_report"]
