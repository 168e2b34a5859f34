"""The document for authors says everything the format knows."""

from __future__ import annotations

from pathlib import Path

from tabletop.scenario.documentation import documentation, models
from tabletop.scenario.model import Scenario

DOCUMENT = Path(__file__).parents[2] / "scenarios" / "README.md"


def test_every_field_of_the_format_is_described() -> None:
    silent = [
        f"{model.__name__}.{name}"
        for model in models(Scenario)
        for name, field in model.model_fields.items()
        if not field.description
    ]
    assert silent == []


def test_the_document_for_authors_is_the_format_as_it_is() -> None:
    assert DOCUMENT.read_text(encoding="utf-8") == documentation()
