"""The steps of the tutorial, in the order in which they are shown."""

from __future__ import annotations

from tabletop.exercise.acts import ActTaken
from tabletop.exercise.arguments.proposals import ArgumentProposed, ScopeRuled
from tabletop.exercise.arguments.rulings import ArgumentRuled
from tabletop.exercise.budget.pledges import PledgeSet
from tabletop.exercise.clock.moves import MoveClosed
from tabletop.exercise.clock.plan import HOT_WASH
from tabletop.exercise.commitments.making import CommitmentMade
from tabletop.exercise.corrections import CorrectionMade
from tabletop.exercise.decisions.adoption import TextAdopted
from tabletop.exercise.decisions.opening import DecisionOpened
from tabletop.exercise.decisions.reservations import Reserved
from tabletop.exercise.drafts.amending import AmendmentAccepted, AmendmentProposed
from tabletop.exercise.drafts.tabling import DraftTabled
from tabletop.exercise.statements import StatementMade
from tabletop.exercise.views.control import ControlView
from tabletop.showing.stepping import Feed, Step, exists, happened, opens, says, text

BRACKETED, WHOLE = text("draft", "tabled", "fallen", brackets=True), text("draft", "fallen")
TABLED, OPEN = text("tabled"), text("open")


def _seating(view: ControlView, feed: Feed) -> bool:
    return view.clock.phase == 0


def _negotiating(view: ControlView, feed: Feed) -> bool:
    return view.clock.phase > 0 and view.clock.slot.move != HOT_WASH


def _conditioned(view: ControlView, feed: Feed) -> bool:
    pledges = [item.fact.pledge for item in feed if isinstance(item.fact, PledgeSet)]
    return any(pledge.option or pledge.matched_by for pledge in pledges)


def _replied(view: ControlView, feed: Feed) -> bool:
    return any(n.number == 0 and n.move == view.clock.move for n in view.news)


def _unclear(view: ControlView, feed: Feed) -> bool:
    return any(argument.scope is None for argument in view.arguments)


def _unruled(view: ControlView, feed: Feed) -> bool:
    return any(argument.scope and not argument.outcome for argument in view.arguments)


def _all_positions(view: ControlView, feed: Feed) -> bool:
    declared = {position.seat for position in view.positions}
    return len(declared) == len(view.seats) or bool(view.texts and declared)


def _payable(view: ControlView, feed: Feed) -> bool:
    lines = [c for i in view.agenda for c in i.clauses if any(o.funding == "pledges" for o in c.options)]
    adopted = {standing.clause for standing in view.adopted}
    return "pledge" in view.clock.slot.opens and any(line.id not in adopted for line in lines)


STEPS = (
    Step(
        says("{opening} and {ground rules} give you the words to read aloud"),
        "Everybody hears the same beginning, and knows that seats are played, not persons.",
        None, _seating, ("opening", "ground rules"),
    ),
    Step(
        says("{practice} tries a silence on a sentence about biscuits"),
        "Silence is the one procedure people do not know: whoever says nothing agrees.",
        None, _seating, ("practice",),
    ),
    Step(
        says("{start} lets the clock run"),
        "While it stands, no deadline passes and no news arrive; you may stop it at any time with {pause}.",
        lambda view, feed: not view.clock.paused, _seating,
    ),
    Step(
        says("{next} opens the first move"),
        "The phases follow one another when you say so, never by themselves.",
        lambda view, feed: view.clock.phase > 0, _seating,
    ),
    Step(
        says("{grid positions CLAUSE} asks all round what each prefers and could accept"),
        "A grid takes one line a delegation. Nobody can bridge what was never said.",
        _all_positions, _negotiating,
    ),
    Step(
        says("{draft} proposes a text; leave a clause open and it stands in brackets"),
        "Delegations agree on words, not on opinions.",
        lambda view, feed: bool(view.texts), _negotiating,
    ),
    Step(
        says("{promise} writes down who owes whom what, and by when"),
        "What was said on the stairs is kept or broken on record.",
        happened(CommitmentMade), _negotiating,
    ),
    Step(
        says("{amend chair N} closes a bracket, or proposes another wording", BRACKETED),
        "Only a text without brackets can be decided.",
        happened(AmendmentProposed, AmendmentAccepted), exists(BRACKETED),
    ),
    Step(
        says("{pledge} sets money aside for a line"),
        "What is adopted and not paid for stands as a shortfall, by name.",
        happened(PledgeSet), _payable,
    ),
    Step(
        says("{pledge} once more, on a condition: 3 if BRA 2, that is, 3 if Brackwell pledges 2"),
        "A condition lets a delegation move without moving alone.",
        _conditioned, _payable,
    ),
    Step(
        says("{argue} proposes something that no list foresaw, with reasons"),
        "A good idea that nobody planned for has a way in.",
        happened(ArgumentProposed), opens("consult"),
    ),
    Step(
        says("{scope} rules whether it is at policy level"), "The exercise is about politics, and no more.",
        happened(ScopeRuled), _unclear,
    ),
    Step(
        says("{rule} says yes, partly or no, or lets the dice speak"), "A ruling carries its reasons.",
        happened(ArgumentRuled), _unruled,
    ),
    Step(
        says("{table chair N} brings the text before the room", WHOLE),
        "The chair decides when a text is ripe.",
        happened(DraftTabled), exists(WHOLE),
    ),
    Step(
        says("{silence N} puts the text under silence", TABLED),
        "Whoever agrees does nothing until the deadline; one objection with a reason stops it.",
        happened(DecisionOpened), exists(TABLED, "decide"),
    ),
    Step(
        says("{reserve} enters a footnote on one clause"),
        "A reservation says the same as an objection, and blocks nothing.",
        happened(Reserved), exists(OPEN),
    ),
    Step(
        says("{close N} ends the silence now, or let it run out", OPEN),
        "What nobody objected to is adopted, footnotes and all.",
        happened(TextAdopted), exists(OPEN),
    ),
    Step(
        says("{log} shows what has happened, {undo} takes an act back by its number"),
        "Slips happen. Nothing is erased: both histories stay readable.",
        happened(CorrectionMade), _negotiating,
    ),
    Step(
        says("{grid statements} lets each delegation say one thing in public"),
        "The other side hears every word, whoever it was meant for.",
        happened(StatementMade), opens("speak"),
    ),
    Step(
        says("{do} takes a step out of the catalogue; {steps} lists them"),
        "A kind act beside a firm word counts, and is counted.",
        happened(ActTaken), opens("speak"),
    ),
    Step(
        says("{reply} gives the other side's answer; {scores} in control view show which fits"),
        "What was said comes back, before the next move begins.",
        _replied, opens("speak"),
    ),
    Step(
        says("{control view} and then {scores} show the four headlines of the move; {why} opens one"),
        "Every figure leads back to the acts behind it. They are aids for the discussion, not grades.",
        None, happened(MoveClosed), ("scores", "why"),
    ),
)  # fmt: skip
AFTER = (
    Step(
        says("{report} writes the report of what you have just played"),
        "Made from the record alone: what was agreed, what it was worth, what was kept.",
        verbs=("report",),
    ),
    Step(
        says("{quit} leaves; all is kept"),
        "The tutorial ends here. The other scenarios are played with the same words and keys.",
        verbs=("quit",),
    ),
)
"""What is left once the exercise is over."""
