"""Shares of gross domestic product in the settings are those of the named edition.

Source: NATO, Defence Expenditure of NATO Countries, July 2026 edition; 2025 and 2026 are estimates.
"""

from __future__ import annotations

import re

import pytest

from tabletop.scenario.reading import read
from tabletop.scenario.shipped import find

SHARES = {
    "fivefold": {
        "Poland": "3.75", "Latvia": "3.28", "Greece": "2.77", "Romania": "2.17", "France": "2.04",
        "Netherlands": "2.02", "Germany": "2.00", "Spain": "1.42",
    },
    "sky-shield": {
        "United Kingdom": "2.22", "Poland": "2.21", "Estonia": "2.14", "France": "1.87", "Romania": "1.76",
        "Finland": "1.69", "Italy": "1.50", "Germany": "1.46",
    },
    "joint-buy": {
        "Poland": "3.26", "United States": "3.15", "Greece": "2.77", "Sweden": "1.71", "Romania": "1.61",
        "Germany": "1.60", "Netherlands": "1.46", "Spain": "1.17",
    },
    "stability-review": {
        "Poland": "4.68", "United States": "3.17", "Türkiye": "2.85", "Germany": "2.69", "Romania": "2.43",
        "France": "2.22",
    },
}  # fmt: skip
"""In the year that each scenario names: 2024, 2022, 2023 and 2026."""
YEARS = {"fivefold": "2024", "sky-shield": "2022", "joint-buy": "2023", "stability-review": "2026"}
STATED = re.compile(r"([A-ZT][\wü]+(?: [A-Z][a-z]+)?) (?:gave |spent |spends )?(\d\.\d\d)\b")


@pytest.mark.parametrize("name", sorted(SHARES))
def test_defence_shares_are_those_of_the_edition_that_is_named(name: str) -> None:
    scenario = read(find(name))
    told = next(p for p in scenario.setting.background.split("\n") if "July 2026 edition" in p)
    assert YEARS[name] in told
    stated = dict(STATED.findall(told))
    assert {country: stated.get(country) for country in SHARES[name]} == SHARES[name]
    assert any(source.title.endswith("July 2026 edition") for source in scenario.sources)


@pytest.mark.parametrize("name", sorted(SHARES))
def test_what_a_delegation_says_of_its_own_share_agrees_with_the_setting(name: str) -> None:
    scenario = read(find(name))
    for seat in scenario.delegations:
        if said := re.findall(r"\b\d\.\d\d\b", seat.public):
            assert SHARES[name][seat.name] in said, seat.name
