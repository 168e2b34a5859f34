"""The boundary: operational verbs and quantities are refused in choices, nouns and news are not."""

from __future__ import annotations

import pytest

from tabletop.scenario.check.operational import operational_words
from tests.scenario import wording
from tests.scenario.changes import firm, found
from tests.scenario.wording import lines

REFUSED = """
Strike the launch sites. | Strike
Allies will strike first if warned. | strike
Allies agree to strike Kaliningrad. | strike
We stand ready to strike back. | strike
The alliance strikes the depots at dawn. | strikes
Allies respond by striking the airfields. | striking
Allies will not hesitate to strike the bases. | strike
Allies will fire on any drone that crosses the border. | fire
Fire warning shots at intruding aircraft. | Fire
Allies authorise their crews to open fire. | open fire
Shoot down every drone over the sea. | Shoot down
Allies shoot down intruders. | shoot down
Allies will intercept drones over the sea. | intercept
Intruding drones will be intercepted. | intercepted
Engage hostile aircraft at the border. | Engage
The task force may engage targets at night. | engage
Destroy the radar stations. | Destroy
The depots must be destroyed. | destroyed
Bomb the bridges. | Bomb
Allies attack the ports. | attack
Allies will attack. | attack
If talks fail, allies will attack the depots. | attack
Allies will invade the enclave. | invade
Target their command posts. | Target
Allies agree to target enemy bases. | target
Launch missiles at the fleet. | Launch
Launch an attack on the port. | Launch
Allies will launch drones against the depots. | launch
Neutralise enemy radars. | Neutralise
Blockade the port. | Blockade
Kill the crew. | Kill
Allies will take out the launchers. | take out
Deploy 20 launchers to the coast. | Deploy 20 launchers
Deploy up to three batteries at Riga. | Deploy up to three batteries
Station two battalions in the east. | Station two battalions
Send two frigates to the strait. | Send two frigates
Move 40 tanks to the frontier. | Move 40 tanks
The centre lies at 54°41′ N. | 54°41′ N
A point at 54.1234, 21.4567 is watched. | 54.1234, 21.4567
Interceptors with a range of 70 km guard the coast. | Interceptors with a range of 70 km
"""

INNOCENT = """
Allies launch talks on air defence.
Allies launch a joint procurement initiative.
Launch the missile defence review.
Launch an inquiry into drone incursions.
The launch of the initiative is announced.
Strike a balance between speed and transparency.
Allies strike the right balance.
Strike the second sentence.
Allies will strike a deal by June.
The fire service of each capital is asked to help.
Allies welcome the ceasefire.
Announce a live-fire exercise.
Open the fire training range to partners.
Set a target date of 2030.
Hit the target by 2028.
Allies agree to target two per cent of spending.
Allies will target support to those who pay most.
Sanctions that target missile producers.
Bring the target forward by two years.
Deploy observers to the border.
Allies deploy a civilian mission.
Deploy 20 million euro at once.
Station chiefs meet weekly.
Send two envoys to the talks.
Position papers are due in three weeks.
Engage partners early.
Engage with industry and engage neighbours in dialogue.
Allies engage the armed forces of partners in talks.
Allies condemn the strikes on civilians.
Allies condemn Russia for striking civilians.
Allies condemn the decision to attack the port.
Allies call the strikes a war crime.
An armed attack against one is an attack against all.
If anybody attacks an ally, allies will consult.
Allies protest that a drone was shot down over the sea.
No ally will strike first.
Allies will not attack anybody.
Allies undertake never to fire first.
Allies refrain from targeting civilian ships.
Ground-based air defence is raised fivefold.
Fund interceptors and launchers together.
Postpone the missile exercise.
Notify exercises within 50 km of the border.
Vulnerable to attack from the air, the coast asks for help.
Resilience to attack on cables is improved.
A response to attack and coercion.
Improve protection against missile attacks.
Attack helicopters are counted in the baseline.
Allies destroy their stocks of mines.
Kill the draft.
Interception remains a national decision.
Warming stays below 1.5 °C.
"""


@pytest.mark.parametrize("line", lines(REFUSED))
def test_operations_are_refused(line: str) -> None:
    text, word = line.split(" | ")
    assert [each.word for each in operational_words(text) if not each.doubtful] == [word]


@pytest.mark.parametrize("text", lines(wording.REFUSED))
def test_operations_are_refused_however_they_are_put(text: str) -> None:
    assert [each for each in operational_words(text) if not each.doubtful]


@pytest.mark.parametrize("text", lines(wording.ADVISED_AGAINST))
def test_what_only_comes_close_is_advised_against(text: str) -> None:
    found = operational_words(text)
    assert found
    assert all(each.doubtful for each in found)


@pytest.mark.parametrize("text", lines(INNOCENT) + lines(wording.INNOCENT))
def test_policy_passes(text: str) -> None:
    assert operational_words(text) == []


@pytest.mark.parametrize(
    "path",
    [
        "agenda.0.clauses.0.options.2.label",
        "agenda.0.clauses.0.options.2.text",
        "policy_acts.0.title",
        "policy_acts.0.text",
        "key_messages.0.text",
    ],
)
def test_everything_a_player_can_choose_is_looked_at(path: str) -> None:
    said = firm((path, "Intercept every drone"))
    assert len(said) == 1
    assert "'Intercept' in \"Intercept every drone\": this makes it a military operation" in said[0]
    assert "such as 'fund air policing'" in said[0]


def test_narrative_may_report_what_happened() -> None:
    news = "The navy fired on a trawler and will intercept 12 boats at 54.1234, 21.4567."
    assert firm(("moves.0.situation", news), ("injects.0.message", news)) == []


def test_a_count_of_systems_is_advised_against_only() -> None:
    text = "Allies buy 100 interceptors together."
    assert firm(("agenda.0.clauses.0.options.2.text", text)) == []
    assert any(
        "100 interceptors" in each.message for each in found(("agenda.0.clauses.0.options.2.text", text))
    )


def test_letters_that_change_length_do_not_shift_the_word() -> None:
    assert [each.word for each in operational_words("İİİ allies will intercept boats")] == ["intercept"]


def test_a_text_full_of_such_words_is_cut_short() -> None:
    assert len(operational_words("to strike the bases " * 600)) == 200


def test_a_disguised_word_is_named_as_it_is_written() -> None:
    for text, word in (
        ("Allies S-T-R-I-K-E the depots", "S-T-R-I-K-E"),
        ("Allies 5trike the depots", "5trike"),
        ("Allies inter-cept drones", "inter-cept"),
        ("Allies str\N{SOFT HYPHEN}ike the depots", "str\N{SOFT HYPHEN}ike"),
        ("Allies 𝐬𝐭𝐫𝐢𝐤𝐞 the depots", "𝐬𝐭𝐫𝐢𝐤𝐞"),
        ("Allies \N{CYRILLIC SMALL LETTER DZE}trike the depots", "\N{CYRILLIC SMALL LETTER DZE}trike"),
    ):
        assert [each.word for each in operational_words(text)] == [word]


def test_the_longest_text_of_such_words_is_read_in_a_moment() -> None:
    for words in (
        "to strike the bases ",
        "a dozen ",
        "deploy a further 20 ",
        "the enemy ",
        "not ",
        "s t ",
        "5, ",
    ):
        assert len(operational_words((words * 12_000)[:12_000])) <= 800


def test_a_scenario_in_another_language_needs_a_reader() -> None:
    said = [each for each in found(("language", "de")) if each.place == ("language",)]
    assert [each.advice for each in said] == [True]
    assert "have somebody read every choice" in said[0].message
    assert not [each for each in found(("language", "en-GB")) if each.place == ("language",)]
