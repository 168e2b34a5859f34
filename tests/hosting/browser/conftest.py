"""One parent of windows for a module's tests: it takes a while to load."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterator

import pytest

from tabletop.hosting.browser.nursery import Nursery

if sys.platform == "win32":
    pytest.skip("processes are looked at as Linux and macOS have them", allow_module_level=True)


@pytest.fixture(scope="module")
def nursery() -> Iterator[Nursery]:
    """Where windows come from."""
    made = Nursery()
    made.start()
    yield made
    asyncio.run(made.stop())
