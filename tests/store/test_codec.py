"""Events and acts as text: exact, canonical, and readable by later versions."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tabletop.exercise.facts import FACTS, Act, Command, Fact
from tabletop.store import codec
from tabletop.store.errors import Damaged, FromNewer, Unstorable
from tests.store.sample import Late, Opened, Pledge, Programme, Spoken, Sum, Weighed, event

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
        Late(Command("c-9", "north", "p-1", 3, 60, Pledge(40, ("south",)), "2030-05-01T09:00:00Z", (3, 4))),
    ],
)
def test_facts_with_parts_models_and_acts_come_back_equal(fact: Fact) -> None:
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


def test_an_act_names_its_kind() -> None:
    act = Pledge(40, ("south", "east"))
    plain = codec.encode_act(act)
    assert plain == {"kind": "test.pledge", "millions": 40, "to": ["south", "east"]}
    assert codec.decode_act(plain) == act


@pytest.mark.parametrize(
    "plain", [{}, {"kind": "test.nonsense"}, {"kind": 3}, {"kind": "test.pledge", "millions": "x"}]
)
def test_an_act_that_is_none_is_refused(plain: dict[str, object]) -> None:
    with pytest.raises(ValueError):
        codec.decode_act(plain)


def test_an_act_whose_field_would_hide_its_kind_is_a_mistake_of_the_rules() -> None:
    @dataclass(frozen=True, slots=True)
    class Confused(Act):
        kind: str  # type: ignore[misc]

    with pytest.raises(TypeError, match="kind"):
        codec.encode_act(Confused("x"))


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
    @dataclass(frozen=True, slots=True)
    class Moved(Fact):
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
    @dataclass(frozen=True, slots=True)
    class Spoken2(Fact):
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
