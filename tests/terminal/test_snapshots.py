"""Every screen looks as it was last approved, narrow and wide."""

from __future__ import annotations

import pytest

from tests.terminal.snapshots import drawn, names, path


@pytest.mark.parametrize(("name", "size"), list(names()))
def test_a_screen_looks_as_it_was_approved(name: str, size: tuple[int, int]) -> None:
    assert drawn(name, size) == path(name, size).read_text(encoding="utf-8")
