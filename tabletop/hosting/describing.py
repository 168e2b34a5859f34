"""Tables of messages and acts for PROTOCOL.md, made from the models, so that it stays true.

`python -m tabletop.hosting.describing` writes them into the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from pydantic.fields import FieldInfo

from tabletop.exercise import core as core
from tabletop.exercise.facts import ACTS, Act
from tabletop.exercise.rules import DELEGATION, RULES
from tabletop.hosting.protocol import (
    Answer,
    Ask,
    Done,
    Draft,
    Happened,
    Hello,
    Manage,
    Message,
    Refused,
    Seen,
    Submit,
    Welcome,
)
from tabletop.room.door import ORDERS

FILE = Path(__file__).with_name("PROTOCOL.md")
TO_HOST, FROM_HOST = (Hello, Submit, Draft, Ask, Manage), (Welcome, Refused, Seen, Happened, Done, Answer)


def messages() -> Iterator[str]:
    """Every message with its fields."""
    for title, models in (("To the host", TO_HOST), ("From the host", FROM_HOST)):
        yield f"### {title}"
        yield ""
        for model in models:
            yield from _message(model)


def _message(model: type[Message]) -> Iterator[str]:
    name = model.model_fields["type"].default
    yield f"**`{name}`** {' '.join((model.__doc__ or '').split())}"
    yield ""
    yield "| field | type | meaning |"
    yield "| --- | --- | --- |"
    for field, known in model.model_fields.items():
        if field != "type":
            yield f"| `{field}` | {_type(model, field)} | {_meaning(model, known)} |"
    yield ""


def _type(model: type[Message], field: str) -> str:
    schema = model.model_json_schema(by_alias=True)["properties"][field]
    kinds = [schema, *schema.get("anyOf", ())]
    return " or ".join(dict.fromkeys(str(kind["type"]) for kind in kinds if "type" in kind)) or "any"


def _meaning(model: type[Message], known: FieldInfo) -> str:
    optional = model in TO_HOST and not known.is_required()
    return f"{known.description}; may be left out" if optional else str(known.description)


def orders() -> Iterator[str]:
    """Every order at the door."""
    yield "| order | what it does |"
    yield "| --- | --- |"
    for what, words in ORDERS.items():
        yield f"| `{what}` | {words} |"


def acts() -> Iterator[str]:
    """Every act a delegation may ask for, with its fields."""
    yield "| act | fields | meaning |"
    yield "| --- | --- | --- |"
    for kind, act in sorted(ACTS.items()):
        if act in RULES and DELEGATION in RULES[act].roles:
            yield f"| `{kind}` | {_fields(act)} | {_first_line(act)} |"


def _fields(act: type[Act]) -> str:
    return ", ".join(f"`{name}`" for name in act.__struct_fields__) or "none"


def _first_line(act: type[Act]) -> str:
    return " ".join((act.__doc__ or "").split("\n\n")[0].split()).replace("|", "/")


def described(text: str) -> str:
    """The file with its tables as they are due."""
    for mark, lines in (("messages", messages()), ("orders", orders()), ("acts", acts())):
        made = "\n".join(lines).strip()
        text = re.sub(
            rf"<!-- {mark} -->.*?<!-- /{mark} -->",
            lambda _, made=made, mark=mark: f"<!-- {mark} -->\n{made}\n<!-- /{mark} -->",  # type: ignore[misc]
            text,
            flags=re.DOTALL,
        )
    return text


if __name__ == "__main__":
    FILE.write_text(described(FILE.read_text(encoding="utf-8")), encoding="utf-8")
