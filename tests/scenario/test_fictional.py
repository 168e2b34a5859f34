"""Invented names: exchanged everywhere people read, nowhere else."""

from __future__ import annotations

from pathlib import Path

from tabletop.scenario.check import findings
from tabletop.scenario.fictional import fictional
from tabletop.scenario.model import Scenario
from tests.scenario.changes import GONE, changed
from tests.scenario.minimal import built


def test_names_shorts_and_words_are_exchanged_in_all_prose() -> None:
    scenario = fictional(built())
    assert [seat.name for seat in scenario.delegations] == ["Arda", "Brenn", "Corin"]
    assert [seat.short for seat in scenario.delegations] == ["ARD", "BRE", "COR"]
    assert scenario.seats["alder"].public == "Arda lies on the coast."
    assert scenario.clauses["lead"].option("by-alder").label == "Arda leads"
    assert scenario.setting.place == "Lantern"


def test_ids_stay_so_that_nothing_else_changes() -> None:
    scenario, invented = built(), fictional(built())
    assert invented.seats.keys() == scenario.seats.keys()
    assert invented.clauses.keys() == scenario.clauses.keys()
    assert invented.injects[2].to == ("alder", "birch")
    assert [each for each in findings(invented) if not each.advice and each.place[0] != "overlay"] == []


def words(text: str, **overlay: str) -> str:
    """The background of the scenario once the overlay is applied."""
    data = changed(("setting.background", text), ("overlay.words", overlay))
    return fictional(Scenario.model_validate(data)).setting.background


def test_whole_words_only_and_possessives() -> None:
    assert words("Alder's Alderman met ALD, ALDER and Alder.") == "Arda's Alderman met ARD, ALDER and Arda."


def test_the_longest_word_wins_and_nothing_is_exchanged_twice() -> None:
    assert words("Alder Bay and Alder", **{"Alder Bay": "Birch Bay"}) == "Birch Bay and Arda"
    assert words("Alder, Arda", Arda="Birch") == "Arda, Birch"


def test_a_word_at_the_start_of_a_sentence_keeps_its_capital() -> None:
    assert words("The sea. Grey sea.", **{"grey sea": "blue bay"}) == "The sea. Blue bay."


def test_a_small_word_takes_the_capital_of_the_name_it_stands_for_where_a_sentence_begins() -> None:
    small = {"Congress": "the assembly", "Northern": "coastal"}
    assert words("Congress met. Congress rose.", **small) == "The assembly met. The assembly rose."
    assert words('It said: "Northern, and Northern!" Northern', **small) == (
        'It said: "coastal, and coastal!" Coastal'
    )


def test_sources_keep_their_titles() -> None:
    data = changed(("sources", [{"title": "Alder and the coast"}]))
    assert fictional(Scenario.model_validate(data)).sources[0].title == "Alder and the coast"


def test_without_an_overlay_the_scenario_stays_as_it_is() -> None:
    scenario = Scenario.model_validate(changed(("overlay", GONE)))
    assert fictional(scenario) is scenario


def test_a_text_that_would_grow_too_long_is_a_fault() -> None:
    data = changed(("overlay.names.alder", "A" * 40))
    said = [each for each in findings(Scenario.model_validate(data)) if not each.advice]
    assert said
    assert all("does not fit with the invented names" in each.message for each in said)


def test_shipped_overlays_leave_no_real_name_behind() -> None:
    from tabletop.scenario.reading import read
    from tabletop.scenario.shipped import shipped

    for folder in shipped():
        scenario = read(folder)
        if scenario.overlay is None:
            continue
        text = " ".join(_texts(fictional(scenario).model_dump(exclude={"overlay", "sources"})))
        real = {seat.name for seat in scenario.delegations} - {"", *scenario.overlay.names.values()}
        assert not [name for name in sorted(real) if f" {name} " in text], Path(folder).name


def test_under_invented_names_no_shipped_scenario_calls_its_states_real_or_offers_the_invented_ones() -> None:
    from tabletop.scenario.reading import read
    from tabletop.scenario.shipped import shipped

    told = [scenario for scenario in map(read, shipped()) if scenario.overlay]
    assert told
    for scenario in map(fictional, told):
        seen = f"{scenario.stylised} {scenario.setting.content_note}"
        assert "are real" not in seen, scenario.id
        assert "in a real " not in seen, scenario.id
        assert "can be used" not in seen, scenario.id
        assert "names of the states are invented" in scenario.stylised, scenario.id
        assert "are used throughout" in scenario.setting.content_note, scenario.id


def _texts(data: object) -> list[str]:
    if isinstance(data, str):
        return [data]
    parts = data.values() if isinstance(data, dict) else data if isinstance(data, list | tuple) else ()
    return [text for part in parts for text in _texts(part)]
