"""Verbs of texts: draft, amend, sponsor, table, withdraw."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tabletop.desk import picking
from tabletop.desk.choices import Choice, Wrong, chosen, several
from tabletop.desk.desk import Desk
from tabletop.desk.forms import Blank, Form
from tabletop.desk.unpledged import say_unpledged
from tabletop.desk.verbs import verb
from tabletop.exercise.decisions.falling import WithdrawText
from tabletop.exercise.drafts.amending import AcceptAmendment, ProposeAmendment
from tabletop.exercise.drafts.proposing import ProposeDraft, WithdrawDraft
from tabletop.exercise.drafts.tabling import Sponsor, Table
from tabletop.exercise.facts import CHAIR
from tabletop.exercise.views.alliance import AllianceView, AmendmentView
from tabletop.exercise.views.public import PublicView
from tabletop.scenario.agenda import Item
from tabletop.showing.gate import one_line
from tabletop.showing.names import Names
from tabletop.showing.tables.texts import amendment_words

NUMBER_ALONE = re.compile(r"\s*(?:text\s+|amendment\s+)?\d+\s*", re.IGNORECASE)
LIVE = ("draft", "tabled", "fallen")
ITEMS_HELP = (
    "Type one item, or several with commas; then, if wanted, 'as' and a title. Example: 1, 2 as Package."
)
INSTEAD_HELP = "Type what should stand instead: an option for each clause to change, with commas."
WORDING_HELP = "Type one option for each clause you want to settle, by number or name, with commas."


@verb(
    "draft", "propose", group="texts", acts=(ProposeDraft,),
    example="draft {seat} / {items} as One text / {wording}",
    help="Propose a text on one or more items; clauses without an option stand in brackets.",
)  # fmt: skip
async def draft(desk: Desk) -> None:
    """Propose."""
    view = await desk.view()
    seat = await picking.ask_seat(desk, view, picking.CHAIR_CHOICE, what="Who proposes it")
    items, title = await desk.ask.words(
        "Items", ITEMS_HELP, lambda a: _items(a, view), choices=picking.items(view), form=_items_form(view)
    )
    known = picking.wordings(view, [item.id for item in items])
    pairs = await desk.ask.some(
        "Wording", known, WORDING_HELP, default=(), words="empty: all in brackets", last=True
    )
    _once_a_clause(pairs)
    await desk.act(ProposeDraft(title or _title(items), tuple(item.id for item in items), dict(pairs)), seat)


def _title(items: Sequence[Item]) -> str:
    """A text without a title of its own is called after all its items."""
    return one_line(f"Draft on {' + '.join(one_line(item.title) for item in items)}", 120)


@verb(
    "amend", group="texts", acts=(ProposeAmendment,), example="amend {other} 1 {instead}",
    help="Change clauses, one or several: by the author or the chair at once, by others once taken in.",
)  # fmt: skip
async def amend(desk: Desk) -> None:
    """Amend, a clause after the other."""
    view = await desk.view()
    picking.need_text(view, *LIVE)
    seat = await picking.ask_seat(desk, view, picking.CHAIR_CHOICE, what="Who proposes it")
    text = await picking.ask_text(desk, view, *LIVE)
    known = [w for w in picking.wordings(view, text.items) if text.choices.get(w.value[0]) != w.value[1]]
    pairs = await desk.ask.some("New wording", known, INSTEAD_HELP, last=True)
    _once_a_clause(pairs)
    for place, (clause, option) in enumerate(pairs):
        revision = next(t.revision for t in (await desk.view()).texts if t.id == text.id)
        if not await desk.act(ProposeAmendment(text.id, revision, clause, option), seat):
            if left := ", ".join(option for _, option in pairs[place + 1 :]):
                desk.page.say(f"Not tried after that: {left}.")
            return


def _once_a_clause(pairs: Sequence[tuple[str, str]]) -> None:
    if len(dict(pairs)) < len(pairs):
        raise Wrong("Wording: two options for one clause. Take one of them, and propose it once more.")


def _items_form(view: PublicView) -> Form:
    several = "One, or several for a package under one decision."
    return Form(
        (
            Blank("Items", "some", tuple(picking.items(view)), help=several),
            Blank("Title", "text", needed=False, help="Empty takes the title of the item."),
        ),
        lambda answers: f"{answers[0]} as {answers[1]}" if answers[1] else answers[0],
    )


def _items(answer: str, view: AllianceView) -> tuple[tuple[Item, ...], str]:
    chosen, _, title = re.sub(r"(^|\s)as\s", "\n", answer, count=1).partition("\n")
    return several(chosen, picking.items(view), "Items"), title.strip()


def amendments(view: AllianceView) -> list[Choice[AmendmentView]]:
    """Amendments that wait, numbered through."""
    names = Names(view)
    return [
        Choice(
            a,
            f"amendment to {names.text(a.draft)}: {amendment_words(names, a.clause, a.option)}, "
            f"from {names.seat(a.author)}",
        )
        for a in view.amendments
    ]


@verb(
    "sponsor", "co-sponsor", group="texts", acts=(Sponsor,), example="sponsor {other} text 1",
    help="Stand behind a text or an amendment.",
)  # fmt: skip
async def sponsor(desk: Desk) -> None:
    """Sponsor."""
    view = await desk.view()
    picking.need_text(view, *LIVE)
    seat = await picking.ask_seat(desk, view)
    known = [Choice(t.value.id, t.name, (f"text {t.number}",)) for t in picking.texts(view, *LIVE)]
    known += [Choice(a.value.id, a.name, (f"amendment {n}",)) for n, a in enumerate(amendments(view), 1)]
    target = await desk.ask.words(
        "What", "Type text 1, amendment 1, or a number from the list.", lambda a: chosen(a, known, "What"),
        choices=known,
    )  # fmt: skip
    await desk.act(Sponsor(target), seat)


@verb(
    "accept amendment", "take in", group="texts", acts=(AcceptAmendment,),
    example="accept amendment {chair} 1",
    help="Take a waiting amendment into the text; for its author or the chair.",
)  # fmt: skip
async def accept(desk: Desk) -> None:
    """Accept."""
    view = await desk.view()
    if not view.amendments:
        raise Wrong("No amendment waits now.")
    seat = await _who(desk, view, "Who takes it in")
    known = amendments(view)
    chosen = await desk.ask.one("Which", known, "Type its number in the list.")
    await desk.act(AcceptAmendment(chosen.id), seat)


@verb(
    "table", group="texts", acts=(Table,), example="table {chair} 1",
    help="Table a text: the chair, or a sponsor once a third of the members stand behind it.",
)  # fmt: skip
async def table(desk: Desk) -> None:
    """Table."""
    view = await desk.view()
    picking.need_text(view, "draft", "fallen", none=_nothing_to_table(view))
    seat = await _who(desk, view, "Who tables it")
    text = await picking.ask_text(desk, view, "draft", "fallen")
    if await desk.act(Table(text.id, text.revision), seat):
        await say_unpledged(desk, text)


async def _who(desk: Desk, view: AllianceView, what: str) -> str:
    """A seat or the chair; a number alone is that of the text or amendment, and the chair acts."""
    if not desk.seat and len(desk.ask.ahead) == 1 and NUMBER_ALONE.fullmatch(desk.ask.ahead[0]):
        return CHAIR
    return await picking.ask_seat(desk, view, picking.CHAIR_CHOICE, what=what)


def _nothing_to_table(view: AllianceView) -> str:
    tabled = [text.number for text in view.texts if text.status == "tabled"]
    if tabled:
        return f"Text {tabled[0]} is tabled already: 'silence {tabled[0]}' puts it under decision."
    return "There is no draft to be tabled. 'draft' proposes one."


@verb(
    "withdraw text", "withdraw", group="texts", acts=(WithdrawDraft, WithdrawText),
    example="withdraw text 1 {chair}",
    help="Take a text out of decision, which makes it a draft again; or withdraw a draft.",
)  # fmt: skip
async def withdraw(desk: Desk) -> None:
    """Withdraw, from decision first."""
    view = await desk.view()
    text = await picking.ask_text(desk, view, "open", *LIVE)
    seat = await picking.ask_name(desk, view, "In whose name", "The author or the chair.")
    await desk.act(WithdrawText(text.id) if text.status == "open" else WithdrawDraft(text.id), seat)
