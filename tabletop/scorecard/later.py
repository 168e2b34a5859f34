"""Fields that are found when they are first looked at."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar, overload

T = TypeVar("T")


class Later(Generic[T]):
    """A field that takes a value, or a function that finds it the first time somebody looks.

    What is sought among all packages of the agenda, or tried many times over, is waited for by nobody who
    does not look at it.
    """

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    @overload
    def __get__(self, card: None, owner: type[object]) -> Later[T]: ...
    @overload
    def __get__(self, card: object, owner: type[object]) -> T: ...
    def __get__(self, card: object | None, owner: type[object]) -> T | Later[T]:
        if card is None:
            raise AttributeError(f"a card is made with its {self.name}")
        held = card.__dict__[self.name]
        if callable(held):
            held = card.__dict__[self.name] = held()
        found: T = held
        return found

    def __set__(self, card: object, value: T | Callable[[], T]) -> None:
        card.__dict__[self.name] = value
