"""The guide for authors says everything the format knows, and nothing that the program does not."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from tabletop.rehearsal import balance
from tabletop.scenario.check import faults_of
from tabletop.scenario.guide import EXAMPLES, PROSE, documentation, example, worked_example
from tabletop.scenario.guide.fields import inside, models
from tabletop.scenario.guide.worths import deal, gains
from tabletop.scenario.model import Scenario
from tabletop.scenario.tree import grow

ROOT = Path(__file__).parents[2]
DOCUMENT = ROOT / "scenarios" / "README.md"
MODELS = models(Scenario)


def test_every_field_of_the_format_is_described() -> None:
    silent = [
        f"{model.__name__}.{name}"
        for model in MODELS
        for name, field in model.model_fields.items()
        if not field.description
    ]
    assert silent == []


def test_the_guide_is_the_format_as_it_is() -> None:
    assert DOCUMENT.read_text(encoding="utf-8") == documentation(), (
        "write it anew: python -m tabletop.scenario.guide > scenarios/README.md"
    )


def test_there_is_an_example_of_every_part_and_of_nothing_else() -> None:
    assert {file.stem for file in EXAMPLES.iterdir()} == {model.__name__ for model in MODELS}


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_the_example_of_a_part_is_accepted_and_shows_every_field(model: type[BaseModel]) -> None:
    shown: set[str] = set()
    for entry in entries(model, blocks(documentation(), model.__name__)):
        model.model_validate(complete(model, entry))
        shown |= entry.keys()
    assert shown == {field.alias or name for name, field in model.model_fields.items()}


@pytest.mark.parametrize(
    "model", [model for model in MODELS if model is not Scenario], ids=lambda model: model.__name__
)
def test_an_example_stands_under_the_field_that_holds_it(model: type[BaseModel]) -> None:
    holders = {
        field.alias or name
        for holder in MODELS
        for name, field in holder.model_fields.items()
        if model in inside(field.annotation) or (model.__name__ == "Procedure" and name == "agenda")
    }
    assert set(grow(example(model.__name__)).data) <= holders


def blocks(guide: str, part: str) -> str:
    """The example of a part as it stands in the guide."""
    found = re.search(rf"^### {part}\n.*?^```yaml\n(.*?)^```$", guide, re.M | re.S)
    assert found, f"no example of {part}"
    return found[1]


def entries(model: type[BaseModel], text: str) -> list[dict[str, Any]]:
    """The parts that an example holds, read as a scenario file is read."""
    tree = grow(text)
    assert tree.faults == []
    if model is Scenario:
        return [tree.data]
    (held,) = tree.data.values()
    if model.__name__ == "Procedure":
        return [item["procedure"] for item in held]
    if isinstance(held, list):
        return held
    return list(held.values()) if model.__name__ == "Interest" else [held]


def complete(model: type[BaseModel], entry: dict[str, Any]) -> dict[str, Any]:
    """An example as it is: nothing is left to the imagination."""
    missing = [n for n, f in model.model_fields.items() if f.is_required() and (f.alias or n) not in entry]
    assert missing == []
    return entry


def test_the_worked_example_can_be_played_and_is_no_bad_design() -> None:
    faults = faults_of(EXAMPLES / "Scenario.yaml", strict=True)
    assert [str(fault) for fault in faults if not fault.advice] == []


def test_in_the_worked_example_no_clause_has_a_deal_and_a_package_has() -> None:
    scenario = worked_example()
    assert (len(scenario.delegations), len(scenario.clauses)) == (3, 2)
    for clause in scenario.clauses.values():
        for option in clause.options:
            assert not deal(gains(scenario, {clause.id: option.id})), f"{clause.id}: {option.id}"
    assert deal(gains(scenario, {"help": "office", "talks": "offered"}))


def test_the_sum_in_the_guide_is_right() -> None:
    found = re.search(r"(\d+) \+ (\d+) - (\d+) = (\d+)", PROSE.read_text(encoding="utf-8"))
    assert found
    first, second, paid, left = map(int, found.groups())
    assert first + second - paid == left
    assert round(gains(worked_example(), {"help": "office", "talks": "offered"})[2] or 0) == left


def constants(*folders: Path) -> set[str]:
    """Every piece of text in the program's own files, with a sign for what is filled in."""
    files = [file for folder in folders for file in folder.rglob("*.py")]
    return {text for file in files for text in _texts(ast.parse(file.read_text(encoding="utf-8")))}


def _texts(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield "".join(n.value if isinstance(n, ast.Constant) else "{}" for n in node.values)  # type: ignore[misc]
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def quoted(guide: str) -> set[str]:
    """What the guide says that the program says: first cells of its tables, and the section on YAML."""
    tables = guide.split("## What the checks say")[1].split("## An editor that helps")[0]
    found = set(re.findall(r"^\| `([^`]+)` \|", tables, re.M))
    bites = guide.split("## How the file bites")[1].split("\n## ")[0]
    return found | {" ".join(each.split()) for each in re.findall(r"`([a-z][^`:]*?(?: [^`]+){3,})`", bites)}


def test_every_message_that_the_guide_explains_is_one_the_program_gives() -> None:
    said = constants(ROOT / "tabletop" / "scenario", ROOT / "tabletop" / "rehearsal")
    asked = quoted(PROSE.read_text(encoding="utf-8"))
    assert len(asked) > 40
    assert [each for each in asked if not any(each in text for text in said)] == []


def test_every_rule_of_the_rehearsal_is_explained() -> None:
    tree = ast.parse(Path(balance.__file__).read_text(encoding="utf-8"))
    rules = {
        str(node.args[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Remark"
        if isinstance(node.args[0], ast.Constant)
    }
    table = PROSE.read_text(encoding="utf-8").split("### What the rehearsal says")[1].split("\n## ")[0]
    explained = set(re.findall(r"^\| `[^`]+` \| \*([a-z ]+)\* \|", table, re.M))
    assert explained == rules


def test_every_link_of_the_guide_leads_somewhere() -> None:
    guide = documentation()
    titles = re.findall(r"^#+ (.+)$", guide, re.M)
    anchors = {re.sub(r"[^a-z0-9 -]", "", title.lower()).replace(" ", "-") for title in titles}
    assert set(re.findall(r"\]\(#([^)]+)\)", guide)) <= anchors


def test_every_snippet_on_how_the_file_bites_can_be_read() -> None:
    prose = PROSE.read_text(encoding="utf-8")
    snippets = re.findall(r"^```yaml\n(.*?)^```$", prose, re.M | re.S)
    assert len(snippets) == 4
    assert [grow(snippet).faults for snippet in snippets] == [[]] * 4
