"""The chain of hashes: every way to meddle with rows is named at the first bad event."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tabletop.store.chain import EMPTY, GENESIS, Row, link, seal, verify
from tests.store.sample import speech

ROWS_MADE = 10
Meddler = Callable[[list[Row]], object]


def rows() -> list[Row]:
    return seal(speech(range(1, ROWS_MADE + 1)), EMPTY)


def resealed(row: Row, previous: str) -> Row:
    return row._replace(hash=link(previous, row.body))


def test_a_chain_left_alone_is_whole() -> None:
    verdict = verify(rows())
    assert verdict.whole
    assert (verdict.count, verdict.head, verdict.why) == (ROWS_MADE, rows()[-1].hash, "")


def test_no_events_are_a_whole_chain() -> None:
    assert verify([]).head == GENESIS


def test_a_cut_tail_shows_only_against_the_head() -> None:
    verdict = verify(rows()[:-1])
    assert verdict.whole
    assert verdict.head != rows()[-1].hash


def changed_text(log: list[Row]) -> None:
    log[4] = log[4]._replace(body=log[4].body.replace("Statement", "Threat"))


def changed_text_and_hash(log: list[Row]) -> None:
    log[3] = resealed(log[3]._replace(body=log[3].body.replace("Statement", "Threat")), log[2].hash)


def changed_hash(log: list[Row]) -> None:
    log[4] = log[4]._replace(hash=GENESIS)


def deleted(log: list[Row]) -> None:
    del log[4]


def deleted_and_renumbered(log: list[Row]) -> None:
    del log[4]
    log[4:] = [row._replace(sequence=row.sequence - 1) for row in log[4:]]


def deleted_first(log: list[Row]) -> None:
    del log[0]


def swapped(log: list[Row]) -> None:
    fifth, eighth = log[4], log[7]
    log[4], log[7] = eighth._replace(sequence=5), fifth._replace(sequence=8)


def out_of_order(log: list[Row]) -> None:
    log[4], log[5] = log[5], log[4]


def inserted(log: list[Row]) -> None:
    log[4:] = [log[4]] + [row._replace(sequence=row.sequence + 1) for row in log[4:]]
    log[4] = log[4]._replace(body=log[4].body.replace("Statement", "Promise"))


def added(log: list[Row]) -> None:
    log.append(log[-1]._replace(sequence=11))


def doubled(log: list[Row]) -> None:
    log.insert(5, log[4])


def unreadable(log: list[Row]) -> None:
    log[4] = log[4]._replace(body=b"\xff\x00")  # type: ignore[arg-type]


def unsealed(log: list[Row]) -> None:
    log[4] = log[4]._replace(hash=None)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("meddle", "number", "words"),
    [
        (changed_text, 5, "not as it was written"),
        (changed_text_and_hash, 5, "not as it was written"),
        (changed_hash, 5, "not as it was written"),
        (deleted, 5, "missing"),
        (deleted_and_renumbered, 5, "written as event 6"),
        (deleted_first, 1, "missing"),
        (swapped, 5, "written as event 8"),
        (out_of_order, 5, "missing"),
        (inserted, 5, "put in later"),
        (added, 11, "written as event 10"),
        (doubled, 6, "another event"),
        (unreadable, 5, "changed"),
        (unsealed, 5, "not as it was written"),
    ],
)
def test_meddling_is_named_at_the_first_bad_event(meddle: Meddler, number: int, words: str) -> None:
    log = rows()
    meddle(log)
    verdict = verify(log)
    assert verdict.first_bad == number
    assert verdict.count == number - 1
    assert verdict.why.startswith(f"event {number}: ")
    assert words in verdict.why


@pytest.mark.parametrize("column", Row._fields[2:10])
@pytest.mark.parametrize("value", ["south", 99, None, b"\xff", 1.5])
def test_an_index_that_differs_from_the_event_is_named(column: str, value: object) -> None:
    log = rows()
    log[6] = log[6]._replace(**{column: value})  # type: ignore[arg-type]
    assert verify(log).first_bad == 7
    assert verify(log).why == f"event 7: its index was changed ({column})"
