"""The format as a document for authors: one table a part, out of the models' own descriptions."""

from __future__ import annotations

import typing
from collections.abc import Iterator

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from tabletop.scenario.model import Scenario

INTRODUCTION = """# Writing a scenario

A scenario is a folder with one file, `scenario.yaml`. Copy a shipped one, change it, and check it as you go:

    tabletop scenario check my-folder

Every fault is named with its line and what to do. `tabletop scenario schema > scenario.schema.json` gives
a JSON Schema; an editor that knows it completes field names and shows these descriptions as you type.

The YAML is strict: text stays text (`NO` is Norway, `010` is not 8); no anchors, aliases or tags; no key
twice. Put quotes around text that holds a colon followed by a space.
Nothing a player can choose may be a military operation; the check says which word it stumbled over.
Fields without "needed" can be left out.
"""

HEADER = "| field | | what it is |\n| --- | --- | --- |"


def documentation() -> str:
    """The whole document in Markdown."""
    parts = [INTRODUCTION]
    for model in models(Scenario):
        rows = "\n".join(_row(name, field) for name, field in model.model_fields.items())
        about = (model.__doc__ or "").strip().split("\n\n")[0]
        parts.append(
            f"## {model.__name__}\n\n{about}\n\n| field | | what it is |\n| --- | --- | --- |\n{rows}\n"
        )
    return "\n".join(parts)


def models(root: type[BaseModel]) -> list[type[BaseModel]]:
    """The model and all models its fields hold, in order of appearance."""
    found: list[type[BaseModel]] = []

    def visit(model: type[BaseModel]) -> None:
        if model not in found:
            found.append(model)
            for field in model.model_fields.values():
                for inner in _inside(field.annotation):
                    visit(inner)

    visit(root)
    return found


def _inside(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in typing.get_args(annotation):
        yield from _inside(argument)


def _row(name: str, field: FieldInfo) -> str:
    needed = "needed" if field.is_required() else ""
    about = " ".join((field.description or "").split()).replace("|", "\\|")
    return f"| `{field.alias or name}` | {needed} | {about} |"
