"""Events and acts as text: exact, canonical, and readable by later versions."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any, ClassVar, get_args, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct

from tabletop.exercise.facts import FACTS, Act, Event, Fact
from tabletop.store import codec
from tabletop.store.errors import Damaged, FromNewer, Unstorable
from tests.store.sample import Opened, Programme, Spoken, Sum, Weighed, event

TEXT = (
    '{"exercise":"autumn","sequence":7,"kind":"test.spoken","version":1,"seat":"north","person":"p-1","phase":2,'
    '"at":70,"wall":"2030-05-01T09:00:00Z","cause":"command-7","fact":{"text":"“Nous \\"voulons\\" – 10 %”"}}'
)
EVENT = event(7, Spoken('“Nous "voulons" – 10 %”'))


def test_an_event_is_always_the_same_text() -> None:
    assert codec.encode(EVENT) == TEXT
    assert codec.decode(TEXT) == EVENT
    assert codec.decode(TEXT) == EVENT  # the second time by the short way


@pytest.mark.parametrize(
    "fact",
    [
        Opened(Programme.model_validate({"title": "Autumn", "shares": (0.1, 0.2), "from": "The chair"})),
        Weighed(0.1 + 0.2, (Sum("north", 5), Sum("south", 0)), {"south": 1, "north": 2}, None),
        Weighed(-0.0, (), {}, "A note\nover two lines"),
    ],
)
def test_facts_with_parts_and_models_come_back_equal(fact: Fact) -> None:
    for _ in range(2):
        assert codec.decode(codec.encode(event(1, fact))) == event(1, fact)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_figures_survive_to_the_last_bit(weight: float) -> None:
    back = codec.decode(codec.encode(event(1, Weighed(weight)))).fact
    assert isinstance(back, Weighed)
    assert back.weight.hex() == weight.hex()


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_words_survive(text: str) -> None:
    assert codec.decode(codec.encode(event(1, Spoken(text)))).fact == Spoken(text)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_the_text_is_what_other_programs_read_too(text: str) -> None:
    read = json.loads(codec.encode(event(1, Spoken(text))))
    assert tuple(read) == codec.KEYS
    assert read["fact"] == {"text": text}


def test_no_fact_holds_an_act_or_a_fact_for_it_would_come_back_without_its_kind() -> None:
    for kind in FACTS.values():
        for name, hint in get_type_hints(kind).items():
            assert not parts_of(hint) & {Act, Fact, Event}, f"{kind.kind} {name}"


def parts_of(hint: Any) -> set[Any]:
    """The type, all it is made of, and the types of the fields of records in it."""
    inside = set(get_args(hint))
    if isinstance(hint, type) and issubclass(hint, Struct):
        inside |= set(get_type_hints(hint).values())
    return {hint}.union(*(parts_of(each) for each in inside))


def test_a_fact_that_is_not_what_it_says_is_not_written() -> None:
    with pytest.raises(Unstorable):
        codec.encode(event(1, Spoken(object())))  # type: ignore[arg-type]


def test_an_event_of_an_unknown_kind_is_from_a_newer_version() -> None:
    with pytest.raises(FromNewer, match="newer version"):
        codec.decode(TEXT.replace("test.spoken", "test.sung"))


def test_a_later_version_of_a_known_kind_is_from_a_newer_version() -> None:
    with pytest.raises(FromNewer, match="Event 7"):
        codec.decode(TEXT.replace('"version":1', '"version":2'))


def test_old_versions_are_brought_up_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    class Moved(Fact, frozen=True):
        kind: ClassVar[str] = "test.moved"
        version: ClassVar[int] = 3
        place: str
        metres: int

    monkeypatch.setitem(FACTS, "test.moved", Moved)
    monkeypatch.setitem(
        codec.upcasters, ("test.moved", 1), lambda old: {"place": old["to"], "feet": old["feet"]}
    )
    monkeypatch.setitem(
        codec.upcasters,
        ("test.moved", 2),
        lambda old: {"place": old["place"], "metres": old["feet"] * 3 // 10},
    )
    first = TEXT.replace("test.spoken", "test.moved").split('"fact"')[0]
    written = {
        1: '{"to":"Riga","feet":100}',
        2: '{"place":"Riga","feet":100}',
        3: '{"place":"Riga","metres":30}',
    }
    for version, fact in written.items():
        body = first.replace('"version":1', f'"version":{version}') + f'"fact":{fact}}}'
        assert codec.decode(body).fact == Moved("Riga", 30)


def test_an_old_version_nobody_can_read_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    class Spoken2(Fact, frozen=True):
        kind: ClassVar[str] = "test.lost"
        version: ClassVar[int] = 2

    monkeypatch.setitem(FACTS, "test.lost", Spoken2)
    with pytest.raises(Damaged, match="event 7: version 1"):
        codec.decode(TEXT.replace("test.spoken", "test.lost"))


@pytest.mark.parametrize(
    "body",
    [
        "", "{", "null", "[]", "{}", '"text"', "[" * 5000,
        TEXT.replace('"seat"', '"chair"'),
        TEXT.replace(":70,", ':"70",'),
        TEXT.replace(":70,", ":true,"),
        TEXT.replace('"fact":{"text"', '"fact":{"words"'),
        TEXT.split(',"fact"')[0] + ',"fact":null}',
    ],
)  # fmt: skip
def test_a_malformed_line_is_called_damaged(body: str) -> None:
    codec.decode(TEXT)
    with pytest.raises(Damaged):
        codec.decode(body)


@given(st.integers(0, len(TEXT) - 1), st.text(max_size=3))
def test_a_line_with_something_else_in_it_never_breaks_the_reader(place: int, put: str) -> None:
    with suppress(Damaged, FromNewer):
        codec.decode(TEXT[:place] + put + TEXT[place + 1 :])
