"""One part of `tabletop measure`, from its options to an exit code."""

from __future__ import annotations

import argparse
import io
from importlib import import_module
from typing import TextIO

from tabletop.measuring.faults import DONE, FAULTY, UNREADABLE, CannotRead, Faulty


def measure(options: argparse.Namespace, out: TextIO, notes: TextIO) -> int:
    """Measures what the options name; 0 done, 1 faulty data, 3 data that cannot be read."""
    part = import_module(f"tabletop.measuring.{options.part}")
    if isinstance(out, io.TextIOWrapper):
        out.reconfigure(newline="")
    try:
        part.measure(options, out, lambda note: print(note, file=notes))
    except Faulty as error:
        print(error, file=notes)
        return FAULTY
    except CannotRead as error:
        print(error, file=notes)
        return UNREADABLE
    return DONE
