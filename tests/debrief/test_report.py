"""The after-action report: what it tells, that it tells it literally, and where it is written."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import replace as replace_card
from html import unescape
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from msgspec.structs import replace

from tabletop.debrief.report import build, write_report
from tabletop.debrief.report.accounts import postings
from tabletop.debrief.report.markdown import literal, markdown
from tabletop.debrief.report.model import Section
from tabletop.debrief.report.page import page, runs
from tabletop.debrief.report.phrases import figure
from tabletop.debrief.report.speaking import TOWARD
from tabletop.debrief.report.telling import TELLERS
from tabletop.debrief.report.walking import walk
from tabletop.exercise import rulebook
from tabletop.exercise.budget import ledger
from tabletop.exercise.facts import FACTS
from tabletop.room.chance import Chance
from tabletop.room.clock import VirtualClock
from tabletop.room.service import create
from tabletop.scenario.fictional import fictional
from tabletop.scorecard.assess import assess
from tabletop.store.memory import MemoryStore
from tests.debrief.report_sample import HOSTILE, PEOPLE, Play, in_file, in_memory, signed, voted
from tests.scenario.minimal import MINIMAL, built


def reported(play: Play, people: dict[str, str] | None = None) -> str:
    """The report of a play as an HTML page."""
    log = play.room.log
    return page(build(log, people, assess(log), head=play.room.head().hash))


def words(html: str) -> str:
    """What a reader of the page reads."""
    body = re.sub(r"<style>.*?</style>|<wbr>", "", html, flags=re.S)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]*>", " ", body)))


@pytest.fixture(scope="module")
def play() -> Play:
    return in_memory()


@pytest.fixture(scope="module")
def html(play: Play) -> str:
    return reported(play)


@pytest.fixture(scope="module")
def text(html: str) -> str:
    return words(html)


def test_every_kind_of_event_has_a_sentence() -> None:
    assert rulebook.SECTIONS
    untold = [kind for kind, fact in FACTS.items() if fact not in TELLERS and not kind.startswith("test.")]
    assert untold == []


def test_the_cover_says_what_was_played_and_how_a_cut_tail_can_be_told(play: Play, text: str) -> None:
    assert "After-action report The small coast Every position here is invented for teaching." in text
    assert f"Record {len(play.room.log)} events" in text
    assert play.room.head().hash in text
    assert "By seat; no person is named." in text


def test_a_break_of_silence_is_told_with_reason_and_who_associated(play: Play, text: str) -> None:
    assert "Broke silence Cedar, at" in text
    assert re.search(r"Associated Birch \d+ ", text)


def test_who_stood_where_is_read_when_the_decision_opened(text: str) -> None:
    assert "“The watch” “Joint watch” 1: Alder 1: Birch 1: Cedar" in text


def test_a_reservation_stands_as_a_footnote_of_the_communique(text: str) -> None:
    assert re.search(r"Joint watch” \(text 1, move 1\).*Footnote of Birch", text)


def test_whom_a_text_binds_is_said_once_and_not_at_every_clause(text: str) -> None:
    stands = text[text.index("The communique as it stands") : text.index("Declared positions at the end")]
    assert "Text 1 binds every member: Alder, Birch and Cedar." in stands
    assert "Text 2 binds every member (the same as text 1)." in stands
    assert stands.count("Alder, Birch and Cedar") == 1


def test_of_letters_of_intent_those_are_named_who_differ() -> None:
    told = words(reported(signed(MemoryStore())))
    stands = told[told.index("The communique as it stands") : told.index("Declared positions at the end")]
    assert "Text 1 is a letter of intent; it binds those who signed it: Alder and Cedar." in stands
    assert "Text 2 is a letter of intent; it binds those who signed it (the same as text 1)." in stands
    assert "Needed At least 2 signatures; there were 2." in told
    assert "Text 1 stands as a letter of intent, with 2 signatures." in told


def test_a_shortfall_stands_by_name(text: str) -> None:
    assert "“The fund”: “Large fund” 30 Alder 8, Birch 6 the alliance together 16" in text


def test_votes_and_shares_of_the_key_are_told(text: str) -> None:
    told = words(reported(voted(MemoryStore())))
    assert re.search(r"In favour Alder \d+ Birch \d+ Against Cedar \d+ Did not vote nobody", told)
    assert "30 Alder 15, Birch 9, Cedar 1 Cedar 5" in told


def test_a_weighted_vote_shows_each_vote_and_weight_the_sums_and_the_threshold() -> None:
    told = words(reported(voted(MemoryStore())))
    assert "Needed 2 of 3 members (55 %), and 3 of 4 in voting weight (65 %)" in told
    assert "in favour were 2, with 3 in weight." in told
    assert re.search(
        r"Alder in favour \d+ 2 Birch in favour \d+ 1 Cedar against \d+ 1 "
        r"Together in favour 2 of 3 members 3 of 4 Together against 1 of 3 members 1 of 4 "
        r"Needed in favour 2 of 3 members 3 of 4 ",
        told,
    )


def test_crossing_ones_own_red_line_is_shown(text: str) -> None:
    assert "Cedar: the text crosses its own on “The fund”; it assented" in text


def test_the_ledger_adds_up_to_nothing_and_to_what_the_rules_keep(play: Play, text: str) -> None:
    balances = ledger.post({}, [entry for _, entry in postings(walk(play.room.log))])
    assert balances == play.room.state.budget.balances
    assert "They add up to 0, as they must." in text


def test_promises_say_what_became_of_them_and_contradictions_are_shown_now(text: str) -> None:
    assert "Speak at posture 2 (open) or softer" in text
    assert re.search(r"Broken Word\d+", text)
    assert "Promised a posture of at most 2, spoke at 4." in text


def test_statements_carry_posture_and_act_code(text: str) -> None:
    assert re.search(r"Birch \d+ the home public, allies 4, critical • We bring five million\.", text)
    assert "WEIS 121, −2.2" in text


def test_a_policy_act_stands_with_its_assumed_weight(text: str) -> None:
    assert "To the adversary: assumed 1.0" in text


def test_a_signal_to_friends_is_told_as_one_to_friends(play: Play) -> None:
    toward = {signal.target for act in play.room.state.scenario.policy_acts for signal in act.signals}
    assert toward <= set(TOWARD)
    assert TOWARD["ally"] == "allies"


def test_an_inject_says_from_whom_it_came_and_how(text: str) -> None:
    assert re.search(r"Came \d\d:\d\d, to the \w+ \d+ From [^(]+ \([^)]+\) Message", text)


def test_the_worth_of_what_each_has_is_told_apart_from_the_analysis(text: str) -> None:
    mandate = text.partition("Worth of what each has at the end")[2]
    assert "here counts what was really paid, not the share of the key" in mandate
    assert "Delegation Mandate What it has No deal" in mandate


def test_the_parts_of_a_score_lead_to_the_sentences_behind_them(html: str) -> None:
    links = set(re.findall(r'href="#(e\d+)"', html))
    assert links
    assert links <= set(re.findall(r'id="(e\d+)"', html))
    assert re.search(r"Silence broken.*?Cedar broke silence", html, flags=re.S)


def test_every_event_has_its_place_in_a_timeline(play: Play, html: str) -> None:
    assert re.findall(r'id="e(\d+)"', html) == [str(n) for n in range(1, len(play.room.log) + 1)]


def test_injects_stand_with_what_was_hoped_for_and_what_came(text: str) -> None:
    assert "Hoped for Delegations ask for consultations. Came back nothing on record" in text
    assert re.search(r"4\. Rain \| snow.*Came back Cedar, \d\d:\d\d: “Word", text)
    assert "reworded inject 2" in text


def test_a_ruling_shows_its_dice_and_its_effects(text: str) -> None:
    found = re.search(r"by dice: (\d) and (\d), reasons \+1, together (\d+)", text)
    assert found is not None
    first, second, total = map(int, found.groups())
    assert first + second + 1 == total
    assert "Domestic support of Birch fell by 3 points" in text


def test_what_was_undone_stays_readable_and_does_not_count(html: str, text: str) -> None:
    assert re.search(r'class="undone".*?<s>Cedar wrote to Alder', html, flags=re.S)
    assert re.search(r"Corrections Nothing is erased.*What it took back At \d\d:\d\d", text)


def test_observations_stand_under_their_objective(text: str) -> None:
    assert re.search(r"Allies consult before they decide\. Look for: Somebody asks first\. S: “Word", text)


def test_figures_have_words_for_those_who_listen(html: str) -> None:
    assert html.count("<svg") == html.count('role="img"') == 6
    assert re.search(r"<desc[^>]*>Common ground\. common ground: Start 0%, Move 1", html)
    assert "It is not a probability of war." in html


def test_persons_are_named_only_when_asked_for(play: Play, text: str) -> None:
    for person, name in PEOPLE.items():
        assert name not in text
        assert person not in text
    named = words(reported(play, PEOPLE))
    assert "Alder Ana Ashwood" in named
    assert "Bo Birkin" in named


def test_a_person_whose_name_was_deleted_is_nobody_in_particular(play: Play) -> None:
    told = words(reported(play, {}))
    assert "somebody whose name is not kept" in told
    assert "p-ana" not in told


def test_whatever_players_wrote_stands_literally_on_the_page(play: Play, html: str, text: str) -> None:
    assert "<script" not in html
    plain = text.replace("  ", " ")
    for written in play.words:
        assert written.split()[0] in plain
    assert HOSTILE in plain
    assert "[b]Bridge|" in plain


def test_whatever_players_wrote_stands_literally_in_markdown(play: Play) -> None:
    log = play.room.log
    source = markdown(build(log, None, assess(log)))
    shown = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(source)
    assert "<script" not in shown
    assert "<code" not in shown
    assert "href" not in shown
    plain = unescape(shown)
    assert plain.count(HOSTILE) >= len(play.words)
    for written in play.words:
        assert written in plain


def test_every_table_in_markdown_keeps_its_columns(play: Play) -> None:
    log = play.room.log
    source = markdown(build(log, None, assess(log))).replace("\\|", "")
    widths: list[int] = []
    for line in source.splitlines():
        if not line.startswith("|"):
            widths = []
            continue
        widths.append(line.count("|"))
        assert widths[0] == widths[-1], line


@pytest.mark.parametrize(
    "text", ["# head", "- list", "1. one", "2) two", "+ plus", "> said", "---", "===", "    code"]
)
def test_a_line_of_a_player_never_begins_a_block(text: str) -> None:
    shown = MarkdownIt().render(literal(text))
    assert shown.startswith("<p>")
    assert unescape(shown).removeprefix("<p>").removesuffix("</p>\n") == text.strip()


def test_the_same_log_makes_the_same_page(play: Play, html: str) -> None:
    assert reported(play) == html
    assert reported(in_memory()) == html


def test_an_exercise_that_has_only_been_set_up_has_a_report(play: Play) -> None:
    log = play.room.log[:1]
    told = words(page(build(log, None, assess(log))))
    assert "No move had begun, so there are no scores." in told
    assert "Record 1 event" in told


def test_every_beginning_of_an_exercise_has_a_report(play: Play) -> None:
    log = play.room.log
    for length in range(2, len(log), 7):
        report = build(log[:length], None, assess(log[:length]))
        assert page(report)
        assert markdown(report)


def test_what_is_read_ends_with_questions_and_the_record_stands_in_an_appendix(play: Play) -> None:
    log = play.room.log
    report = build(log, None, assess(log))
    titles = [section.title for section in report.sections]
    assert titles[0] == "At a glance"
    assert titles[-1] == "Questions for the discussion"
    assert isinstance(report.sections[-1], Section)
    assert MINIMAL["questions"][0] in words(page(report))
    record = [section.title for section in report.appendix]
    assert (record[0], record[-1]) == ("What happened, event by event", "Sources")
    assert "The scores of move 1, opened" in record
    assert not set(record) & set(titles)
    for told in (words(page(report)), markdown(report)):
        assert told.rindex(titles[-1]) < told.rindex(record[0]) < told.rindex(record[-1])


@pytest.mark.parametrize("invented", [True, False])
def test_under_invented_names_the_report_leaves_out_titles_with_real_ones(invented: bool) -> None:
    sourced = built(sources=[{"title": "Reports of the coast guard of Alder", "confidence": "High."}])
    played = fictional(sourced) if invented else sourced
    room = create(MemoryStore(), played, "75", clock=VirtualClock(), chance=Chance(5), seed=None)
    told = markdown(build(room.log, None, assess(room.log)))
    assert ("coast guard of Alder" in told) is not invented
    assert ("stand in the facilitator's guide" in told) is invented


def test_the_glance_names_the_table_behind_the_gauges_and_how_far_they_go_in_others(play: Play) -> None:
    cards = assess(play.room.log, "cameo")
    told = words(page(build(play.room.log, None, cards)))
    last = cards[-1]
    (values,) = [
        r.tables.values() for r in last.trust.ranges if (r.headline, r.move) == ("pressure", last.move)
    ]
    low, high = (figure(each, 0) for each in (min(values), max(values)))
    assert len(values) > 1
    spread = low if low == high else f"{low} to {high}"
    assert "The weights of both gauges: table CAMEO" in told
    assert f"In all tables, after move {last.move + 1}: pressure {spread}, reassurance" in told


def test_a_zone_too_large_to_try_is_told_with_its_bounds(play: Play) -> None:
    cards = assess(play.room.log)
    known = cards[-1].analysis
    bounds = {"exact": False, "zone": 1200, "zone_at_most": 34000, "packages": 2_000_000}
    bounds |= {"best_at_most": dict.fromkeys(known.best, 0.9876)}
    cut = [*cards[:-1], replace_card(cards[-1], analysis=replace(known, **bounds))]
    told = words(page(build(play.room.log, None, cut)))
    assert "Zone of agreement at least 1 200, at most 34 000, of 2 000 000 packages" in told
    assert "Best others could accept At most Left on the table" in told
    assert "0.99" in told.split("Best others could accept At most")[1].split("Who moved")[0]
    none = replace_card(cards[-1], analysis=replace(known, **bounds | {"zone": None}))
    told = words(page(build(play.room.log, None, [*cards[:-1], none])))
    assert "not known: none was found, and there are at most 34 000, of 2 000 000 packages" in told


def test_numbers_in_a_row_are_shown_as_a_run() -> None:
    assert runs([3, 4, 5, 9, 11, 12]) == [(3, 5), (9, 9), (11, 12)]


def test_a_very_long_word_may_break_and_nothing_of_it_is_lost(play: Play) -> None:
    long = "W" * 3000
    table = Play(MemoryStore())
    from tabletop.exercise.messages import SendMessage

    table.do("alder", SendMessage(("birch",), long))
    assert long in words(reported(table))


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("kept") / "monday.exercise"
    in_file(path)
    return path


def written(file: Path, out: Path, names: bool = False, table: str = "") -> tuple[int, str]:
    said: list[str] = []
    return write_report(file, out, names, said.append, table), " ".join(said)


def test_a_report_reckons_in_the_table_of_weights_that_is_asked_for(file: Path, tmp_path: Path) -> None:
    own = tmp_path / "mine.csv"
    own.write_text("code,weight,label\nhotline,3,Hotline\ncriticise,-9,Criticism\n", encoding="utf-8")
    gauges = {}
    for table in ("", "weis", "rivera", str(own)):
        assert written(file, tmp_path / "r.md", table=table)[0] == 0
        told = (tmp_path / "r.md").read_text(encoding="utf-8")
        gauges[table] = re.search(r"\| Escalation pressure \|.*", told)[0]  # type: ignore[index]
        assert re.search(f"both gauges: table {'mine' if table == str(own) else table or 'weis'}", told, re.I)
    assert gauges[""] == gauges["weis"] != gauges[str(own)]


@pytest.mark.parametrize(
    ("table", "hint"),
    [
        ("goldstein", "There is no table “goldstein”. Give weis, cameo or rivera"),
        ("broken.csv", "weight"),
        ("bytes.csv", "cannot be read as text"),
    ],
)
def test_a_table_that_will_not_do_is_refused_before_anything_is_written(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, table: str, hint: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("broken.csv").write_text("code,how much\nhotline,3\n", encoding="utf-8")
    Path("bytes.csv").write_bytes(b"\xff\xfe\x00code")
    code, said = written(file, Path("r.html"), table=table)
    assert code == 1
    assert hint in said
    assert not Path("r.html").exists()


@pytest.mark.parametrize("name", ["monday.html", "monday.md"])
def test_the_report_is_written_beside_nothing_else(file: Path, tmp_path: Path, name: str) -> None:
    code, said = written(file, tmp_path / name)
    assert (code, [path.name for path in tmp_path.iterdir()]) == (0, [name])
    assert str(tmp_path / name) in said
    assert "Ana Ashwood" not in (tmp_path / name).read_text(encoding="utf-8")


def test_names_come_from_the_file_when_asked_for(file: Path, tmp_path: Path) -> None:
    assert written(file, tmp_path / "r.html", names=True)[0] == 0
    assert "Ana Ashwood" in (tmp_path / "r.html").read_text(encoding="utf-8")


def test_an_older_report_is_replaced(file: Path, tmp_path: Path) -> None:
    (tmp_path / "r.md").write_text("old", encoding="utf-8")
    assert written(file, tmp_path / "r.md")[0] == 0
    assert "The small coast" in (tmp_path / "r.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("r.pdf", "should end in .html"),
        ("r", "should end in .html"),
        ("no/r.html", "There is no folder “no”"),
    ],
)
def test_a_place_that_will_not_do_is_refused_in_words(
    file: Path, tmp_path: Path, name: str, words: str
) -> None:
    code, said = written(file, tmp_path / name)
    assert code == 1
    assert words in said
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_not_a_file_to_write(file: Path, tmp_path: Path) -> None:
    (tmp_path / "r.html").mkdir()
    code, said = written(file, tmp_path / "r.html")
    assert (code, "is a folder" in said) == (1, True)


def test_an_exercise_is_never_overwritten(file: Path, tmp_path: Path) -> None:
    kept = tmp_path / "tuesday.html"
    kept.write_bytes(file.read_bytes())
    before = kept.read_bytes()
    for source in (file, kept):
        code, said = written(source, kept)
        assert (code, "stays as it is" in said) == (1, True)
    assert kept.read_bytes() == before


def test_what_is_no_exercise_is_said_plainly(tmp_path: Path) -> None:
    (tmp_path / "x.exercise").write_text("hello", encoding="utf-8")
    code, said = written(tmp_path / "x.exercise", tmp_path / "r.html")
    assert (code, "is not an exercise file" in said) == (3, True)
    code, said = written(tmp_path / "none.exercise", tmp_path / "r.html")
    assert (code, "There is no file" in said) == (3, True)


def test_an_exercise_in_use_is_left_alone(tmp_path: Path) -> None:
    from tabletop.store import sqlite

    with sqlite.create(tmp_path / "now.exercise") as store:
        Play(store)
        code, said = written(tmp_path / "now.exercise", tmp_path / "r.html")
    assert (code, "open in another window" in said) == (3, True)


def test_of_a_damaged_exercise_the_beginning_is_reported_and_that_is_said(file: Path, tmp_path: Path) -> None:
    import sqlite3

    hurt = tmp_path / "hurt.exercise"
    hurt.write_bytes(file.read_bytes())
    connection = sqlite3.connect(hurt)
    connection.execute("UPDATE events SET body = replace(body, 'Cedar', 'Elder') || ' ' WHERE sequence = 40")
    connection.commit()
    connection.close()
    code, said = written(hurt, tmp_path / "r.html")
    assert code == 1
    assert "Events 1 to 39 are whole" in said
    told = words((tmp_path / "r.html").read_text(encoding="utf-8"))
    assert "Only part of the record could be read." in told
    assert "Record 39 events" in told


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_said_plainly(file: Path, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    code, said = written(file, tmp_path / "r.html")
    tmp_path.chmod(0o700)
    assert (code, "cannot be written" in said) == (1, True)


def test_the_report_loads_neither_a_screen_nor_a_plotting_library(file: Path, tmp_path: Path) -> None:
    code = (
        "import sys\nfrom pathlib import Path\nfrom tabletop.debrief.report import write_report\n"
        f"write_report(Path({str(file)!r}), Path({str(tmp_path / 'r.html')!r}), False, print)\n"
        "sys.exit(bool({'textual', 'rich', 'matplotlib'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0


def test_the_report_says_how_far_to_trust_its_headlines(text: str) -> None:
    assert "How far to trust the headlines Every headline was reckoned anew" in text
    assert re.search(r"Common ground: (with fewer|the moves) .*? changes it\b", text)
    assert re.search(r"Gauge Move WEIS CAMEO RIVERA Escalation pressure 1", text)


def test_the_negotiation_is_told_as_packages_in_words(play: Play, text: str) -> None:
    found = assess(play.room.log)[-1].analysis
    assert f"Zone of agreement {found.zone} of {found.packages} packages" in text
    assert "Clause What stands Nash Kalai-Smorodinsky Utilitarian" in text
    assert re.search(r"Who moved .*?(moved most|Nobody gave way)\.", text)


def test_every_delegation_has_a_card_with_aims_lines_promises_and_money(text: str) -> None:
    cards = text.split("Delegation by delegation")[-1]
    assert "Red line: The fund" in cards
    for heading in ("Aims", "Red lines", "Mandate", "At home", "Promises", "Money"):
        assert heading in cards


def test_the_likeness_of_positions_is_a_figure_with_its_blocs(play: Play, html: str) -> None:
    figure = re.search(r'<figure class="matrix">.*?</figure>', html, flags=re.S)
    assert figure is not None
    count = len(play.room.state.scenario.seats)
    assert figure.group().count('fill="rgb(') == count * count
    assert "Likeness of positions at the end. ALD and BIR" in figure.group()


def test_both_gauges_carry_the_mark_until_they_are_calibrated(text: str) -> None:
    assert re.search(r"Escalation pressure What the adversary was shown.*? \d+ \*", text)
    assert re.search(r"Reassurance What it was shown that calms.*? \d+ \*", text)


def test_headings_of_groups_keep_the_columns_of_a_table(html: str) -> None:
    assert '<tr class="group"><th scope="colgroup" colspan="4">Common ground</th></tr>' in html
