"""The timings, messages and events of a new scenario; `about` names the clause that one depends on."""

from __future__ import annotations

from typing import Any

TIMINGS: tuple[dict[str, Any], ...] = (
    {"id": "60", "title": "One lesson", "read": 10, "brief": 2, "talk": 12, "speak": 5, "wash": 12,
     "moves": ("first", "second"), "injects": "core"},
    {"id": "75", "title": "A seminar", "read": 12, "brief": 3, "talk": 15, "speak": 6, "wash": 15,
     "moves": ("first", "second"), "injects": "core"},
    {"id": "120", "title": "A double session", "read": 15, "brief": 3, "talk": 18, "speak": 7, "wash": 21,
     "moves": ("first", "second", "third"), "injects": "all"},
    {"id": "day", "title": "A day", "read": 45, "brief": 10, "talk": 50, "speak": 20, "wash": 45,
     "moves": ("first", "second", "third"), "injects": "all"},
)  # fmt: skip

MESSAGES: tuple[tuple[str, str], ...] = (
    ("", '{id: together, text: "We came with different wishes, and leave with one text.", posture: 3}'),
    ("account", '{id: plain-words, text: "We say what happened, and who answers for it.", clause: account, '
     "option: condemned, posture: 4}"),
    ("account", '{id: concerned, text: "We are concerned, and we have asked for an explanation.", '
     "clause: account, option: concern, posture: 3}"),
    ("channel", '{id: open-door, text: "Our door is open, and we have said so in writing.", clause: channel, '
     "option: talks, posture: 2}"),
    ("help", '{id: help-comes, text: "Help is on its way, and it will stay.", clause: help, '
     "option: standing, posture: 3}"),
    ("fund", '{id: our-five, text: "We put in five million, today.", clause: fund, amount: 5, posture: 3}'),
    ("fund", '{id: all-pay, text: "All pay, so that all are in it.", clause: fund, option: common, '
     "posture: 3}"),
    ("", '{id: calm, text: "There is no cause for alarm.", posture: 1}'),
    ("", '{id: enough, text: "This must not happen again, and we shall see to it.", posture: 5}'),
)  # fmt: skip


def _inject(
    title: str, kind: str, mode: str, sender: str, to: str, message: str, expected: str, objective: str,
    *, core: bool = False, at: str = "", when: str = "", awaits: int = 0, response: str = "", about: str = "",
    type: str = "information",
) -> dict[str, Any]:  # fmt: skip
    return {
        "title": title, "kind": kind, "type": type, "mode": mode, "sender": sender, "to": to,
        "message": message, "expected": expected, "objective": objective, "core": core, "at": at,
        "when": when, "awaits": awaits, "response": response, "about": about,
    }  # fmt: skip


INJECTS: tuple[dict[str, Any], ...] = (
    _inject("The front page", "scheduled", "News report", "A newspaper", "public",
            "What the papers say on the morning of the first move, in three sentences.",
            "Each delegation says in a sentence what it wants, and declares its positions.", "consult",
            core=True, at="{move: first, phase: brief, minute: 0}"),
    _inject("A word from the chair", "scheduled", "Remark from the chair", "The chair", "alliance",
            "I have time for one text. Who will give me a first sentence on each point?",
            "A draft across items.", "agree",
            core=True, at="{move: first, phase: decide, minute: 4}", type="decision"),
    _inject("The treasurers write", "scheduled", "Official note", "The treasurers", "alliance",
            "What is agreed must be paid for. We should like to know by whom before it goes under silence.",
            "Pledges, or a sentence on costs.", "pay",
            core=True, at="{move: first, phase: pledge, minute: 8}", type="administrative"),
    _inject("A new report", "scheduled", "News report", "A newspaper", "public",
            "What changes the picture between the moves: a new fact, or a new doubt.",
            "Positions are looked at again.", "agree",
            core=True, at="{move: second, phase: brief, minute: 0}"),
    _inject("A question for the doorstep", "scheduled", "Question from the press", "The press", "public",
            "Ministers, in one sentence each: what have you agreed, and what will it cost?",
            "Statements that fit the text.", "speak", at="{move: second, phase: speak, minute: 1}"),
    _inject("An invitation", "scheduled", "Letter", "A neutral capital", "alliance",
            "Our city would be glad to host a meeting, should one be wanted.",
            "Somebody says whether the Alliance wants one.", "consult",
            at="{move: second, phase: consult, minute: 6}"),
    _inject("Loud words", "conditional", "News report", "A news agency", "public",
            "Markets fell this morning. Analysts speak of the tone of recent statements.",
            "Somebody lowers the tone.", "speak", when="{fact: pressure, at_least: 50}"),
    _inject("A text falls", "conditional", "Whisper in the corridor", "A clerk", "alliance",
            "They say in the corridor that one delegation has stopped everything. They do not say why.",
            "The one that broke silence gives its reason, and says what it could accept.", "agree",
            when="{fact: broken, id: words, at_least: 1}"),
    _inject("A bill without an address", "conditional", "Official note", "The treasurers of the Alliance",
            "alliance", "A line is short, and nobody has signed for the rest.",
            "The shortfall is made good by name.", "pay", when="{fact: unfunded, at_least: 1}", about="fund",
            type="decision"),
    _inject("Nobody has moved", "contingency", "Remark from the chair", "The chair", "alliance",
            "I have heard what everybody wants. I have not heard what anybody could live with.",
            "A second round of positions.", "consult", at="{move: first, phase: decide, minute: 10}",
            awaits=2, response="{fact: draft}"),
    _inject("The press waits", "contingency", "Note from the press office", "The press office", "alliance",
            "There are forty cameras downstairs. Has anybody anything to say to them?",
            "A statement.", "speak", at="{move: second, phase: speak, minute: 3}", awaits=4,
            response="{fact: statement}"),
)  # fmt: skip
