"""How a dataclass is written and read back: its schema, validator and serializer, made when first needed."""

from __future__ import annotations

from dataclasses import MISSING, fields, is_dataclass
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel, TypeAdapter
from pydantic_core import CoreSchema, SchemaSerializer, SchemaValidator, core_schema

from tabletop.exercise.facts import Act

_validators: dict[type[Any], SchemaValidator] = {}
_serializers: dict[type[Any], SchemaSerializer] = {}


def validator(cls: type[Any]) -> SchemaValidator:
    """Reads a class of facts or acts out of plain values."""
    return _validators.get(cls) or _validators.setdefault(cls, SchemaValidator(schema_of(cls)))


def serializer(cls: type[Any]) -> SchemaSerializer:
    """Writes it as plain values."""
    return _serializers.get(cls) or _serializers.setdefault(cls, SchemaSerializer(schema_of(cls)))


def schema_of(cls: type[Any]) -> CoreSchema:
    """The schema pydantic gives a class; facts of plain values take a shorter way to the same one."""
    return _of_dataclass(cls) or TypeAdapter(cls).core_schema


_PLAIN: dict[Any, CoreSchema] = {
    str: core_schema.str_schema(), int: core_schema.int_schema(), bool: core_schema.bool_schema(),
}  # fmt: skip

# Types as they stand in the source; to evaluate them takes most of the time.
_WRITTEN: dict[Any, CoreSchema] = {
    "str": _PLAIN[str], "int": _PLAIN[int], "bool": _PLAIN[bool],
    "tuple[str, ...]": core_schema.tuple_variable_schema(_PLAIN[str]),
}  # fmt: skip


def _of_dataclass(cls: Any) -> CoreSchema | None:
    """None if a field holds more than models, text, whole numbers, yes or no, and lists or tables of them."""
    if not (isinstance(cls, type) and is_dataclass(cls)) or hasattr(cls, "__post_init__"):
        return None
    if hasattr(cls, "__get_pydantic_core_schema__") and not issubclass(cls, Act):
        return None
    made = []
    for field in fields(cls):
        schema = _WRITTEN.get(field.type) or _of_value(get_type_hints(cls)[field.name])
        if schema is None or not field.init or field.kw_only or field.default_factory is not MISSING:
            return None
        if field.default is not MISSING:
            schema = core_schema.with_default_schema(schema, default=field.default)
        made.append(core_schema.dataclass_field(field.name, schema))
    inner = core_schema.dataclass_args_schema(cls.__name__, made)
    slots = "__slots__" in cls.__dict__
    return core_schema.dataclass_schema(cls, inner, [field.name for field in fields(cls)], slots=slots)


def _of_value(kind: Any) -> CoreSchema | None:
    if kind in _PLAIN:
        return _PLAIN[kind]
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        kind.model_rebuild()
        return kind.__pydantic_core_schema__
    if get_origin(kind) is None:
        return _of_dataclass(kind)
    inside = [_of_value(each) for each in get_args(kind) if each not in (Ellipsis, NoneType)]
    parts = [each for each in inside if each is not None]
    return _together(kind, parts) if len(parts) == len(inside) else None


def _together(kind: Any, parts: list[CoreSchema]) -> CoreSchema | None:
    """The schema of tuple[X, ...], tuple[X, Y], dict[X, Y] or X | None; None for anything else."""
    origin, given = get_origin(kind), get_args(kind)
    if origin is tuple:
        whole = core_schema.tuple_variable_schema(parts[0]) if Ellipsis in given else None
        return whole or core_schema.tuple_positional_schema(parts)
    if origin is dict:
        return core_schema.dict_schema(*parts)
    if origin in (Union, UnionType) and NoneType in given and len(parts) == 1:
        return core_schema.nullable_schema(parts[0])
    return None
