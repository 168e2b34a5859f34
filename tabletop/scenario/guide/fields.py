"""One part of the format for authors: what it is, its fields, what to write in each, and an example."""

from __future__ import annotations

import json
import typing
from collections.abc import Iterator
from functools import cache
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from tabletop.scenario.model import Scenario
from tabletop.scenario.schema import json_schema

HEADER = "| field | what to write | left out | what it is |\n| --- | --- | --- | --- |"

# A form that is no plain text, as the pattern says it.
FORMS = {
    r"^[a-z][a-z0-9-]{0,39}$": "an id",
    r"^[A-Z]{2,4}$": "2 to 4 capital letters",
    r"^[a-z0-9]{1,8}$": "up to 8 small letters and digits",
    r"^[a-z]{2}(-[A-Z]{2})?$": "such as `en` or `en-GB`",
}


def models(root: type[BaseModel]) -> list[type[BaseModel]]:
    """The model and all models its fields hold, in order of appearance."""
    found: list[type[BaseModel]] = []

    def visit(model: type[BaseModel]) -> None:
        if model not in found:
            found.append(model)
            for field in model.model_fields.values():
                for inner in inside(field.annotation):
                    visit(inner)

    visit(root)
    return found


def inside(annotation: object) -> Iterator[type[BaseModel]]:
    """The parts that a field holds: itself, or as entries of a list or by name."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in typing.get_args(annotation):
        yield from inside(argument)


def section(model: type[BaseModel], example: str) -> str:
    """A part in Markdown."""
    about = (model.__doc__ or "").strip().split("\n\n")[0]
    rows = "\n".join(_row(model, name, field) for name, field in model.model_fields.items())
    return f"### {model.__name__}\n\n{about}\n\n{HEADER}\n{rows}\n\n```yaml\n{example}```\n"


def _row(model: type[BaseModel], name: str, field: FieldInfo) -> str:
    known = field.alias or name
    form = written(_schema(model.__name__)["properties"][known])
    about = " ".join((field.description or "").split())
    cells = (f"`{known}`", form, _default(field), about)
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


@cache
def _whole() -> dict[str, Any]:
    return json_schema()


def _schema(part: str) -> dict[str, Any]:
    whole = _whole()
    found: dict[str, Any] = whole if part == Scenario.__name__ else whole["$defs"][part]
    return found


def _default(field: FieldInfo) -> str:
    """What stands when the field is left out; nothing when it is then simply empty."""
    if field.is_required():
        return "*needed*"
    value = field.default
    if isinstance(value, BaseModel) or value is None or value == "" or value == ():
        return ""
    if isinstance(value, str):
        return f"`{value}`" if len(value) <= 20 else "a usual sentence"
    return f"`{json.dumps(value)}`" if field.default_factory is None else ""


def written(form: dict[str, Any]) -> str:
    """What may be written, in plain words, out of a piece of JSON Schema."""
    if "$ref" in form:
        name = form["$ref"].rsplit("/", 1)[-1]
        return f"[{name}](#{name.lower()})"
    choices = [each for each in form.get("anyOf", ()) if each.get("type") != "null"]
    if len(choices) > 1 and all("enum" in each or "const" in each for each in choices):
        return written({"enum": [name for each in choices for name in each.get("enum", [each.get("const")])]})
    if choices:
        return " or ".join(dict.fromkeys(written(each) for each in choices))
    if "enum" in form or "const" in form:
        return _one_of([f"`{each}`" for each in form.get("enum", [form.get("const")])])
    kind = form.get("type")
    if kind == "array":
        return _list(form)
    if kind == "object":
        named = "by id" if "patternProperties" in form else "by word"
        values = form.get("patternProperties", {"": form.get("additionalProperties", {})})
        return f"{named}: {written(next(iter(values.values())))}"
    if kind == "boolean":
        return "`true` or `false`"
    if kind in ("integer", "number"):
        return f"{'whole number' if kind == 'integer' else 'number'}{_range(form)}"
    return _text(form)


def _one_of(names: list[str]) -> str:
    return " or ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _list(form: dict[str, Any]) -> str:
    if "prefixItems" in form:
        return f"list of {len(form['prefixItems'])}: {written(form['prefixItems'][0])}"
    least, most = form.get("minItems"), form.get("maxItems")
    size = f" {least or 0} to {most}" if most else f" {least} or more" if least else ""
    return f"list{size and ' of' + size}: {written(form.get('items', {}))}"


def _range(form: dict[str, Any]) -> str:
    low, high = form.get("minimum"), form.get("maximum")
    if low is not None and high is not None:
        return f", {low:,} to {high:,}"
    return ", above 0" if "exclusiveMinimum" in form else ""


def _text(form: dict[str, Any]) -> str:
    if form.get("pattern"):
        return FORMS[form["pattern"]]
    most = form.get("maxLength")
    return f"text, up to {most:,} characters" if most else "text"
