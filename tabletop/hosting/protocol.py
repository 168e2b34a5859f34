"""The messages of the open protocol, one JSON object a frame; PROTOCOL.md tells it for other languages."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

VERSION = 1
PATH = "/room"
WINDOW = "x-tabletop-window"
"""The header by which a browser's process says whose it is, so that wrong codes count by browser."""

LONGEST_FRAME = 64 * 1024
"""Bytes of one frame to the host; a larger one ends the connection."""

Name = Annotated[str, Field(max_length=80)]
Short = Annotated[str, Field(max_length=64)]
Id = Annotated[str, Field(min_length=8, max_length=64, pattern=r"^[A-Za-z0-9_-]+$")]


class Message(BaseModel):
    """A message knows all its fields and no others."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Hello(Message):
    """The first message: a code and a name, or the token of an earlier welcome. Neither: the display."""

    type: Literal["hello"] = "hello"
    version: int = Field(VERSION, description="the protocol's version that the client speaks")
    code: Short = Field("", description="a seat code, for a first sign-in")
    name: Name = Field("", description="who signs in; kept apart from the record")
    token: Short = Field("", description="instead of a code: the secret of an earlier welcome")
    since: int = Field(0, ge=0, description="the last happening this client has, by its number")


class Submit(Message):
    """Ask for an act. The same id again has no second effect and gets the same answer."""

    type: Literal["submit"] = "submit"
    id: Id = Field(description="the client's own id of this act")
    act: Short = Field(description="the kind of act, such as pledge.set")
    fields: dict[str, Any] = Field(default_factory=dict, description="the act's own fields")
    seat: Short = Field("", description="for control alone: the delegation it acts for")
    phase: int | None = Field(
        None, ge=0, description="the phase it was written for; the open one if left out"
    )
    fresh: bool = Field(False, description="send feed and view as they are after the act before its answer")


class Draft(Message):
    """Keep what is being written; an empty text drops it."""

    type: Literal["draft"] = "draft"
    field: Annotated[str, Field(max_length=200)] = Field(description="where it is being written")
    text: Annotated[str, Field(max_length=20_000)] = Field("", description="what is written so far")


What = Literal[
    "legal", "worth", "stored", "people", "team", "drafts", "view", "feed", "room", "log", "fresh",
]  # fmt: skip


class Ask(Message):
    """A question that the view does not answer; `seat` and the other viewers' views are for control."""

    type: Literal["ask"] = "ask"
    id: Id = Field(description="the client's own id of this question")
    what: What = Field(
        description="what is asked for; people and room are for control, stored and log also for evaluators; "
        "fresh has no value, and is answered once feed and view are as they are now"
    )  # fmt: skip
    seat: Short = Field("", description="for control alone: whose answer is wanted")
    since: int = Field(0, ge=0, description="for the log: the last event this client has")


class Manage(Message):
    """For control alone: an order at the door. Its answer is `answer`, or `done` with why not."""

    type: Literal["manage"] = "manage"
    id: Id = Field(description="the client's own id of this order")
    what: Short = Field(description="one of the orders below")
    seat: Short = Field("", description="the seat it is about")
    person: Short = Field("", description="the person it is about")
    text: Name = Field("", description="a policy's or a person's name, where the order needs one")


FromClient = Annotated[Hello | Submit | Draft | Ask | Manage, Field(discriminator="type")]


class Welcome(Message):
    """The sign-in holds. `token` is the secret for coming back; it is given once, with a code."""

    type: Literal["welcome"] = "welcome"
    version: int = Field(VERSION, description="the protocol's version that the host speaks")
    role: str = Field(description="seat, chair, control, evaluator, observer, press or display")
    seat: str = Field(description="the seat's id")
    person: str = Field("", description="the id that stands for this person in the record")
    token: str = Field("", description="the secret for coming back; empty if the client has it already")
    title: str = Field("", description="the exercise")
    where: list[str] = Field([], description="addresses at which people join")


class Refused(Message):
    """The sign-in does not hold, or the connection ends: why, in a sentence."""

    type: Literal["refused"] = "refused"
    reason: str = Field(description="a sentence to show")
    why: str = Field("", description="expired: forget the token, ask for a code; moved: come back with it")


class Done(Message):
    """An act's answer: durable if `reason` is empty, else refused with a sentence to act on."""

    type: Literal["done"] = "done"
    id: str = Field(description="the id of the act that is answered")
    reason: str = Field("", description="empty, or a sentence to show")


class Answer(Message):
    """A question's answer."""

    type: Literal["answer"] = "answer"
    id: str = Field(description="the id of the question that is answered")
    value: Any = Field(None, description="what was asked for; null if it cannot be had")


class Seen(Message):
    """The viewer's own view: all of it if `since` is empty, else only the fields that changed since then."""

    type: Literal["view"] = "view"
    kind: str = Field(description="public, press, alliance, chair, seat or control")
    revision: str = Field(description="an opaque name of this state of the view")
    since: str = Field("", description="the revision these fields change")
    now: int = Field(description="seconds of exercise time")
    running: bool = Field(description="whether the clock runs")
    fields: dict[str, Any] = Field(description="the view's fields by name")


class Happened(Message):
    """What has happened, as this viewer may know it, numbered for it alone from 1."""

    type: Literal["feed"] = "feed"
    items: list[dict[str, Any]] = Field(description="happenings in order; see below")
    anew: bool = Field(False, description="the list begins anew: forget what came before")


FromHost = Annotated[Welcome | Refused | Done | Answer | Seen | Happened, Field(discriminator="type")]

READER: TypeAdapter[Hello | Submit | Draft | Ask | Manage] = TypeAdapter(FromClient)
HOST_READER: TypeAdapter[Welcome | Refused | Done | Answer | Seen | Happened] = TypeAdapter(FromHost)
