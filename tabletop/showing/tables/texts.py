"""Texts, how they stand under decision, and the communique."""

from __future__ import annotations

from tabletop.exercise.views.alliance import AllianceView, TextView
from tabletop.exercise.views.public import PublicView, Standing
from tabletop.showing.clockwords import until
from tabletop.showing.gate import LIMIT, one_line
from tabletop.showing.majorities import tally
from tabletop.showing.names import Names, listed, quoted

STATUS = {
    "draft": "a draft",
    "tabled": "tabled",
    "open": "under decision",
    "adopted": "adopted",
    "fallen": "fallen, a draft again",
    "withdrawn": "withdrawn",
}
KINDS = {"consensus": "under silence", "coalition": "open for signature"}


def standing_words(text: TextView, now: int) -> str:
    """Where a text stands, with its deadline."""
    if text.status != "open":
        words = STATUS.get(text.status, text.status)
        return f"{words}, with brackets" if text.brackets and text.status in ("draft", "fallen") else words
    return f"{KINDS.get(text.procedure, 'put to the vote')}, falls due {until(text.deadline, now)}"


def texts(view: AllianceView, now: int) -> list[str]:
    """All texts, a line each."""
    names = Names(view)
    lines = [
        f"Text {t.number}: {quoted(t.title)} by {names.seat(t.author)}, {standing_words(t, now)}"
        for t in view.texts
    ]
    return ["Texts", *(lines or ["None yet."])]


def text_lines(view: AllianceView, text: TextView, now: int) -> list[str]:
    """One text in full: wording, brackets, sponsors, votes, footnotes, amendments."""
    names = Names(view)
    lines = [
        f"Text {text.number}, {quoted(text.title)}, by {names.seat(text.author)}",
        f"It is {standing_words(text, now)}. Revision {text.revision}.",
    ]
    items = {item.id: item for item in view.agenda}
    for item in text.items:
        lines += [_wording(names, text, clause.id) for clause in items[item].clauses]
    lines += _behind(names, text) + _decision(names, text)
    for number, change in enumerate([a for a in view.amendments if a.draft == text.id], 1):
        behind = names.seats(dict.fromkeys([change.author, *change.sponsors]))
        wanted = amendment_words(names, change.clause, change.option)
        lines.append(f"Amendment {number} waiting, from {behind}: {wanted}")
    return lines


def amendment_words(names: Names, clause: str, option: str) -> str:
    """What an amendment would change."""
    return f"{names.option(clause, option)} on {names.on(clause)}"


def _wording(names: Names, text: TextView, clause: str) -> str:
    chosen = text.choices.get(clause)
    option = names.option_of(clause, chosen) if chosen else None
    if option is None:
        return f"{names.clause(clause)}: [open, in brackets]"
    return f"{names.clause(clause)}: {one_line(option.label)}. {quoted(option.text)}"


def _behind(names: Names, text: TextView) -> list[str]:
    return [f"Behind it: {names.seats(text.sponsors)}."] if text.sponsors else []


def _decision(names: Names, text: TextView) -> list[str]:
    lines = []
    if text.votes:
        cast = [f"{names.seat(seat)} {vote}" for seat, vote in text.votes.items()]
        lines.append(f"Votes so far: {listed(cast)}. {tally(names.view, text)}".strip())
    for seat, clause, words in (*text.reservations, *_footnotes(names, text)):
        lines.append(f"Reservation of {names.seat(seat)} on {names.on(clause)}: {quoted(words)}")
    if text.broken_by:
        with_it = f", with {names.seats(text.associates)}" if text.associates else ""
        lines.append(f"Silence was broken by {names.seat(text.broken_by)}{with_it}: {quoted(text.reason)}")
    return lines


def _footnotes(names: Names, text: TextView) -> list[tuple[str, str, str]]:
    """What stands under a text since it was adopted."""
    if text.status != "adopted":
        return []
    standings = [each for each in names.view.adopted if each.text_number == text.number]
    return [(seat, each.clause, words) for each in standings for seat, words in each.footnotes]


def communique(view: PublicView) -> list[str]:
    """What is adopted, as it would be published, with footnotes."""
    names, notes = Names(view), list[str]()
    lines = ["Communique, as it stands", f"{one_line(view.forum)}."]
    for standing in view.adopted:
        option = names.option_of(standing.clause, standing.option)
        marks = ""
        for seat, words in standing.footnotes:
            notes.append(f"Note {len(notes) + 1}: {names.seat(seat)}: {quoted(words)}")
            marks += f" [note {len(notes)}]"
        wording = one_line(option.text, LIMIT) if option else standing.option
        lines.append(f"{wording}{marks}{_signed(names, standing)}")
    if not view.adopted:
        lines.append("Nothing is adopted yet.")
    return lines + notes


def _signed(names: Names, standing: Standing) -> str:
    return f" (Signed by {names.seats(standing.bound)}.)" if standing.coalition else ""
