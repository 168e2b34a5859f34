"""The guide for authors: prose, a worked example, and every field with what to write and an example.

`python -m tabletop.scenario.guide` prints it; scenarios/README.md is that text.
"""

from __future__ import annotations

from pathlib import Path

from tabletop.scenario.guide.acts import acts, rungs
from tabletop.scenario.guide.fields import models, section
from tabletop.scenario.guide.worths import worths
from tabletop.scenario.model import Scenario
from tabletop.scenario.reading import read

PROSE = Path(__file__).with_name("guide.md")
EXAMPLES = Path(__file__).with_name("examples")


def documentation() -> str:
    """The whole guide in Markdown."""
    prose = PROSE.read_text(encoding="utf-8")
    for mark, made in (("worths", worths(worked_example())), ("acts", acts()), ("rungs", rungs())):
        prose = prose.replace(f"<!-- {mark} -->\n", made)
    parts = [section(model, example(model.__name__)) for model in models(Scenario)]
    return "\n".join([prose, *parts])


def example(part: str) -> str:
    """The example of a part, as it would stand in scenario.yaml under the field that holds it."""
    return (EXAMPLES / f"{part}.yaml").read_text(encoding="utf-8")


def worked_example() -> Scenario:
    """The scenario of three delegations and two clauses that the guide reckons through."""
    return read(EXAMPLES / "Scenario.yaml")
