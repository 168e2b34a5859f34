"""Prints the guide for authors."""

import sys

from tabletop.scenario.guide import documentation

sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
sys.stdout.write(documentation())
