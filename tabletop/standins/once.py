"""Fields that are found when they are first looked at, and stay as they were found."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")


class once(Generic[T]):  # noqa: N801
    """Like functools.cached_property, without its lock: a stand-in's thoughts are nobody else's."""

    def __init__(self, find: Callable[[Any], T]) -> None:
        self.find = find
        self.__doc__ = find.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    @overload
    def __get__(self, whose: None, owner: type) -> once[T]: ...
    @overload
    def __get__(self, whose: object, owner: type) -> T: ...
    def __get__(self, whose: object | None, owner: type) -> T | once[T]:
        if whose is None:
            return self
        found = whose.__dict__[self.name] = self.find(whose)
        return found
