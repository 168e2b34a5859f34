"""The press desk (section 2): optional players who publish articles and put questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tabletop.exercise.facts import ALLIANCE, CHAIR, EVALUATOR, EVERYONE, PRESS, Act, Event, Fact, act, fact
from tabletop.exercise.rules import Turn, decides, guards, seen_by
from tabletop.exercise.words import missing_text

if TYPE_CHECKING:
    from tabletop.exercise.core import State

LONGEST_HEADLINE = 120


@act("press.publish")
class Publish(Act, frozen=True):
    """Publish an article: everybody reads it, the other side too."""

    headline: str
    text: str


@act("press.ask")
class PutQuestion(Act, frozen=True):
    """Put a question to delegations, to the alliance or to the chair; they answer by message, or not."""

    to: tuple[str, ...]
    text: str


@fact("press.published")
class ArticlePublished(Fact, frozen=True):
    """It stands in the papers."""

    headline: str
    text: str


@fact("press.asked")
class QuestionPut(Fact, frozen=True):
    """A question that waits for an answer."""

    to: tuple[str, ...]
    text: str


@decides(Publish, PRESS)
def publish(turn: Turn, act: Publish) -> None:
    """Publish."""
    turn.emit(ArticlePublished(act.headline, act.text))


@decides(PutQuestion, PRESS)
def put_question(turn: Turn, act: PutQuestion) -> None:
    """Ask."""
    turn.emit(QuestionPut(tuple(dict.fromkeys(act.to)), act.text))


@guards(ArticlePublished)
def can_publish(state: State, event: Event, fact: ArticlePublished) -> str | None:
    """A headline and some words."""
    if len(fact.headline) > LONGEST_HEADLINE:
        return f"A headline has at most {LONGEST_HEADLINE} letters. Put the rest into the article."
    return missing_text(fact.headline, "A headline") or missing_text(fact.text, "An article")


@guards(QuestionPut)
def can_ask(state: State, event: Event, fact: QuestionPut) -> str | None:
    """Somebody who could answer, and some words."""
    if not fact.to or not set(fact.to) <= {*state.scenario.seats, ALLIANCE, CHAIR}:
        return "Choose who is asked: delegations, the alliance or the chair."
    return missing_text(fact.text, "A question")


@seen_by(ArticlePublished)
def everyone(event: Event, fact: ArticlePublished) -> tuple[str, ...]:
    """What is published is public."""
    return (EVERYONE,)


@seen_by(QuestionPut)
def asked(event: Event, fact: QuestionPut) -> tuple[str, ...]:
    """Those who are asked."""
    return (event.seat, *fact.to, EVALUATOR)
