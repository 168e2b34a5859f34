"""What can be done with what the cursor is on: verbs with the answer that the row gives."""

from __future__ import annotations

from msgspec import Struct, field

from tabletop.desk.verbs import GROUPS
from tabletop.desk.vocabulary import VERBS
from tabletop.exercise.views.alliance import AllianceView
from tabletop.showing.rows import Target
from tabletop.terminal.commands import COMMANDS, REPLACED


class Doing(Struct, frozen=True):
    """A verb to run: `given` answers a question by what it asks, `ahead` by its place."""

    title: str
    verb: str
    given: dict[str, str] = field(default_factory=dict)
    ahead: str = ""


TEXT = "Which text"
READ_TEXT = ("Read it in full", "text")
READ_INJECT = ("Read it: message, expected response, notes", "inject show")
BY_STATE: dict[tuple[str, str], tuple[tuple[str, str], ...]] = {
    ("text", "draft"): (
        ("Amend a clause", "amend"), ("Table it", "table"), ("Co-sponsor", "sponsor"),
        ("Put it under decision", "silence"), ("Withdraw it", "withdraw text"), READ_TEXT,
    ),
    ("text", "tabled"): (
        ("Put it under decision", "silence"), ("Amend a clause", "amend"), ("Co-sponsor", "sponsor"),
        ("Withdraw it", "withdraw text"), READ_TEXT,
    ),
    ("text", "open"): (
        ("Ask all round, by grid", "grid silence"), ("End it now", "close"),
        ("Give it more time", "extend text"),
        ("Break silence", "break"), ("Enter a reservation", "reserve"), ("Vote", "vote"), ("Sign", "sign"),
        ("Take it out of decision", "withdraw text"), READ_TEXT,
    ),
    ("text", "fallen"): (
        ("Amend a clause", "amend"), ("Table it again", "table"), ("Associate with the break", "associate"),
        ("Put it under decision", "silence"), ("Withdraw it", "withdraw text"), READ_TEXT,
    ),
    ("text", "adopted"): (READ_TEXT,),
    ("inject", "proposed"): (
        ("Release it now", "inject release"), ("Hold it back", "inject hold"), ("Drop it", "inject skip"),
        ("Reword it", "inject reword"), ("Send it to others", "inject retarget"), READ_INJECT,
    ),
    ("inject", "waiting"): (
        ("Release it now", "inject release"), ("Hold it back", "inject hold"), ("Drop it", "inject skip"),
        ("Make it come later", "inject postpone"), ("Bring it forward", "inject forward"),
        ("Reword it", "inject reword"), ("Send it to others", "inject retarget"), READ_INJECT,
    ),
    ("inject", "held"): (
        ("Release it now", "inject release"), ("Drop it", "inject skip"), ("Reword it", "inject reword"),
        ("Send it to others", "inject retarget"), READ_INJECT,
    ),
    ("inject", "skipped"): (("Release it after all", "inject release"), READ_INJECT),
    ("inject", "released"): (("Note an answer", "answer"), READ_INJECT),
    ("promise", "offered"): (
        ("Accept it", "promise accept"), ("Decline it", "promise decline"), ("Judge it", "promise judge"),
    ),
    ("promise", "open"): (("Release from it", "promise release"), ("Judge it", "promise judge")),
    ("argument", "scope"): (("Rule on scope", "scope"), ("Rule on it", "rule")),
    ("argument", "open"): (
        ("Add a reason", "reason"), ("Note an estimate", "estimate"), ("Rule on it", "rule"),
    ),
    ("argument", "ruled"): (("Rule anew", "rule"),),
    ("late", ""): (("Let it count", "tray accept"), ("Give it back", "tray return")),
    ("amendment", ""): (("Take it into the text", "accept amendment"), ("Co-sponsor it", "sponsor")),
    ("transfer", ""): (("Accept it", "transfer accept"), ("Decline it", "transfer decline")),
    ("home", ""): (("Reallocate from it", "reallocate"),),
    ("shortfall", ""): (("Pay towards it", "makegood"),),
    ("clause", ""): (
        ("Positions of all, by grid", "grid positions"), ("Declare one position", "position"),
        ("Admit a bridging option", "bridge"),
    ),
    ("line", ""): (
        ("Pledges of all, by grid", "grid pledges"), ("Pledge", "pledge"),
        ("Make good a shortfall", "makegood"),
    ),
    ("item", ""): (("Read it in full", "item"), ("Propose a text", "draft")),
    ("seat", ""): (
        ("Declare a position", "position"), ("Pledge", "pledge"), ("Reallocate", "reallocate"),
        ("Offer a transfer", "transfer offer"), ("Promise", "promise"), ("Speak in public", "say"),
        ("Take a step", "do"), ("Write a message", "message"),
    ),
    ("step", ""): (("Take this step", "do"),),
    ("reply", ""): (("Reply for the other side", "reply"),),
    ("act", ""): (("Undo it", "undo"), ("Note an observation on it", "observe")),
    ("objective", ""): (("Note an observation on it", "observe"),),
    ("place", ""): (
        ("Nudge it: name what it has not decided", "nudge"), ("Give it more time", "more time for"),
        ("Write to it", "message"), ("Hand it to a stand-in", "stand-in"),
        ("Take it back from the stand-in", "take back"),
        ("A new code; the old one and its sign-ins hold no more", "new code"),
        ("Close it until there is a new code", "revoke"),
    ),
    ("desk", ""): (
        ("A new code; the old one and its sign-ins hold no more", "new code"),
        ("Close it until there is a new code", "revoke"),
    ),
    ("visitor", ""): (("Move to another place", "move person"), ("Sign out", "sign out")),
    ("traffic", ""): (("Read them; that is recorded", "read"),),
}  # fmt: skip

ASKS: dict[str, dict[str, str]] = {
    "inject": {"": "Which inject"},
    "promise": {"": "Which promise"},
    "argument": {"": "Which proposal"},
    "late": {"": "Which late act"},
    "amendment": {"": "Which", "sponsor": "What"},
    "transfer": {"": "Which"},
    "home": {"": "From which line"},
    "clause": {"": "Clause"},
    "line": {"": "Line"},
    "item": {"": "Which item", "draft": "Items"},
    "seat": {"": "Which delegation", "promise": "Who promises", "say": "Who speaks"},
    "act": {"": "Which act", "observe": "On which act"},
    "step": {"": "Which step"},
    "objective": {"": "On which objective"},
    "place": {
        "": "Which delegation",
        "new code": "Which place",
        "revoke": "Which place",
        "message": "Readers",
    },
    "desk": {"": "Which place"},
    "visitor": {"": "Which person"},
    "traffic": {"": "Whose messages"},
}
"""The question that the row answers, by its kind and the verb."""


def doings(target: Target, view: AllianceView) -> list[Doing]:
    """What can be done with a row; nothing for a row that only tells."""
    known = BY_STATE.get((target.kind, target.state)) or BY_STATE.get((target.kind, ""), ())
    return [_doing(title, verb, target) for title, verb in known]


def _doing(title: str, verb: str, target: Target) -> Doing:
    if target.kind == "text":
        answer = f"text {target.name}" if verb == "sponsor" else target.name
        return Doing(title, verb, {"What" if verb == "sponsor" else TEXT: answer})
    asks = ASKS.get(target.kind, {})
    what = asks.get(verb, asks.get("", ""))
    answer = f"amendment {target.name}" if (target.kind, verb) == ("amendment", "sponsor") else target.name
    return Doing(title, verb, {what: answer} if what else {})


GRIDS = (
    ("Positions, clause by clause", "grid positions"),
    ("Pledges, line by line", "grid pledges"),
    ("What all do on the text under decision", "grid silence"),
    ("Public statements", "grid statements"),
)


def grids() -> list[Doing]:
    """The four grids."""
    return [Doing(title, verb) for title, verb in GRIDS]


def groups() -> list[tuple[str, str]]:
    """Groups of acts with their titles, for the menu of acts."""
    used = {known.group for known in COMMANDS.values() if known.verb in VERBS}
    return [(group, title) for group, title in GROUPS.items() if group in used]


def acts_of(group: str) -> list[Doing]:
    """The acts of a group."""
    return [
        Doing(f"{known.name[:1].upper()}{known.name[1:]}: {known.help}", known.name)
        for known in VERBS.values()
        if known.group == group and known.name not in REPLACED
    ]
