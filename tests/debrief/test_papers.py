"""The printed papers: who may read what, what each sheet says, and where they are written."""

from __future__ import annotations

import io
import os
import re
import signal
from html import unescape
from pathlib import Path

import pytest

from tabletop.debrief.papers import PapersError, eventslist, write_papers
from tabletop.debrief.papers.folder import MARK, write_sheets
from tabletop.debrief.papers.prose import paragraphs
from tabletop.scenario.model import Scenario
from tabletop.scenario.reading import read
from tabletop.scenario.shipped import find
from tabletop.showing.readings import DATA_NOTICE, GROUND_RULES, PRACTICE, PRACTICE_KEPT
from tests.debrief.papers_sample import long, marked
from tests.scenario.minimal import built, minimal

OPEN_TO_ALL = (
    "rules-card.html",
    "agenda.html",
    "public-briefs.html",
    "seat-cards.html",
    "position-slips.html",
)


def printed(folder: Path, scenario: Scenario, **choices: object) -> dict[str, str]:
    paths = write_papers(scenario, "75", folder, io.StringIO(), **choices)  # type: ignore[arg-type]
    return {path.name: path.read_text(encoding="utf-8") for path in paths}


def sheets(page: str) -> list[str]:
    return re.findall(r'<section class="sheet.*?</section>', page, re.DOTALL)


def seen(page: str) -> str:
    """The words of a page, without style and tags."""
    body = page[page.index("<body>") :]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return printed(tmp_path_factory.mktemp("papers"), built())


# What there is, and what every sheet carries


def test_the_papers_are_a_checklist_cards_briefs_agenda_rules_slips_and_guide(pages: dict[str, str]) -> None:
    assert sorted(pages) == [
        "agenda.html",
        "brief-alder.html",
        "brief-birch.html",
        "brief-cedar.html",
        "chair-brief.html",
        "facilitator-guide.html",
        "index.html",
        "position-slips.html",
        "private-briefs.html",
        "public-briefs.html",
        "rules-card.html",
        "seat-cards.html",
    ]


def test_the_checklist_names_every_other_file_once(pages: dict[str, str]) -> None:
    links = re.findall(r'href="([^"]+)"', pages["index.html"])
    assert sorted([*links, "index.html"]) == sorted(pages)


def test_every_sheet_says_scenario_names_purpose_and_that_positions_are_stylised(tmp_path: Path) -> None:
    scenario = built()
    for page in printed(tmp_path, scenario).values():
        assert sheets(page)
        for sheet in sheets(page):
            words = seen("<body>" + sheet)
            assert scenario.title in words
            assert scenario.stylised in words
            assert "Names in use:" in words
            assert re.search(r"PUBLIC|ALLIANCE|PRIVATE: |FACILITATOR ONLY", words)


def test_nothing_is_loaded_from_outside_and_nothing_runs(pages: dict[str, str]) -> None:
    for page in pages.values():
        assert not re.search(r"<script|<link|<img|<iframe|@import|url\(|src=|https?://", page)


def test_a_brief_is_one_public_and_one_private_sheet(pages: dict[str, str]) -> None:
    public, secret = sheets(pages["brief-alder.html"])
    assert "sheet public" in public
    assert "PRIVATE" not in public
    assert secret.count("PRIVATE: Alder") == 2


def test_bulk_prints_hold_the_same_sheets_as_the_single_briefs(pages: dict[str, str]) -> None:
    singles = [sheets(pages[f"brief-{seat}.html"]) for seat in ("alder", "birch", "cedar")]
    assert sheets(pages["public-briefs.html"]) == [public for public, _ in singles]
    assert sheets(pages["private-briefs.html"]) == [secret for _, secret in singles]


# Who may read what


@pytest.fixture(scope="module")
def marked_pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return printed(tmp_path_factory.mktemp("marked"), marked())


def test_no_private_word_of_a_delegation_stands_on_what_others_read(marked_pages: dict[str, str]) -> None:
    for name in (*OPEN_TO_ALL, "index.html", "chair-brief.html"):
        assert "SECRET" not in marked_pages[name], name
    for seat in ("alder", "birch", "cedar"):
        others = marked_pages[f"brief-{seat}.html"].replace(f"SECRET-{seat}", "")
        assert "SECRET" not in others


def test_no_private_word_stands_on_a_public_sheet(marked_pages: dict[str, str]) -> None:
    for page in marked_pages.values():
        for sheet in sheets(page):
            if "PRIVATE:" not in sheet and "FACILITATOR ONLY" not in sheet:
                assert "SECRET" not in sheet


def test_a_private_sheet_in_the_bulk_print_holds_its_owner_alone(marked_pages: dict[str, str]) -> None:
    for seat, sheet in zip(
        ("alder", "birch", "cedar"), sheets(marked_pages["private-briefs.html"]), strict=True
    ):
        assert f"SECRET-{seat}-private" in sheet
        assert "SECRET" not in sheet.replace(f"SECRET-{seat}", "")


def test_a_delegation_reads_everything_that_is_its_own(marked_pages: dict[str, str]) -> None:
    page = marked_pages["brief-alder.html"]
    for field in ("private", "no-deal", "opening", "why-watch", "red-line", "line", "constraint"):
        assert f"SECRET-alder-{field}" in page
    assert "8\u202f123" in page


def test_what_is_the_facilitators_stands_in_the_guide_alone(marked_pages: dict[str, str]) -> None:
    for name, page in marked_pages.items():
        assert ("CONTROL" in page) == (name == "facilitator-guide.html"), name


def test_the_seated_chairs_brief_is_private_to_the_chair(marked_pages: dict[str, str]) -> None:
    assert [name for name, page in marked_pages.items() if "CHAIR-brief" in page] == ["chair-brief.html"]
    assert "PRIVATE: Secretary General" in marked_pages["chair-brief.html"]


def test_changing_one_delegations_private_matter_changes_no_sheet_of_the_others(tmp_path: Path) -> None:
    before = printed(tmp_path / "before", built())
    data = minimal()
    data["delegations"][1] |= {
        "private": "Quite another aim. " * 300,
        "no_deal": "Ruin.",
        "headroom": [99, 98, 97],
        "reservation": 0.7,
        "cost_weight": 3,
        "posture": 5,
        "interests": {"lead": {"weight": 100, "values": {"nobody": 1}, "why": "Reasons."}},
        "red_lines": [{"clause": "lead", "options": ["by-alder"], "why": "Pride."}],
        "domestic": {"constraint": "Strikes.", "support": 11},
        "opening": "No.",
    }
    after = printed(tmp_path / "after", Scenario.model_validate(data))
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"brief-birch.html", "private-briefs.html", "facilitator-guide.html"}
    assert sheets(before["brief-birch.html"])[0] == sheets(after["brief-birch.html"])[0]


# What the sheets say


def test_interests_are_told_in_words_with_red_lines_and_reasons(pages: dict[str, str]) -> None:
    words = seen(pages["brief-alder.html"])
    assert "“Joint watch” You could live with “Shared watch”." in words
    assert "decisive (50 of 100): The coast is ours." in words
    assert "Never “As now”. Parliament asked for a watch." in words
    assert "Move 1: 20 million euro ; Move 2: 10 million euro" in words
    assert "each 10 begun costs 5 points of support" in words


def test_an_option_across_a_red_line_is_not_among_what_one_could_live_with(pages: dict[str, str]) -> None:
    words = seen(pages["brief-cedar.html"])
    assert "“Small fund” You could live with “No fund”." in words


def test_the_agenda_has_every_wording_with_cost_and_payer(tmp_path: Path) -> None:
    scenario = built()
    words = seen(printed(tmp_path, scenario)["agenda.html"])
    for clause in scenario.clauses.values():
        for option in clause.options:
            assert option.text in words
    assert "30 million euro everybody, by the cost key" in words
    assert "Alder 50 50.0" in words


@pytest.mark.parametrize(
    ("procedure", "sentence"),
    [
        ({"kind": "consensus", "minutes": 7}, "under silence for 7 minutes"),
        ({"kind": "consensus", "reservations": 2}, "on at most 2 clauses of one text"),
        ({"kind": "consensus", "reservations": 0}, "No reservations are allowed here."),
        ({"kind": "unanimity", "constructive": True}, "Who abstains lets the text pass."),
        ({"kind": "qualified_majority", "members_share": 61}, "members (61 per cent) are in favour"),
        ({"kind": "coalition", "signatories": 2, "outsiders": ["cedar"]}, "Cedar may sign too."),
    ],
)
def test_rules_card_and_agenda_tell_the_procedure_with_its_numbers(
    tmp_path: Path, procedure: dict[str, object], sentence: str
) -> None:
    data = minimal()
    data["agenda"][0]["procedure"] = procedure
    pages = printed(tmp_path, Scenario.model_validate(data))
    assert sentence in seen(pages["rules-card.html"])
    assert sentence in seen(pages["agenda.html"])


def test_voting_weights_are_printed_where_they_count(tmp_path: Path) -> None:
    pages = printed(tmp_path, read(find("fivefold")))
    assert "Voting weights. Germany 83, France 68, Spain 49" in seen(pages["agenda.html"])
    for page in ("agenda.html", "rules-card.html"):
        words = seen(pages[page])
        assert "if 5 of the 8 members (55 per cent) are in favour" in words
        assert "carry 186 of the 286 in voting weight (65 per cent)" in words
    assert "Voting weights." not in seen(printed(tmp_path / "b", built())["agenda.html"])


def test_an_act_that_can_be_done_once_is_not_said_to_be_once_a_move(tmp_path: Path) -> None:
    words = seen(printed(tmp_path, read(find("fivefold")))["agenda.html"])
    assert "once a move, twice in all" in words
    assert "once in all" not in words


def test_the_rules_card_has_the_scenarios_own_numbers(tmp_path: Path) -> None:
    support = {"red_line": 17, "broken_promise": 9, "floor": 33}
    words = seen(printed(tmp_path, built(support=support, statements_per_move=3))["rules-card.html"])
    assert "17 points" in words
    assert "9 points" in words
    assert "Below 33" in words
    assert "At most 3 statements" in words
    assert "Move 1: Brief 3, Negotiate 15, Speak 7" in words


def test_a_delegation_without_a_vote_gets_no_slip_to_decide_with(tmp_path: Path) -> None:
    data = minimal()
    data["delegations"][2]["member"] = False
    cedar = sheets(printed(tmp_path, Scenario.model_validate(data))["position-slips.html"])[-1]
    assert "Cedar" in cedar
    assert "we break silence" not in cedar


def test_a_key_message_kept_for_others_is_not_on_a_delegations_slip(tmp_path: Path) -> None:
    messages = [{"id": "mine", "text": "Ours alone to say.", "by": ["birch"]}]
    slips = sheets(printed(tmp_path, built(key_messages=messages))["position-slips.html"])
    assert ["Ours alone to say." in slip for slip in slips] == [False, False, False, True, False, False]


def test_seat_codes_stand_on_the_strip_of_their_card_or_the_place_is_blank(tmp_path: Path) -> None:
    blank = printed(tmp_path, built())["seat-cards.html"]
    assert "<code>" not in blank
    cards = sheets(
        printed(tmp_path, built(), codes={"alder": "KIWI-42", "chair": "PLUM-7"})["seat-cards.html"]
    )
    assert ["KIWI-42" in card for card in cards] == [True, False, False, False]
    assert ["PLUM-7" in card for card in cards] == [False, False, False, True]
    page = printed(tmp_path, built(), codes={"alder": "KIWI-42"}, address="10.0.0.7:8765")["seat-cards.html"]
    assert page.count("10.0.0.7:8765") == 1, "an address stands only beside a code"


def test_the_run_sheet_counts_minutes_from_sitting_down_and_shows_due_injects(pages: dict[str, str]) -> None:
    words = seen(pages["facilitator-guide.html"])
    assert "16–31 Move 1 Negotiate 15 minutes" in words
    assert "18 · 1 Boats off the cape" in words
    assert "63–75 Hot wash 12 minutes" in words


def test_the_inject_list_has_ten_columns_and_the_core_first(pages: dict[str, str]) -> None:
    page = pages["facilitator-guide.html"]
    core, library = page.index("<h2>Core</h2>"), page.index("<h2>Library</h2>")
    heads = re.findall(r"<th scope=\"col\">([^<]+)</th>", page[core:library])
    assert len(heads) == 10
    assert (
        core < page.index("Six boats without flags") < library < page.index("calls the watch a provocation")
    )
    words = seen(page)
    assert "when escalation pressure is 50 or more" in words
    assert "if inject 1 has had no answer by then" in words
    assert "domestic support of Alder -2" in words


def test_conditions_of_injects_read_as_sentences() -> None:
    scenario = read(find("stability-review"))
    told = {line.inject.number: line.time for line in eventslist.lines(scenario, scenario.timings[1])}
    assert told[25] == "when “Reject the offer in public” has been done"
    assert told[30].endswith("if inject 3 has had no answer by then (a draft on “The words” is one)")
    assert "(a draft on “The envelope” or a declared position on “How it is divided” of 4" in told[31]
    assert told[31].endswith("of 4 delegations or more is one)")


def test_every_prepared_reply_stands_in_the_guide_under_its_band(pages: dict[str, str]) -> None:
    words = seen(pages["facilitator-guide.html"])
    assert "middle 34 to 66 It frowns." in words


# Names


def test_invented_names_are_marked_and_betray_no_real_name_in_a_file_name(tmp_path: Path) -> None:
    data = minimal()
    for seat in data["delegations"]:
        seat["name"] = data["overlay"]["names"][seat["id"]]
    pages = printed(tmp_path, Scenario.model_validate(data))
    assert "brief-arda.html" in pages
    assert not [name for name in pages if "alder" in name]
    assert all("Names in use: invented" in page for page in pages.values())


def test_the_guide_does_not_offer_invented_names_where_they_are_in_use(tmp_path: Path) -> None:
    for fictional in (True, False):
        folder = tmp_path / str(fictional)
        write_papers(built(), built().timings[0].id, folder, io.StringIO(), fictional=fictional)
        page = (folder / "facilitator-guide.html").read_text(encoding="utf-8")
        assert ("has a set of invented names" in page) is not fictional
        assert ("These papers bear invented names" in page) is fictional


def test_the_guide_says_why_sources_keep_real_names_where_names_are_invented(tmp_path: Path) -> None:
    said = "The sources keep their own words"
    sourced = built(sources=[{"title": "Reports of the coast guard", "confidence": "High."}])
    for fictional in (True, False):
        folder = tmp_path / str(fictional)
        write_papers(sourced, sourced.timings[0].id, folder, io.StringIO(), fictional=fictional)
        assert (said in (folder / "facilitator-guide.html").read_text(encoding="utf-8")) is fictional


def test_real_names_are_marked_where_invented_ones_exist(pages: dict[str, str]) -> None:
    assert "Names in use: real" in pages["agenda.html"]


# Text


def test_text_keeps_paragraphs_and_lists_and_nothing_else() -> None:
    text = "One\nstill one.\n\nTwo:\n- first\n  goes on\n- <b>second</b>\n\n# no heading *here*"
    assert str(paragraphs(text)) == (
        "<p>One still one.</p>\n<p>Two:</p>\n<ul><li>first goes on</li>"
        "<li>&lt;b&gt;second&lt;/b&gt;</li></ul>\n<p># no heading *here*</p>"
    )


def test_markup_in_any_text_is_shown_and_not_obeyed(tmp_path: Path) -> None:
    evil = "<script>alert('x')</script> {{ 7 * 7 }} & \"quotes\""
    data = minimal(title="<b>T</b>", stylised=evil, summary=evil, questions=[evil], currency="<i>e</i>")
    data["setting"] |= {"forum": evil, "place": evil, "background": evil, "opening": evil}
    data["delegations"][0] |= {"name": "</section><i>", "public": evil, "private": evil, "opening": evil}
    for page in printed(tmp_path, Scenario.model_validate(data)).values():
        assert "<script" not in page
        assert "<i>" not in page
        assert "<b>T</b>" not in page
        assert "{{ 7 * 7 }}" in page


def test_a_heavy_scenario_still_has_two_sheets_to_a_brief(tmp_path: Path) -> None:
    pages = printed(tmp_path, long())
    assert len(sheets(pages["brief-alderland.html"])) == 2
    assert "fullest" in sheets(pages["brief-alderland.html"])[1].split(">")[0]


# The folder


def test_printing_again_overwrites_the_same_papers(tmp_path: Path) -> None:
    first = printed(tmp_path / "new" / "papers", built())
    assert printed(tmp_path / "new" / "papers", built()) == first


@pytest.mark.skipif(os.name != "posix", reason="limits of this kind are POSIX")
def test_a_printing_that_broke_off_can_be_repeated(tmp_path: Path) -> None:
    import resource

    pages = {"short.html": f"<head>{MARK}</head>", "long.html": f"<head>{'x' * 5000}{MARK}</head>"}
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2000, hard))
    try:
        with pytest.raises(PapersError, match="cannot be written"):
            write_sheets(tmp_path, pages)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, before)
    assert [path.name for path in tmp_path.iterdir()] == ["short.html"]
    assert len(write_sheets(tmp_path, pages)) == 2


def test_a_folder_that_is_a_file_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "papers").write_text("mine")
    with pytest.raises(PapersError, match="is a file, not a folder"):
        printed(tmp_path / "papers", built())
    with pytest.raises(PapersError, match="cannot be written"):
        printed(tmp_path / "papers" / "inside", built())
    assert (tmp_path / "papers").read_text() == "mine"


@pytest.mark.parametrize("name", ["notes.txt", "index.html"])
def test_other_peoples_files_are_never_touched_or_mixed_with_papers(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("mine")
    with pytest.raises(PapersError, match=name):
        printed(tmp_path, built())
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert (tmp_path / name).read_text() == "mine"


def test_papers_of_another_exercise_are_not_mixed_in(tmp_path: Path) -> None:
    printed(tmp_path, built())
    with pytest.raises(PapersError, match="already holds other things"):
        printed(tmp_path, long())


def test_a_folder_name_no_system_can_hold_is_refused_in_words(tmp_path: Path) -> None:
    for name in ("x" * 5000, "nul\0"):
        with pytest.raises(PapersError, match="cannot be written"):
            printed(tmp_path / name, built())


def test_an_unknown_timing_names_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(PapersError, match=r"no timing '99'.*75"):
        write_papers(built(), "99", tmp_path, io.StringIO())


def test_the_facilitator_is_told_where_to_begin(tmp_path: Path) -> None:
    out = io.StringIO()
    write_papers(built(), "75", tmp_path, out)
    assert "Open index.html first" in out.getvalue()


# Paper and screen


def test_what_is_read_aloud_is_the_same_on_paper_and_on_screen(pages: dict[str, str]) -> None:
    guide = seen(pages["facilitator-guide.html"])
    for line in (*GROUND_RULES[1:], *DATA_NOTICE[1:], *PRACTICE[1:], PRACTICE_KEPT):
        assert line in guide


def test_slips_use_the_words_and_numbers_that_the_grids_take(pages: dict[str, str]) -> None:
    slips = seen(pages["position-slips.html"])
    scenario = built()
    assert "Posture: 1 conciliatory 2 open 3 neutral 4 critical 5 firm" in slips
    assert "Tone" not in slips
    assert "To: home allies adversary partner" in slips
    for number, clause in enumerate(scenario.clauses.values(), 1):
        assert f"{number}. {clause.title} 1. {clause.options[0].label} 2. {clause.options[1].label}" in slips
    for number, message in enumerate(scenario.key_messages, 1):
        assert f"{number}. “{message.text}”" in slips


def test_printed_pages_are_numbered(pages: dict[str, str]) -> None:
    assert all("counter(page)" in page for page in pages.values())
