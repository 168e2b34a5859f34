"""The words of `tabletop measure`; nothing but argparse is loaded here."""

from __future__ import annotations

import argparse

FORMAT = argparse.RawDescriptionHelpFormatter


def add(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds `measure` and its parts to the command line."""
    top = verbs.add_parser(
        "measure", help="the same measures on your own data",
        description="The measures of an exercise, on your own data. FILE is a CSV file with a header "
        "(commas, semicolons or tabs; UTF-8), or - for standard input. Results are CSV, or JSON, on standard "
        "output; notes go to standard error. What is not defined is an empty cell, or null.",
    )  # fmt: skip
    parts = top.add_subparsers(dest="part", metavar="WHAT", required=True)
    agreement = _part(
        parts, "agreement", "Agreement Index and Rice index of votes",
        "Columns yes, no, abstain hold counts; other columns pass through as they stand.\n"
        "Adds agreement_index (0..1; Hix, Noury, Roland 2005) and rice (0..1; Rice 1925).",
    )  # fmt: skip
    _by(agreement, "means per value of this column instead of rows")
    _part(
        parts, "consensus", "van der Eijk's A and Tastle-Wierman consensus of answers on a scale",
        "A row per question: a name, then how many answered each category, in the order of the scale.\n"
        "Adds van_der_eijk (-1..1; 2001) and tastle_wierman (0..1; 2007).",
    )  # fmt: skip
    similarity = _part(
        parts, "similarity", "Signorino and Ritter's S of every pair, and blocs",
        "A row per actor: a name, then its positions; an empty cell is no position.\n"
        "Rows a, b, similarity (-1..1; 1999). With --json also blocs: average linkage of 1-S, cut at .5.",
    )  # fmt: skip
    similarity.add_argument("--range", type=float, required=True, metavar="R", dest="widest",
                            help="the widest gap the scale allows, such as 3 for a scale 0 to 3")  # fmt: skip
    pressure = _part(
        parts, "pressure", "conflict and cooperation in event codes, by a table of weights",
        "Column code holds event codes, as text: 010 is not 10.\n"
        "Rows conflict (a negative sum), cooperation, net, count, unknown. Codes that are not in the table\n"
        "are listed and counted, never scored.",
    )  # fmt: skip
    tables = "weis (the default), cameo, rivera, or a file with columns code,weight"
    pressure.add_argument("--table", default="weis", metavar="T", help=tables)
    _by(pressure, "a row per value of this column")
    pressure.add_argument("--strict", action="store_true", help="unknown codes are a fault: exit code 1")
    _part(
        parts, "bargain", "zone of agreement, Pareto frontier and three solutions of a negotiation",
        "FILE is YAML: {parties: {NAME: {reservation: R, utilities: {ISSUE: {OPTION: U}}}}}.\n"
        "Utilities add up over issues. Counts of packages, of those in the zone of agreement and on its\n"
        "Pareto frontier; then the Nash, Kalai-Smorodinsky and utilitarian packages.",
        "FILE.yaml",
    )  # fmt: skip
    _part(
        parts, "burden", "how evenly contributions lie on capacities, and how far from a key",
        "Columns name, contribution, capacity and, if wanted, key.\n"
        "One row: gini (0 even), jain (1 even), distance (0 as the key says, 1 nowhere near).",
    )  # fmt: skip


def _part(
    parts: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    what: str,
    more: str,
    file: str = "FILE",
) -> argparse.ArgumentParser:
    part = parts.add_parser(name, help=what, description=more, formatter_class=FORMAT)
    part.add_argument("file", metavar=file, help="the file, or - for standard input")
    part.add_argument("--json", action="store_true", help="one JSON object instead of CSV")
    return part


def _by(part: argparse.ArgumentParser, what: str) -> None:
    part.add_argument("--by", metavar="COLUMN", help=what)
