"""The arguments of `tabletop rehearse`."""

from __future__ import annotations

import argparse
from pathlib import Path

MOST = 1_000_000


def add(verb: argparse.ArgumentParser) -> None:
    """All but the scenario."""
    verb.add_argument("--runs", type=_runs, default=300, metavar="N", help="how many exercises (300)")
    verb.add_argument("--timing", metavar="T", help="60, 75, 120 or day (75, or the scenario's first)")
    verb.add_argument("--seed", type=_seed, default=1, metavar="S", help="the first seed (1)")
    verb.add_argument("--workers", type=_workers, metavar="W", help="processors to use (all there are)")
    verb.add_argument("--json", action="store_true", help="one JSON object on standard output")
    verb.add_argument("-o", "--out", type=Path, metavar="REPORT.html", help="write a page with charts")
    verb.add_argument("--calibrate", action="store_true", help="find the scale of the gauges instead")


def _whole(text: str, least: int, most: int) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) <= 18 and least <= int(text) <= most):
        raise argparse.ArgumentTypeError(f"a whole number from {least} to {most:,} is needed")
    return int(text)


def _runs(text: str) -> int:
    return _whole(text, 1, MOST)


def _seed(text: str) -> int:
    return _whole(text, 0, 2**31 - 1)


def _workers(text: str) -> int:
    return _whole(text, 1, 256)
