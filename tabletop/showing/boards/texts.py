"""Drafts and their history, texts under decision, the communique as it stands."""

from __future__ import annotations

from tabletop.exercise.views.alliance import AllianceView, TextView
from tabletop.exercise.views.public import PublicView
from tabletop.showing.gate import one_line
from tabletop.showing.majorities import majority_lines, tally
from tabletop.showing.names import PROCEDURES, Names, listed, quoted
from tabletop.showing.rows import BAD, GOOD, HEADING, PLAIN, QUIET, STRONG, WARN, Row, Target, rows_of
from tabletop.showing.tables import talk
from tabletop.showing.tables.texts import amendment_words, communique, standing_words

LOOK = {"open": WARN, "adopted": GOOD, "withdrawn": QUIET, "fallen": BAD}


def texts(view: AllianceView, now: int) -> list[Row]:
    """Every text with its wording, who stands behind it, what waits and what became of it; newest first."""
    names = Names(view)
    live = [t for t in view.texts if t.status not in ("adopted", "withdrawn")]
    done = [t for t in view.texts if t.status in ("adopted", "withdrawn")]
    rows: list[Row] = []
    for title, texts in (("Under way", live), ("Settled", done)):
        if texts:
            rows.append(Row(title, HEADING))
            for text in reversed(texts):
                rows += _text(view, names, text, now)
    return rows


def _text(view: AllianceView, names: Names, text: TextView, now: int) -> list[Row]:
    target = Target("text", str(text.number), text.status)
    standing = standing_words(text, now)
    head = f"Text {text.number}, {quoted(text.title)}, by {names.seat(text.author)}: {standing}"
    rows = [Row(head, LOOK.get(text.status, STRONG), 0, target)]
    rows += [Row(words, PLAIN, 1, target) for words in _wording(view, names, text)]
    rows += [Row(words, QUIET, 1, target) for words in _history(names, text)]
    waiting = [(n, a) for n, a in enumerate(view.amendments, 1) if a.draft == text.id]
    for number, change in waiting:
        wanted = amendment_words(names, change.clause, change.option)
        words = f"Waiting: {names.seat(change.author)} wants {wanted}"
        rows.append(Row(words, WARN, 1, Target("amendment", str(number))))
    return rows


def _wording(view: AllianceView, names: Names, text: TextView) -> list[str]:
    clauses = [c.id for item in view.agenda if item.id in text.items for c in item.clauses]
    lines = []
    for clause in clauses:
        chosen = text.choices.get(clause)
        lines.append(
            f"{names.clause(clause)}: {names.option(clause, chosen) if chosen else '[open, in brackets]'}"
        )
    return lines


def _history(names: Names, text: TextView) -> list[str]:
    """Revision, sponsors, footnotes, breaks: what has become of it so far."""
    how = PROCEDURES.get(text.procedure, text.procedure)
    behind = f"; behind it: {names.seats(text.sponsors)}" if text.sponsors else ""
    lines = [f"Revision {text.revision}, decided by {how}{behind}"]
    if text.falls:
        lines.append(f"Fell {'once' if text.falls == 1 else f'{text.falls} times'} so far")
    if text.broken_by:
        more = f", with {names.seats(text.associates)}" if text.associates else ""
        lines.append(f"Silence was broken by {names.seat(text.broken_by)}{more}: {quoted(text.reason)}")
    if text.votes:
        cast = listed([f"{names.short(s)} {vote}" for s, vote in text.votes.items()])
        lines.append(f"So far: {cast}. {tally(names.view, text)}".rstrip(". "))
    for seat, clause, words in text.reservations:
        lines.append(f"Footnote of {names.seat(seat)} on {names.on(clause)}: {quoted(words)}")
    return lines


def deciding(view: PublicView, names: Names, now: int) -> list[Row]:
    """Texts under decision, a row each."""
    texts = {t.number: t for t in getattr(view, "texts", ())}
    return [
        Row(
            f"Text {number}, {quoted(texts[number].title)}, {standing_words(texts[number], now)}",
            WARN, 0, Target("text", str(number), "open"),
        )
        for number, *_ in view.deciding
        if number in texts
    ]  # fmt: skip


def public(view: PublicView) -> list[Row]:
    """The communique as it stands, then every public word and step, the newest first."""
    names = Names(view)
    rows = rows_of(communique(view))
    rows += [Row("", PLAIN), Row("Public words and steps", HEADING)]
    for said in reversed(view.spoken):
        rows.append(Row(talk.spoken(names, said), PLAIN, 0, Target("reading", talk.spoken(names, said))))
    if not view.spoken:
        rows.append(Row("Nobody has spoken in public yet.", QUIET))
    return rows


def agenda(view: PublicView) -> list[Row]:
    """Items, clauses and options, with what each option costs and what is adopted."""
    from tabletop.showing.tables.agenda import key_lines, option_line

    names, rows = Names(view), list[Row]()
    adopted = {s.clause: s.option for s in view.adopted}
    for number, item in enumerate(view.agenda, 1):
        words = f"{number}. {one_line(item.title)}, decided by {PROCEDURES[item.procedure.kind]}"
        rows.append(Row(words, HEADING, 0, Target("item", str(number))))
        rows += [Row(words, QUIET, 1) for words in majority_lines(view, item) + key_lines(view, item)]
        for clause in item.clauses:
            stands = adopted.get(clause.id)
            about = Target("clause", clause.id)
            state = f"adopted: {names.option(clause.id, stands)}" if stands else "open"
            rows.append(Row(f"{one_line(clause.title)}: {state}", GOOD if stands else STRONG, 1, about))
            for place, option in enumerate(clause.options):
                mark = f"{letter(place)}. {option_line(names, clause, option)}"
                rows.append(Row(mark, GOOD if option.id == stands else PLAIN, 2, about))
    return rows


def letter(place: int) -> str:
    """Options are called A, B, C by their place."""
    return "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[place] if place < 26 else str(place + 1)
