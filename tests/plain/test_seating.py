"""Seating persons by name in line mode: a delegation's name alone is no person."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.plain.sitting import said


@pytest.mark.parametrize("line", ["seat Corrin", "seat COR", "seat Ana, corrin, Ben"])
def test_a_delegation_by_itself_is_not_seated_as_a_person(tmp_path: Path, line: str) -> None:
    told = said(tmp_path, f"{line}\nwho\n")
    assert "“Corrin” is a delegation, and nobody was seated." in told
    assert "Corrin: Ana, Ben" in told
    assert "Corrin: nobody by name" in told
    assert "Aldermoor: nobody by name" in told


def test_a_person_who_bears_a_delegations_name_is_seated_where_that_is_meant(tmp_path: Path) -> None:
    assert "Corrin: Corrin" in said(tmp_path, "seat Corrin: Corrin\nwho\n")


def test_names_that_only_begin_like_a_delegations_are_persons(tmp_path: Path) -> None:
    assert "Aldermoor: Cora" in said(tmp_path, "seat Cora\nwho\n")
