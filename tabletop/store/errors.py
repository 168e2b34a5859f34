"""What can go wrong with a stored exercise, each with a sentence for the person at the screen."""

from __future__ import annotations


class StoreError(Exception):
    """Anything a store refuses or cannot do; `str()` of it is a sentence to show."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class NotAnExercise(StoreError):
    """There is no such file, or it is something else."""


class FromNewer(StoreError):
    """Written by a newer version of this program."""


class Damaged(StoreError):
    """An event was changed, is missing or cannot be read; `sequence` is the first bad event."""

    def __init__(self, sequence: int, why: str) -> None:
        super().__init__(f"event {sequence}: {why}")
        self.sequence = sequence
        self.why = why


class InUse(StoreError):
    """Another window or program has the file open."""


class ReadOnly(StoreError):
    """The file or its folder cannot be written, or was opened only to be read."""


class OnNetwork(StoreError):
    """The folder belongs to another machine, where one owner cannot be told from two."""


class Superseded(StoreError):
    """Somebody else has written on; this owner must step down and read again."""


class CannotWrite(StoreError):
    """Nothing was stored and nothing changed; the same act can be tried again."""


class Unstorable(StoreError):
    """A fact has no written form that could be read back."""


class RepeatedCommand(StoreError):
    """The command was stored before; harmless: ask `events_of(command_id)`."""

    def __init__(self, command_id: str) -> None:
        super().__init__("This act was recorded already.")
        self.command_id = command_id
