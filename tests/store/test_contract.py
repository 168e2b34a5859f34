"""What every store promises; the same tests for the file and for memory."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from tabletop.store import sqlite
from tabletop.store.base import Store
from tabletop.store.chain import EMPTY
from tabletop.store.errors import CannotWrite, RepeatedCommand, Superseded
from tabletop.store.memory import MemoryStore
from tests.store.sample import Spoken, Weighed, event, speech


@pytest.fixture(params=["file", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    with sqlite.create(tmp_path / "autumn.exercise") if request.param == "file" else MemoryStore() as made:
        yield made


class TestContract:
    def test_a_new_exercise_is_empty(self, store: Store) -> None:
        assert store.read() == []
        assert store.head() == EMPTY
        assert store.verify().whole

    def test_what_was_appended_is_read_back_in_order(self, store: Store) -> None:
        store.append("a", speech([1, 2]))
        store.append("b", speech([3]))
        assert store.read() == store.read(verified=False) == speech([1, 2, 3])

    def test_the_head_names_the_last_event(self, store: Store) -> None:
        store.append("a", speech([1, 2]))
        assert store.head() == (2, store.rows()[-1].hash)
        assert store.verify().head == store.head().hash

    def test_the_same_events_have_the_same_hash_in_every_store(self, store: Store) -> None:
        store.append("a", speech([1, 2, 3]))
        other = MemoryStore()
        other.append("elsewhere", speech([1, 2, 3]))
        assert store.head() == other.head()

    def test_a_repeated_command_is_refused_and_leaves_one_effect(self, store: Store) -> None:
        store.append("a", speech([1]))
        with pytest.raises(RepeatedCommand):
            store.append("a", speech([2]))
        assert store.read() == speech([1])
        assert store.events_of("a") == speech([1])

    def test_a_command_that_changed_nothing_is_remembered_too(self, store: Store) -> None:
        store.append("a", [])
        assert store.events_of("a") == []
        with pytest.raises(RepeatedCommand):
            store.append("a", speech([1]))
        store.append("b", speech([1]))
        assert store.events_of("b") == speech([1])

    def test_a_command_never_stored_is_told_from_one_without_effect(self, store: Store) -> None:
        assert store.events_of("never") is None

    @pytest.mark.parametrize("numbers", [[1], [3], [2, 4], [2, 2]])
    def test_numbers_that_do_not_follow_mean_another_owner(self, store: Store, numbers: list[int]) -> None:
        store.append("a", speech([1]))
        with pytest.raises(Superseded):
            store.append("b", speech(numbers))
        assert store.read() == speech([1])
        store.append("b", speech([2]))

    def test_one_event_that_cannot_be_stored_keeps_its_whole_command_out(self, store: Store) -> None:
        store.save_draft("p-1", "statement", "We hold")
        bad = event(2, Weighed(math.nan))
        with pytest.raises(CannotWrite):
            store.append("a", [event(1), bad], drop_drafts=[("p-1", "statement")])
        assert store.head() == EMPTY
        assert store.events_of("a") is None
        assert store.drafts("p-1") == {"statement": "We hold"}
        store.append("a", speech([1, 2]))

    def test_half_a_character_is_refused_and_nothing_changes(self, store: Store) -> None:
        with pytest.raises(CannotWrite):
            store.append("a", [event(1, Spoken("\ud800"))])
        with pytest.raises(CannotWrite):
            store.append("b", [replace(event(1), person="\ud800")])
        assert store.head() == EMPTY

    def test_drafts_are_kept_by_person_and_field(self, store: Store) -> None:
        store.save_draft("p-1", "statement", "We")
        store.save_draft("p-1", "statement", "We hold")
        store.save_draft("p-1", "note", "Ask the chair")
        store.save_draft("p-2", "note", "Mine")
        assert store.drafts("p-1") == {"note": "Ask the chair", "statement": "We hold"}
        store.save_draft("p-1", "note", "")
        assert store.drafts("p-1") == {"statement": "We hold"}
        assert store.head() == EMPTY

    def test_an_act_takes_its_drafts_with_it_and_no_others(self, store: Store) -> None:
        store.save_draft("p-1", "statement", "We hold")
        store.save_draft("p-2", "statement", "We do not")
        store.append("a", speech([1]), drop_drafts=[("p-1", "statement")])
        assert store.drafts("p-1") == {}
        assert store.drafts("p-2") == {"statement": "We do not"}

    def test_the_clock_is_kept_beside_the_log_and_is_nobodys_draft(self, store: Store) -> None:
        assert store.clock() == 0
        store.save_clock(40)
        store.save_clock(45)
        assert store.clock() == 45
        assert store.drafts("p-1") == {}
        assert store.head() == EMPTY

    def test_people_can_be_named_renamed_and_forgotten(self, store: Store) -> None:
        store.append("a", speech([1]))
        store.name_person("p-1", "Maria")
        store.name_person("p-1", "Maria Lindqvist")
        store.name_person("p-2", "Jon")
        assert store.people() == {"p-1": "Maria Lindqvist", "p-2": "Jon"}
        store.forget_people()
        assert store.people() == {}
        assert store.verify().whole
        assert store.read() == speech([1])

    def test_closing_twice_is_harmless(self, store: Store) -> None:
        store.close()
        store.close()
