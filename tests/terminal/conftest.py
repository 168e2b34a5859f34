"""Every test has settings of its own, no motion, and patience with a machine that is busy."""

from __future__ import annotations

from pathlib import Path

import pytest

from tabletop.terminal import ahead


@pytest.fixture(autouse=True)
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A settings file that does not exist yet."""
    file = tmp_path / "settings" / "settings.yaml"
    monkeypatch.setenv("TABLETOP_SETTINGS", str(file))
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    monkeypatch.setattr(ahead, "LONGEST", 60.0)
    return file
