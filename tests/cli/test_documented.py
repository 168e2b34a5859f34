"""Every verb and option stands in the README, and the README names none that do not exist."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

from tabletop.cli import parser
from tabletop.desk.vocabulary import verbs_table

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


def verbs(
    top: argparse.ArgumentParser, path: str = "tabletop"
) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    """Every command with its parser."""
    for action in top._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, inner in action.choices.items():
                yield from verbs(inner, f"{path} {name}")
                yield f"{path} {name}", inner


def test_every_command_is_in_the_readme() -> None:
    leaves = [path for path, _ in verbs(parser()) if path != "tabletop scenario"]
    assert leaves
    assert [path for path in leaves if f"`{path}" not in README] == []


def options() -> set[str]:
    """Every option of every command."""
    parsers = [parser(), *(each for _, each in verbs(parser()))]
    return {option for each in parsers for action in each._actions for option in action.option_strings}


def test_every_option_is_in_the_readme() -> None:
    missing = [option for option in sorted(options() - {"-h", "--help"}) if f"`{option}" not in README]
    assert missing == []


def test_the_readme_names_no_option_that_does_not_exist() -> None:
    assert set(re.findall(r"(?<![\w-])--[a-z]+(?:-[a-z]+)*", README)) <= options()


def test_the_readme_lists_every_verb_of_line_mode_as_help_does() -> None:
    block = README.partition("<!-- verbs -->\n")[2].partition("<!-- /verbs -->")[0]
    assert block == verbs_table(), "python -c 'from tabletop.desk.vocabulary import *; print(verbs_table())'"
