"""Every test has settings of its own, and no motion."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A settings file that does not exist yet."""
    file = tmp_path / "settings" / "settings.yaml"
    monkeypatch.setenv("TABLETOP_SETTINGS", str(file))
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    return file
